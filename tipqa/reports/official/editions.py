"""Where the pages of an edition stand: from the links of its index page, or guessed where that cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tipqa.countries.table import Country
from tipqa.errors import LimitError
from tipqa.records import dataclass
from tipqa.reports.official.hosts import MAIN
from tipqa.reports.official.links import country_links, folder_of
from tipqa.reports.official.provenance import FOLDER, Record, fetched, unchanged
from tipqa.reports.official.site import NotHad, Page, Site
from tipqa.reports.official.slugs import likely_slugs
from tipqa.reports.series import DEFAULT, SERIES, known_series
from tipqa.reports.whole_files import write_whole

FIRST_EDITION = 2010  # of the TIP reports that the official hosts have, a page for each country
FIRST_OTHER = 2016  # of the other series, in addresses of the same form
FETCHED = ("tip", "human-rights", "religious-freedom")
"""The series that are published a page for each country below the index page of an edition."""

_FIRST_NAMED = 2017  # earlier pages have numbers for names
_ARCHIVES = {"2017-2021.state.gov": range(2017, 2021), "2021-2025.state.gov": range(2021, 2025)}


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages of an edition. `links` holds the address of each country's page, by the country's name.

    `home` is the folder of the pages. `links` is empty where the index page could not be read; `problem` says why.
    """

    year: int
    home: str
    links: dict[str, str]
    problem: NotHad | None = None

    def addresses(self, country: Country) -> tuple[str, ...]:
        """Where the country's page may be: the linked address, or guesses, likeliest first; none where none can be."""
        if linked := self.links.get(country.name):
            return (linked,)
        if "/reports/" not in self.home:
            return ()
        return tuple(f"{self.home}{slug}/" for slug in likely_slugs(country, self.year))


def find_edition(site: Site, corpus: Path, year: int, *, refresh: bool = False, series: str = DEFAULT) -> Edition:
    """The edition of that year. Its index page is asked for once; the links are kept beside the corpus.

    Args:
        series: the name of a series that is published in this way.
        refresh: ask whether the index page has changed since.

    Raises:
        CorpusError: the links cannot be kept.
    """
    record, links = _read_kept(_kept_path(corpus, year, series)) or (None, {})
    if record and not site.has(record.url):
        record, links = None, {}
    if record and record.fresh and not refresh:
        return Edition(year, folder_of(record.url), links)
    problem: NotHad | None = None
    for address in index_addresses(year, site.named, series):
        page = site.get(address, record.etag if record else "", record.last_modified if record else "")
        if isinstance(page, Page):
            if not (page.unchanged and record):
                try:
                    record, links = fetched(str(year), page), country_links(page.body, page.url, site.named)
                except LimitError as error:
                    problem = NotHad("unfit", str(error))
                    continue
            else:
                record = unchanged(record, page)
            if links:
                _keep(_kept_path(corpus, year, series), record, links)
                return Edition(year, folder_of(page.url), links)
            page = NotHad("absent", f"the index page {page.url} links no country's page")
        problem = page if problem is None or problem.kind == "absent" or page.ends else problem
        if page.ends:
            break
    home = record.url if record and links else index_addresses(year, site.named, series)[0]
    return Edition(year, folder_of(home), links, problem)


def index_addresses(year: int, named: str = "", series: str = DEFAULT) -> tuple[str, ...]:
    """Where the index page of an edition may be, likeliest first.

    Args:
        named: the base of another site with the same addresses; "" for the official hosts.
        series: the name of a series that is published in this way.
    """
    if series == DEFAULT and year < _FIRST_NAMED:
        return (f"{named or 'https://2009-2017.state.gov'}/j/tip/rls/tiprpt/countries/{year}/index.htm",)
    known = known_series(series) or SERIES[0]
    path = f"/reports/{year}-{known.path}{'-2' if (series, year) == (DEFAULT, 2019) else ''}/"
    return (f"{named}{path}",) if named else tuple(f"https://{host}{path}" for host in _hosts(year))


def _hosts(year: int) -> Iterator[str]:
    yield MAIN
    yield from (host for host, years in _ARCHIVES.items() if year in years)


def _kept_path(corpus: Path, year: int, series: str) -> Path:
    return corpus / FOLDER / f"{year}-{'' if series == DEFAULT else f'{series}-'}index.json"


def _read_kept(path: Path) -> tuple[Record, dict[str, str]] | None:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        links = {str(name): str(address) for name, address in values.pop("links").items()}
        return Record(**values), links
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _keep(path: Path, record: Record, links: dict[str, str]) -> None:
    held = json.dumps({**asdict(record), "links": links}, ensure_ascii=False, indent=1)
    write_whole(path, held)
