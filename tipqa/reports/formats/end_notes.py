"""Notes at the end of a file under a heading of their own: no part of the report that they stand behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.reports.formats.left import LeftOut
from tipqa.reports.model import Block

_HEADING = re.compile(
    r"(?:(?:end|foot)-?notes?|notes|references|sources|works\s+cited|bibliography)\s*:?", re.IGNORECASE
)
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡¹²³⁰-⁹]{1,3})\s*\S")


def without_end_notes(blocks: Sequence[Block]) -> tuple[list[Block], tuple[LeftOut, ...]]:
    """The blocks before the notes that end a file, and what is left out; all of them where it has none.

    Notes are numbered paragraphs or items under a heading such as `Endnotes`, up to the end.
    """
    at = len(blocks)
    while at and (blocks[at - 1].kind == "item" or _NOTE.match(blocks[at - 1].text)):
        at -= 1
    if not 1 < at < len(blocks) or not _HEADING.fullmatch(blocks[at - 1].text):
        return list(blocks), ()
    told = " ".join(block.text for block in blocks[at - 1 :])
    return list(blocks[: at - 1]), (LeftOut.of("notes", told),)
