"""The Python API: an opened index to search, ask and compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tipqa.countries.lookup import resolve
from tipqa.errors import UsageError
from tipqa.index.index import Index
from tipqa.index.model import Filter, ReportInfo
from tipqa.places import default_index
from tipqa.reports.blocks import PLACEMENTS
from tipqa.reports.model import Report, SectionKind
from tipqa.reports.series import series_name
from tipqa.settings import Settings
from tipqa.typed import clean
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.answers.model import Answer
    from tipqa.comparison.history import History
    from tipqa.comparison.model import Comparison
    from tipqa.comparison.movers import Movers
    from tipqa.figures.table import FigureRow
    from tipqa.placements.table import TierTable
    from tipqa.retrieval.model import Hit

MAX_QUESTION = 2_000  # characters
_YEARS = range(1990, 2101)


def open(index: str | Path | None = None, settings: Settings | None = None) -> QA:
    """Open an index for questions; where none is named, the one that the command line would ask (`tipqa/places.py`).

    Raises:
        BrokenIndexError: there is no index at the path, or it is damaged or of another format.
    """
    return QA(Index.open(Path(index) if index else default_index(), settings))


class QA:
    """Questions to one index. Safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def search(
        self,
        text: str,
        countries: Sequence[str] = (),
        years: Sequence[int] = (),
        sections: Sequence[str] = (),
        k: int = 5,
        series: str = "",
    ) -> list[Hit]:
        """The `k` best passages for `text`, best first; fewer, or none, where the filters let fewer through.

        Args:
            series: only reports of this series, such as "tip" or "human-rights"; by default of any.

        Raises:
            UsageError: the text is empty or too long, or a year, section or series cannot be.
            CountryError: a country is not known.
        """
        from tipqa.retrieval.search import search

        return search(self.index, checked_text(text), self._filter(countries, years, sections, series), k)

    def ask(
        self,
        question: str,
        *,
        countries: Sequence[str] = (),
        years: Sequence[int] = (),
        sections: Sequence[str] = (),
        history: Sequence[str] = (),
        series: str = "",
    ) -> Answer:
        """Answer a question with citations, or say plainly that the reports hold no answer.

        Args:
            countries, years, sections: what to look at, whatever the question names.
            series: the series of reports to read; by default the one that the question names, else the TIP reports.
            history: the earlier questions of the conversation, oldest first; what they named carries over.

        Raises:
            UsageError, CountryError: as in `search`.
        """
        from tipqa.answers.ask import ask

        turns = [checked_text(turn) for turn in history]
        return ask(self.index, checked_text(question), self._filter(countries, years, sections, series), turns)

    def compare(self, country: str, from_year: int | None = None, to_year: int | None = None) -> Comparison:
        """What changed between two editions; by default the latest and the one before it in the index.

        Raises:
            CountryError: the country is not known.
            NotFoundError: the index does not hold the country, or not in that edition, or only in one.
        """
        from tipqa.comparison import compare

        return compare(self.index, country, from_year, to_year)

    def history(self, country: str, measure: str | None = None) -> History:
        """Tier, figures and recommendations of a country in every edition that the index holds.

        Args:
            measure: only this one of `tipqa.figures.measures.MEASURES`; by default all.

        Raises:
            CountryError: the country is not known.
            NotFoundError: the index does not hold the country.
        """
        from tipqa.comparison import history

        return history(self.index, country, measure)

    def movers(self, year: int | None = None) -> Movers:
        """Who moved in an edition, by default the latest, and whose figures moved most.

        Raises:
            NotFoundError: the index holds nothing of that edition.
        """
        from tipqa.comparison import movers

        return movers(self.index, year)

    def figures(
        self,
        countries: Sequence[str] = (),
        years: Sequence[int] = (),
        measure: str | None = None,
        *,
        certain: bool = False,
    ) -> list[FigureRow]:
        """Every figure of these countries and editions, or of all, by country, edition and place in the text.

        Args:
            measure: only this one of `tipqa.figures.measures.MEASURES`; by default all.
            certain: leave out the readings that may only be quoted.

        Raises:
            CountryError: a country is not known.
            NotFoundError: the index holds no report of these countries and editions.
            UsageError: the measure is not known, or a year cannot be.
        """
        from tipqa.answers.figure_table import figure_table

        return figure_table(self.index, countries, tuple(map(_year, years)), measure, certain=certain)

    def tiers(self, series: str = "") -> TierTable:
        """The tier of every country in every edition that a narrative or a list of placements tells.

        Iterable; `to_dict` gives its rows, `to_frame` a table of pandas.

        Args:
            series: whose narratives count beside the lists; by default the TIP reports'.

        Raises:
            UsageError: the index does not hold the series.
        """
        from tipqa.placements.reading import tier_table
        from tipqa.question.coverage import DEFAULT_SERIES

        return tier_table(self.index, self._filter((), (), (), series).series[0] if series else DEFAULT_SERIES)

    def _filter(self, countries: Sequence[str], years: Sequence[int], sections: Sequence[str], series: str) -> Filter:
        """As `checked_filter`, with the series, which the index must hold."""
        checked = checked_filter(countries, years, sections)
        if not series:
            return checked
        held = sorted({info.series for info in self.index.reports()} - {PLACEMENTS})
        if series_name(series) not in held:
            raise UsageError(f"the index holds no series {visible(series)!r}; it holds {', '.join(held)}")
        return replace(checked, series=(series_name(series),))

    def report(self, report_id: str) -> Report:
        """The report with this id, such as "2025/tajikistan".

        Raises:
            NotFoundError: the index holds no such report.
        """
        return self.index.report(report_id)

    def reports(self) -> list[ReportInfo]:
        """Every report in the index, by country and edition, without its text."""
        return self.index.reports()


def checked_text(text: str) -> str:
    """`text` cleaned and without outer white space, or a UsageError where it is no text, empty or too long."""
    if not isinstance(text, str):
        raise UsageError(f"a question is a text, not {type(text).__name__}")
    stripped = clean(text).strip()
    if not stripped:
        raise UsageError('the question is empty; ask one, such as "What tier is Tajikistan on in 2025?"')
    if len(stripped) > MAX_QUESTION:
        raise UsageError(f"the question has {len(stripped):,} characters; at most {MAX_QUESTION:,} are read")
    return stripped


def checked_filter(countries: Sequence[str], years: Sequence[int], sections: Sequence[str]) -> Filter:
    """A filter from words as a user gives them, each once; CountryError or UsageError where one of them cannot be."""
    return Filter(
        countries=tuple(dict.fromkeys(resolve(country).name for country in countries)),
        years=tuple(sorted(set(map(_year, years)))),
        sections=tuple(dict.fromkeys(map(_section, sections))),
    )


def read_year(text: str) -> int:
    """The edition that a written year means; UsageError where it is no year."""
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise UsageError(f"{text[:20]!r} is no edition; years run from {_YEARS[0]} to {_YEARS[-1]}")
    return _year(int(text))


def _year(year: int) -> int:
    if year not in _YEARS:
        raise UsageError(f"{year} is no edition; years run from {_YEARS[0]} to {_YEARS[-1]}")
    return year


def _section(name: str) -> SectionKind:
    try:
        return SectionKind(name.strip().lower())
    except ValueError:
        known = ", ".join(kind.value for kind in SectionKind)
        raise UsageError(f"{name!r} is no section; known are {known}") from None
