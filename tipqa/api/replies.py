"""What each operation of the API gives: the same documents as `to_dict` of the Python API, described once."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, create_model

from tipqa.answers.model import Answer
from tipqa.api.models import Reply, model_of, model_with
from tipqa.comparison.history import History
from tipqa.comparison.model import Change, Comparison, FigureChange, Span, TierChange
from tipqa.comparison.movers import Movers
from tipqa.figures.table import FigureRow
from tipqa.index.model import ReportInfo
from tipqa.placements.table import TierRow
from tipqa.reports.model import Report
from tipqa.retrieval.model import Hit


class BlockItem(Reply):
    """A line of a list, in Markdown, with the numbers of its citations."""

    text: str
    citations: list[int]
    number: int | None = None


class BlockReply(Reply):
    """A block of an answer: a claim or note has `text`, a list `items` under its `text`, a part `blocks` under its `title`."""

    kind: Literal["claim", "list", "note", "part"]
    text: str = ""
    citations: tuple[int, ...] = ()
    items: tuple[BlockItem, ...] = ()
    rest: int = 0
    title: str = ""
    blocks: tuple[BlockReply, ...] = ()


AnswerReply = model_with(Answer, format=int, blocks=list[BlockReply])


class SearchReply(Reply):
    """The passages found, best first."""

    hits: list[model_of(Hit)]  # type: ignore[valid-type]


TierEnds = model_with(TierChange, "TierEnds", old=None, new=None, **{"from": str | None, "to": str | None})
FigureEnds = model_with(
    FigureChange,
    "FigureEnds",
    **dict.fromkeys(("old", "new", "old_text", "new_text", "old_period", "new_period", "old_span", "new_span")),
    **dict.fromkeys(("unit", "actor", "status", "total", "whole", "headline", "looked_back", "paired")),
    **{"from": float | None, "to": float | None},
    **dict.fromkeys(("from_text", "to_text", "from_period", "to_period"), str),
)


class Nearest(Reply):
    """What the other edition says that is most like a statement which it lacks."""

    text: str
    span: Span
    similarity: float


ChangeEnds = model_with(
    Change,
    "ChangeEnds",
    **dict.fromkeys(("old", "new", "old_span", "new_span", "nearest_span")),
    **dict.fromkeys(("from_text", "to_text"), str),
    **dict.fromkeys(("from_span", "to_span"), Span | None),
    nearest=Nearest | None,
)
ComparisonReply = model_with(
    Comparison,
    **dict.fromkeys(("from_year", "to_year", "lines")),
    **dict.fromkeys(("format", "from", "to"), int),
    tier=TierEnds,
    figures=list[FigureEnds],  # type: ignore[valid-type]
    **dict.fromkeys(("recommendations", "statements"), list[ChangeEnds]),  # type: ignore[valid-type]
    summary=str,
)
HistoryReply = model_with(History, format=int)
MoversReply = model_with(Movers, format=int)
ReportListed = model_with(ReportInfo, page=str)
ReportReply = model_with(Report, page=str, provenance=str, start=int, end=int)


def page_of(item: type[Reply], name: str, about: str) -> type[Reply]:
    """The model of one page of a long list."""
    parts: dict[str, Any] = {
        "total": (int, Field(description="How many there are on all pages.")),
        "offset": (int, Field(description="How many stand before this page.")),
        "limit": (int, Field(description="How many a page holds at most.")),
        "next": (str | None, Field(description="The address of the next page; null on the last.")),
        "items": (list[item], ...),  # type: ignore[valid-type]
    }
    return create_model(name, __base__=Reply, __doc__=about, **parts)


FiguresReply = page_of(model_of(FigureRow), "Figures", "Figures, by country, edition and place in the text.")
TiersReply = page_of(model_of(TierRow), "Tiers", "Placements, by country and edition.")
ReportsReply = page_of(ReportListed, "Reports", "Reports without their texts, by country, newest edition first.")


class HealthReply(Reply):
    """Whether questions can be answered now."""

    status: Literal["ok"]
    reports: int


class VersionReply(Reply):
    """What answers: the program, its interface, and the index, whose `mark` is in every ETag."""

    tipqa: str
    api: Literal["v1"]
    index_format: int
    index_built: str
    model: str
    reports: int
    mark: str


class ErrorReply(Reply):
    """What went wrong: `code` for programs, `message` and `hint` for people, `suggestions` for a name that is not known."""

    code: str
    message: str
    hint: str
    suggestions: list[str]
