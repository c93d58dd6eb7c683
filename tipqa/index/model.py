"""What an index hands out: passages, statements, and filters that name a set of them."""

from __future__ import annotations

from typing import ClassVar

from tipqa.records import dataclass
from tipqa.reports.model import ReportKind, SectionKind, Tier
from tipqa.reports.series import series_name


@dataclass(frozen=True, slots=True)
class Filter:
    """Which reports and sections to look at. An empty tuple means "any"; the fields are joined by "and".

    Countries are canonical names (`countries.resolve`); series go by any of their names (`series.series_name`). A filter
    that matches nothing gives nothing.
    """

    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sections: tuple[SectionKind, ...] = ()
    series: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()  # report ids

    def __post_init__(self) -> None:
        object.__setattr__(self, "series", tuple(map(series_name, self.series)))

    @property
    def empty(self) -> bool:
        """Whether it lets everything through."""
        return not (self.countries or self.years or self.sections or self.series or self.reports)

    @property
    def fixed(self) -> bool:
        """Whether it names reports, or both countries and editions."""
        return bool(self.reports or (self.countries and self.years))


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A report without its text, as the catalog lists it."""

    SHOWN: ClassVar = ("id", "country", "year", "series", "kind", "tier", "title")

    id: str
    country: str
    iso2: str
    year: int
    series: str
    kind: ReportKind
    tier: Tier | None
    title: str
    source_url: str
    coverage: str
    chars: int
    source: str = ""  # as the front matter names it
    missing_pages: str = ""  # of its file, such as "2, 5-7": pictures without text
    recognized_pages: str = ""  # read from pictures by text recognition


@dataclass(frozen=True, slots=True)
class Size:
    """How long a report is: the words of its text, and its sections."""

    words: int
    sections: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of one section, small enough for the encoder. `text` equals `report.text[start:end]`."""

    id: int
    report: str
    section: SectionKind
    heading: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the index. `text` equals `report.text[start:end]`; `id` finds its token vectors."""

    id: int
    report: str
    section: SectionKind
    heading: str
    start: int
    end: int
    text: str
    item: bool
