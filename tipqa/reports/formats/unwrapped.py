"""Paragraphs that hold a whole report, pasted with its line breaks, parted at the headings among their lines."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.reports.formats.flow import Piece
from tipqa.reports.model import Block
from tipqa.reports.outline import is_lettered, is_numbered
from tipqa.reports.spans import words

_FEWEST_LINES = 40
_LONGEST_LINE = 110  # characters, on average: the width of a printed page
_LONGEST_HEADING = 60
_RUNS_ON = words("or and of the in to for on by with a an from")


def unwrapped(piece: Piece) -> Iterator[Block]:
    """The block of a piece, or its parts where it is a report of many printed lines with headings between them.

    A line `Section 2. Liberty` becomes a heading. One that a letter opens, `a. Freedom of the Press`, becomes a paragraph
    of its own: it may as well be the rest of a sentence.
    """
    lines = piece.lines
    wide = sum(map(len, lines)) / max(1, len(lines))
    if len(lines) < _FEWEST_LINES or wide > _LONGEST_LINE or sum(map(is_numbered, lines)) < 2:
        yield piece.block
        return
    held: list[str] = []
    for line in lines:
        numbered = is_numbered(line)
        if not numbered and not (_is_whole(line) and _ended(held)):
            held.append(line)
            continue
        if held:
            yield Block(piece.block.kind, " ".join(held))
        held = []
        yield Block("heading" if numbered else "paragraph", line, 2 if numbered else 0)
    if held:
        yield Block(piece.block.kind, " ".join(held))


def _is_whole(line: str) -> bool:
    """Whether a line is a lettered heading that does not run on in the next."""
    return is_lettered(line) and len(line) <= _LONGEST_HEADING and line.rsplit(" ", 1)[-1] not in _RUNS_ON


def _ended(held: list[str]) -> bool:
    return not held or held[-1].endswith((".", "”", ":"))
