"""What is praised of a topic and what is criticized, each under its own heading."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.reply import Reply
from tipqa.answers.stated import QuotesFact
from tipqa.blocks.model import Listing, Strong, quotes
from tipqa.comparison.tone import tone_of
from tipqa.english import editions
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.support import of_statements
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_MOST = 2  # statements of each side
_NEITHER = (SectionKind.RECOMMENDATIONS, SectionKind.PROFILE)  # tell nothing of what a government did
_TITLES = {"effort": "efforts:", "shortfall": "shortfalls:"}


def write_both_sides(scope: Scope, country: str, evidence: Sequence[Evidence]) -> Reply | None:
    """The statements on the topic that praise, then those that criticize; None where both are not asked for, or one is not told."""
    if not {Want.STRENGTHS, Want.WEAKNESSES} <= scope.plan.wants:
        return None
    least = THRESHOLDS.also_on_topic * max((e.coverage for e in evidence), default=0.0)
    near = [e for e in evidence if e.coverage >= least and e.statement.section not in _NEITHER]
    sides = {side: [e for e in near if tone_of(e.statement) == side][:_MOST] for side in _TITLES}
    if not all(sides.values()):
        return None
    shown = [e for own in sides.values() for e in own]
    years = tuple(sorted({scope.year_of(e.statement) for e in shown}))
    told = Strong(f"{country}, {editions(years)}")
    blocks = tuple(
        Listing(quotes(e.statement for e in own), (told, f", {_TITLES[side]}")) for side, own in sides.items()
    )
    coverage = round(max(e.coverage for e in shown), 3)
    fact = QuotesFact(country, years, tuple(e.statement.text for e in shown), coverage)
    return Reply(blocks, fact, of_statements(shown))
