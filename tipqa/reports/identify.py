"""Which report a file is: country, edition, tier and series, from its content, its name, and what the user gives."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import PurePath
from urllib.parse import urlsplit

from tipqa.errors import CountryError, ReadError, UsageError
from tipqa.records import dataclass
from tipqa.reports.blocks import Meta
from tipqa.reports.formats.document import Document
from tipqa.reports.frontmatter import FIRST_YEAR, read_meta, read_year
from tipqa.reports.model import Block
from tipqa.reports.origin import on_department_site
from tipqa.reports.series import DEFAULT, PLACEMENTS, SERIES, known_series, official_place, series_name, told_series
from tipqa.reports.whole import title_country

_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
_REPORT = f"(?:{'|'.join(series.says.pattern for series in SERIES)})"
_EDITIONS = (
    re.compile(rf"{_YEAR}[\s\-–—:()]{{1,4}}(?:annual\s+|country\s+)?{_REPORT}", re.IGNORECASE),
    re.compile(rf"{_REPORT}[\s\-–—:(),]{{1,4}}(?:for\s+|june\s+|july\s+)?{_YEAR}", re.IGNORECASE),
)
_ADDRESS_YEAR = re.compile(rf"/{_YEAR}(?:/|-)", re.IGNORECASE)
_FILE_YEAR = re.compile(_YEAR)
_PUBLISHER = re.compile(
    r"(?:united\s+states|u\.?\s?s\.?|us)\s+(?:department\s+of\s+state|state\s+dep\w*)|us\s?dos|refworld|ecoi\.net|"
    r"office\s+to\s+monitor\s+and\s+combat[\w\s]*",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"\bGovernment\s+of\s+(?=[A-Zt])")
_OPENING_BLOCKS = 12
_OPENING_CHARS = 4_000
_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the files; `""` and 0 where nothing is said. It wins over what the files say."""

    country: str = ""
    year: int = 0
    tier: str = ""
    series: str = ""
    kind: str = ""
    source_url: str = ""


def check_given(given: Given) -> None:
    """See that what the user gives can be.

    Raises:
        UsageError: the year cannot be an edition, the tier is none, or the series has no name.
        CountryError: the country is not known; it carries suggestions.
    """
    from tipqa.countries.lookup import resolve
    from tipqa.reports.ids import slug
    from tipqa.reports.tiers import parse_tier

    if given.year:
        check_year(given.year, "--year")
    if given.tier and parse_tier(given.tier) is None:
        raise UsageError(
            f"--tier {given.tier!r} is no tier; give Tier 1, Tier 2, Tier 2 Watch List, Tier 3 or Special Case"
        )
    if given.series and not slug(given.series):
        raise UsageError(f"--series {given.series!r} has no letter; give a name such as human-rights")
    if given.country and given.series != PLACEMENTS:
        resolve(given.country)


def check_year(year: int, name: str) -> None:
    """See that a year can be that of an edition.

    Raises:
        UsageError: it lies before the first or after next year's edition.
    """
    last = datetime.datetime.now(tz=datetime.UTC).year + 1
    if not FIRST_YEAR <= year <= last:
        raise UsageError(f"{name} {year} cannot be an edition; give a year from {FIRST_YEAR} to {last}")


def identify(document: Document, name: str, given: Given) -> Meta:
    """What is known of the report that a document is.

    Args:
        document: the file, as read.
        name: its path, which messages call it by and which may hold year and country.
        given: what the user says; it wins.

    Raises:
        ReadError: country or year cannot be told, or cannot be; the message names the flag that gives it.
        CountryError: the country is not known; it carries suggestions.
    """
    values = {**document.values, **{key: str(value) for key, value in _flags(given).items() if value}}
    values["series"] = document_series(document, given)
    placements = values.get("series") == PLACEMENTS
    if not values.get("country"):
        values["country"] = "Placements" if placements else _country(document, name)
    values["year"] = str(given.year or edition(document, name))
    if not values.get("source_url") and document.address:
        values["source_url"] = document.address
    if not values.get("kind") and on_department_site(document.address):
        values["kind"] = "official"
    if not placements:
        _check_country(str(values["country"]), name)
    meta = read_meta(values, name)
    try:
        check_year(meta.year, f"{name}: year")
    except UsageError as error:
        raise ReadError(f"{error} with --year") from error
    notes = () if placements else _disagreements(document, name, meta)
    return replace(meta, title=meta.title or _title(meta), warnings=(*meta.warnings, *notes))


def _disagreements(document: Document, name: str, meta: Meta) -> Iterator[str]:
    """A sentence for each thing that the text says otherwise."""
    titled = next(filter(None, map(title_country, document.blocks[:_OPENING_BLOCKS])), "")
    if titled and titled != meta.country:
        yield f"{name}: its title line names {titled}, but it is taken for {meta.country}"
    years = _said_years(document)
    if years and meta.year not in years:
        yield f"{name}: it calls itself a report of {years[0]}, but is taken for {meta.year}"


