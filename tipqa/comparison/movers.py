"""All countries in one edition against the edition before it: who moved, and whose figures moved most."""

from __future__ import annotations

from dataclasses import asdict, replace
from math import log
from typing import TYPE_CHECKING, Any

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Source
from tipqa.blocks.numbering import Numbering
from tipqa.comparison.figures import compare_figures
from tipqa.comparison.model import FigureChange
from tipqa.comparison.ranking import figure_weight
from tipqa.english import plural, year_list
from tipqa.errors import NotFoundError
from tipqa.index.model import Filter, ReportInfo
from tipqa.placements.model import Moved
from tipqa.placements.reading import tier_table
from tipqa.question.coverage import DEFAULT_SERIES, read_coverage
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS, series_name
from tipqa.rows import frame

if TYPE_CHECKING:
    from pandas import DataFrame

    from tipqa.comparison.frames import MoversPart
    from tipqa.index.store import Store

FORMAT = 1  # raised where a key of `to_dict` changes its meaning or goes


@dataclass(frozen=True, slots=True)
class TierMove:
    """A country whose tier differs from the edition before, with what says so in each.

    `certainty` is that of the less sure of the two placements: "stated", "one source" or "derived".
    """

    country: str
    from_year: int
    old: str
    new: str
    direction: str
    citations: tuple[Citation, ...]
    certainty: str = "stated"


@dataclass(frozen=True, slots=True)
class FigureMove:
    """A figure of a country that differs from the edition before."""

    country: str
    from_year: int
    figure: FigureChange


@dataclass(frozen=True, slots=True)
class Movers:
    """Who moved in the edition `year`.

    `tiers` has the countries that moved, upgraded first; `figures` the figures that
    moved, by the weight of `tipqa.comparison.ranking`. `compared` names
    the countries with a narrative in both editions; `placed` counts those whose tier is known in both.
    """

    year: int
    series: str
    tiers: tuple[TierMove, ...]
    figures: tuple[FigureMove, ...]
    compared: tuple[str, ...]
    placed: int

    def __repr__(self) -> str:
        return f"<Movers {self.year}: {plural(len(self.tiers), 'tier')}, {plural(len(self.figures), 'figure')}>"

    def _repr_html_(self) -> str:
        from tipqa.comparison.render.notebook import preformatted
        from tipqa.comparison.render.tables import movers_lines

        return preformatted(movers_lines(self))

    def to_frame(self, part: MoversPart = "tiers") -> DataFrame:
        """A part as a `pandas.DataFrame`: "tiers", a row a country, or "figures", a row a figure that moved.

        Raises:
            UsageError: there is no such part.
        """
        from tipqa.comparison.frames import COLUMNS, movers_rows

        rows = list(movers_rows(self, part))
        return frame(COLUMNS[f"moved {part}"], rows)

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa movers --json` prints."""
        return {"format": FORMAT, **asdict(self)}


def movers(index: Store, year: int | None = None, series: str | None = None) -> Movers:
    """Who moved in an edition, by default the latest; placements count where a narrative is missing.

    Raises:
        NotFoundError: the index does not hold the edition; names those it holds.
    """
    known = read_coverage(index.reports())
    kind = series_name(series or "") or (
        DEFAULT_SERIES if DEFAULT_SERIES in known.series or not known.series else known.series[0]
    )
    years = {it for (name, _), held in known.editions.items() if name == kind for it in held}
    years |= set(known.placement_years) if kind == DEFAULT_SERIES else set()
    if not years:
        raise NotFoundError(
            f"the index holds no report of the series {kind}; it holds {', '.join(known.series) or 'none'}"
        )
    chosen = year if year is not None else max(years)
    if chosen not in years:
        held = year_list(years) or "none"
        raise NotFoundError(f"the index holds no {chosen} edition of the series {kind}; it holds {held}")
    cite = Numbering(index.report)
    pairs = _pairs(index, kind, chosen)
    tiers, count = _tier_moves(index, kind, chosen, {new.country: old.year for old, new in pairs}, cite)
    figures = [
        FigureMove(new.country, old.year, replace(it, citations=_cited(cite, old, new, it)))
        for old, new in pairs
        for it in compare_figures(index, old, new)
        if it.delta and it.whole and not it.paired
    ]
    figures.sort(key=lambda move: (-figure_weight(move.figure), -_size(move.figure), move.country))
    return Movers(chosen, kind, tuple(tiers), tuple(figures), tuple(new.country for _, new in pairs), count)


def _pairs(index: Store, series: str, year: int) -> list[tuple[ReportInfo, ReportInfo]]:
    """The narratives of the edition, each with the one before it, which may be older than a year."""
    by_country: dict[str, list[ReportInfo]] = {}
    for info in index.reports(Filter(series=(series,))):
        if info.series != PLACEMENTS and info.year <= year:
            by_country.setdefault(info.country, []).append(info)
    newest = [sorted(infos, key=lambda info: info.year)[-2:] for infos in by_country.values()]
    return sorted(
        ((pair[0], pair[1]) for pair in newest if len(pair) > 1 and pair[1].year == year),
        key=lambda pair: pair[1].country,
    )


def _tier_moves(
    index: Store, series: str, year: int, before: dict[str, int], cite: Numbering
) -> tuple[list[TierMove], int]:
    """The moves, upgrades first, and how many countries have a tier in both editions.

    The earlier edition is the one before; where a country is not placed there, that of its narrative in `before`.
    """
    table = tier_table(index, series)
    found, count = [], 0
    for new in table.on(year):
        old = table.at(new.country, year - 1) or table.at(new.country, before.get(new.country, year - 1))
        count += old is not None
        if old and old.tier != new.tier:
            moved = Moved(old, new)
            cited = tuple(cite(Source(row.report, row.start, row.end)) for row in (old, new))
            sure = moved.certainty.value
            ends = (old.tier.value, new.tier.value)
            found.append(TierMove(new.country, old.year, *ends, moved.direction, cited, sure))
    order = {"upgraded": 0, "downgraded": 1}
    return sorted(found, key=lambda it: (order.get(it.direction, 2), it.country)), count


def _cited(cite: Numbering, old: ReportInfo, new: ReportInfo, figure: FigureChange) -> tuple[Citation, ...]:
    sides = ((old.id, figure.old_span), (new.id, figure.new_span))
    return tuple(cite(Source(report, *span)) for report, span in sides if span)


def _size(figure: FigureChange) -> float:
    """The change as a ratio, damped where the numbers are small: from 1 to 3 is less of a move than from 100 to 300."""
    return abs(log(((figure.new or 0) + 5) / ((figure.old or 0) + 5)))
