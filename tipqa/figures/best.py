"""The one rule by which a figure is chosen: for a question, an edition's line in a history, a side of a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tipqa.countries.lookup import countries_named
from tipqa.figures.asked import OTHER, FigureAsked, restrictions_in, roles_in
from tipqa.figures.model import Actor, Earlier, Figure, Period, PeriodSource, Precision, Status, Unit, Value
from tipqa.later import later
from tipqa.records import dataclass

_PEOPLE = "nationality="
_FOREIGN = "nationality=foreign"

Key = tuple[
    str, Unit, Actor, frozenset[str], Status
]  # what must be the same for two figures to be set against each other
USUAL = {
    "investigations": (Unit.CASES, Unit.EVENTS, Unit.UNCLEAR),
    "convictions": (Unit.PERSONS, Unit.EVENTS, Unit.UNCLEAR),
}  # what is counted where a question does not say
_IN_COURT = ("investigations", "prosecutions", "convictions")
_USUAL_AGENCY = {  # the body that does what a measure counts, wherever the government is said to do it
    "police": ("investigations", "suspects", "officials_investigated"),
    "prosecutors": ("prosecutions", "officials_prosecuted"),
    "courts": ("convictions", "sentences", "officials_convicted", "prosecutions"),
}
_ROLE = "role="
_PHRASE_ENDS = later(r"\b(?:of|in|for|who|whom|on|from|to|with|involving|accused|suspected|by)\b")
_WAYS = later(r"\b(?:procedures?|guidelines|mechanisms?|protocols?|training|lack|laws?|address)\b", re.I)
_ONE_CASE = "case=one"
_STANDING = "standing="
_PARTS = ("form=", "sex=", "age=", "nationality=")  # restrictions that surely make a part
_OWN = (Actor.GOVERNMENT, Actor.UNCLEAR)


class Distance(NamedTuple):
    """In how much a figure differs from what is asked; of two the smaller one is nearer."""

    other: int  # things that are another than is asked: the measure, who counted, a restriction that it lacks
    by_others: int  # 1 where others than the government counted, and the question does not say who
    beside: int  # things that it adds or leaves open: it is of a part, in an unusual unit


EXACT = Distance(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the edition that tells it. With `earlier` it is what the same sentence compares the figure with."""

    report: str
    country: str
    edition: int
    figure: Figure
    earlier: Earlier | None = None

    @property
    def value(self) -> Value:
        return self.earlier.value if self.earlier else self.figure.value

    @property
    def period(self) -> Period:
        return self.earlier.period if self.earlier else self.figure.period

    @property
    def number(self) -> float | None:
        """The number, 0 for "none"; None where the report says that it is not reported."""
        return self.value.number


@dataclass(frozen=True, slots=True)
class Best:
    """The figure that answers. `stated` says that its number may be printed; else its sentence is to be quoted."""

    told: Told
    stated: bool


def with_earlier(told: Iterable[Told]) -> list[Told]:
    """The figures, each followed by the values that its sentence compares it with."""
    found = []
    for it in told:
        found.append(it)
        found += [Told(it.report, it.country, it.edition, it.figure, before) for before in it.figure.earlier]
    return found


def distance(asked: FigureAsked, figure: Figure) -> Distance | None:
    """How far a figure is from what is asked; None where it is of another measure or unit."""
    if asked.measure == OTHER or figure.measure not in asked.measures:
        return None
    if not (same := _same_unit(asked.unit, figure.unit)) and not _is_in_court(asked, figure):
        return None
    own = _without_list(asked, figure, restrictions(figure)) | _people_of(asked, figure)
    same_agency = _same_agency(asked, figure)
    other = (
        figure.measure != asked.measure,
        not same,
        len(asked.counted - own),
        asked.actor is not None and not _same_actor(asked.actor, figure),
        figure.agency != "" and not same_agency,
        not _same_status(asked, figure),
        2 * (_ONE_CASE in figure.counted - asked.counted),  # never the year's, in whatever unit that is told
    )
    usual = USUAL.get(figure.measure, (figure.unit,))
    beside = (
        _narrower(asked, figure),
        asked.unit is None and figure.unit not in usual,
        asked.currency not in ("", figure.value.currency),
        not figure.agency and not same_agency,
        _by_one_of_several(asked, figure),
    )
    by_others = asked.actor is None and figure.actor not in _OWN
    return Distance(sum(other), int(by_others), sum(beside))


def fits(asked: FigureAsked, figure: Figure) -> bool:
    """Whether a figure is exactly what is asked: of the measure itself, neither wider nor narrower, by the same actor."""
    return distance(asked, figure) == EXACT


