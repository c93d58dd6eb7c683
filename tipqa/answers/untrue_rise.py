"""Questions that take a rise or a fall for true which the figures deny: "Why did convictions fall in 2024?"."""

from __future__ import annotations

from tipqa.answers import asking_words as asking
from tipqa.answers import wording
from tipqa.answers.facts import rank_for
from tipqa.answers.figures import Stated, write_figure
from tipqa.answers.patterns import any_of
from tipqa.answers.periods import calendar_years, later_editions, of_country
from tipqa.answers.refusal import FALSE_PREMISE, Refusal
from tipqa.answers.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.index.question_words import content_words
from tipqa.index.words import words as stems
from tipqa.reports.figures import MEASURES, measure_of

_ROSE = any_of(
    r"\bmore\b|\bris(?:e|es|en)\b|\brose\b|\bincreas\w+|\bgr[eo]w\w*|\bwent\s+up\b|\bjump\w*|\bsurge\w*|\brecord\s+(?:numbers?|highs?)\b|\bhigher\b"
)
_FELL = any_of(
    r"\bfewe(?:r|st)\b|\bless\b|\bf[ae]ll(?:en)?\b|\bdecreas\w+|\bdeclin\w+|\bdrop\w*|\bwent\s+down\b|\blower\b"
)

_MANAGED = any_of(r"\bhow\s+(?:did|was|were|has|have)\b.*\b(?:manage|able|achieve|succeed)\w*")
_LOOKED_AT = 4  # statements


def write_untrue_rise(scope: Scope, country: str) -> Refusal | None:
    """The correction of a "why" whose rise or fall did not happen; None where it did, or no figure tells.

    The figure of the newest calendar year named is set beside that of the oldest, or beside what its own sentence
    compares it with where one year is named.
    """
    question = scope.query.question
    rose, fell = bool(_ROSE.search(question)), bool(_FELL.search(question))
    reason = wording.reason_asked(question) or _MANAGED.search(question)
    if rose == fell or not reason or wording.tier_asked(question):
        return None
    return _denied_by_figures(scope, country, rose=rose) or _denied_in_words(scope, country, rose=rose)


def _denied_by_figures(scope: Scope, country: str, *, rose: bool) -> Refusal | None:
    asked = measure_of(f"how many {scope.query.question}")
    if asked is None or asked.measure == "other":
        return None
    years = calendar_years(scope)
    rows = of_country(scope, asked, country)
    if not rows or (len(years) > 1 and len(rows) < len(years)):
        return None
    before, after = _value_before(rows), _value(rows[-1])
    if before is None or after is None or (after > before if rose else after < before):
        return None
    label = MEASURES[rows[-1].figure.measure].label
    lead = f"**{label} did not {'rise' if rose else 'fall'}** ({country}, {rows[-1].period or rows[-1].year})."
    said = "\n".join(f"- {write_figure(row, scope.cite).text}" for row in rows)
    return Refusal(FALSE_PREMISE, f"{lead}\n\n{said}")


def _denied_in_words(scope: Scope, country: str, *, rose: bool) -> Refusal | None:
    """The correction where the nearest statements tell the opposite move alone: "fewer victims", "three, compared with four"."""
    question = scope.asked.core
    moves = (match.span() for pattern in (asking.WHY, _MANAGED, _ROSE, _FELL) for match in pattern.finditer(question))
    wanted = {stem for word, _, _ in content_words(question, (*scope.asked.drop, *moves)) for stem in stems(word)}
    years = tuple(dict.fromkeys((*scope.years_of(country), *later_editions(scope, country, calendar_years(scope)))))
    near = rank_for(scope, scope.filter(country, years)).evidence[:_LOOKED_AT]
    told = [(e.statement, _moved(scope, e.statement)) for e in near if _shares(wanted, e.statement.text)]
    said = [(statement, up) for statement, up in told if up is not None]
    if not wanted or not said or any(up is rose for _, up in said):
        return None
    first = said[0][0]
    mark = scope.cite(first.report, first.start, first.end)
    return Refusal(FALSE_PREMISE, f"**It did not {'rise' if rose else 'fall'}** ({country}): “{first.text}” {mark}")


def _shares(wanted: set[str], text: str) -> bool:
    return len(wanted & set(stems(text))) > len(wanted) / 2


def _moved(scope: Scope, statement: Statement) -> bool | None:
    """Whether a statement tells a rise (True) or a fall, by its words or by what its number is compared with; else None."""
    rose, fell = bool(_ROSE.search(statement.text)), bool(_FELL.search(statement.text))
    if rose != fell:
        return rose
    for _, figure in scope.index.figures(Filter(reports=(statement.report,))):
        before = [amount.value for amount, _ in figure.prior if amount]
        own = statement.start <= figure.start < statement.end
        if own and figure.amount and before and figure.amount.value is not None and before[0] is not None:
            return figure.amount.value > before[0] if figure.amount.value != before[0] else None
    return None


def _value(row: Stated) -> float | None:
    return row.amount.value if row.amount else None


def _value_before(rows: list[Stated]) -> float | None:
    """What the newest figure is compared with: the oldest row, else the first number its own sentence gives."""
    if len(rows) > 1:
        return _value(rows[0])
    prior = [] if rows[0].restated else [amount for amount, _ in rows[0].figure.prior if amount]
    return prior[0].value if prior else None
