"""The question in English that one in another language puts, where a few of its words tell it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from tipqa.question.language import Foreign, bare
from tipqa.question.years import read_years
from tipqa.records import dataclass

_TABLE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Kind:
    """What may be asked: the question in English, and for each of its words a pattern with an example."""

    asked: str
    words: tuple[tuple[re.Pattern[str], str], ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """The table, in its order."""
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["kind"]
    return tuple(Kind(row["asked"], tuple((re.compile(it), example) for it, example in row["words"])) for row in rows)


def in_english(question: str, foreign: Foreign) -> str:
    """The question in English; "" where it names no country, or several, or no kind of the table is told."""
    text = bare(question)
    years = read_years(question).editions
    if len(foreign.countries) != 1 or len(years) > 1:
        return ""
    edition = f" in {years[0]}" if years else ""
    found = (kind for kind in kinds() if all(pattern.search(text) for pattern, _ in kind.words))
    return next((kind.asked.format(country=foreign.countries[0], edition=edition) for kind in found), "")
