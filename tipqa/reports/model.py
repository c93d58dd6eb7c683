"""What a report is, once read: one canonical text, with everything else as spans in it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Literal

from tipqa.later import later
from tipqa.records import dataclass

ReportKind = Literal["official", "digest", "other"]
TierChange = Literal["upgraded", "downgraded", "remained"]


class Tier(StrEnum):
    """A placement. `rank` orders them: higher is better, and a Special Case has none."""

    TIER_1 = "Tier 1"
    TIER_2 = "Tier 2"
    WATCH_LIST = "Tier 2 Watch List"
    TIER_3 = "Tier 3"
    SPECIAL_CASE = "Special Case"

    @property
    def rank(self) -> int | None:
        """4 for Tier 1 down to 1 for Tier 3; None for a Special Case, which stands outside the scale."""
        return {"Tier 1": 4, "Tier 2": 3, "Tier 2 Watch List": 2, "Tier 3": 1}.get(self.value)


class SectionKind(StrEnum):
    """The parts of a narrative that have a name of their own; `OTHER` is any further heading."""

    ASSESSMENT = "assessment"
    RECOMMENDATIONS = "recommendations"
    PROSECUTION = "prosecution"
    PROTECTION = "protection"
    PREVENTION = "prevention"
    PROFILE = "profile"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of structure as a reader found it, before sections are known.

    Every reader (Markdown, text, HTML, PDF, DOCX) gives a list of these; `assemble` turns the list into a `Report`.
    `text` is clean (see `clean_text`) and holds no newline.
    """

    kind: Literal["heading", "paragraph", "item"]
    text: str
    level: int = 0  # of a heading: 1 for the title; 0 where the source does not tell


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. `text[start:end]` is its body, without its heading and outer white space.

    The sections of a report are in order and do not overlap. A heading that the text lacks (older pages run on without)
    is given as the usual one, so `heading` need not stand in the text. `level` is 2 for a part of the report, 3 and more
    for parts of that part; the body of one with parts of its own may be empty, with `start == end` behind its heading.
    """

    kind: SectionKind
    heading: str
    start: int
    end: int
    level: int = 2

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"section {self.heading!r} has the impossible span {self.start}..{self.end}")
        if not 2 <= self.level <= 6:
            raise ValueError(f"section {self.heading!r} has the impossible level {self.level}")


@dataclass(frozen=True, slots=True)
class TierStatement:
    """What a report says of its country's tier, with the span of the words that say it.

    `change` is None where the words do not tell. `since` counts consecutive years on the Watch List where they are given.
    `waiver` says that a waiver kept the country from Tier 3.
    """

    tier: Tier
    start: int
    end: int
    change: TierChange | None = None
    since: int | None = None
    waiver: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement of a report: a sentence, a clause of a semicolon list, or an item of a list.

    `text[start:end]` of the report is the statement, without outer white space. `section` indexes `report.sections`.
    """

    start: int
    end: int
    section: int
    item: bool = False  # an item of a list, such as one recommendation


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a report writes it: `about 800 people` is (800, "people", "about").

    `value` is None for a quantity without a number ("dozens"). `high` is the upper end of a range.
    """

    value: float | None
    text: str  # the very words, such as "more than 12,000" or "three"
    qualifier: str = ""  # "more than", "about", "at least", … ; "" where exact
    high: float | None = None
    doubtful: bool = False  # may be several numbers run together, such as "130,249, and 964"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure that a report states: `identified 272 victims, compared with 47 in 2023`.

    `measure` is one of `figures.MEASURES`; `detail` narrows it ("sex trafficking", "women", "officials"; "" for the
    whole). `amount` is None where the report says that the number was not reported, which is never zero.
    `period` is the period as the report gives it ("2024", "the reporting period"), or "" where it does not.
    `prior` holds what the same sentence compares it with, newest first, each with its own period.
    `start`, `end` is the sentence; `at` the span of the number's words.
    """

    measure: str
    detail: str
    amount: Amount | None
    unit: str
    period: str
    prior: tuple[tuple[Amount | None, str], ...]
    start: int
    end: int
    at: tuple[int, int]


_ID = later(r"\d{4}/[a-z0-9]+(-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Report:
    """One narrative: a country in one edition of a series.

    `id` is `<year>/<country-slug>` and `year` the edition, not the year its figures describe. `tier` is what holds after
    front matter and text have been read; `tier_statement` is where the text says so. `warnings` are plain sentences on
    what did not fit, such as a front matter that disagrees with the text.
    """

    id: str
    country: str
    iso2: str
    year: int
    series: str
    kind: ReportKind
    title: str
    text: str
    sections: tuple[Section, ...]
    tier: Tier | None = None
    tier_statement: TierStatement | None = None
    source_url: str = ""
    source: str = ""  # who it is from, as its front matter names it; `origin.source_name` tells it of any report
    sources: tuple[str, ...] = ()
    coverage: str = ""  # "partial" where a text is known to lack parts
    missing_pages: str = ""  # of its file, such as "2, 5-7": pictures without text
    recognized_pages: str = ""  # read from pictures by text recognition
    warnings: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not _ID.match(self.id):
            raise ValueError(f"{self.id!r} is no report id of the form <year>/<country-slug>")
        end = 0
        for section in self.sections:
            if section.start < end or section.end > len(self.text):
                raise ValueError(f"section {section.heading!r} of {self.id} overlaps or leaves the text")
            end = section.end

    def __repr__(self) -> str:
        return (
            f"<Report {self.id} ({self.series}, {self.kind}): {self.tier or 'no tier'}, {len(self.text):,} characters>"
        )

    def section_text(self, section: Section) -> str:
        """The words of one section."""
        return self.text[section.start : section.end]