def best_figure(asked: FigureAsked, told: Sequence[Told], period: int | None = None) -> Best | None:
    """The figure that comes nearest to what is asked, of a calendar year where `period` gives one; None where none does.

    `told` is of one country, and without `period` of one edition. It is stated where it fits, and `choose` states it.
    """
    rows = with_earlier(told) if period is not None else list(told)
    on_measure = [it for it in rows if it.figure.measure in asked.measures]
    found = [(distance(asked, it.figure), it) for it in on_measure if period is None or covers(it.period, period)]
    nearest = min((far for far, _ in found if far is not None), default=None)
    if nearest is None:
        return None
    alike = [it for far, it in found if far == nearest]
    named = [it for it in alike if asked.agency and it.figure.agency == asked.agency]
    best = choose(named or alike, period)
    if (
        not fits(asked, best.told.figure)
        or _outdone(best.told, rows)
        or (period is None and _outdated(best.told, rows))
    ):
        return replace(best, stated=False)
    return best


def _outdone(best: Told, rows: Sequence[Told]) -> bool:
    """Whether a part of the same whole is larger, so that the figure is the whole of something else."""
    return best.figure.is_total and any(
        it.figure.measure == best.figure.measure
        and (it.number or 0.0) > (best.number or 0.0) > 0.0
        and it.figure.is_certain
        and (it.period.first, it.period.last) == (best.period.first, best.period.last)
        and any(facet.startswith(_PARTS) for facet in it.figure.counted)
        and _alike(best, it)
        for it in rows
    )


def _outdated(best: Told, rows: Sequence[Told]) -> bool:
    """Whether the figure is only what its edition looks back on, and a narrower one is of the edition's own time."""
    before = best.period.last < best.edition - 1
    return before and any(
        it.period.first > best.period.last and it.figure.is_certain and _alike(best, it) for it in rows
    )


def _alike(one: Told, other: Told) -> bool:
    """Whether two figures of an edition count the same in the same unit by the same actor, narrowed or not."""
    first, second = key_of(one.figure), key_of(other.figure)
    return one.edition == other.edition and first[:3] == second[:3]


def choose(alike: Sequence[Told], period: int | None = None) -> Best:
    """The one of figures that come equally near, at least one: of the latest period, told for its own time, certain, first.

    It is stated where its reading is certain and nothing said for the same time in the same edition is another number.
    """
    alike = [it for it in alike if not any(_of_one_body(it, other) for other in alike)]
    first = min(alike, key=lambda it: _order(it, period))
    others = [it for it in alike if _together(it, first) and _contradicts(it, first)]
    if others:
        return _largest([first, *others])
    return Best(first, first.figure.is_certain and first.value.precision is not Precision.RANGE)


def _of_one_body(it: Told, other: Told) -> bool:
    """Whether a figure is of one body alone, beside a larger one of the government for the same time.

    Not of the body that does all that is counted: "courts convicted four" and "six were convicted" differ.
    """
    agency = it.figure.agency
    alone = agency and not other.figure.agency and it.figure.measure not in _USUAL_AGENCY.get(agency, ())
    return bool(alone) and _together(it, other) and (it.number or 0.0) < (other.number or 0.0)


def _largest(differing: Sequence[Told]) -> Best:
    """Of differing numbers for the same thing the largest, as no part is larger than its whole.

    It is stated where it alone is set beside an earlier year, as reports do with a headline and with no part.
    """
    best = max(differing, key=lambda it: (it.figure.is_certain, it.number or 0.0))
    compared = [it for it in differing if it.figure.earlier]
    return Best(best, compared == [best] and best.figure.is_certain and best.value.precision is not Precision.RANGE)


def edition_figures(told: Iterable[Told]) -> dict[Key, Told]:
    """The figure of one edition for each thing that it counts, those whose number may be stated; see `key_of`."""
    by_key: dict[Key, list[Told]] = {}
    for it in told:
        by_key.setdefault(key_of(it.figure), []).append(it)
    best = {key: choose(alike) for key, alike in by_key.items()}
    return {key: it.told for key, it in best.items() if it.stated}


def key_of(figure: Figure) -> Key:
    """Measure, unit, actor, restrictions and status; an actor that is not said counts as the government."""
    actor = Actor.GOVERNMENT if figure.actor is Actor.UNCLEAR else figure.actor
    status = Status.WHOLE if figure.status is Status.NEW else figure.status
    return figure.measure, figure.unit, actor, _narrowing(figure), Status.PART if figure.total is not None else status


def covers(period: Period, year: int) -> bool:
    """Whether a period is that calendar year, or a span of at most two that ends or begins with it."""
    return period.first <= year <= period.last and period.last - period.first <= 1


def restrictions(figure: Figure) -> frozenset[str]:
    """Everything that narrows a figure, as the table of questions names it."""
    return _restrictions(figure.counted, figure.words)


