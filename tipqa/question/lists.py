"""What a question wants listed: the countries on a tier, that moved, or that left one."""

from __future__ import annotations

from dataclasses import dataclass

from tipqa.question.lexicon import phrases
from tipqa.reports.model import Tier
from tipqa.reports.tiers import parse_tier

_BOTH = ("upgraded", "downgraded")
_LOWEST = ("blacklist", "blacklisted", "bottom", "lowest", "worst")
_HIGHEST = ("top", "highest")


@dataclass(frozen=True, slots=True)
class ListAsked:
    """The tier named and the moves ("upgraded", "downgraded"); `left` says that the tier is the one countries left,
    `negated` that the countries are wanted which are not so.
    """

    tier: Tier | None = None
    moves: tuple[str, ...] = ()
    left: bool = False
    negated: bool = False

    @property
    def moves_wanted(self) -> tuple[str, ...]:
        """The moves to list: those named, both where a tier was left."""
        return self.moves or (_BOTH if self.left else ())


def read_list(question: str) -> ListAsked:
    """The list that a question names; empty where it names none."""
    words = phrases("named_tier").search(question)
    patterns = {"upgraded": phrases("tier_up"), "downgraded": phrases("tier_down")}
    moves = tuple(move for move, pattern in patterns.items() if pattern.search(question))
    return ListAsked(
        tier=_named(words.group()) if words else None,
        moves=moves or (_BOTH if phrases("tier_shifted").search(question) or moves_of_all(question) else ()),
        left=bool(phrases("tier_left").search(question)),
        negated=bool(phrases("list_negated").search(question)),
    )


def moves_of_all(question: str) -> bool:
    """Whether a question wants all moves of an edition: "the main moves between tiers"."""
    return bool(phrases("moves_of_all").search(question))


def named_tiers(question: str) -> tuple[Tier, ...]:
    """The tiers that a question names, in order."""
    found = (_named(match.group()) for match in phrases("named_tier").finditer(question))
    return tuple(tier for tier in found if tier)


def _named(words: str) -> Tier | None:
    """The tier that words name; "bottom tier" and "blacklist" are Tier 3."""
    first = words.lower().split()[0]
    if first in _LOWEST:
        return Tier.TIER_3
    return Tier.TIER_1 if first in _HIGHEST else parse_tier(words)
