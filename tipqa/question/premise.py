"""What a question takes for true: a tier, a move, a rise or a fall, a deed that it asks when or why of."""

from __future__ import annotations

from dataclasses import dataclass

from tipqa.figures.asked import FigureAsked, figure_meant, restrictions_in
from tipqa.index.question_words import content_words
from tipqa.index.words import words as stems
from tipqa.question import wording
from tipqa.question.lexicon import phrases
from tipqa.question.topic import Topic
from tipqa.reports.model import Tier
from tipqa.reports.tiers import parse_tier


@dataclass(frozen=True, slots=True)
class DeedPresumed:
    """A deed taken for done: the stems of the words that say it, those of the whole question, and its measure."""

    stems: frozenset[str]
    of_question: frozenset[str]
    measure: str | None


@dataclass(frozen=True, slots=True)
class RisePresumed:
    """A rise (`rose`) or a fall taken for true, of a measure; the stems that say of what, and its restrictions."""

    rose: bool
    figure: FigureAsked | None
    stems: frozenset[str]
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for true.

    `opening` is the tier of a clause in front ("With India on Tier 1, …"), `tier` the tier named anywhere, which `left`
    says was left and `averted` that it was kept off; `move` is "upgraded" or "downgraded"; `negated` that the question
    denies something itself, `placed` that a country was put on its tier at some time, not that it is there now.
    """

    opening: Tier | None = None
    tier: Tier | None = None
    left: bool = False
    averted: bool = False
    move: str | None = None
    negated: bool = False
    rise: RisePresumed | None = None
    deed: DeedPresumed | None = None
    placed: bool = False


def read_premise(question: str, topic: Topic) -> Premise:
    """What `question` takes for true; the words of a rise are taken from the topic, which a follow-up may carry."""
    opening = phrases("opening").search(question)
    lead = opening["lead"] if opening else ""
    negated = bool(phrases("negated").search(question))
    return Premise(
        opening=parse_tier(lead) if lead and not phrases("tier_left").search(lead) else None,
        tier=parse_tier(question),
        left=bool(phrases("tier_left").search(question)),
        averted=bool(phrases("averted").search(question)),
        move=None if negated else _move(question),
        negated=negated,
        rise=None if negated else _rise(question, topic),
        deed=None if negated else _deed(question),
        placed=bool(phrases("placed_then").search(question)) and not phrases("placed_now").search(question),
    )


def _move(question: str) -> str | None:
    return (
        "downgraded"
        if phrases("tier_down").search(question)
        else "upgraded"
        if phrases("tier_up").search(question)
        else None
    )


def _rise(question: str, topic: Topic) -> RisePresumed | None:
    """The rise or fall of a "why", or of a "how did it manage to"."""
    rose, fell = bool(phrases("rose").search(question)), bool(phrases("fell").search(question))
    reason = wording.reason_asked(question) or phrases("managed").search(question)
    if rose == fell or not reason or wording.tier_asked(question):
        return None
    moves = [match.span() for slot in ("why", "managed") for match in phrases(slot).finditer(topic.text)]
    told = {stem for word in topic.without(moves).words for stem in stems(word)}
    told -= {
        stem for slot in ("rose", "fell") for match in phrases(slot).finditer(topic.text) for stem in stems(match[0])
    }
    return RisePresumed(rose, figure_meant(question), frozenset(told), restrictions_in(topic.text))


def _deed(question: str) -> DeedPresumed | None:
    """The deed that a question presumes: all that it says, or the clause that says when or why."""
    clause = phrases("clause").search(question)
    if not (clause or phrases("presumes").search(question)) or phrases("many").search(question):
        return None
    whole = phrases("opens_with_what").search(question) is None or phrases("why").search(question) is not None
    meant = figure_meant(question)
    start = 0 if whole or clause is None else clause.start()
    return DeedPresumed(_stems(question, start), _stems(question), meant.measure if meant else None)


def _stems(question: str, start: int = 0) -> frozenset[str]:
    return frozenset(stem for word, at, _ in content_words(question) if at >= start for stem in stems(word))
