"""The figures that the editions of a country tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tipqa.figures.best import Told
from tipqa.index.model import Filter

if TYPE_CHECKING:
    from tipqa.index.store import Store


def told_in(index: Store, country: str, years: Sequence[int], series: str) -> list[Told]:
    """Every figure of a country in these editions, the oldest edition first; of all editions where none is given."""
    infos = index.reports(Filter(countries=(country,), years=tuple(years), series=(series,)))
    return [told for info in reversed(infos) for told in _told(index, info.id, info.country, info.year)]


@lru_cache(maxsize=16)  # one question after the other is put to the same editions
def _told(index: Store, report: str, country: str, year: int) -> tuple[Told, ...]:
    return tuple(Told(report, country, year, figure) for figure in index.figures_of(report))
