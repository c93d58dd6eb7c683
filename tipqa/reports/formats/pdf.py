"""PDF files to blocks, within bounds of memory and time."""

from __future__ import annotations

from tipqa.reports.formats.guarded import read_guarded
from tipqa.reports.model import Block


def pdf_blocks(raw: bytes, name: str) -> list[Block]:
    """The headings, paragraphs and items of a PDF, columns one after the other, without what its pages repeat.

    Raises:
        ReadError: it is damaged or encrypted, or a scan without text.
        LimitError: it has too many pages, or takes too much memory or time.
    """
    return read_guarded(raw, "pdf", name).blocks
