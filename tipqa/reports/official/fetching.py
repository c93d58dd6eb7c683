"""Fetching official narratives into a corpus, page by page, so that it can be broken off and taken up again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from tipqa.countries.lookup import resolve
from tipqa.countries.table import Country
from tipqa.errors import ReadError
from tipqa.records import dataclass
from tipqa.reports.corpus import report_digest
from tipqa.reports.ids import report_id
from tipqa.reports.model import Report
from tipqa.reports.official.editions import Edition, find_edition
from tipqa.reports.official.held import Held, find_held, reason_to_keep
from tipqa.reports.official.narrative import page_report
from tipqa.reports.official.provenance import Record, absent, add_record, fetched, read_records, unchanged
from tipqa.reports.official.site import NotHad, Page, Site
from tipqa.reports.series import DEFAULT, official_place
from tipqa.reports.whole_files import sweep_leftovers
from tipqa.reports.writing import report_markdown, write_report

ALL = "all countries"
_CLOSED = ("refused", "silent")
_PATIENCE = 3  # failures of the site in a row, after which it is left alone

State = Literal["added", "replaced", "unchanged", "skipped", "missing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one country in one edition, and why. `path` is the report's file where there is one.

    "replaced" also is a report that the site has changed since. `closed` says that the site refused or did not answer.
    """

    year: int
    country: str
    state: State
    why: str = ""
    path: Path | None = None
    closed: bool = False


