"""The series of annual reports that are known: what each is called, where it is published, and how its texts open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from tipqa.later import later
from tipqa.records import dataclass
from tipqa.reports.official.hosts import HOSTS

DEFAULT = "tip"
PLACEMENTS = "placements"  # the series of the documents that list a whole edition's tiers


@dataclass(frozen=True, slots=True)
class Series:
    """A series of annual reports, one text for a country and year.

    `title` is what a report of it calls itself, `path` the name in the addresses of its pages, behind the year, `older`
    that of its pages before 2017. `aliases` are other names of the series, `says` what names it in a title, and `heads`
    how headings read that only its texts have.
    """

    name: str
    title: str
    path: str
    says: re.Pattern[str]
    older: str = ""
    heads: re.Pattern[str] | None = None
    aliases: tuple[str, ...] = ()
    tiers: bool = False  # whether its texts place countries on tiers


def _pattern(words: str) -> re.Pattern[str]:
    return later(words.replace(" ", r"\s+"), re.IGNORECASE)


SERIES = (
    Series(
        "tip",
        "Trafficking in Persons Report",
        "trafficking-in-persons-report",
        _pattern(r"trafficking in persons report|\btip report"),
        "tiprpt",
        tiers=True,
    ),
    Series(
        "human-rights",
        "Country Reports on Human Rights Practices",
        "country-reports-on-human-rights-practices",
        _pattern(r"country reports? on human rights(?: practices)?|human rights reports?\b"),
        "hrrpt",
        _pattern(r"(?:section \d\. )?(?:respect for the integrity of the person|respect for civil liberties)\b.*"),
        ("hrr", "hrrpt"),
    ),
    Series(
        "religious-freedom",
        "Report on International Religious Freedom",
        "report-on-international-religious-freedom",
        _pattern(r"(?:report on )?international religious freedom(?: report)?"),
        "irf",
        _pattern(r"(?:section [ivx]+\. )?(?:religious demography|status of (?:government|societal) respect for religious freedom).*"),
        ("irf",),
    ),
    Series("terrorism", "Country Reports on Terrorism", "country-reports-on-terrorism", _pattern("country reports? on terrorism"), "crt"),
    Series(
        "investment-climate",
        "Investment Climate Statements",
        "investment-climate-statements",
        _pattern("investment climate statements?"),
    ),
    Series(
        "narcotics",
        "International Narcotics Control Strategy Report",
        "international-narcotics-control-strategy-report",
        _pattern("international narcotics control strategy report"),
        "nrcrpt",
    ),
    Series("child-labor", "Findings on the Worst Forms of Child Labor", "child-labor", _pattern("findings on the worst forms of child labou?r")),
)  # fmt: skip
_ALIASES = {alias: series.name for series in SERIES for alias in series.aliases}
_REPORT_PATH = later(
    r"/reports/((?:19|20)\d\d)-([a-z0-9-]+?)(?:-\d)?(?:(?:/[^/?#]+)*?/([^/?#]+))?/?(?:index\.html?)?\Z"
)
_OLDER_PATH = later(r"/rls/([a-z]+)/(?:.*?/)?((?:19|20)\d\d)(?:/|\Z)")
_FEWEST_HEADS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """What the address of an official page says: series, edition, and the country's part of it, "" where it has none."""

    series: str
    year: int
    country: str


def series_name(given: str) -> str:
    """The name of a series as it is kept: `hrr` is `human-rights`; a name that is not known stays as it is."""
    name = given.strip()
    return _ALIASES.get(name.casefold(), name)


def known_series(name: str) -> Series | None:
    """The series of this name, or None where it is not known."""
    return next((series for series in SERIES if series.name == series_name(name)), None)


def places_tiers(name: str) -> bool:
    """Whether a text of this series may place its country on a tier: not those of a known series that does no such thing."""
    series = known_series(name)
    return series is None or series.tiers


def series_title(name: str) -> str:
    """What the reports of a series call themselves; its name where it is not known."""
    series = known_series(name)
    return series.title if series else name


def official_place(address: str) -> Place | None:
    """What an address on the official hosts, or one that is shaped as theirs, says of its report; None for others."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if found := _REPORT_PATH.search(parts.path):
        known = next((series.name for series in SERIES if series.path == found[2]), "")
        if known or parts.hostname in HOSTS:
            return Place(known or found[2], int(found[1]), found[3] or "")
    if found := _OLDER_PATH.search(parts.path):
        known = next((series.name for series in SERIES if series.older == found[1]), "")
        return Place(known, int(found[2]), "") if known else None
    return None


def told_series(address: str, titles: Iterable[str], headings: Iterable[str]) -> str:
    """The series of a text, by its address, by what it calls itself, or by its headings; "" where none tells.

    Args:
        address: where it was published.
        titles: what it calls itself, the most telling first.
        headings: its own headings.
    """
    if place := official_place(address):
        return place.series
    for title in titles:
        if named := [series.name for series in SERIES if series.says.search(title)]:
            return named[0]
    lines = list(headings)
    for series in SERIES:
        if series.heads and sum(series.heads.fullmatch(line) is not None for line in lines) >= _FEWEST_HEADS:
            return series.name
    return ""