def _flags(given: Given) -> dict[str, object]:
    from tipqa.reports.tiers import parse_tier

    tier = parse_tier(given.tier) if given.tier else None
    return {
        "country": given.country,
        "year": given.year,
        "tier": tier.value if tier else "",
        "series": given.series,
        "kind": given.kind,
        "source_url": given.source_url,
    }


def _check_country(country: str, name: str) -> None:
    from tipqa.countries.lookup import resolve

    try:
        resolve(country)
    except CountryError as error:
        raise CountryError(f"{name}: {error}; give it with --country", error.suggestions) from error


def _title(meta: Meta) -> str:
    """What a report is called where its file does not say."""
    series = known_series(meta.series)
    if series is None:
        return ""
    if series.name == DEFAULT:
        return f"{meta.country}: {meta.year} {series.title}"
    return f"{meta.year} {series.title}: {meta.country}"


def document_series(document: Document, given: Given) -> str:
    """The series that a document is of: as the user or its front matter says, else as it tells itself, else TIP."""
    named = given.series or str(document.values.get("series") or "")
    if named:
        return series_name(named)
    headings = (block.text for block in document.blocks if block.kind == "heading")
    return told_series(document.address, (*document.titles, *_opening_titles(document.blocks)), headings) or DEFAULT


def _opening_titles(blocks: Iterable[Block]) -> Iterator[str]:
    """The short lines among the first, which may be a report's title."""
    return (block.text for block in islice(blocks, _OPENING_BLOCKS) if len(block.text) <= _LONGEST_TITLE)


def _country(document: Document, name: str) -> str:
    """The country by its title line, else by the page's titles, its address, the file's name, or the first words."""
    for block in document.blocks[:_OPENING_BLOCKS]:
        if found := title_country(block):
            return found
    if country := _addressed(document.address):
        return country
    for hint in _country_hints(document, name):
        named = _named(hint)
        if len(named) == 1:
            return named[0]
    opening = " ".join(_opening(document.blocks))
    for match in _GOVERNMENT.finditer(opening):
        if named := _named(opening[match.end() : match.end() + 60]):
            return named[0]
    raise ReadError(f"{name}: its country cannot be told from its text or its name; give it with --country")


def _country_hints(document: Document, name: str) -> Iterator[str]:
    """Texts that name the country and hardly anything else, the most telling first."""
    yield from (block.text for block in document.blocks[:_OPENING_BLOCKS] if block.kind == "heading")
    yield from document.titles
    yield _spaced(PurePath(urlsplit(document.address).path).name) if document.address else ""
    yield _spaced(PurePath(name).stem)


def _addressed(address: str) -> str:
    """The country that the address of an official page names: `…-report/kenya/`; "" for none."""
    from tipqa.countries.lookup import resolve

    place = official_place(address)
    words = _spaced(place.country).strip() if place else ""
    try:
        return resolve(words).name if words else ""
    except CountryError:
        return next(iter(_named(words)), "")


def _spaced(name: str) -> str:
    return re.sub(r"[\W\d_]+", " ", name)


def _named(hint: str) -> list[str]:
    """The countries that a text names, by their very names, in order."""
    from tipqa.countries.lookup import find_countries

    mentions = find_countries(_PUBLISHER.sub(" ", hint))
    return list(dict.fromkeys(each.country.name for each in mentions if each.exact and not each.adjective))


def edition(document: Document, name: str) -> int:
    """The edition by the front matter, else by what the page calls itself, its address, or its file and folder.

    Raises:
        ReadError: none of them tells; the message names the flag.
    """
    if given := document.values.get("year"):
        return read_year(given, name)
    path = PurePath(name)
    for found in (_said_years(document), _years([path.stem], _FILE_YEAR), _years([path.parent.name], _FILE_YEAR)):
        if len(found) == 1:
            return found[0]
    raise ReadError(f"{name}: its edition cannot be told from its text or its name; give it with --year")


def _said_years(document: Document) -> list[int]:
    """The editions that a document calls itself by, or its address does."""
    if place := official_place(document.address):
        return [place.year]
    texts = [*document.titles, *_opening(document.blocks)]
    return _years(texts, *_EDITIONS) or _years([document.address], _ADDRESS_YEAR)


def _years(texts: Iterable[str], *patterns: re.Pattern[str]) -> list[int]:
    """The years that the patterns find in the first of the texts that holds any."""
    for text in texts:
        found = {int(next(filter(None, match.groups()))) for pattern in patterns for match in pattern.finditer(text)}
        if found:
            return sorted(found)
    return []


def _opening(blocks: Iterable[Block]) -> Iterator[str]:
    chars = 0
    for block in blocks:
        if chars > _OPENING_CHARS:
            return
        chars += len(block.text)
        yield block.text[:_OPENING_CHARS]
