"""What a question takes for true: a tier, a move, a rise or a fall, a deed that it asks when or why of."""

from __future__ import annotations

from tipqa.figures.asked import FigureAsked, figure_meant, restrictions_in
from tipqa.index.question_words import content_words
from tipqa.index.words import words as stems
from tipqa.question import wording
from tipqa.question.lexicon import phrases, said, says, spans
from tipqa.question.topic import Topic
from tipqa.records import dataclass
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
    tier = parse_tier(question)
    negated = says(question, "negated") and not (
        (tier is Tier.SPECIAL_CASE and says(question, "unranked"))
        or (tier and says(question, "still_there") and set(said(question, "negated")) == {"still"})
    )
    return Premise(
        opening=parse_tier(lead) if lead and not says(lead, "tier_left") else None,
        tier=tier,
        left=says(question, "tier_left"),
        averted=says(question, "averted"),
        move=None if negated else _move(question),
        negated=negated,
        rise=None if negated else _rise(question, topic),
        deed=None if negated else _deed(question),
        placed=says(question, "placed_then") and not says(question, "placed_now"),
    )


def _move(question: str) -> str | None:
    return "downgraded" if says(question, "tier_down") else "upgraded" if says(question, "tier_up") else None


def _rise(question: str, topic: Topic) -> RisePresumed | None:
    """The rise or fall of a "why", or of a "how did it manage to"."""
    rose, fell = says(question, "rose"), says(question, "fell")
    reason = says(question, "why") or says(question, "managed")
    if rose == fell or not reason or wording.tier_asked(question):
        return None
    told = {stem for word in topic.without(spans(topic.text, "why", "managed")).words for stem in stems(word)}
    told -= {stem for slot in ("rose", "fell") for phrase in said(topic.text, slot) for stem in stems(phrase)}
    return RisePresumed(rose, figure_meant(question), frozenset(told), restrictions_in(topic.text))


def _deed(question: str) -> DeedPresumed | None:
    """The deed that a question presumes: all that it says, or the clause that says when or why."""
    clause = phrases("clause").search(question)
    if not (clause or says(question, "presumes")) or says(question, "many"):
        return None
    whole = not says(question, "opens_with_what") or says(question, "why")
    meant = figure_meant(question)
    start = 0 if whole or clause is None else clause.start()
    return DeedPresumed(_stems(question, start), _stems(question), meant.measure if meant else None)


def _stems(question: str, start: int = 0) -> frozenset[str]:
    return frozenset(stem for word, at, _ in content_words(question) if at >= start for stem in stems(word))
