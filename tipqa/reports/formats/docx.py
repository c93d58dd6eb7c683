"""Word files to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from tipqa.errors import ReadError
from tipqa.reports.clean import clean_text
from tipqa.reports.formats.document import Document
from tipqa.reports.formats.end_notes import without_end_notes
from tipqa.reports.formats.notes import without_marks
from tipqa.reports.formats.tables import table_sentences
from tipqa.reports.formats.zipped import open_zip
from tipqa.reports.model import Block
from tipqa.reports.plaintext import text_blocks

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Words that were deleted, and boxes, which are read for themselves.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}rPr", f"{_W}pPr", _FALLBACK}
_WRAPPERS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"}
_HEADING = re.compile(r"heading (\d)")
_MARK = re.compile(r"\s*(?:[\[(]?\d{1,3}[\])]?(?:\s*,\s*\d{1,3})*|[*†‡§]{1,3})\s*")
_POWER = re.compile(r"\b(?:[cmk]?m|ft|miles?)\Z")  # a raised 2 behind it is no note
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 200 << 20
_MOST_XML = 50 << 20
_DEEPEST_STYLE = 20
_WIDEST = 200  # columns that a cell may cover
_LONGEST_CELL = 40  # words; a longer one is prose, and its table the page's layout


def docx_blocks(raw: bytes, name: str) -> list[Block]:
    """The headings, paragraphs, list items and rows of tables of a Word file, in order.

    Raises:
        ReadError: it is damaged, encrypted, or of the kind before 2007.
        LimitError: it unpacks to more than a document can be.
    """
    return docx_document(raw, name).blocks


def docx_document(raw: bytes, name: str) -> Document:
    """The text of a Word file, with the title among its properties.

    Raises:
        ReadError: it is damaged, encrypted, or of the kind before 2007.
        LimitError: it unpacks to more than a document can be.
    """
    if raw.startswith(_OLE):
        raise ReadError(
            f"{name} is encrypted or an old .doc file; open it in Word and save it as .docx without a password"
        )
    with open_zip(raw, name, _MOST_BYTES) as archive:
        xml = sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels")))
    if xml > _MOST_XML:
        raise ReadError(f"{name} holds {xml >> 20} MB of markup, more than a document has; save its text as .txt")
    import docx

    try:
        word = docx.Document(BytesIO(raw))
        found = (_unmarked(block) for block in _blocks(word.element.body, _Styles(word)))
        blocks, left = without_end_notes([block for block in found if block.text])
        title = clean_text(word.core_properties.title or "")
    except Exception as error:  # the libraries below raise whatever a damaged file makes them stumble over
        raise ReadError(
            f"{name} cannot be read as a Word file: {_why(error)}; save it again as .docx or .txt"
        ) from error
    return Document(blocks, titles=(title,) if title else (), left=left)


def _unmarked(block: Block) -> Block:
    return Block(block.kind, without_marks(block.text), block.level)


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


class _Styles:
    """The styles of a document, for what they say of a paragraph: a heading's level, and whether it is in a list."""

    def __init__(self, word: Any) -> None:
        self._by_id = {style.style_id: style for style in word.styles}

    def level(self, paragraph: Any) -> int:
        """The level of a heading: 1 for a title; 0 for what is no heading."""
        for style in self._chain(paragraph):
            name = (style.name or "").lower()
            if name == "title":
                return 1
            if found := _HEADING.match(name):
                return int(found[1]) or 1
        return 0

    def is_item(self, paragraph: Any) -> bool:
        """Whether a list holds the paragraph, by its own numbering or by its style."""
        numbered = paragraph.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            number = numbered.find(f"{_W}numId")
            return number is None or number.get(f"{_W}val") != "0"
        return any(
            (style.name or "").lower().startswith(("list bullet", "list number"))
            or style.element.find(f"{_W}pPr/{_W}numPr") is not None
            for style in self._chain(paragraph)
        )

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        """The style of a paragraph and those it is based on."""
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = self._by_id.get(named.get(f"{_W}val")) if named is not None else None
        for _ in range(_DEEPEST_STYLE):
            if style is None:
                return
            yield style
            style = style.base_style


