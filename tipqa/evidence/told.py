"""The figures that the editions of a country tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tipqa.figures.best import Told
from tipqa.figures.model import Figure
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter
from tipqa.index.store import Store


def told_in(index: Store, country: str, years: Sequence[int], series: str) -> list[Told]:
    """Every figure of a country in these editions, the oldest edition first; of all editions where none is given."""
    infos = index.reports(Filter(countries=(country,), years=tuple(years), series=(series,)))
    return [told for info in reversed(infos) for told in _told(index, info.id, info.country, info.year)]


@kept_with_store(8)  # one ranking after the other is of the same measure
def told_of_all(index: Store, years: tuple[int, ...], series: str, measure: str) -> Mapping[str, tuple[Told, ...]]:
    """The figures of a measure by country, of every country in these editions, each in the order of `told_in`."""
    filter = Filter(years=years, series=(series,))
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    for report, figure in index.figures(filter, measure):
        figures[report].append(figure)
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for it in reversed(index.reports(filter)):
        told[it.country] += [Told(it.id, it.country, it.year, figure) for figure in figures[it.id]]
    return MappingProxyType({country: tuple(own) for country, own in told.items()})


@kept_with_store(16)  # one question after the other is put to the same editions
def _told(index: Store, report: str, country: str, year: int) -> tuple[Told, ...]:
    return tuple(Told(report, country, year, figure) for figure in index.figures_of(report))
