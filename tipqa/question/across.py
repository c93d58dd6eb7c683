"""What a question asks across editions or countries of the table of tiers, beyond lists of single editions."""

from __future__ import annotations

import re
from enum import StrEnum

from tipqa.question.lexicon import phrases, says
from tipqa.question.lists import ListAsked
from tipqa.question.years import YearsAsked
from tipqa.records import dataclass
from tipqa.reports.model import Tier

_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


class Across(StrEnum):
    """The kinds of list that look at the whole table."""

    BETWEEN = "between"  # moved between two editions, whatever lies between them
    STEPS = "steps"  # from one tier to another, in any edition
    EDITIONS = "editions"  # the edition with the most countries on a tier
    ALWAYS = "always"
    NEVER = "never"
    EVER = "ever"
    IN_A_ROW = "in_a_row"  # for so many editions in a row
    FIRST = "first"  # for the first time
    JUMP = "jump"  # two tiers at once
    LONGEST = "longest"
    MOST = "most"  # in the most editions, in a row or not
    SHARE = "share"
    TIERS = "tiers"  # how many countries on each tier
    REGIONS = "regions"  # how many countries of each region
    PEERS = "peers"  # on the tier of a country that is named
    ALONG = "along"  # moved in the same edition as a country that is named


@dataclass(frozen=True, slots=True)
class AcrossAsked:
    """A list across editions: its kind, the tiers left and reached as far as they are named, a number of editions, and whether the
    shortest list is asked for; `as_placed` says that of the editions those alone count that place a country, `exact` that
    the number is no lower bound, `now` that what holds in the newest edition is meant.
    """

    kind: Across
    old: Tier | None = None
    new: Tier | None = None
    editions: int = 0
    fewest: bool = False
    as_placed: bool = False
    exact: bool = False
    now: bool = False


def read_across(question: str, listed: ListAsked, years: YearsAsked, *, subjects: int) -> AcrossAsked | None:
    """The list across editions that a question asks for; None where it asks for none.

    Args:
        subjects: how many countries it is about.
    """
    kind = _along(question, listed) if subjects else _across(question, listed, years)
    if kind is None:
        return None
    old, new = (listed.tier, listed.reached) if listed.left else (None, listed.tier)
    return AcrossAsked(
        kind,
        old,
        new,
        _editions(question),
        says(question, "list_shortest"),
        says(question, "as_placed"),
        says(question, "nth_in_a_row"),
        years.none and not says(question, "once_so"),
    )


def _along(question: str, listed: ListAsked) -> Across | None:
    if says(question, "peers"):
        return Across.PEERS
    return Across.ALONG if listed.moves_wanted and says(question, "along") else None


def _across(question: str, listed: ListAsked, years: YearsAsked) -> Across | None:
    if listed.reached and years.none:
        return Across.STEPS
    if not listed.moves_wanted and says(question, "across", Across.TIERS):
        return Across.TIERS
    if says(question, "across", Across.JUMP):
        return Across.JUMP
    if listed.tier and says(question, "across", Across.FIRST):
        return Across.FIRST
    if listed.moves_wanted:
        ends = len(years.editions) == 2 and years.between and not _each(question)
        return Across.BETWEEN if ends else None
    if listed.tier is None:
        return None
    if says(question, "nth_in_a_row"):
        return Across.IN_A_ROW
    for kind in (Across.SHARE, Across.REGIONS, Across.EDITIONS, Across.IN_A_ROW, Across.MOST, Across.LONGEST):
        if says(question, "across", kind):
            return kind
    if years.editions and not years.since and not years.between:
        return None
    if listed.kept:
        return Across.ALWAYS
    if says(question, "counts_each"):
        return None
    return next((it for it in (Across.NEVER, Across.EVER, Across.ALWAYS) if says(question, "across", it)), None)


def _each(question: str) -> bool:
    """Whether every edition of a range is wanted by itself."""
    return says(question, "every_edition") or says(question, "counts_each")


def _editions(question: str) -> int:
    """The number of editions in a row that a question names: "four years in a row"; 0 where it names none."""
    if nth := phrases("nth_in_a_row").search(question):
        return next(number for word, number in _ORDINALS.items() if word in nth[0].lower().split())
    match = phrases("across", Across.IN_A_ROW).search(question)
    words = re.findall(r"\w+", match[0].lower()) if match else []
    number = next((_NUMBERS.get(word) or int(word) for word in words if word in _NUMBERS or word.isdecimal()), 0)
    return number + bool({"more", "over"} & set(words))