def _blocks(body: Any, styles: _Styles) -> Iterator[Block]:
    for element in body.iterchildren():
        if element.tag == f"{_W}p":
            yield from _with_boxes(element, styles)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, styles)
        elif element.tag in _WRAPPERS:
            yield from _blocks(element, styles)


def _with_boxes(paragraph: Any, styles: _Styles) -> Iterator[Block]:
    """A paragraph and the text boxes that hang on it: behind it, or before it where it is a heading."""
    own = list(_paragraph(paragraph, styles))
    boxes = [block for box in _boxes(paragraph) for block in _blocks(box, styles)]
    heading = any(block.kind == "heading" and block.text for block in own)
    yield from (*boxes, *own) if heading else (*own, *boxes)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes below an element, the second copies left out that Word keeps for older programs."""
    for child in element.iterchildren():
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in (_FALLBACK, f"{_W}del", f"{_W}moveFrom"):
            yield from _boxes(child)


def _paragraph(paragraph: Any, styles: _Styles) -> Iterator[Block]:
    text = "".join(_words(paragraph))
    level = styles.level(paragraph)
    if level:
        yield Block("heading", clean_text(text), level)
    elif styles.is_item(paragraph):
        yield Block("item", clean_text(text))
    else:
        yield from text_blocks("\n".join(map(clean_text, text.split("\n"))))


def _table(table: Any, styles: _Styles) -> Iterator[Block]:
    """A table as sentences; each block for itself where it only lays out the page, in one column or with prose in it."""
    rows = [list(_cells(row, styles)) for row in _rows(table)]
    texts = [[" ".join(block.text for block in blocks) for _, blocks, _ in row] for row in rows]
    laid_out = all(len(row) < 2 for row in rows) or any(
        len(text.split()) > _LONGEST_CELL for row in texts for text in row
    )
    headed = any(block.kind == "heading" and block.level for row in rows for _, blocks, _ in row for block in blocks)
    if laid_out or headed:
        yield from (block for row in rows for _, blocks, _ in row for block in blocks)
        return
    grid: list[list[str]] = []
    for row, told in zip(rows, texts, strict=True):
        line: list[str] = []
        for (across, _, goes_on), text in zip(row, told, strict=True):
            above = grid[-1][len(line)] if goes_on and grid and len(line) < len(grid[-1]) else text
            line += [above] * across
        grid.append(line)
    yield from (Block("paragraph", sentence) for sentence in table_sentences(grid))


def _rows(table: Any) -> Iterator[Any]:
    for element in table.iterchildren():
        if element.tag == f"{_W}tr":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _rows(element)


def _cells(row: Any, styles: _Styles) -> Iterator[tuple[int, list[Block], bool]]:
    """How many columns each cell of a row covers, its blocks, and whether it goes on from the row above."""
    for element in row.iterchildren():
        if element.tag in _WRAPPERS:
            yield from _cells(element, styles)
        elif element.tag == f"{_W}tc":
            across = element.find(f"{_W}tcPr/{_W}gridSpan")
            merged = element.find(f"{_W}tcPr/{_W}vMerge")
            width = int(across.get(f"{_W}val", "1")) if across is not None else 1
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            yield min(max(width, 1), _WIDEST), [block for block in _blocks(element, styles) if block.text], goes_on


def _words(element: Any) -> Iterator[str]:
    """The text below an element: inserted words too, deleted ones and the marks of notes not."""
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED and not _is_mark(child):
            yield from _words(child)


def _is_mark(run: Any) -> bool:
    """Whether a run is the mark of a note that was typed: a small raised number or star."""
    raised = run.find(f"{_W}rPr/{_W}vertAlign") if run.tag == f"{_W}r" else None
    if raised is None or raised.get(f"{_W}val") != "superscript" or not _MARK.fullmatch(_run_text(run)):
        return False
    before = run.getprevious()
    return before is None or _POWER.search(_run_text(before)) is None


def _run_text(run: Any) -> str:
    return "".join(text.text or "" for text in run.iter(f"{_W}t"))
