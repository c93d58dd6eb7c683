"""Which reader takes which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tipqa.errors import ReadError
from tipqa.reports.model import Block

Reader = Callable[[bytes, str], list[Block]]
"""Takes a file's bytes and the name that messages call it by; gives its blocks."""

TEXT_READERS = {".md": "tipqa.reports.markdown:markdown_blocks", ".txt": "tipqa.reports.plaintext:text_blocks"}
"""Readers of decoded text behind an optional front matter, as `module:function`: loaded when first needed."""

BYTE_READERS: dict[str, str] = {
    ".html": "tipqa.reports.formats.html:html_blocks",
    ".htm": "tipqa.reports.formats.html:html_blocks",
    ".pdf": "tipqa.reports.formats.pdf:pdf_blocks",
    ".docx": "tipqa.reports.formats.docx:docx_blocks",
}
"""Readers of bytes, each a `Reader`, named in the same way."""


def text_reader(path: Path) -> Callable[[str], list[Block]] | None:
    """The reader of a text file; None where the suffix is not one of a text."""
    named = TEXT_READERS.get(path.suffix.lower())
    return _loaded(named) if named else None


def byte_reader(path: Path) -> Reader:
    """The reader of a file by its suffix.

    Raises:
        ReadError: no reader takes files with this suffix.
    """
    named = BYTE_READERS.get(path.suffix.lower())
    if named is None:
        known = ", ".join((*TEXT_READERS, *BYTE_READERS))
        raise ReadError(f"{path}: no reader for {path.suffix or 'files without a suffix'}; give one of {known}")
    reader: Reader = _loaded(named)
    return reader


def _loaded(named: str) -> Callable[..., list[Block]]:
    module, function = named.split(":")
    loaded: Callable[..., list[Block]] = getattr(import_module(module), function)
    return loaded
