"""Which two editions to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipqa.answers.holdings import DEFAULT_SERIES, PLACEMENTS
from tipqa.answers.words import listed, year_list
from tipqa.errors import NotFoundError
from tipqa.index.model import Filter, ReportInfo
from tipqa.reports.countries import resolve

if TYPE_CHECKING:
    from tipqa.index.index import Index

_SHOWN = 12  # countries that a message names


@dataclass(frozen=True, slots=True)
class Editions:
    """Two editions of a country in one series, and all that the index holds of it, oldest first."""

    old: ReportInfo
    new: ReportInfo
    held: tuple[ReportInfo, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The years between the two that the index does not hold."""
        low, high = sorted((self.old.year, self.new.year))
        held = {info.year for info in self.held}
        return tuple(year for year in range(low + 1, high) if year not in held)


def choose_editions(
    index: Index, country: str, from_year: int | None, to_year: int | None, series: str | None
) -> Editions:
    """The two editions: by default the latest and the one before it.

    Raises:
        CountryError: the country is not known.
        NotFoundError: the index does not hold the country, or not in that edition, or only in one; names what it holds.
    """
    wanted = [year for year in (from_year, to_year) if year is not None]
    held = held_editions(index, country, series, wanted)
    name, years = held[0].country, [info.year for info in held]
    for year in wanted:
        if year not in years:
            raise NotFoundError(
                f"the index holds no {year} edition on {name}; it holds {year_list(years)}; "
                "`tipqa add` or `tipqa fetch` brings another, then run `tipqa index`"
            )
    to = to_year if to_year is not None else years[-1]
    earlier = [year for year in years if year < to]
    if from_year is None and not earlier:
        raise NotFoundError(
            f"the index holds no edition on {name} before {to}; it holds {year_list(years)}; a comparison needs two"
        )
    start = from_year if from_year is not None else earlier[-1]
    by_year = {info.year: info for info in held}
    return Editions(by_year[start], by_year[to], held)


def held_editions(
    index: Index, country: str, series: str | None = None, wanted: Sequence[int] = ()
) -> tuple[ReportInfo, ...]:
    """All editions of a country in one series, oldest first: the given one, else the one with the `wanted` years, the TIP
    reports before others.

    Raises:
        CountryError: the country is not known.
        NotFoundError: the index does not hold it.
    """
    name = resolve(country).name
    every = index.reports(Filter(countries=(name,), series=(series,) if series else ()))
    by_series: dict[str, list[ReportInfo]] = {}
    for info in every:
        if info.series != PLACEMENTS:
            by_series.setdefault(info.series, []).append(info)
    if not by_series:
        raise NotFoundError(_nothing(index, name, series))
    best = max(
        by_series,
        key=lambda kind: (
            set(wanted) <= {info.year for info in by_series[kind]},
            kind == DEFAULT_SERIES,
            len(by_series[kind]),
        ),
    )
    return tuple(sorted(by_series[best], key=lambda info: info.year))


def _nothing(index: Index, name: str, series: str | None) -> str:
    names = sorted({info.country for info in index.reports() if info.series != PLACEMENTS})
    shown = listed(names) if len(names) <= _SHOWN else f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    kind = f"{series} " if series else ""
    return f"the index holds no {kind}narrative on {name}; it holds {shown or 'none'}; `tipqa corpus` lists them"