class Fetch:
    """One run over editions and countries.

    Args:
        site: what to ask.
        corpus: the folder to write into; it is made where missing.
        refresh: ask whether official narratives that are there have changed.
        replace: write over a digest, or over an official narrative that was changed by hand.
        series: one of `editions.FETCHED`.
    """

    def __init__(
        self, site: Site, corpus: Path, *, refresh: bool = False, replace: bool = False, series: str = DEFAULT
    ) -> None:
        self.site, self.corpus, self.refresh, self.replace, self.series = site, corpus, refresh, replace, series
        self._failures: list[NotHad] = []  # of the site, in a row
        self._editions: dict[int, Edition] = {}
        self.ended = ""  # why the run came to its end before its time

    def run(self, years: Iterable[int], countries: Sequence[Country] | None) -> Iterator[Outcome]:
        """Fetch each country in each edition, giving what came of it as soon as it is known.

        A site that wants to be left alone for longer than a run may wait ends it; `ended` then says why.

        Args:
            years: the editions.
            countries: the countries; None for all that the index page of an edition links.

        Raises:
            CorpusError: the corpus cannot be written.
        """
        sweep_leftovers(self.corpus)
        for year in years:
            wanted = self._linked(year) if countries is None else countries
            if not wanted:
                yield self._unknown(year)
            for country in wanted:
                yield self.one(year, country)
                if self.ended:
                    return
            if self.ended:
                return

    def one(self, year: int, country: Country) -> Outcome:
        """Fetch one country in one edition.

        Raises:
            CorpusError: as in `run`.
        """
        held = find_held(self.corpus, year, country)
        if why := reason_to_keep(held, self.series, refresh=self.refresh, replace=self.replace):
            return Outcome(year, country.name, "skipped", why, held.path if held else None)
        id = report_id(year, held.path.stem if held else country.slug)
        record = read_records(self.corpus, year).get(id)
        if record and not (self.site.has(record.url) and self._is_of_series(record.url)):
            record = None
        if record and record.state == "absent" and record.fresh and not self.refresh:
            why = f"the site had no page at {record.url} on {record.time[:10]}; --refresh asks again"
            return Outcome(year, country.name, "missing", why)
        untouched = held is not None and record is not None and record.report_sha256 == report_digest(held.path)
        page = self._page(year, country, record if untouched else None)
        if isinstance(page, NotHad):
            return self._missing(year, country, id, page, held)
        if page.unchanged and record and held:
            add_record(self.corpus, year, unchanged(record, page))
            return Outcome(year, country.name, "unchanged", "the page is as it was", held.path)
        try:
            report = page_report(page.body, page.url, country, year, id.rpartition("/")[2], self.series)
        except ReadError as error:
            return Outcome(year, country.name, "missing", str(error))
        return self._written(report, page, held, untouched=untouched)

    def _is_of_series(self, url: str) -> bool:
        place = official_place(url)
        return place is None or place.series == self.series

    def _linked(self, year: int) -> list[Country]:
        return [resolve(name) for name in sorted(self._edition(year).links)]

    def _edition(self, year: int) -> Edition:
        if year not in self._editions and len(self._failures) >= _PATIENCE:
            return Edition(year, "", {}, self._failures[-1])
        if year not in self._editions:
            edition = find_edition(self.site, self.corpus, year, refresh=self.refresh, series=self.series)
            self._count(edition.problem)
            self._editions[year] = edition
        return self._editions[year]

    def _unknown(self, year: int) -> Outcome:
        problem = self._edition(year).problem
        why = f"{problem.why if problem else ''}; name the countries with --country, since only that page lists them"
        return Outcome(year, ALL, "missing", why, closed=problem is not None and problem.kind in _CLOSED)

    def _page(self, year: int, country: Country, record: Record | None) -> Page | NotHad:
        """The country's page from the first address that has one."""
        edition = self._edition(year)
        if len(self._failures) >= _PATIENCE:
            return NotHad(self._failures[-1].kind, f"not asked for, since {self._failures[-1].why}")
        addresses = edition.addresses(country)
        why = edition.problem.why if edition.problem else "the index page does not link the country"
        missing = NotHad("unfit", f"{why}, and the addresses of this edition cannot be guessed")
        for address in addresses:
            answer = self.site.get(address, record.etag if record else "", record.last_modified if record else "")
            self._count(answer)
            if isinstance(answer, Page) or answer.kind != "absent":
                return answer
            missing = answer
        if addresses and country.name not in edition.links:
            return NotHad(missing.kind, f"{missing.why}; {why}")
        return missing

    def _count(self, answer: Page | NotHad | None) -> None:
        """Remember failures of the site as a whole, until it answers again, and whether it ends the run."""
        if isinstance(answer, NotHad) and answer.ends:
            self.ended = answer.why
        if isinstance(answer, NotHad) and answer.kind in _CLOSED:
            self._failures.append(answer)
        elif answer is not None:
            self._failures.clear()

    def _missing(self, year: int, country: Country, id: str, answer: NotHad, held: Held | None) -> Outcome:
        if answer.kind == "absent" and not (held and held.is_official):
            add_record(self.corpus, year, absent(id, self._edition(year).addresses(country)[0]))
        return Outcome(year, country.name, "missing", answer.why, closed=answer.kind in _CLOSED)

    def _written(self, report: Report, page: Page, held: Held | None, *, untouched: bool) -> Outcome:
        """Write the report, unless the file there says the same, or was changed by hand since it was fetched."""
        digest = _sha256(report)
        if held and digest == report_digest(held.path):
            add_record(self.corpus, report.year, fetched(report.id, page, digest))
            return Outcome(report.year, report.country, "unchanged", "the narrative is as it was", held.path)
        if held and held.is_official and not (untouched or self.replace):
            why = "the file differs from what was fetched; --refresh --replace writes over it"
            return Outcome(report.year, report.country, "skipped", why, held.path)
        path = write_report(report, self.corpus, replace=held is not None)
        add_record(self.corpus, report.year, fetched(report.id, page, digest))
        if held is None:
            return Outcome(report.year, report.country, "added", "; ".join(report.warnings), path)
        was = "an older state of the page" if held.is_official else held.name
        return Outcome(report.year, report.country, "replaced", f"{was} was there", path)


def _sha256(report: Report) -> str:
    return hashlib.sha256(report_markdown(report).encode()).hexdigest()
