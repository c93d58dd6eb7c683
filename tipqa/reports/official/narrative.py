"""From a page of the site to the report in it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from tipqa.errors import CountryError, ReadError
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.country_table import Country
from tipqa.reports.model import Block, Report, SectionKind

_LOOK_FOR_TITLE = 12
_NARRATIVE = set(SectionKind) - {SectionKind.ASSESSMENT, SectionKind.OTHER}


def page_report(page: bytes, url: str, country: Country, year: int, slug: str = "") -> Report:
    """The official report of a country and edition, out of its page.

    Args:
        url: where the page was found.
        slug: the last part of the report's id; "" takes it from the country.

    Raises:
        ReadError: the page is of another country or another edition, or holds no narrative.
    """
    blocks = _blocks(page, url)
    meta = Meta(
        country=country.name,
        iso2=country.iso2,
        year=year,
        kind="official",
        title=f"{country.name}: {year} Trafficking in Persons Report",
        source_url=url,
        slug=slug,
    )
    report = assemble(blocks, meta)
    _check_country(blocks, report, url)
    if str(year) not in urlsplit(url).path:
        raise ReadError(f"the site leads to {url}, which is not of the {year} edition")
    if not report.tier and not any(section.kind in _NARRATIVE for section in report.sections):
        raise ReadError(f"the page {url} holds no narrative: neither a tier nor a usual heading stands in it")
    return report


def _blocks(page: bytes, url: str) -> list[Block]:
    from tipqa.reports.readers import byte_reader

    return byte_reader(Path("page.html"))(page, url)


def _check_country(blocks: list[Block], report: Report, url: str) -> None:
    """See that the page is of the report's country: by its title line, or where it has none, by naming it."""
    from tipqa.reports.countries import find_countries, resolve
    from tipqa.reports.tiers import title_tier

    titles = [titled[0] for block in blocks[:_LOOK_FOR_TITLE] if (titled := title_tier(block.text))]
    for title in titles:
        try:
            named = resolve(title).name
        except CountryError:
            continue
        if named != report.country:
            raise ReadError(f"the page {url} is of {named}, not of {report.country}")
        return
    if not any(mention.country.name == report.country for mention in find_countries(report.text)):
        raise ReadError(f"the page {url} does not name {report.country}")
