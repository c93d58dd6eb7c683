"""What a question asks of placements: what a yes-or-no question claims, and what is asked of several years."""

from __future__ import annotations

import re
from enum import StrEnum

from tipqa.later import later
from tipqa.question.lexicon import says, spans, spans_of_values, values, values_in
from tipqa.question.lists import ListAsked, read_list, tiers_named
from tipqa.question.topic import Topic
from tipqa.question.wording import yes_or_no
from tipqa.records import dataclass
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


class Side(StrEnum):
    """Which tiers are meant beside the one that a question names."""

    ABOVE = "above"
    BELOW = "below"


_SENTENCE = later(r"[.;!?]\s+|,\s+(?=(?:and |so |but )?(?:since when|for how long|how long)\b)", re.I)
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
    that a move from `tier` led to, where both are named, `side` says that the tiers above or below it are meant.
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
    side: Side | None = None

    def meant(self, tier: Tier) -> bool:
        """Whether a placement on a tier is one that the question means; one off the tier named, where being off it is."""
        if self.side is None or self.tier is None:
            return (tier == self.tier) is not self.off
        if tier.rank is None or self.tier.rank is None:
            return False
        return tier.rank > self.tier.rank if self.side is Side.ABOVE else tier.rank < self.tier.rank

    @property
    def place(self) -> str:
        """The tiers meant: "on Tier 3", "off Tier 1", "above Tier 3"."""
        return f"{self.side or ('off' if self.off else 'on')} {self.tier}"

    def holds(self, old: Tier, new: Tier, moved: str) -> bool | None:
        """Whether a move between two tiers is the one named; None where the question names none to decide on."""
        undecided = self.left and not moved  # one placement alone does not tell which one was left
        if self.negated or self.says_more or undecided or (self.move is None and self.tier is None):
            return None
        right = self.tier is None or (self.meant(new) if self.side else self.tier == (old if self.left else new))
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
    listed = _of_its_sentence(question, listed)
    always = OfHistory.ALWAYS if says(question, "never_left") else None
    history = (
        always or next(values_in(question, "tier_extreme"), None) or next(values_in(question, "history_asked"), None)
    )
    if history == OfHistory.WHEN and says(question, "history_asked", OfHistory.TIMES):
        history = OfHistory.TIMES  # "how often, and when?"
    if history == OfHistory.TIMES and listed.tier and spell_before(question):
        history = OfHistory.HOW_LONG  # "how many years was it there before its upgrade?"
    if history is None and says(question, "in_range") and yes_or_no(question):
        history = OfHistory.EVER
    move, off = _move(question, listed), says(question, "tier_off")
    if history is None and says(question, "since_a_year") and yes_or_no(question):
        history = OfHistory.EVER if move not in (None, Move.STAYED) else OfHistory.ALWAYS if listed.tier else None
        off = off or (history == OfHistory.ALWAYS and (listed.left or listed.negated))  # "stayed off it since 2015"
    if says(question, "recovered"):
        move, history = Move.UP, OfHistory.EVER
    side = next((it for it in Side if says(question, "tier_bound", it)), None) if listed.tier else None
    return PlacementAsked(
        tier=listed.tier,
        move=None if side and history else move,  # "did it ever do better than Tier 2?" names no move
        left=listed.left,
        negated=listed.negated,
        says_more=_says_more(topic),
        history=OfHistory(history) if history else None,
        traded=says(question, "places_traded"),
        of_each=says(question, "of_each"),
        end=next((it for it in End if says(question, "history_end", it)), None),
        running=says(question, "running"),
        off=off,
        spell_before=history == OfHistory.HOW_LONG and spell_before(question),
        reached=listed.reached,
        earliest=listed.tier is None and says(question, "earliest"),
        picked=listed.tier is not None and says(question, "picked_from"),
        side=side,
    )


def spell_before(question: str) -> bool:
    """Whether a question looks back from a move at the time on the tier before it: "before it got out in 2019"."""
    return says(question, "spell_before")


def _of_its_sentence(question: str, listed: ListAsked) -> ListAsked:
    """What the sentence names that asks since when or how long; what the whole names, where it names no tier: "It was Tier 3. Since when is it on Tier 2?"."""
    if len(tiers_named(question)) < 2:
        return listed
    asking = (it for it in _SENTENCE.split(question) if says(it, "history_asked", OfHistory.HOW_LONG))
    own = next((found for it in asking if len(tiers_named(it)) == 1 and (found := read_list(it)).tier), None)
    return own or listed


def _says_more(topic: Topic) -> bool:
    """Whether a question says more than that a country is placed or moved: "receive a waiver from a downgrade"."""
    told = [*spans(topic.text, *_OF_PLACEMENTS), *spans_of_values(topic.text, "claim", values("claim"))]
    return len(topic.without(told).words) > 1


def _move(question: str, listed: ListAsked) -> Move | None:
    both = says(question, "tier_up") and says(question, "tier_down")
    if both or says(question, "tier_direction"):
        return None  # "up or down?"
    if len(listed.moves) == 1:
        return Move(listed.moves[0])
    claimed = next(values_in(question, "claim"), None)
    return Move(claimed) if claimed else Move.MOVED if listed.moves else None
