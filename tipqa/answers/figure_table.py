"""All figures of the countries and editions asked for, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tipqa.comparison.history import find_measures
from tipqa.countries.lookup import resolve
from tipqa.errors import NotFoundError
from tipqa.figures.asked import OTHER
from tipqa.figures.table import FigureRow, figure_row
from tipqa.index.model import Filter, ReportInfo

if TYPE_CHECKING:
    from tipqa.index.store import Store


def figure_table(
    index: Store,
    countries: Sequence[str] = (),
    years: Sequence[int] = (),
    measure: str | None = None,
    *,
    certain: bool = False,
) -> list[FigureRow]:
    """The figures by country, edition and place in the text.

    Args:
        countries, years: which; all where none is given.
        measure: a key of `MEASURES`, or a word of its label; None for all.
        certain: leave out what may only be quoted.

    Raises:
        CountryError: a country is not known.
        NotFoundError: the index holds no report of these countries and editions; names the next command.
        UsageError: the measure is not known; names those that are.
    """
    wanted = find_measures(measure) if measure else None
    names = tuple(resolve(country).name for country in countries)
    infos = index.reports(Filter(countries=names, years=tuple(years)))
    if not infos:
        which = " and ".join(filter(None, (", ".join(names), ", ".join(map(str, years)))))
        raise NotFoundError(
            f"the index holds no report of {which or 'any country'}; `tipqa corpus` lists what there is"
        )
    rows = [row for info in sorted(infos, key=lambda it: (it.country, it.year, it.id)) for row in _rows(index, info)]
    return [row for row in rows if (wanted is None or row.measure in wanted) and (row.certain or not certain)]


def _rows(index: Store, info: ReportInfo) -> list[FigureRow]:
    figures = index.figures_of(info.id)
    if not figures:
        return []
    report = index.report(info.id)
    sections = {(it.start, it.end): it.kind.value if it.kind != "other" else it.heading for it in report.sections}
    return [
        figure_row(
            figure,
            country=info.country,
            edition=info.year,
            report=info.id,
            section=next((name for (first, end), name in sections.items() if first <= figure.start < end), ""),
            kind=info.kind,
            quote=report.text[figure.start : figure.end],
            source_url=info.source_url,
        )
        for figure in figures
        if figure.measure != OTHER
    ]
