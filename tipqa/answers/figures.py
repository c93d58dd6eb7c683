"""Figures in words and as facts: one, or two with their difference."""

from __future__ import annotations

from tipqa.answers.reply import Reply
from tipqa.answers.stated import FigureFact, FiguresFact
from tipqa.blocks.model import Claim, Line, Listing, Note, Plain, Source, Strong
from tipqa.english import listed
from tipqa.evidence.scope import Scope
from tipqa.evidence.told import told_in
from tipqa.figures.asked import FigureAsked
from tipqa.figures.best import Told, best_figure
from tipqa.figures.difference import Difference
from tipqa.figures.measures import figure_label, period_years
from tipqa.figures.model import Figure, Period, PeriodSource, Precision, Unit, Value
from tipqa.later import later

_FOR = later(  # what money is for, and no time: "for training during the period"
    r"\bfor\s+(?!(?:(?:the|its|this|each|every|all|of|an?)\s+)*(?:\d|fiscal|financial|calendar|years?|months?|reporting|period|previous|first|past|last|same|second|total|use)\b)"
    r"((?:(?!(?:during|in|over|from|compared|comparable|under|through|per|between|since|as|which|that|who|by|for|with|at|on|it|its)\b)[a-zA-Z][\w’'-]*(?:\s+|(?=\W|$))){1,6})"
)


def best_of_edition(scope: Scope, asked: FigureAsked, country: str, year: int) -> Told | None:
    """The figure that a country's edition states."""
    best = best_figure(asked, told_in(scope.index, country, (year,), scope.series))
    return best.told if best and best.stated else None


def figure_line(told: Told) -> Line:
    """One figure in words, with its period, its edition and what the same sentence compares it with."""
    figure = told.figure
    mark = Source(told.report, figure.start, figure.end)
    looking = ", looking back" if told.earlier else ""
    where = f"{told.country}, {told.edition} edition{looking}"
    lead = "Not reported" if told.value.number is None else shown(told.value)
    prior = "" if told.earlier else _compared_with(told)
    return (Strong(lead), f": {label_of(told)}, {period_shown(told.period)} ({where}){prior} ", mark)


def write_change(old: Told, new: Told, gap: Difference) -> Reply:
    """The same measure at two times, with the difference where like is set against like."""
    fact = FiguresFact((FigureFact(old), FigureFact(new)), delta=gap.delta)
    blocks: list[Plain] = []
    if gap.delta is not None:
        blocks.append(Claim((Strong(_moved(gap)), f": from {shown(old.value)} to {shown(new.value)}.")))
    if old.figure == new.figure:  # one sentence tells both
        return Reply((*blocks, Claim(figure_line(new))), fact)
    blocks.append(Listing((figure_line(old), figure_line(new))))
    if gap.delta is None:
        blocks.append(Note((f"No difference is given: {gap.why}.",)))
    return Reply(tuple(blocks), fact)


def label_of(told: Told) -> str:
    """What a figure counts, with all that narrows it: "Victims identified (children, by an NGO)"."""
    label = figure_label(told.figure)
    purpose = _purpose(told.figure)
    return f"{label} for {purpose}" if purpose else label


def _purpose(figure: Figure) -> str:
    """What a sum of money is for, in the report's words, where the label does not say it; "" where it is told for nothing."""
    named = any(facet.startswith("purpose=") for facet in figure.counted)
    found = _FOR.search(figure.words) if figure.unit is Unit.MONEY and not named else None
    return found[1].strip() if found else ""


def _moved(gap: Difference) -> str:
    """`Up by 225 (+479%)`."""
    if not gap.delta:
        return "Unchanged"
    percent = f" ({gap.percent / 100:+.0%})" if gap.percent is not None else ""
    return f"{'Up' if gap.delta > 0 else 'Down'} by {abs(gap.delta):,.12g}{percent}"


def shown(value: Value) -> str:
    """The number as the report writes it; a negation ("did not convict any") as 0."""
    if value.number is None:
        return "not reported"
    return "0" if value.precision is Precision.NONE else value.text


def period_shown(period: Period) -> str:
    """The years, with a word where the text does not say them."""
    years = period_years(period)
    return f"taken as {years}" if period.source is PeriodSource.EDITION else years


def _compared_with(told: Told) -> str:
    said = [f"{_before(it.value)} in {period_years(it.period)}" for it in told.figure.earlier]
    return f", compared with {listed(said)}" if said else ""


def _before(value: Value) -> str:
    return "none" if value.precision is Precision.NONE else shown(value)
