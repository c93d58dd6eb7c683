"""Questions that take a rise or a fall for true which the figures deny: "Why did convictions fall in 2024?"."""

from __future__ import annotations

from tipqa.answers import wording
from tipqa.answers.figures import Stated, write_figure
from tipqa.answers.patterns import any_of
from tipqa.answers.periods import calendar_years, of_periods
from tipqa.answers.refusal import FALSE_PREMISE, Refusal
from tipqa.answers.scope import Scope
from tipqa.reports.figures import MEASURES, measure_of

_ROSE = any_of(r"\bmore\b|\bris(?:e|es|en)\b|\brose\b|\bincreas\w+|\bgr[eo]w\w*|\bwent\s+up\b|\bjump\w*|\bhigher\b")
_FELL = any_of(r"\bfewer\b|\bless\b|\bf[ae]ll(?:en)?\b|\bdecreas\w+|\bdeclin\w+|\bdrop\w*|\bwent\s+down\b|\blower\b")


def write_untrue_rise(scope: Scope, country: str) -> Refusal | None:
    """The correction of a "why" whose rise or fall did not happen; None where it did, or no figure tells.

    The figure of the newest calendar year named is set beside that of the oldest, or beside what its own sentence
    compares it with where one year is named.
    """
    question = scope.query.question
    rose, fell = bool(_ROSE.search(question)), bool(_FELL.search(question))
    asked = measure_of(question) if wording.reason_asked(question) and rose != fell else None
    years = calendar_years(scope) if asked and asked.measure != "other" else ()
    rows = of_periods(scope, asked, country, years) if asked and years else []
    if not rows or (len(years) > 1 and len(rows) < len(years)):
        return None
    before, after = _value_before(rows), _value(rows[-1])
    if before is None or after is None or (after > before if rose else after < before):
        return None
    label = MEASURES[rows[-1].figure.measure].label
    lead = f"**{label} did not {'rise' if rose else 'fall'}** ({country}, {years[-1]})."
    said = "\n".join(f"- {write_figure(row, scope.cite).text}" for row in rows)
    return Refusal(FALSE_PREMISE, f"{lead}\n\n{said}")


def _value(row: Stated) -> float | None:
    return row.amount.value if row.amount else None


def _value_before(rows: list[Stated]) -> float | None:
    """What the newest figure is compared with: the oldest row, else the first number its own sentence gives."""
    if len(rows) > 1:
        return _value(rows[0])
    prior = [] if rows[0].restated else [amount for amount, _ in rows[0].figure.prior if amount]
    return prior[0].value if prior else None
