"""From a page of the site to the report in it."""

from __future__ import annotations

from urllib.parse import urlsplit

from tipqa.countries.table import Country
from tipqa.errors import CountryError, ReadError
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.formats.document import Document
from tipqa.reports.model import Report, SectionKind
from tipqa.reports.series import DEFAULT, known_series, official_place, told_series

_LOOK_FOR_TITLE = 12
_NARRATIVE = set(SectionKind) - {SectionKind.ASSESSMENT, SectionKind.OTHER}
_FEWEST_WORDS = 100  # of a report of another series


def page_report(page: bytes, url: str, country: Country, year: int, slug: str = "", series: str = DEFAULT) -> Report:
    """The official report of a country and edition, out of its page.

    Args:
        url: where the page was found.
        slug: the last part of the report's id; "" takes it from the country.
        series: the series that the report is to be of.

    Raises:
        ReadError: the page is of another country, edition or series, or holds no report.
        LimitError: the page is larger than one can be.
    """
    from tipqa.reports.formats.guarded import read_guarded

    document = read_guarded(page, "html", url)
    _check_place(document, year, series, url)
    known = known_series(series)
    title = known.title if known else series
    meta = Meta(
        country=country.name,
        iso2=country.iso2,
        year=year,
        series=series,
        kind="official",
        title=f"{country.name}: {year} {title}" if series == DEFAULT else f"{year} {title}: {country.name}",
        source_url=url,
        slug=slug,
    )
    report = assemble(document.blocks, meta)
    _check_country(document, report, url)
    if not _holds_report(report):
        raise ReadError(f"the page {url} holds no narrative: neither a tier nor a usual heading stands in it")
    return report


def _holds_report(report: Report) -> bool:
    if report.series == DEFAULT:
        return report.tier is not None or any(section.kind in _NARRATIVE for section in report.sections)
    return len(report.sections) > 1 and len(report.text.split()) >= _FEWEST_WORDS


def _check_place(document: Document, year: int, series: str, url: str) -> None:
    """See that the page is of the edition and the series, by where it was found and by what it says of itself."""
    if str(year) not in urlsplit(url).path:
        raise ReadError(f"the site leads to {url}, which is not of the {year} edition")
    if (place := official_place(document.address)) and place.year != year:
        raise ReadError(f"the page {url} says that it is of the {place.year} edition, not of {year}")
    headings = (block.text for block in document.blocks if block.kind == "heading")
    told = told_series(document.address, document.titles, headings)
    if told and told != series:
        raise ReadError(f"the page {url} is of the series {told}, not of {series}; see --series")


def _check_country(document: Document, report: Report, url: str) -> None:
    """See that the page is of the report's country: by its title line, its own address, or by naming it."""
    from tipqa.countries.lookup import find_countries

    named = _named_country(document)
    if named and named != report.country:
        raise ReadError(f"the page {url} is of {named}, not of {report.country}")
    if not named and not any(mention.country.name == report.country for mention in find_countries(report.text)):
        raise ReadError(f"the page {url} does not name {report.country}")


def _named_country(document: Document) -> str:
    """The country of a page's title line, else of its own address; "" where neither names one."""
    from tipqa.countries.lookup import resolve
    from tipqa.reports.tiers import title_tier

    titles = [titled[0] for block in document.blocks[:_LOOK_FOR_TITLE] if (titled := title_tier(block.text))]
    place = official_place(document.address)
    for name in (*titles, place.country.replace("-", " ") if place else ""):
        try:
            return resolve(name).name if name else ""
        except CountryError:
            continue
    return ""
