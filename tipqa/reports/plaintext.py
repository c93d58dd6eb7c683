"""Plain text to blocks: paragraphs, bullets and headings told by how their lines look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tipqa.reports.clean import clean_text
from tipqa.reports.formats.typed_tables import with_tables
from tipqa.reports.headings import LONGEST, heading_kind, is_upper_heading
from tipqa.reports.model import Block
from tipqa.reports.wrapped import join_lines, known_words

_BULLET = re.compile(r"\s*(?:[*•▪●◦‣·]\s+|[•▪●◦‣](?=\S))")
_DASH_OR_NUMBER = re.compile(r"\s*(?:[-–—]|\d{1,2}[.)])\s+(?=\S)")
_ENDS = (".", ":", "!", "?", ";", "”", '"', ")")
_FOOT = re.compile(r"(?:tags|back to top|share|print|white house|usa\.gov|privacy policy)\b", re.IGNORECASE)
_Kind = Literal["heading", "paragraph", "item"]
_BROKEN = re.compile("[-\u00ad\u2010\u2011]\n")
_GAPS = re.compile(r"\S(?:\t|  |\s*\|)\s*\d")  # before a figure, as columns have
_WHOLE_LINE = 160  # a line this long was not broken by a page's width


def text_blocks(text: str) -> list[Block]:
    """The headings, paragraphs and list items of a plain text, in order.

    Empty lines part paragraphs; lines broken by a page's width are joined; lines that open with a bullet, a dash or a
    number are items; the foot of a page that was copied along is left out; known section names, title lines and lines in capitals are headings.
    """
    blocks = []
    known = known_words(text) if _BROKEN.search(text) else frozenset()
    for kind, lines in _groups(with_tables(text.split("\n")) if _GAPS.search(text) else text.split("\n")):
        joined = clean_text(join_lines(lines, known))
        if joined:
            blocks.append(Block(kind, joined))
    while blocks and _FOOT.match(blocks[-1].text) and not blocks[-1].text.endswith(_ENDS):
        blocks.pop()
    return blocks


def _groups(lines: list[str]) -> Iterator[tuple[_Kind, list[str]]]:
    """The lines of each block, without bullets."""
    kind: _Kind = "paragraph"
    held: list[str] = []
    for line in lines:
        opened = _opens(line, kind, held)
        if opened is None:
            held.append(line)
            continue
        if held:
            yield kind, held
        kind, rest = opened
        held = [rest] if rest else []
        if kind == "heading":
            yield kind, held
            kind, held = "paragraph", []
    if held:
        yield kind, held


def _opens(line: str, kind: _Kind, held: list[str]) -> tuple[_Kind, str] | None:
    """The kind of block that a line opens, and its words; None when it continues the block of the lines `held`."""
    if not line.strip():
        return "paragraph", ""
    if bullet := _BULLET.match(line):
        return "item", line[bullet.end() :]
    before = held[-1].rstrip() if held else ""
    listed = not held or kind == "item" or before.endswith((":", ";"))
    if listed and (bullet := _DASH_OR_NUMBER.match(line)):
        return "item", line[bullet.end() :]
    if (not held or before.endswith(_ENDS) or len(before) >= _WHOLE_LINE) and _is_heading(line.strip()):
        return "heading", line
    if held and max(len(line), len(before)) >= _WHOLE_LINE:
        return "paragraph", line
    return None


def _is_heading(line: str) -> bool:
    if len(line) > LONGEST or not line[0].isupper():
        return False
    from tipqa.reports.tiers import title_tier

    return is_upper_heading(line) or heading_kind(line) is not None or title_tier(line) is not None
