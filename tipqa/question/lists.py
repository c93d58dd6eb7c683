"""What a question wants listed: the countries on a tier, that moved, or that left one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tipqa.later import later
from tipqa.question.lexicon import phrases, says
from tipqa.records import dataclass
from tipqa.reports.model import Tier
from tipqa.reports.tiers import parse_tier

_TO = later(r"\s+(?:\w+\s+)?(?:to|into|onto)\s+(?:the\s+)?", re.I)
_BACK = later(r"\s+(?:\w+\s+)?(?:from|out of)\s+(?:the\s+)?", re.I)
_ROW = later(r"\btiers?\s+[123]\b(?:\s*(?:,|/|&|and|or|nor)+\s*[123]\b(?!\s*(?:countr|editions?|years?)))+", re.I)
_BOTH = ("upgraded", "downgraded")
_LOWEST = ("blacklist", "blacklisted", "bottom", "lowest", "worst")
_HIGHEST = ("top", "highest", "best")


@dataclass(frozen=True, slots=True)
class ListAsked:
    """The tier named and the moves ("upgraded", "downgraded"); `left` says that the tier is the one countries left,
    `negated` that the countries are wanted which are not so.
    """

    tier: Tier | None = None
    moves: tuple[str, ...] = ()
    left: bool = False
    reached: Tier | None = None  # the second tier of "from Tier 2 to Tier 3"
    negated: bool = False
    also: tuple[Tier, ...] = ()  # further tiers, each of which is wanted: "on Tier 1 or Tier 3"
    kept: bool = False  # whether it is one that countries never left
    rest: bool = False  # whether those are wanted, too, that are not so: "…, and which were not?"
    balance: bool = False  # whether it is asked if more went up or down

    @property
    def named(self) -> bool:
        """Whether it names a tier or moves."""
        return bool(self.tier or self.moves_wanted)

    @property
    def moves_wanted(self) -> tuple[str, ...]:
        """The moves to list: those named, both where a tier was left."""
        return self.moves or (_BOTH if self.left else ())


def read_list(question: str) -> ListAsked:
    """The list that a question names; empty where it names none."""
    question = phrases("tag").sub("", question)
    if kept := phrases("never_left").search(question):
        return replace(read_list(f"{question[: kept.start()]} on {question[kept.end() :]}"), kept=True)
    if rest := phrases("and_which_not").search(question):
        return replace(read_list(question[: rest.start()]), rest=True)
    balance = says(question, "moves_balance")
    words = phrases("named_tier").search(question)
    patterns = {"upgraded": phrases("tier_up"), "downgraded": phrases("tier_down")}
    moves = _BOTH if balance else tuple(move for move, pattern in patterns.items() if pattern.search(question))
    old, new = read_step(question) or (_named(words.group()) if words else None, None)
    left = new is not None or says(question, "tier_left")
    shifted = bool(moves or says(question, "tier_shifted") or moves_of_all(question))
    return ListAsked(
        tier=old,
        also=() if left or shifted else tuple(it for it in tiers_named(question) if it != old),
        moves=moves or (_BOTH if shifted else ()),
        left=left,
        reached=new,
        negated=says(question, "list_negated"),
        balance=balance,
    )


def tiers_named(question: str) -> tuple[Tier, ...]:
    """The tiers that a question names, in its order."""
    found = (_named(match.group()) for match in phrases("named_tier").finditer(_spelt_out(question)))
    return tuple(dict.fromkeys(tier for tier in found if tier))


def _spelt_out(question: str) -> str:
    """The question with the word "Tier" before each number of a row: "Tier 1, 2 or 3"."""
    return _ROW.sub(lambda row: re.sub(r"(?<=[\s,/&])(?=[123]\b)(?<!tier )", "Tier ", row[0], flags=re.I), question)


def read_step(question: str) -> tuple[Tier, Tier] | None:
    """The two tiers of a move: "from Tier 2 straight to Tier 3", "to Tier 3 from Tier 2"; None where it names no such move."""
    for first, second in pairwise(phrases("named_tier").finditer(question)):
        old, new = _named(first.group()), _named(second.group())
        between = question[first.end() : second.start()]
        if old and new and old != new and _TO.fullmatch(between):
            return old, new
        if old and new and old != new and _BACK.fullmatch(between):
            return new, old
    return None


def moves_of_all(question: str) -> bool:
    """Whether a question wants all moves of an edition: "the main moves between tiers"."""
    return says(question, "moves_of_all") or says(question, "moves_balance")


def _named(words: str) -> Tier | None:
    """The tier that words name; "bottom tier" and "blacklist" are Tier 3."""
    first = re.split(r"[\s-]", words.lower())[0]
    if first in _LOWEST:
        return Tier.TIER_3
    return Tier.TIER_1 if first in _HIGHEST else parse_tier(words)
