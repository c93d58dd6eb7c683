"""Pages of a file whose words are missing from its report, or were only recognised in a picture, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from tipqa.errors import ReadError

if TYPE_CHECKING:
    from tipqa.reports.blocks import Meta
    from tipqa.reports.formats.document import Document, Pages
    from tipqa.reports.model import Block

PARTIAL = "partial"


class _Held(Protocol):
    """A report, or what the catalog says of it."""

    @property
    def country(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def missing_pages(self) -> str: ...
    @property
    def recognized_pages(self) -> str: ...


def check_whole(document: Document, name: str, *, partial: bool) -> None:
    """See that no page of a file is without text.

    Args:
        document: the file, as read.
        name: how messages call it.
        partial: whether the user takes what there is.

    Raises:
        ReadError: there are such pages and `partial` is off; the message names them and what can be done.
    """
    pages = document.pages
    if partial or pages is None or not pages.unread:
        return
    from tipqa.reports.formats.pdf_ocr import is_installed

    told = page_list(number for number, _ in pages.unread)
    many = len(pages.unread) > 1
    with_ocr = "with --ocr to have them recognised" if many else "with --ocr to have it recognised"
    ways = f"{with_ocr}, or " if is_installed() else ""
    more = "" if ways else " (text recognition needs the program tesseract)"
    raise ReadError(
        f"{name}: {'pages' if many else 'page'} {told} of {pages.count} {'are pictures' if many else 'is a picture'} "
        f"without text; run the command again {ways}with --partial to add the rest, marked as partial{more}"
    )


def with_pages(meta: Meta, document: Document) -> Meta:
    """`meta` with the pages that are missing or were recognised, and a warning for each kind."""
    pages = document.pages
    if pages is None or not (pages.unread or pages.recognized):
        return meta
    missing = page_list(number for number, _ in pages.unread)
    recognized = page_list(number for number, _ in pages.recognized)
    meta = replace(meta, missing_pages=missing, recognized_pages=recognized)
    return replace(meta, coverage=PARTIAL if missing else meta.coverage, warnings=(*meta.warnings, *gaps([meta])))


def pages_of(document: Document, blocks: Sequence[Block]) -> Pages | None:
    """What is so of the pages that a part of a document reaches over: its blocks are some of the document's."""
    if document.pages is None:
        return None
    own = set(map(id, blocks))
    held = [number for number, block in enumerate(document.blocks) if id(block) in own]
    first, last = (held[0], held[-1] + 1) if held else (0, 0)
    return replace(
        document.pages,
        unread=tuple(page for page in document.pages.unread if first < page[1] <= last),
        recognized=tuple(page for page in document.pages.recognized if first <= page[1] < last),
    )


def gaps(reports: Iterable[_Held]) -> list[str]:
    """A sentence on each of these reports whose text lacks pages, or has some that were recognised in pictures."""
    found = []
    for report in reports:
        of = f"of the {report.year} text on {report.country} held here"
        if pages := report.missing_pages:
            is_, its = ("are", "their") if _many(pages) else ("is", "its")
            found.append(
                f"{_pages(pages)} {of} {is_} missing ({_pictures(pages)} without text): {its} words may tell more."
            )
        if pages := report.recognized_pages:
            was = "were" if _many(pages) else "was"
            found.append(f"{_pages(pages)} {of} {was} read from a picture by text recognition, which may misread.")
    return found


def page_list(numbers: Iterable[int]) -> str:
    """Numbers as they are said, neighbours joined: `2, 5-7`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _many(pages: str) -> bool:
    return not pages.isdigit()


def _pages(pages: str) -> str:
    return f"{'Pages' if _many(pages) else 'Page'} {pages}"


def _pictures(pages: str) -> str:
    return "pictures" if _many(pages) else "a picture"
