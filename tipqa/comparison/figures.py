"""The same thing counted in two editions: what each says, the difference, and what the newer one says of the older period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tipqa.comparison.confirmed import confirmed_pairs, purpose_of, teller_of
from tipqa.comparison.model import FigureChange, Span
from tipqa.figures.best import USUAL, Key, Told, edition_figures, key_of
from tipqa.figures.difference import Difference, difference
from tipqa.figures.measures import MEASURES, figure_label, period_years
from tipqa.figures.model import Actor, Figure, Precision, Status, Unit, Value
from tipqa.index.model import ReportInfo
from tipqa.later import later

if TYPE_CHECKING:
    from tipqa.index.store import Store

Pairs = Collection[tuple[int, int]]  # of counterparts: where the older and where the newer statement starts

_ORDER = {measure: at for at, measure in enumerate(MEASURES)}
_OF_SOME = later(r"\b[A-Z]{2,}\b|\bfor \w+ing\b")  # a body's initials, or a deed, in the words of a silence
_BY = "by="
_AS_COUNTED = {
    "victims_identified": ("standing=potential", "place=abroad"),
    "sentences": ("outcome=prison",),
    "funding": ("purpose=shelters", "purpose=action plan", "purpose=victim services"),  # each is a line of a budget
}
_OF_BODIES = ("victims_assisted", "victims_sheltered")
_NO_GAP = frozenset({"prison_terms", "other"})  # ranges, limits and what no measure names are left to the statements


def figures_of(index: Store, info: ReportInfo) -> dict[Key, Told]:
    """The figure of an edition for each thing that it counts, in the order of the table, totals of the government first."""
    best = edition_figures(_told(index, info))
    return {key: best[key] for key in sorted(best, key=order_of)}


def _told(index: Store, info: ReportInfo) -> list[Told]:
    return [Told(info.id, info.country, info.year, it) for it in index.figures_of(info.id) if _stands_alone(it)]


def _stands_alone(figure: Figure) -> bool:
    """Whether a figure says out of its sentence what it counts: not "three of them", nor that nothing is reported of some:
    "did not report convicting any PDF member for recruiting boys"."""
    if figure.value.number is None and _OF_SOME.search(figure.words):
        return False
    part = figure.status is Status.PART or figure.total is not None
    return figure.measure not in _NO_GAP and (bool(figure.counted) or not part)


def order_of(key: Key) -> tuple[int, bool, int, str, str]:
    """Where a figure stands in a list: by measure, the government's own before others', the whole before its parts.

    No two keys stand in one place.
    """
    measure, unit, actor, counted, status = key
    return (
        _ORDER.get(measure, len(_ORDER)),
        actor is not Actor.GOVERNMENT,
        len(counted),
        str(status),
        f"{unit} {sorted(counted)} {list(Actor).index(actor)}",
    )


def compare_figures(
    index: Store, old: ReportInfo, new: ReportInfo, counterparts: Pairs = ()
) -> tuple[FigureChange, ...]:
    """Every figure that either edition states, in the order of the table of measures, the whole before its parts.

    Args:
        counterparts: the aligned statements; parts of a whole are set against each other only in these.
    """
    before, after = figures_of(index, old), figures_of(index, new)
    text_of = cache(lambda report: index.report(report).text)
    pairs = confirmed_pairs(_told(index, old), _told(index, new), before.keys() & after.keys(), counterparts, text_of)
    paired = Counter(key_of(theirs.figure) for _, theirs in pairs)
    keys = [key for key in {*before, *after} if key not in paired]
    rows = [(key, _change(difference_of(before.get(key), after.get(key), counterparts))) for key in keys]
    for ours, theirs in pairs:
        key = key_of(theirs.figure)
        row = replace(_change(difference(ours, theirs), purpose_of(theirs, text_of)), paired=True)
        rows.append((key, _told_apart(row, theirs.figure) if paired[key] > 1 else row))
    return tuple(row for _, row in sorted(rows, key=lambda it: (order_of(it[0]), it[1].new_span or (0, 0))))


def _told_apart(change: FigureChange, figure: Figure) -> FigureChange:
    """One of several of a kind, named by who counted it; those trained, by who they are, are no headline for all."""
    if change.unit == Unit.MONEY:
        return change
    if teller := teller_of(figure):
        return replace(change, detail=teller)
    if change.measure != "people_trained":
        return change
    return replace(change, detail=figure.words.removeprefix(figure.value.text).strip(), headline=False)


def difference_of(old: Told | None, new: Told | None, counterparts: Pairs = ()) -> Difference:
    """The difference between the figures of two editions; see `difference`."""
    whole = all(it is None or it.figure.is_total for it in (old, new))
    paired = old is not None and new is not None and (old.figure.start, new.figure.start) in counterparts
    return difference(old, new, aligned=whole or paired)


def amount_text(value: Value | None) -> str:
    """A number in words: as the report writes it but for spelt-out numbers, which become digits.

    "none" for zero, "not reported" where the edition says so, "" where it says nothing.
    """
    if value is None:
        return ""
    if value.number is None:
        return "not reported"
    if value.precision is Precision.NONE or not value.number:
        return "none"
    return f"{value.number:,.12g}" if value.text.replace("-", "").isalpha() else value.text


def detail_of(figure: Figure) -> str:
    """What narrows a figure, as its label tells it: "sex trafficking, by NGOs"; "" for the whole."""
    return figure_label(figure).removeprefix(MEASURES[figure.measure].label).strip(" ()")


def _change(gap: Difference, apart: str = "") -> FigureChange:
    old, new = gap.old, gap.new
    shown = new or old
    if shown is None:
        raise ValueError("a change needs a figure on one side")
    figure = shown.figure
    return FigureChange(
        measure=figure.measure,
        label=MEASURES[figure.measure].label,
        detail=apart or detail_of(figure),
        old=old.number if old else None,
        new=new.number if new else None,
        old_text=amount_text(old.value if old else None),
        new_text=amount_text(new.value if new else None),
        old_period=period_years(old.period) if old else "",
        new_period=period_years(new.period) if new else "",
        delta=gap.delta,
        percent=gap.percent,
        restated=gap.restated.value.number if gap.restated else None,
        contradicts=gap.contradicts,
        old_span=_span(old) if not gap.looked_back else None,
        new_span=_span(new),
        unit=figure.unit.value,
        actor=key_of(figure)[2].value,
        status=key_of(figure)[4].value,
        total=figure.is_total and not figure.counted and figure.unit in USUAL.get(figure.measure, (figure.unit,)),
        whole=figure.is_total and figure.actor in (Actor.GOVERNMENT, Actor.UNCLEAR),
        headline=is_headline(figure),
        looked_back=gap.looked_back,
    )


def is_headline(figure: Figure) -> bool:
    """Whether a summary may tell a figure: a total in a unit of its measure, or one that is narrowed only by who did it
    ("identified by the police") or in the way that reports count it: potential victims, money for shelters."""
    if figure.status is not Status.WHOLE or figure.total is not None:
        return False
    if figure.unit not in USUAL.get(figure.measure, (figure.unit,)):
        return False
    usual = _AS_COUNTED.get(figure.measure, ())
    of_bodies = figure.measure in _OF_BODIES  # there, who gives it is one body of many
    return all(facet in usual or (facet.startswith(_BY) and not of_bodies) for facet in figure.counted)


def _span(told: Told | None) -> Span | None:
    return (told.figure.start, told.figure.end) if told else None


def changed(figures: Iterable[FigureChange]) -> Sequence[FigureChange]:
    """Those with a number in both editions that differs."""
    return [figure for figure in figures if figure.delta]
