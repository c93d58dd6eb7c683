"""What the first sentence of a section says of the time before: more was done, less, or as much."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from tipqa.index.model import Filter, Statement
from tipqa.index.store import Store
from tipqa.later import later
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

_TABLE = Path(__file__).with_suffix(".toml")
_OTHER_SIDE = later(r"\b(?:but|although|though|while|however|despite|except)\b", re.I)
_FIRST = 2  # statements of a section among which that sentence stands
SECTIONS = (SectionKind.PROSECUTION, SectionKind.PROTECTION, SectionKind.PREVENTION)


class Direction(StrEnum):
    """Whether more was done than before, as much, or less."""

    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Trend:
    """What a section says of the work it tells of; `mixed` where the same sentence goes on with another side of it."""

    section: SectionKind
    direction: Direction
    statement: Statement
    mixed: bool


@cache
def rows() -> tuple[tuple[Direction, str, str], ...]:
    """The table: direction, pattern, example."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple((Direction(name), pattern, example) for name, found in table.items() for pattern, example in found)


@cache
def _patterns() -> dict[Direction, re.Pattern[str]]:
    own = {it: [pattern for direction, pattern, _ in rows() if direction is it] for it in Direction}
    return {direction: re.compile("|".join(patterns), re.I) for direction, patterns in own.items()}


def direction_of(text: str) -> tuple[Direction, bool] | None:
    """The direction that a sentence tells first, and whether it goes on with another side; None where it tells none."""
    found = {it: match.start() for it, pattern in _patterns().items() if (match := pattern.search(text))}
    return (min(found, key=lambda it: found[it]), bool(_OTHER_SIDE.search(text))) if found else None


def read_trends(index: Store, report: str) -> list[Trend]:
    """What each section of a report that tells it says of the work, in the order of the text."""
    found: list[Trend] = []
    for section in SECTIONS:
        for statement in index.statements(Filter(reports=(report,), sections=(section,)))[:_FIRST]:
            if told := direction_of(statement.text):
                found.append(Trend(section, told[0], statement, told[1]))
                break
    return found
