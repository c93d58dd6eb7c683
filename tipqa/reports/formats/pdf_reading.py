"""PDF files to blocks, in this very process: see `pdf` for the way in that bounds time and memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any

from tipqa.errors import LimitError, ReadError
from tipqa.reports.clean import clean_text
from tipqa.reports.formats.document import Document
from tipqa.reports.formats.pdf_edges import without_edges
from tipqa.reports.formats.pdf_page import Line, page_lines
from tipqa.reports.formats.pdf_paragraphs import pdf_paragraphs

MOST_PAGES = 2_000
_FEWEST_CHARS = 20  # a page, on average: less is a scan


def read_pdf(raw: bytes, name: str, reached: Callable[[int], object] = lambda _: None) -> Document:
    """The text of a PDF: lines in reading order, without running heads, page numbers and notes.

    Args:
        raw: its bytes.
        name: how messages call it.
        reached: called with each page's number before it is read.

    Raises:
        ReadError: it is damaged or encrypted, or holds no text.
        LimitError: it has too many pages.
    """
    pages, title = _pages(raw, name, reached)
    chars = sum(len(line.text) for page in pages for line in page)
    if chars < _FEWEST_CHARS * max(1, len(pages)):
        raise ReadError(
            f"{name} holds no text, only pictures of {len(pages)} pages (a scan); "
            "run it through text recognition first, such as `ocrmypdf in.pdf out.pdf`"
        )
    body = _body_size(pages)
    blocks = pdf_paragraphs(without_edges(pages, body), body)
    return Document(blocks, titles=(title,) if title else ())


def _pages(raw: bytes, name: str, reached: Callable[[int], object]) -> tuple[list[list[Line]], str]:
    import pdfplumber

    pages: list[list[Line]] = []
    columns = 0
    try:
        with pdfplumber.open(BytesIO(raw)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise LimitError(f"{name} has {len(pdf.pages)} pages, more than {MOST_PAGES}; give a part of it")
            for number, page in enumerate(pdf.pages):
                reached(number)
                pages.append(page_lines(page, number, columns))
                columns += 1 + len({line.column for line in pages[-1]})
                page.close()
            return pages, _title(pdf.metadata)
    except LimitError:
        raise
    except MemoryError as error:
        raise LimitError(f"{name} needs more memory than allowed; print it to a new PDF, or save its text") from error
    except Exception as error:  # the libraries below raise whatever a damaged file makes them stumble over
        raise ReadError(_refusal(error, name)) from error


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
