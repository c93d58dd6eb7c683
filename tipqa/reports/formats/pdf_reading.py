"""PDF files to blocks, in this very process: see `pdf` for the way in that bounds time and memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from tipqa.errors import LimitError, ReadError
from tipqa.reports.clean import clean_text
from tipqa.reports.formats.document import Document, Pages
from tipqa.reports.formats.end_notes import without_end_notes
from tipqa.reports.formats.pdf_edges import without_edges
from tipqa.reports.formats.pdf_ocr import recognized_words
from tipqa.reports.formats.pdf_page import Line, is_picture, lines_of, page_lines
from tipqa.reports.formats.pdf_paragraphs import pdf_paragraphs

MOST_PAGES = 2_000
_FEWEST_CHARS = 20  # a page, on average: less is a scan


@dataclass(slots=True)
class _Read:
    """The lines of each page, and which pages, from 0, are pictures without text or were recognised."""

    pages: list[list[Line]] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    recognized: list[int] = field(default_factory=list)
    title: str = ""


def read_pdf(
    raw: bytes, name: str, reached: Callable[[int, int], object] = lambda *_: None, *, ocr: bool = False
) -> Document:
    """The text of a PDF: lines in reading order, without running heads, page numbers and notes.

    Args:
        raw: its bytes.
        name: how messages call it.
        reached: called with each page's number, from 1, and how many there are, before it is read.
        ocr: whether to read pages that are pictures by text recognition.

    Raises:
        ReadError: it is damaged or encrypted, holds no text, or text recognition is wanted and not to be had.
        LimitError: it has too many pages.
    """
    read = _pages(raw, name, reached, ocr)
    chars = sum(len(line.text) for page in read.pages for line in page)
    if chars < _FEWEST_CHARS * max(1, len(read.pages) - len(read.pictures)) or not chars:
        raise ReadError(
            f"{name} holds no text, only pictures of {len(read.pages)} pages (a scan); "
            "run it through text recognition first, such as `ocrmypdf in.pdf out.pdf`, or add it with --ocr"
        )
    body = _body_size(read.pages)
    blocks, firsts = pdf_paragraphs(without_edges(read.pages, body), body)
    blocks, left = without_end_notes(blocks)
    pages = Pages(len(read.pages), _placed(read.pictures, firsts), _placed(read.recognized, firsts))
    return Document(blocks, titles=(read.title,) if read.title else (), left=left, pages=pages)


def _placed(numbers: Sequence[int], firsts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pages by their numbers from 1, each with how many blocks begin before it."""
    return tuple((number + 1, sum(1 for first in firsts if first < number)) for number in numbers)


def _pages(raw: bytes, name: str, reached: Callable[[int, int], object], ocr: bool) -> _Read:
    import pdfplumber

    read = _Read()
    columns = 0
    try:
        with pdfplumber.open(BytesIO(raw)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise LimitError(f"{name} has {len(pdf.pages)} pages, more than {MOST_PAGES}; give a part of it")
            for number, page in enumerate(pdf.pages):
                reached(number + 1, len(pdf.pages))
                _add(read, page, number, columns, name if ocr else "")
                columns += 1 + len({line.column for line in read.pages[-1]})
                page.close()
            read.title = _title(pdf.metadata)
            return read
    except ReadError:
        raise
    except MemoryError as error:
        raise LimitError(f"{name} needs more memory than allowed; print it to a new PDF, or save its text") from error
    except Exception as error:  # the libraries below raise whatever a damaged file makes them stumble over
        raise ReadError(_refusal(error, name)) from error


def _add(read: _Read, page: Any, number: int, columns: int, ocr: str) -> None:
    """Read one page; by text recognition where it is a picture and `ocr` names the file for messages."""
    lines = page_lines(page, number, columns)
    if is_picture(page, lines):
        lines = lines_of(recognized_words(page, ocr), number, columns) if ocr else []
        (read.recognized if lines else read.pictures).append(number)
    read.pages.append(lines)


def _refusal(error: Exception, name: str) -> str:
    """What to say of a PDF that cannot be opened; pdfplumber hides an error behind one of its own."""
    seen = [repr(each) for each in (error, *error.args, error.__cause__, error.__context__)]
    if any("Password" in each or "Encrypt" in each for each in seen):
        return f"{name} is encrypted; save a copy without a password, such as with `qpdf --decrypt`"
    return f"{name} cannot be read as a PDF: it is damaged; get the file again, or save its text as .txt"


def _title(metadata: dict[str, Any]) -> str:
    title = metadata.get("Title") if metadata else ""
    return clean_text(title) if isinstance(title, str) else ""


def _body_size(pages: list[list[Line]]) -> float:
    """The size that most characters are set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size])
