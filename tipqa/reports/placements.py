"""Placements of a whole edition: which countries stand on which tier, and which rose or fell.

A document of the series "placements" has a section for each tier ("Tier 1" … "Special Case") and for the moves
("Upgraded", "Downgraded"). Beside sentences, a section holds items: a country, or a country with its move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from tipqa.countries.lookup import resolve
from tipqa.errors import CountryError
from tipqa.later import later
from tipqa.records import dataclass
from tipqa.reports.model import Report, Section, Tier
from tipqa.reports.tiers import parse_tier

SERIES = "placements"


class Certainty(StrEnum):
    """How sure a placement is, the surest first; the value stands behind an item in brackets, but for the first."""

    STATED = "stated"
    ONE_SOURCE = "one source"
    DERIVED = "derived"


Move = Literal["upgraded", "downgraded"]

_MOVES: dict[str, Move] = {"upgraded": "upgraded", "downgraded": "downgraded"}
_TIERS = {tier.value.lower(): tier for tier in Tier} | {"special cases": Tier.SPECIAL_CASE}
_MARK = later(r"[-*•·]\s+")
_NOTE = later(r"\s*\([^()]*\)\s*\.?\Z")
_SENTENCE = later(r"[.!?:][”\"’)]?\Z")
_MOVE = later(r"(?P<name>.+?)\s*[:–—]\s*from\s+(?P<old>.+?)\s+to\s+(?P<new>.+)", re.IGNORECASE)
_COMPLETE = later(r"(?<!\bnot )(?<!\bhardly )\bcomplete\b", re.IGNORECASE)  # "The list of 20 countries is complete."
_LONGEST_NAME = 8  # words


@dataclass(frozen=True, slots=True)
class Placement:
    """A country's place in one edition. `report.text[start:end]` is the item that says it.

    `change` and `from_tier` are set where the item stands among the moves. `complete` is True where the section says
    that its list is complete. `certainty` is what the note behind the item says.
    """

    country: str
    year: int
    tier: Tier | None
    change: Move | None
    from_tier: Tier | None
    start: int
    end: int
    complete: bool
    certainty: Certainty = Certainty.STATED


def read_placements(report: Report) -> tuple[Placement, ...]:
    """The placements that a document of the series "placements" lists, in order; none of another report.

    Raises:
        CountryError: an item names a country that is not known.
    """
    if report.series != SERIES:
        return ()
    return tuple(placement for section in report.sections for placement in _read_section(report, section))


def _read_section(report: Report, section: Section) -> Iterator[Placement]:
    heading = section.heading.strip(" :#*").lower()
    tier, move = _TIERS.get(heading), _MOVES.get(heading)
    if tier is None and move is None:
        return
    lines = list(_lines(report.text, section))
    complete = any(_is_prose(text) and _COMPLETE.search(text) for text, _, _ in lines)
    for text, start, end in lines:
        if not _is_prose(text):
            yield _read_item(report, text, (start, end), tier, move, complete=complete)


def _read_item(
    report: Report, text: str, span: tuple[int, int], tier: Tier | None, move: Move | None, *, complete: bool
) -> Placement:
    bare = _NOTE.sub("", text)
    moved = _MOVE.fullmatch(bare)
    name = _country(report, moved["name"] if moved else bare.rstrip("."))
    old = parse_tier(moved["old"]) if moved else None
    new = (parse_tier(moved["new"]) if moved else None) or tier
    return Placement(name, report.year, new, move, old, *span, complete, _certainty(text[len(bare) :]))


def _certainty(note: str) -> Certainty:
    """What the note in brackets says; the less sure of two."""
    said = note.lower()
    return next((it for it in (Certainty.DERIVED, Certainty.ONE_SOURCE) if it in said), Certainty.STATED)


def _country(report: Report, name: str) -> str:
    try:
        return resolve(name).name
    except CountryError as error:
        raise CountryError(f"report {report.id}: item {name!r}: {error}", error.suggestions) from error


def _lines(text: str, section: Section) -> Iterator[tuple[str, int, int]]:
    """The lines of a section without list marks, with their spans."""
    at = section.start
    for line in text[section.start : section.end].split("\n"):
        mark = _MARK.match(line.lstrip())
        bare = line.strip()[mark.end() :] if mark else line.strip()
        if bare:
            start = at + line.index(bare)
            yield bare, start, start + len(bare)
        at += len(line) + 1


def _is_prose(text: str) -> bool:
    """Whether a line is a sentence, not an item: an item is a name, or a name with a move."""
    bare = _NOTE.sub("", text)
    if _MOVE.fullmatch(bare):
        return False
    count = len(bare.split())
    return count > _LONGEST_NAME or (count > 2 and _SENTENCE.search(text) is not None)
