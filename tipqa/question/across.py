"""What a question asks across editions or countries of the table of tiers, beyond one list of one edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tipqa.question.lexicon import phrases
from tipqa.question.lists import ListAsked, named_tiers
from tipqa.question.years import YearsAsked
from tipqa.reports.model import Tier


class Across(StrEnum):
    """The kinds of list that look at more than one edition, or at more than the list itself."""

    BOTH = "both"  # on a tier in each of several editions
    BUT_NOT = "but_not"  # on it in one edition and not in another
    BETWEEN = "between"  # moved between two editions, whatever lies between them
    ALWAYS = "always"
    NEVER = "never"
    EVER = "ever"
    LONGEST = "longest"
    SHARE = "share"
    ALONG = "along"  # moved in the same edition as a country that is named


@dataclass(frozen=True, slots=True)
class AcrossAsked:
    """A list across editions: its kind, and the tiers left and reached where both are named."""

    kind: Across
    old: Tier | None = None
    new: Tier | None = None


def read_across(question: str, listed: ListAsked, years: YearsAsked, *, subjects: int) -> AcrossAsked | None:
    """The list across editions that a question asks for; None where it asks for none.

    Args:
        subjects: how many countries it is about.
    """
    tiers = named_tiers(question)
    old, new = (
        (tiers[0], tiers[1]) if len(tiers) == 2 else (tiers[0], None) if listed.left and tiers else (None, listed.tier)
    )
    kind = _along(question, listed) if subjects else _across(question, listed, years)
    return AcrossAsked(kind, old, new) if kind else None


def _along(question: str, listed: ListAsked) -> Across | None:
    return Across.ALONG if listed.moves_wanted and phrases("along").search(question) else None


def _across(question: str, listed: ListAsked, years: YearsAsked) -> Across | None:
    two = len(years.editions) == 2
    if listed.moves_wanted:
        moved = two and years.between and not phrases("every_edition").search(question)
        return Across.BETWEEN if moved else None
    if listed.tier is None:
        return None
    for kind in (Across.SHARE, Across.LONGEST):
        if phrases("across", kind).search(question):
            return kind
    if two and phrases("across", Across.BUT_NOT).search(question):
        return Across.BUT_NOT
    if two and phrases("across", Across.BOTH).search(question):
        return Across.BOTH
    if len(years.editions) == 1 and not years.since:
        return None
    for kind in (Across.NEVER, Across.EVER, Across.ALWAYS):
        if phrases("across", kind).search(question):
            return kind
    return None
