"""A figure: one number that a report states, with everything that a reader needs before it may be printed."""

from __future__ import annotations

from enum import StrEnum

from tipqa.records import dataclass


class Precision(StrEnum):
    """How firmly a report states a number. `NOT_REPORTED` is the report's silence in words, and never zero."""

    EXACT = "exact"  # "identified 272 victims"
    AT_LEAST = "at least"  # "at least 12", "more than 800"
    AT_MOST = "at most"  # "fewer than 20", "up to 30"
    ABOUT = "about"  # "approximately 45"
    RANGE = "range"  # "between 20 and 30"
    NONE = "none"  # "identified no victims": 0
    NOT_REPORTED = "not reported"  # "did not report the number of"


class Unit(StrEnum):
    """What is counted. Figures of different units are never set against each other."""

    PERSONS = "persons"
    CASES = "cases"
    EVENTS = "events"
    PLACES = "places"
    CALLS = "calls"
    MONEY = "money"
    PERCENT = "percent"
    UNCLEAR = "unclear"


class Actor(StrEnum):
    """Who did what is counted."""

    GOVERNMENT = "government"
    NGO = "NGO"
    IO = "IO"
    UNCLEAR = "unclear"


class Status(StrEnum):
    """Which share of the period's whole a figure covers."""

    WHOLE = "whole"  # "prosecuted 61 defendants"
    NEW = "newly opened"  # "of these, 40 were new prosecutions"
    CARRIED_OVER = "carried over"  # "continued 34 investigations"
    ON_APPEAL = "on appeal"  # "upheld three convictions"
    PART = "part"  # "of the 488, 58 were children"; "(47 for sex trafficking)"


class PeriodSource(StrEnum):
    """Where a figure's period comes from."""

    SENTENCE = "sentence"  # said beside the number
    PARAGRAPH = "paragraph"  # carried on from an earlier sentence of the paragraph
    EARLIER_VALUE = "earlier value"  # "an increase from 38 in 2016" makes it 2017
    EDITION = "edition"  # the year before the edition, since nothing else is said


@dataclass(frozen=True, slots=True)
class Value:
    """A number as the report writes it: "more than 12,000" is (AT_LEAST, 12000.0, "more than 12,000").

    `number` is None only for `NOT_REPORTED`, 0.0 for `NONE`. `high` is the upper end of a `RANGE`.
    `currency` is an ISO 4217 code for money, "" elsewhere.
    """

    precision: Precision
    number: float | None
    text: str
    high: float | None = None
    currency: str = ""

    def __post_init__(self) -> None:
        if (self.number is None) != (self.precision is Precision.NOT_REPORTED):
            raise ValueError(f"a value that is {self.precision} cannot have the number {self.number}")
        if (self.high is not None) != (self.precision is Precision.RANGE):
            raise ValueError(f"only a range has an upper end, and {self.text!r} is {self.precision}")


@dataclass(frozen=True, slots=True)
class Period:
    """The calendar years that a figure describes, from `first` to `last`, and where that comes from.

    `text` is what the report says ("In 2023", "the reporting period"), "" where it says nothing.
    """

    first: int
    last: int
    source: PeriodSource
    text: str = ""

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a period cannot run from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same sentence compares a figure with: "compared with 38 in 2022"."""

    value: Value
    period: Period


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report, read as a statement: who counted how many of what, in which period.

    `counted` holds the restrictions that the table of restrictions knows, as `facet=value` ("form=sex trafficking",
    "age=children", "nationality=Uzbekistan", "role=probation officers", "purpose=shelters", "outcome=prison", "place=Lagos",
    "level=federal", "case=one"; "other=" with the words of a restriction that the table does not know); empty for
    the whole. `words` are the words that the number counts with all that narrows them, as they stand in the text, so
    that a restriction without an entry in the table can still be looked for in them.
    `total` is the place, in the list of the same report's figures, of the figure that this one is a part of.
    `agency` is the one body of the government that the sentence names as the one who acts ("police"), "" where it names none.
    `certainty` runs from 0 to 1; `CERTAIN` and above may be stated as a number.
    The statement is `report.text[start:end]`, the words of the number `report.text[at[0]:at[1]]`.
    """

    measure: str
    value: Value
    unit: Unit
    actor: Actor
    counted: frozenset[str]
    words: str
    status: Status
    period: Period
    earlier: tuple[Earlier, ...]
    start: int
    end: int
    at: tuple[int, int]
    certainty: float
    total: int | None = None
    agency: str = ""

    def __post_init__(self) -> None:
        if not self.start <= self.at[0] <= self.at[1] <= self.end:
            raise ValueError(f"the number at {self.at} lies outside its statement {self.start}..{self.end}")
        if not 0 <= self.certainty <= 1:
            raise ValueError(f"a certainty lies between 0 and 1, not at {self.certainty}")

    @property
    def is_total(self) -> bool:
        """Whether this is the whole of its measure: nothing narrows it, and it is no part of another figure.

        That victims are potential ones, or under which law it came about, does not narrow it.
        """
        narrowing = [facet for facet in self.counted if not facet.startswith(NOT_NARROWING)]
        return not narrowing and self.status is Status.WHOLE and self.total is None

    @property
    def is_certain(self) -> bool:
        """Whether the number may be stated; otherwise its sentence speaks for itself."""
        return self.certainty >= CERTAIN

    @property
    def is_heard(self) -> bool:
        """Whether another number for the same thing is called in question by this one."""
        return self.certainty >= HEARD


CERTAIN = 0.9
HEARD = 0.5
NOT_NARROWING = ("standing=", "law=")
