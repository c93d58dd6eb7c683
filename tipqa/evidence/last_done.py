"""Since when a thing is not done any more, and when it was done last, as sentences say it, out of one table of wordings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import FigureAsked, figure_meant, speaks_of
from tipqa.later import later
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

_WHEN: Final = r"(?P<when>(?:(?:early|late|mid)[\s-]+|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d\d)"
_WORDINGS: Final = (  # what the time is, wording, example; the clause must speak of what is asked
    (
        "Not since ",
        rf"\b(?:not|no|never|nor|neither|without|none)\b(?P<what>[^.;]*?)\b(?:since|after)\s+(?:(?:the|its)\s+[^.;,]{{1,40}}?\b(?:in|of)\s+)?{_WHEN}",
        "It has not convicted anyone since 2008.",
    ),
    ("", rf"\blast\b(?P<what>[^.;,]*?)\b(?:in|on)\s+{_WHEN}", "The last conviction was in 2012."),
    (
        "Since ",
        rf"\bsince(?P<what>\s+\w+ing\b[^.;,]*?)\bin\s+{_WHEN},[^.;]*\b(?:not|no|never|nor|neither|none)\b",
        "Since convicting a man in May 2011, it has not tried anyone.",
    ),
)
_PATTERNS: Final = tuple((lead, later(pattern, re.I)) for lead, pattern, _ in _WORDINGS)
EXAMPLES: Final = tuple(example for *_, example in _WORDINGS)
_AGAIN: Final = later(r"\bfirst\b[^.;]*\b(?:since|in)\b|\bconsecutive\s+year\b", re.I)  # "its first since 2007"


@dataclass(frozen=True, slots=True)
class LastDone:
    """A sentence that tells the time, as "Not since 2008"; `when` is "" where it counts years, or tells that it was done again."""

    evidence: Evidence
    when: str


def last_done(scope: Scope, evidence: Sequence[Evidence]) -> LastDone | None:
    """The best statement that names the time since when what is asked is not done any more, or was done last; else None."""
    measure = _measure(scope)
    told = ((it, _told(it.statement.text, measure)) for it in _nearest(evidence))
    return next((LastDone(it, when) for it, when in told if when), None)


def done_again(scope: Scope, evidence: Sequence[Evidence]) -> LastDone | None:
    """The best statement that counts the years of a measure without it, or says that it came back; else None."""
    measure = _measure(scope)
    said = (it for it in _nearest(evidence) if measure and _AGAIN.search(it.statement.text))
    return next((LastDone(it, "") for it in said if speaks_of(measure, it.statement.text)), None)


def measured(scope: Scope) -> FigureAsked | None:
    """The figure of what is asked to have been done; None where none is known."""
    return figure_meant(scope.plan.topic.text)


def _measure(scope: Scope) -> str:
    asked = measured(scope)
    return asked.measure if asked else ""


def _nearest(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [it for it in evidence if _near(it, evidence[0])]


def _near(evidence: Evidence, best: Evidence) -> bool:
    enough = evidence.coverage >= THRESHOLDS.least_covered and evidence.score >= THRESHOLDS.further_reading * best.score
    return enough and evidence.statement.section is not SectionKind.RECOMMENDATIONS


def _told(text: str, measure: str) -> str:
    """The time, where the clause that tells it speaks of the measure; "" where none does."""
    for lead, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not measure or speaks_of(measure, match[0]):
                return f"{lead}{match['when']}"
    return ""
