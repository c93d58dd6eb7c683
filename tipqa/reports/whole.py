"""A whole report, with the narratives of many countries, parted by their title lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.errors import CountryError
from tipqa.records import dataclass
from tipqa.reports.headings import LONGEST, heading_kind
from tipqa.reports.model import Block

_FEWEST_WORDS = 30  # between two title lines: less is a table of placements
_NAMES_REACH = 12  # blocks in which a single narrative's title line stands
_BACK_MATTER = re.compile(
    r"(?:relevant\s+)?international\s+conventions.*|(?:a\s+)?closing\s+note.*|photo\s+credits?.*|glossary.*|acronyms.*|appendi.*|"
    r"stopping\s+human\s+trafficking.*|multilateral\s+organi[sz]ations.*|u\.?s\.?\s+government\s+(?:domestic\s+)?anti-?trafficking.*|"
    r"trafficking\s+victims\s+protection\s+act.*|index",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """The narrative of one country in a whole report, its title line first."""

    country: str
    blocks: list[Block]


def split_countries(blocks: Sequence[Block]) -> list[Part]:
    """The narratives that the blocks of a file hold, when they are of two countries or more; else none.

    A narrative goes from its title line (`NAME (Tier 2)`) to the next. What stands before the first, and the appendices
    behind the last, belong to none. A title line that comes again goes on with its country.
    """
    parts: list[Part] = []
    current: Part | None = None
    for block in blocks:
        name = title_country(block)
        if name and (current is None or name != current.country):
            current = Part(name, [block])
            parts.append(current)
        elif current is not None and block.kind == "heading" and _BACK_MATTER.fullmatch(block.text.rstrip(" :")):
            current = None
        elif current is not None and not name:
            current.blocks.append(block)
    told = [part for part in parts if _words(part.blocks[1:]) >= _FEWEST_WORDS]
    return told if len({part.country for part in told}) > 1 else []


def title_country(block: Block) -> str:
    """The country that a title line names; `""` for a block that is none, or names no known country."""
    from tipqa.countries.lookup import resolve
    from tipqa.reports.tiers import title_tier

    if block.kind == "item" or len(block.text) > LONGEST or not (found := title_tier(block.text)):
        return ""
    try:
        return resolve(found[0]).name
    except CountryError:
        return ""


def from_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks from the title line on, where only short lines stand before it."""
    for number, block in enumerate(blocks[:_NAMES_REACH]):
        if title_country(block):
            return list(blocks[number:])
        if heading_kind(block.text) is not None or (block.kind != "heading" and len(block.text) > 2 * LONGEST):
            break
    return list(blocks)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
