"""Which two editions to compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tipqa.comparison.model import Basis
from tipqa.countries.lookup import resolve
from tipqa.english import listed, year_list
from tipqa.errors import NotFoundError
from tipqa.index.model import Filter, ReportInfo
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS

if TYPE_CHECKING:
    from tipqa.index.store import Store

_SHOWN = 12  # countries that a message names


@dataclass(frozen=True, slots=True)
class Editions:
    """Two editions of a country in one series, the earlier as `old`, and all that the index holds of it, oldest first.

    `reordered` tells that they were asked for from the later to the earlier.
    """

    old: ReportInfo
    new: ReportInfo
    held: tuple[ReportInfo, ...]
    reordered: bool = False

    @property
    def basis(self) -> Basis:
        """What is set side by side: "texts", two digests of ours, or a digest and a text, which is "mixed"."""
        digests = [info.kind == "digest" for info in (self.old, self.new)]
        return "digests" if all(digests) else "mixed" if any(digests) else "texts"

    @property
    def missing(self) -> tuple[int, ...]:
        """The years between the two that the index does not hold."""
        held = {info.year for info in self.held}
        return tuple(year for year in range(self.old.year + 1, self.new.year) if year not in held)


def choose_editions(
    index: Store, country: str, from_year: int | None, to_year: int | None, series: str | None
) -> Editions:
    """The two editions, put in the order of time: by default the latest and the one before it.

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
    first, last = sorted((start, to))
    return Editions(by_year[first], by_year[last], held, reordered=start > to)


def held_editions(
    index: Store, country: str, series: str | None = None, wanted: Sequence[int] = ()
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


def _nothing(index: Store, name: str, series: str | None) -> str:
    names = sorted({info.country for info in index.reports() if info.series != PLACEMENTS})
    shown = listed(names) if len(names) <= _SHOWN else f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    kind = f"{series} " if series else ""
    return f"the index holds no {kind}narrative on {name}; it holds {shown or 'none'}; `tipqa corpus` lists them"
