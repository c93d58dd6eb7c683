"""What each operation of the API is asked with; as parameters of an address or, for a question, as JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tipqa.qa import MAX_QUESTION
from tipqa.reports.model import SectionKind

_MANY = 250  # countries, editions
_TURNS = 20
_NAME = 100  # characters of a country's or series' name
MOST = 1_000  # items on a page

Name = Annotated[str, Field(max_length=_NAME)]
Year = Annotated[int, Field(ge=1990, le=2100)]
Text = Annotated[str, Field(min_length=1, max_length=MAX_QUESTION)]
Countries = Annotated[
    list[Name], Field(max_length=_MANY, description="Only these countries.", examples=[["Tajikistan"]])
]
Years = Annotated[list[Year], Field(max_length=_MANY, description="Only these editions.", examples=[[2025]])]
Country = Annotated[Name, Field(min_length=1, description="The country, in English.", examples=["Tajikistan"])]
Series = Annotated[Name, Field(description="Only this series, such as tip or factbook.", examples=["tip"])]


class Request(BaseModel):
    """What is asked; a name that is none of these fields is refused."""

    model_config = ConfigDict(extra="forbid")


class Narrowed(Request):
    """What to look at."""

    countries: Countries = []
    years: Years = []
    sections: list[SectionKind] = Field([], max_length=len(SectionKind), description="Only these sections.")
    series: Series = ""


class Ask(Narrowed):
    """A question."""

    question: Text = Field(
        description="The question, in English.", examples=["What tier is Tajikistan on in 2025, and the year before?"]
    )
    history: list[Text] = Field(
        [],
        max_length=_TURNS,
        description="The earlier questions of the conversation, oldest first; what they named carries over.",
        examples=[["What tier is Tajikistan on?"]],
    )


class Search(Narrowed):
    """Words to look for."""

    text: Text = Field(description="What the passages should be on.", examples=["victims referred to shelters"])
    k: int = Field(5, ge=1, le=100, description="How many passages at most.")


class Compare(Request):
    """Two editions of a country; by default the latest and the one before it."""

    country: Country
    from_year: Year | None = Field(None, alias="from", description="The older edition.", examples=[2024])
    to_year: Year | None = Field(None, alias="to", description="The newer edition.", examples=[2025])
    series: Series = ""


class HistoryOf(Request):
    """A country."""

    country: Country
    measure: Name = Field("", description="Only this measure.", examples=["convictions"])
    series: Series = ""


class MoversIn(Request):
    """An edition."""

    year: Year | None = Field(None, description="The edition; by default the latest.", examples=[2025])
    series: Series = ""


class Page(Request):
    """A page of a long list."""

    limit: int = Field(100, ge=1, le=MOST, description="How many items a page holds at most.")
    offset: int = Field(0, ge=0, le=10_000_000, description="How many items to pass over.")


class FiguresOf(Page):
    """Which figures."""

    countries: Countries = []
    years: Years = []
    measure: Name = Field("", description="Only this measure.", examples=["victims_identified"])
    certain: bool = Field(False, description="Leave out what may only be quoted.")


class TiersOf(Page):
    """Which placements."""

    countries: Countries = []
    years: Years = []
    series: Series = ""


class ReportsOf(Page):
    """Which reports."""

    countries: Countries = []
    years: Years = []
    series: Series = ""


class Part(Request):
    """A part of a report's text."""

    start: int = Field(0, ge=0, le=100_000_000, description="The first character of the text to give.")
    end: int | None = Field(None, ge=0, le=100_000_000, description="The character before which to stop.")
