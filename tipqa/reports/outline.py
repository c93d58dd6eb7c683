"""Numbered headings: `Section 1.` and the words behind it are one line, and a letter stands below its section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tipqa.reports.model import Block

_NUMBER = r"(?:section|part|chapter)\s+(?:\d{1,2}|[ivx]{1,4})"
_ALONE = re.compile(rf"{_NUMBER}\s*[.:–—-]?", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?:{_NUMBER})\s*[.:–—-]\s+\S.{{0,200}}", re.IGNORECASE)
_LETTERED = re.compile(r"[a-z]\.\s+[A-Z]\S.{0,200}")
_LETTER_ALONE = re.compile(r"[a-zA-Z0-9]{1,2}\.")
SECTION_LEVEL, LETTER_LEVEL, LOWEST = 2, 3, 6


def is_numbered(line: str) -> bool:
    """Whether a line is the heading of a numbered section: `Section 1. Respect for the Integrity of the Person`."""
    return _NUMBERED.fullmatch(line) is not None and not line.endswith((".", ";"))


def is_lettered(line: str) -> bool:
    """Whether a line is the heading of a lettered part: `b. Disappearance`."""
    return _LETTERED.fullmatch(line) is not None and not line.endswith((".", ";"))


def outlined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each number that stands alone joined to the heading behind it, and headings at the level they have.

    Where a report numbers its sections, these are of level 2, their lettered parts of level 3, and a heading without a
    level of its own stands below the last of them.
    """
    return list(_levelled(_joined(list(blocks))))


def _joined(blocks: list[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if following is not None and following.kind == "heading" and _stands_alone(block):
            yield Block("heading", f"{block.text} {following.text}", following.level)
            at += 2
            continue
        yield block
        at += 1


def _stands_alone(block: Block) -> bool:
    if block.kind == "item":
        return False
    lettered = block.kind == "heading" and _LETTER_ALONE.fullmatch(block.text) is not None
    return lettered or _ALONE.fullmatch(block.text) is not None


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    above = 0  # the level of the last numbered or lettered heading
    for block in blocks:
        if block.kind != "heading":
            yield block
            continue
        level = block.level
        if is_numbered(block.text):
            level = above = SECTION_LEVEL
        elif above and is_lettered(block.text):
            level = above = LETTER_LEVEL
        elif above and level != 1:
            level = level if level > above else min(above + 1, LOWEST)
        yield block if level == block.level else Block("heading", block.text, level)
