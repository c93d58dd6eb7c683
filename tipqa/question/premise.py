"""What a question takes for true: a tier, a move, a rise or a fall, a deed that it asks when or why of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipqa.figures.asked import FigureAsked, figure_meant, restrictions_in
from tipqa.index.question_words import content_words
from tipqa.index.words import words as stems
from tipqa.question import asking_words as asking
from tipqa.question import tier_words, wording
from tipqa.question.negation import negates
from tipqa.question.patterns import any_of
from tipqa.question.topic import Topic
from tipqa.reports.model import Tier
from tipqa.reports.tiers import parse_tier

_OPENING = any_of(
    r"^\W*(?:now\s+that|with|given(?:\s+that)?|after|because|since(?!\s+when)|once)\b(?P<lead>[^?]*?),\s*\w",
)
_NOUN = r"(?:[\w-]+\s+){0,3}?(?:victims?|survivors|people|cases|convictions|prosecutions|investigations|traffickers|suspects|arrests|inspections|officials|recommendations|often|money|funds|funding|shelters|calls)\b"
ROSE = any_of(
    r"\bincreas\w+|\bris(?:e|es|en|ing)\b(?!\s+to\b)|\brose\b|\bgrew\b|\bgrown\b|\bwent\s+up\b|\bjump(?:ed)?\b|\bgrowth\s+(?:in|of)\b|\bsurge[ds]?\b",
    rf"\brecord\s+(?:numbers?|highs?)\b|\bhigher\s+numbers?\b|(?<!no )\bmore\s+(?!than\s+\w+\s){_NOUN}",
)
FELL = any_of(
    r"\bdecreas\w+|\bdeclin\w+|\bf[ae]ll(?:en)?\b(?!\s+(?:short|under|victim|prey))|\bwent\s+down\b|\bdrop(?:ped)?\s+in\b|\bshr[aiu]nk\b",
    rf"\blower\s+numbers?\b|\bfewest\b|\bfewer\s+(?!than\s+\w+\s){_NOUN}|\bless\s+(?:often|money|funding)\b",
    r"\b(?:numbers?|figures?|convictions|prosecutions|investigations|victims|funding)\s+dropped\b",
)
_MANAGED = any_of(r"\bhow\s+(?:did|was|were|has|have)\b.*\b(?:manage|able|achieve|succeed)\w*")
_CLAUSE = re.compile(r"\b(?:after|since|once|now\s+that|because|when)\b", re.I)
_THE_DONE = (
    r"\b(?:the|those|['’]s?)\s+(?:[\w-]+\s+){0,3}\w+ed\s+(?:in|by|during|under|since)\b"  # "the victims found in"
)
# Questions that can only be asked of what happened.
_PRESUMES = re.compile(
    r"^[\W\d]*(?:(?:in|on|at|by|for|to|from|under|with)\s+)?(?:why|when|who|whom|whose|which|where|how)\b"
    r"(?=[^?]*\b(?:did|was|were|had|has|have)\b|(?:\s+[\w'’-]+){0,5}?\s+\w+ed\b)"
    r"|^[\W\d]*what\s+(?:made|led|drove|prompted|pushed|caused)\b"
    rf"|{_CLAUSE.pattern}|{_THE_DONE}",
    re.I,
)
_WHAT = re.compile(r"^[\W\d]*what\b", re.I)


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
    says was left; `move` is "upgraded" or "downgraded"; `negated` that the question denies something itself.
    """

    opening: Tier | None = None
    tier: Tier | None = None
    left: bool = False
    move: str | None = None
    negated: bool = False
    rise: RisePresumed | None = None
    deed: DeedPresumed | None = None


def read_premise(question: str, topic: Topic) -> Premise:
    """What `question` takes for true; the words of a rise are taken from the topic, which a follow-up may carry."""
    opening = _OPENING.match(question)
    lead = opening["lead"] if opening else ""
    negated = negates(question)
    return Premise(
        opening=parse_tier(lead) if lead and not tier_words.LEFT.search(lead) else None,
        tier=parse_tier(question),
        left=bool(tier_words.LEFT.search(question)),
        move=None if negated else _move(question),
        negated=negated,
        rise=None if negated else _rise(question, topic),
        deed=None if negated else _deed(question),
    )


def _move(question: str) -> str | None:
    return "downgraded" if tier_words.DOWN.search(question) else "upgraded" if tier_words.UP.search(question) else None


def _rise(question: str, topic: Topic) -> RisePresumed | None:
    """The rise or fall of a "why", or of a "how did it manage to"."""
    rose, fell = bool(ROSE.search(question)), bool(FELL.search(question))
    reason = wording.reason_asked(question) or _MANAGED.search(question)
    if rose == fell or not reason or wording.tier_asked(question):
        return None
    moves = [match.span() for pattern in (asking.WHY, _MANAGED) for match in pattern.finditer(topic.text)]
    told = {stem for word in topic.without(moves).words for stem in stems(word)}
    told -= {stem for pattern in (ROSE, FELL) for match in pattern.finditer(topic.text) for stem in stems(match[0])}
    return RisePresumed(rose, figure_meant(question), frozenset(told), restrictions_in(topic.text))


def _deed(question: str) -> DeedPresumed | None:
    """The deed that a question presumes: all that it says, or the clause that says when or why."""
    if not _PRESUMES.search(question) or asking.MANY.search(question):
        return None
    whole = _WHAT.match(question) is None or asking.WHY.search(question) is not None
    clause = _CLAUSE.search(question)
    meant = figure_meant(question)
    start = 0 if whole or clause is None else clause.start()
    return DeedPresumed(_stems(question, start), _stems(question), meant.measure if meant else None)


def _stems(question: str, start: int = 0) -> frozenset[str]:
    return frozenset(stem for word, at, _ in content_words(question) if at >= start for stem in stems(word))
