"""What a question asks of placements: what a yes-or-no question claims, and what is asked of several years."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tipqa.question.lexicon import phrases, values
from tipqa.question.lists import ListAsked
from tipqa.question.topic import Topic
from tipqa.question.wording import yes_or_no
from tipqa.reports.model import Tier


class OfHistory(StrEnum):
    """What is asked of placements over the years."""

    SPANS = "spans"
    EVER = "ever"
    HOW_LONG = "how_long"
    WHEN = "when"
    TIMES = "times"
    IN_A_ROW = "in_a_row"
    ALWAYS = "always"
    LOWEST = "lowest"
    HIGHEST = "highest"
    TURNS = "turns"  # up and down again


class End(StrEnum):
    """Which of several editions is asked for."""

    FIRST = "first"
    LAST = "last"


class Move(StrEnum):
    """A move that a question names; `MOVED` is up or down, `STAYED` neither."""

    UP = "upgraded"
    DOWN = "downgraded"
    MOVED = "moved"
    STAYED = "stayed"


_OF_PLACEMENTS = (
    "tag",
    "tier",
    "named_tier",
    "tier_moved",
    "tier_up",
    "tier_down",
    "tier_shifted",
    "tier_left",
    "tier_history",
)


@dataclass(frozen=True, slots=True)
class PlacementAsked:
    """A placement or a move, and what is asked of it over the years.

    `tier` is the one that the country is on or moved to, which `left` says it moved from. `negated` says that the question
    denies it, so that neither yes nor no
    would be clear, `says_more` that it asks for more than a placement or a move, `traded` that two countries are said to have
    changed places, `of_each` that several are said to be placed so, `running` that what goes on is asked for: "has been", `off`
    that being off the tier is, whether or not it was left, `ranged` that years are named. `spell_before` says that the time on a tier up to the move off it is asked for,
    `earliest` that the first placement of all is, `picked` which of several countries are placed so. `reached` is the tier
    that a move from `tier` led to, where both are named.
    """

    tier: Tier | None = None
    move: Move | None = None
    left: bool = False
    negated: bool = False
    says_more: bool = False
    history: OfHistory | None = None
    traded: bool = False
    of_each: bool = False
    end: End | None = None
    running: bool = False
    off: bool = False
    ranged: bool = False
    spell_before: bool = False
    earliest: bool = False
    picked: bool = False
    reached: Tier | None = None

    def holds(self, old: Tier, new: Tier, moved: str) -> bool | None:
        """Whether a move between two tiers is the one named; None where the question names none to decide on."""
        undecided = self.left and not moved  # one placement alone does not tell which one was left
        if self.negated or self.says_more or undecided or (self.move is None and self.tier is None):
            return None
        right = self.tier is None or self.tier == (old if self.left else new)
        right = right and self.reached in (None, new)
        match self.move:
            case None:
                return right and (not self.left or moved != "unchanged")
            case Move.MOVED:
                return right and moved != "unchanged"
            case Move.STAYED:
                return right and moved == "unchanged"
            case _:
                return right and moved == self.move


def read_placement(topic: Topic, listed: ListAsked) -> PlacementAsked:
    """What a question asks of a placement.

    Args:
        listed: the tier and the moves that its words name.
    """
    question = topic.text
    always = OfHistory.ALWAYS if phrases("never_left").search(question) else None
    history = (
        always
        or _extreme(question)
        or next((it for it in values("history_asked") if phrases("history_asked", it).search(question)), None)
    )
    if history == OfHistory.WHEN and phrases("history_asked", OfHistory.TIMES).search(question):
        history = OfHistory.TIMES  # "how often, and when?"
    if history == OfHistory.TIMES and listed.tier and spell_before(question):
        history = OfHistory.HOW_LONG  # "how many years was it there before its upgrade?"
    if history is None and phrases("in_range").search(question) and yes_or_no(question):
        history = OfHistory.EVER
    move, off = _move(question, listed), bool(phrases("tier_off").search(question))
    if history is None and phrases("since_a_year").search(question) and yes_or_no(question):
        history = OfHistory.EVER if move not in (None, Move.STAYED) else OfHistory.ALWAYS if listed.tier else None
        off = off or (history == OfHistory.ALWAYS and (listed.left or listed.negated))  # "stayed off it since 2015"
    if phrases("recovered").search(question):
        move, history = Move.UP, OfHistory.EVER
    return PlacementAsked(
        tier=listed.tier,
        move=move,
        left=listed.left,
        negated=listed.negated,
        says_more=_says_more(topic),
        history=OfHistory(history) if history else None,
        traded=bool(phrases("places_traded").search(question)),
        of_each=bool(phrases("of_each").search(question)),
        end=next((it for it in End if phrases("history_end", it).search(question)), None),
        running=bool(phrases("running").search(question)),
        off=off,
        spell_before=history == OfHistory.HOW_LONG and spell_before(question),
        reached=listed.reached,
        earliest=listed.tier is None and bool(phrases("earliest").search(question)),
        picked=listed.tier is not None and bool(phrases("picked_from").search(question)),
    )


def spell_before(question: str) -> bool:
    """Whether a question looks back from a move at the time on the tier before it: "before it got out in 2019"."""
    return bool(phrases("spell_before").search(question))


def _extreme(question: str) -> str | None:
    """ "lowest" or "highest", where the lowest or highest tier that a country ever had is asked for."""
    return next((it for it in values("tier_extreme") if phrases("tier_extreme", it).search(question)), None)


def _says_more(topic: Topic) -> bool:
    """Whether a question says more than that a country is placed or moved: "receive a waiver from a downgrade"."""
    spans = [match.span() for slot in _OF_PLACEMENTS for match in phrases(slot).finditer(topic.text)]
    spans += [match.span() for value in values("claim") for match in phrases("claim", value).finditer(topic.text)]
    return len(topic.without(spans).words) > 1


def _move(question: str, listed: ListAsked) -> Move | None:
    both = phrases("tier_up").search(question) and phrases("tier_down").search(question)
    if both or phrases("tier_direction").search(question):
        return None  # "up or down?"
    if len(listed.moves) == 1:
        return Move(listed.moves[0])
    claimed = [Move(it) for it in values("claim") if phrases("claim", it).search(question)]
    return claimed[0] if claimed else Move.MOVED if listed.moves else None
