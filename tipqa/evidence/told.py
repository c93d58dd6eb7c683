"""The figures that the editions of a country tell."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.best import Told
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter
from tipqa.index.store import Store


def told_in(index: Store, country: str, years: Sequence[int], series: str) -> list[Told]:
    """Every figure of a country in these editions, the oldest edition first; of all editions where none is given."""
    infos = index.reports(Filter(countries=(country,), years=tuple(years), series=(series,)))
    return [told for info in reversed(infos) for told in _told(index, info.id, info.country, info.year)]


@kept_with_store(16)  # one question after the other is put to the same editions
def _told(index: Store, report: str, country: str, year: int) -> tuple[Told, ...]:
    return tuple(Told(report, country, year, figure) for figure in index.figures_of(report))
