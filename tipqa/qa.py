"""The Python API: an opened index to search, ask and compare."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tipqa.errors import UsageError
from tipqa.given import (
    MAX_QUESTION,
    Names,
    Years,
    checked_count,
    checked_countries,
    checked_filter,
    checked_history,
    checked_name,
    checked_text,
    checked_year,
    checked_years,
    read_year,
)
from tipqa.index.model import Filter, ReportInfo
from tipqa.index.store import Store
from tipqa.places import default_index, read_place
from tipqa.reports.model import Report
from tipqa.reports.series import PLACEMENTS, series_name
from tipqa.rows import Rows
from tipqa.settings import Settings
from tipqa.stores.opening import open_store
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.answers.many import Answers
    from tipqa.answers.model import Answer
    from tipqa.comparison.history import History
    from tipqa.comparison.model import Comparison
    from tipqa.comparison.movers import Movers
    from tipqa.figures.table import FigureRow
    from tipqa.placements.table import TierTable
    from tipqa.retrieval.model import Hit

__all__ = ["MAX_QUESTION", "QA", "checked_filter", "checked_text", "open", "read_year"]


def open(index: str | Path | None = None, settings: Settings | None = None) -> QA:
    """Open an index for questions; where none is named, the one that the command line would ask (`tipqa/places.py`).

        with tipqa.open("indexes/default") as qa:
            qa.ask("What tier is Tajikistan on?")

    An address such as `qdrant://host:6333/tip` opens an index that many machines share, see `tipqa/stores/address.py`.

    Raises:
        BrokenIndexError: there is no index at the path, or it is damaged or of another format.
        StoreError: the store behind an address does not answer.
        UsageError: `index` is no path.
    """
    try:
        place = read_place(os.fspath(index)) if index else default_index()
    except TypeError:
        raise UsageError(f"an index is the path of a folder or an address, not {type(index).__name__}") from None
    return QA(open_store(place, settings))


class QA:
    """Questions to one index.

    Safe to share between threads and with processes forked from this one. Used in `with`, or by `close`, it lets go of the
    files; without either they are closed when it is no longer used.

    Wherever countries, years or sections are taken, one is as good as a list: `countries="Tajikistan", years=2024`.
    """

    def __init__(self, index: Store) -> None:
        self._index: Store | None = index
        self._path = index.name

    @property
    def index(self) -> Store:
        """The open index.

        Raises:
            UsageError: it was closed.
        """
        if self._index is None:
            raise UsageError(f"the index {self._path} was closed; open it again with tipqa.open({self._path!r})")
        return self._index

    def close(self) -> None:
        """Close the files of the index; whatever is asked from now on raises `UsageError`. May be called again."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def __enter__(self) -> QA:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<QA {self._path}{': closed' if self._index is None else ''}>"

    def search(
        self,
        text: str,
        countries: Names = (),
        years: Years = (),
        sections: Names = (),
        k: int = 5,
        series: str = "",
    ) -> Rows[Hit]:
        """The `k` best passages for `text`, best first; fewer, or none, where the filters let fewer through.

        Each hit has its span in the report, in characters, and a score between 0 and 1 that is comparable within one
        search only. The order is that of BM25 and of cosines fused, see `tipqa/retrieval/fusion.py`.

        Args:
            text: words to look for, at most 2,000 characters.
            countries, years, sections: look only there; by default everywhere.
            k: how many at most, 1 or more.
            series: only reports of this series, such as "tip" or "human-rights"; by default of any.

        Raises:
            UsageError: the text is empty or too long, or a year, section, series or `k` cannot be.
            CountryError: a country is not known.
        """
        from tipqa.retrieval.model import Hit
        from tipqa.retrieval.search import search

        query, filter = checked_text(text), self._filter(countries, years, sections, series)
        return Rows(Hit, search(self.index, query, filter, checked_count(k, "k")))

    def ask(
        self,
        question: str,
        *,
        countries: Names = (),
        years: Years = (),
        sections: Names = (),
        history: Iterable[str] = (),
        series: str = "",
    ) -> Answer:
        """Answer a question with citations, or say plainly that the reports hold no answer.

        `report.text[c.start:c.end] == c.quote` holds for every citation `c`; `confidence` lies between 0 and 1.

        Args:
            question: at most 2,000 characters, in English.
            countries, years, sections: what to look at, whatever the question names.
            history: the earlier questions of the conversation, oldest first; what they named carries over.
            series: the series of reports to read; by default the one that the question names, else the TIP reports.

        Raises:
            UsageError: as in `search`, or the history is no list of questions.
            CountryError: a country is not known.
        """
        from tipqa.answers.ask import ask

        turns = checked_history(history)
        return ask(self.index, checked_text(question), self._filter(countries, years, sections, series), turns)

    async def aask(self, question: str, **options: Any) -> Answer:
        """As `ask`, with its arguments and errors, in a thread, so that an event loop goes on meanwhile."""
        import asyncio  # 50 modules, which no other call needs

        return await asyncio.to_thread(self.ask, question, **options)

    def ask_many(self, questions: Iterable[str], **options: Any) -> Answers:
        """The answers to several questions, each by itself, in their order; a table with one row each (`to_frame`).

        Args:
            questions: all are looked at before the first is answered.
            options: the arguments of `ask`, for each of them.

        Raises:
            UsageError: one of the questions cannot be asked; the message says which.
            CountryError: a country is not known.
        """
        from tipqa.answers.many import Answers, checked_questions

        return Answers(self.ask(question, **options) for question in checked_questions(questions))

    def compare(
        self, country: str, from_year: int | None = None, to_year: int | None = None, *, series: str = ""
    ) -> Comparison:
        """What changed between two editions; by default the latest and the one before it in the index.

        Args:
            series: of which series; by default the TIP reports, where the country has one.

        Raises:
            CountryError: the country is not known.
            NotFoundError: the index does not hold the country, or not in that edition, or only in one.
            UsageError: the country is no text, or a year cannot be.
        """
        from tipqa.comparison.comparing import compare

        older, newer = (None if year is None else checked_year(year) for year in (from_year, to_year))
        return compare(self.index, checked_name(country, "a country"), older, newer, self._series(series) or None)

    def history(self, country: str, measure: str | None = None, *, series: str = "") -> History:
        """Tier, figures and recommendations of a country in every edition that the index holds.

        Args:
            measure: only this one of `tipqa.figures.measures.MEASURES`; by default all.
            series: of which series; by default the TIP reports, where the country has one.

        Raises:
            CountryError: the country is not known.
            NotFoundError: the index does not hold the country.
            UsageError: the measure or the series is not known.
        """
        from tipqa.comparison.history import history

        name = checked_name(country, "a country")
        return history(self.index, name, _measure(measure), self._series(series) or None)

    def movers(self, year: int | None = None, *, series: str = "") -> Movers:
        """Who moved in an edition, by default the latest, and whose figures moved most.

        Raises:
            NotFoundError: the index holds nothing of that edition.
            UsageError: the year or the series cannot be.
        """
        from tipqa.comparison.movers import movers

        return movers(self.index, None if year is None else checked_year(year), self._series(series) or None)

    def figures(
        self, countries: Names = (), years: Years = (), measure: str | None = None, *, certain: bool = False
    ) -> Rows[FigureRow]:
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
        from tipqa.figures.table import FigureRow

        names, editions = checked_countries(countries), checked_years(years)
        return Rows(FigureRow, figure_table(self.index, names, editions, _measure(measure), certain=certain))

    def tiers(self, series: str = "") -> TierTable:
        """The tier of every country in every edition that a narrative or a list of placements tells.

        Iterable; `to_dict` gives its rows, `to_frame` a table of pandas, `only` the rows of some countries and editions.

        Args:
            series: whose narratives count beside the lists; by default the TIP reports'.

        Raises:
            UsageError: the index does not hold the series.
        """
        from tipqa.placements.reading import tier_table
        from tipqa.question.coverage import DEFAULT_SERIES

        return tier_table(self.index, self._series(series) or DEFAULT_SERIES)

    def report(self, report_id: str) -> Report:
        """The report with this id, such as "2025/tajikistan".

        Raises:
            NotFoundError: the index holds no such report.
            UsageError: the id is no text.
        """
        return self.index.report(checked_name(report_id, 'a report id such as "2025/tajikistan"'))

    def reports(self) -> Rows[ReportInfo]:
        """Every report in the index, by country and edition, without its text."""
        return Rows(ReportInfo, self.index.reports())

    def _filter(self, countries: Names, years: Years, sections: Names, series: str) -> Filter:
        """As `checked_filter`, with the series, which the index must hold."""
        checked = checked_filter(countries, years, sections)
        return replace(checked, series=(name,)) if (name := self._series(series)) else checked

    def _series(self, series: str) -> str:
        """The series in the one form that reports use, "" where none is named; UsageError where it is not held."""
        name = series_name(checked_name(series, "a series"))
        if name and name not in (held := {info.series for info in self.index.reports()} - {PLACEMENTS}):
            raise UsageError(f"the index holds no series {visible(series)!r}; it holds {', '.join(sorted(held))}")
        return name


def _measure(measure: str | None) -> str | None:
    return None if measure is None else checked_name(measure, "a measure")
