"""Which kind of file it is, by its first bytes and its suffix, and the reading of each kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from tipqa.errors import LimitError, ReadError
from tipqa.reports.formats.document import Document
from tipqa.reports.model import Block

KINDS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".pdf": "pdf",
    ".docx": "docx",
    ".zip": "zip",
}
"""The kinds by suffix."""

_HTML = (b"<!doctype html", b"<html", b"<head", b"<?xml")
_REACH = 1024
_MOST_TEXT = 8_000_000  # characters; a whole report with all its countries has half of that
_MOST_LINES = 200_000


def kind_of(raw: bytes, name: str) -> str:
    """One of the values of `KINDS`: by the bytes where these tell, else by the suffix of `name`.

    Raises:
        ReadError: neither tells of a kind that is read, or the file is empty.
    """
    if not raw.strip():
        raise ReadError(f"{name} is empty; get the file again")
    named = KINDS.get(PurePath(name).suffix.lower(), "")
    head = raw[:_REACH].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in raw[:_REACH].lower():
        return "pdf"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if named == "docx" or b"word/document.xml" in raw else "zip"
    if named in ("text", "markdown", "") and head.startswith(_HTML):
        return "html"
    if not named:
        known = ", ".join(KINDS)
        raise ReadError(f"{name}: files of this kind are not read; save it as one of {known}")
    return named


def read_document(
    raw: bytes, kind: str, name: str, reached: Callable[[int, int], object] = lambda *_: None, *, ocr: bool = False
) -> Document:
    """The text of a file, in this very process.

    Args:
        raw: its bytes.
        kind: a value of `KINDS`, but for "zip".
        name: how messages call it.
        reached: called with each page's number, from 1, and how many there are, before it is read.
        ocr: whether to read pages of a PDF that are pictures by text recognition.

    Raises:
        ReadError: it is damaged, or no file of this kind.
        LimitError: it is larger than a file of this kind may be.
    """
    if kind == "pdf":
        from tipqa.reports.formats.pdf_reading import read_pdf

        return read_pdf(raw, name, reached, ocr=ocr)
    if kind == "docx":
        from tipqa.reports.formats.docx import docx_document

        return docx_document(raw, name)
    if kind in ("html", "mhtml"):
        from tipqa.reports.formats.html import html_document
        from tipqa.reports.formats.mhtml import page_of_archive

        return html_document(page_of_archive(raw, name) if kind == "mhtml" else raw, name)
    return _text_document(raw, kind, name)


def _text_document(raw: bytes, kind: str, name: str) -> Document:
    from tipqa.reports.clean import decode
    from tipqa.reports.formats.end_notes import without_end_notes
    from tipqa.reports.formats.notes import without_marks
    from tipqa.reports.frontmatter import split_front_matter
    from tipqa.reports.markdown import markdown_blocks
    from tipqa.reports.plaintext import text_blocks

    text = decode(raw, name, guess=True)
    if len(text) > _MOST_TEXT or text.count("\n") > _MOST_LINES:
        raise LimitError(f"{name} is longer than {_MOST_TEXT} characters or {_MOST_LINES} lines; give a part of it")
    values, body = split_front_matter(text, name)
    if kind == "markdown":
        return Document(markdown_blocks(body), values)
    found = (Block(block.kind, without_marks(block.text), block.level) for block in text_blocks(body))
    blocks, left = without_end_notes([block for block in found if block.text])
    return Document(blocks, values, left=left)