@lru_cache(maxsize=20_000)
def _restrictions(counted: frozenset[str], words: str) -> frozenset[str]:
    values = " / ".join(sorted(facet.partition("=")[2] for facet in counted))
    who = " ".join(facet for facet in counted if facet.startswith(_ROLE)) or _PHRASE_ENDS.split(words, maxsplit=1)[0]
    return (
        restrictions_in(values)
        | roles_in(who)
        | restrictions_in(words)
        | {facet for facet in counted if facet.startswith(_PEOPLE) and facet != _FOREIGN}
    )


def _without_list(asked: FigureAsked, figure: Figure, own: frozenset[str]) -> frozenset[str]:
    """Without the kinds of staff that are counted together, where not all are asked for: "870 officers and judges"."""
    roles = frozenset(facet for facet in own if facet.startswith(_ROLE))
    together = len(roles) > 1 and not any(facet.startswith(_ROLE) for facet in figure.counted)
    return own - roles if together and not roles <= asked.counted else own


def _by_one_of_several(asked: FigureAsked, figure: Figure) -> bool:
    """Whether a group of victims is counted by one body of the government alone, when others may have found more."""
    alone = figure.agency and not asked.agency and figure.total is None
    return bool(alone and asked.counted and figure.measure == "victims_identified")


def _people_of(asked: FigureAsked, figure: Figure) -> frozenset[str]:
    """The countries whose people a figure counts by its words, looked for where a question asks for some."""
    if not any(facet.startswith(_PEOPLE) for facet in asked.counted):
        return frozenset()
    return frozenset(f"{_PEOPLE}{name}" for name in countries_named(figure.words))


def _narrower(asked: FigureAsked, figure: Figure) -> int:
    """By how many restrictions a figure is narrower than what is asked; a part of another figure is, whatever it is of."""
    part = figure.status is Status.PART or figure.total is not None
    own = _narrowing(figure)
    more = len(_restrictions(own, "") - asked.counted)
    return max(more, len(own) - len(asked.counted), part - len(asked.counted), 0)


def _narrowing(figure: Figure) -> frozenset[str]:
    """The restrictions that make a figure a part: "potential" narrows persons, and no cases, which are all alleged."""
    if figure.unit is Unit.PERSONS:
        return figure.counted
    return frozenset(facet for facet in figure.counted if not facet.startswith(_STANDING))


def _same_unit(asked: Unit | None, own: Unit) -> bool:
    return asked is None or own in (asked, Unit.UNCLEAR)


def _same_actor(asked: Actor, figure: Figure) -> bool:
    return figure.actor is asked or (asked is Actor.GOVERNMENT and figure.actor in _OWN)


def _same_agency(asked: FigureAsked, figure: Figure) -> bool:
    if not asked.agency or figure.agency == asked.agency:
        return True
    return not figure.agency and figure.measure in _USUAL_AGENCY.get(asked.agency, ())


def _is_in_court(asked: FigureAsked, figure: Figure) -> bool:
    """Whether cases may be told beside persons: "prosecuted 66 cases" is what is said of how many were prosecuted."""
    both = (Unit.PERSONS, Unit.CASES)
    return (
        figure.measure == asked.measure and figure.measure in _IN_COURT and asked.unit in both and figure.unit in both
    )


def _same_status(asked: FigureAsked, figure: Figure) -> bool:
    plain = (Status.WHOLE, Status.NEW, Status.PART)
    return figure.status is asked.status if asked.status else figure.status in plain


def _order(it: Told, period: int | None) -> tuple[float, ...]:
    """What goes first among figures that come equally near, smallest first."""
    spread = it.period.last - it.period.first
    late = 0 if period is not None else -it.period.last
    assumed = it.period.source is PeriodSource.EDITION
    unsaid = it.period.source is not PeriodSource.SENTENCE
    return (
        late,
        spread,
        it.earlier is not None,
        -it.edition,
        not it.figure.is_certain,
        assumed,
        unsaid,
        _of_ways(it),
        it.figure.at[0],
    )


def _of_ways(it: Told) -> bool:
    """Whether what is not reported is rather a way of doing it: "did not report procedures for identifying victims"."""
    return it.number is None and _WAYS.search(it.figure.words) is not None


def _together(one: Told, other: Told) -> bool:
    """Whether two figures speak for the same time in the same edition, so that one contradicts the other."""
    return (
        one.edition == other.edition
        and (one.period.first, one.period.last) == (other.period.first, other.period.last)
        and one.figure.unit == other.figure.unit
    )


def _contradicts(one: Told, other: Told) -> bool:
    return one.figure.is_heard and (one.number, one.value.high) != (other.number, other.value.high)
