"""The operations of REST, each a thin door to the Python API."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import urlencode

import anyio
from fastapi import APIRouter, Body, Path, Query
from starlette.requests import Request
from starlette.responses import Response

import tipqa
from tipqa.api import documents, replies, requests
from tipqa.api.desk import Desk
from tipqa.api.documents import given
from tipqa.api.marks import mark
from tipqa.api.models import Reply
from tipqa.countries.lookup import resolve
from tipqa.errors import UsageError
from tipqa.index.model import Filter
from tipqa.qa import QA
from tipqa.reports.origin import words_of

Year = Annotated[str, Path(pattern=r"^\d{4}$", description="The edition.", examples=["2025"])]
Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,80}$", description="The country in an id.", examples=["tajikistan"])]


class Operations:
    """What can be asked of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask(self, request: Request, asked: Annotated[requests.Ask, Query()]) -> Response:
        """The answer to a question with the words it rests on; or `abstained` and the reason, where the reports hold none."""
        return await self._desk.give(request, lambda qa: documents.answer(qa, asked))

    async def ask_by_post(self, request: Request, asked: Annotated[requests.Ask, Body()]) -> Response:
        """As `GET /v1/ask`, with the question in the body, where no log of addresses keeps it."""
        return await self.ask(request, asked)

    async def search(self, request: Request, asked: Annotated[requests.Search, Query()]) -> Response:
        """The passages that are nearest to the text by words and meaning, best first."""
        return await self._desk.give(request, lambda qa: documents.hits(qa, asked))

    async def search_by_post(self, request: Request, asked: Annotated[requests.Search, Body()]) -> Response:
        """As `GET /v1/search`, with the text in the body."""
        return await self.search(request, asked)

    async def compare(self, request: Request, asked: Annotated[requests.Compare, Query()]) -> Response:
        """What changed in a country between two editions: tier, figures, recommendations, statements; the summary first."""
        return await self._desk.give(request, lambda qa: documents.comparison(qa, asked))

    async def history(self, request: Request, asked: Annotated[requests.HistoryOf, Query()]) -> Response:
        """Tier, figures and the life of each recommendation in every edition that is held."""
        return await self._desk.give(request, lambda qa: qa.history(**given(asked)).to_dict())

    async def movers(self, request: Request, asked: Annotated[requests.MoversIn, Query()]) -> Response:
        """Whose tier moved in an edition, and whose figures moved most."""
        return await self._desk.give(request, lambda qa: qa.movers(**given(asked)).to_dict())

    async def figures(self, request: Request, asked: Annotated[requests.FiguresOf, Query()]) -> Response:
        """The numbers that the reports state, each with its unit, actor, period and sentence, a page at a time."""

        def rows(qa: QA) -> dict[str, Any]:
            found = qa.figures(asked.countries, asked.years, asked.measure or None, certain=asked.certain)
            return _page(asked, found, lambda row: row.to_dict())

        return await self._desk.give(request, rows)

    async def tiers(self, request: Request, asked: Annotated[requests.TiersOf, Query()]) -> Response:
        """The tier of every country in every edition, with how sure it is and what says it, a page at a time."""

        def rows(qa: QA) -> dict[str, Any]:
            names = [resolve(name).name for name in asked.countries]
            return _page(asked, qa.tiers(asked.series).only(names, asked.years), lambda row: row.to_dict())

        return await self._desk.give(request, rows)

    async def reports(self, request: Request, asked: Annotated[requests.ReportsOf, Query()]) -> Response:
        """What is held, without the texts, a page at a time."""

        def rows(qa: QA) -> dict[str, Any]:
            names = tuple(resolve(name).name for name in asked.countries)
            series = (asked.series,) if asked.series else ()
            found = qa.index.reports(Filter(countries=names, years=tuple(asked.years), series=series))
            return _page(asked, found, lambda info: asdict(info) | self._shown(info.id))

        return await self._desk.give(request, rows)

    async def report(
        self, request: Request, year: Year, slug: Slug, part: Annotated[requests.Part, Query()]
    ) -> Response:
        """A report with its text, or with the characters of it from `start` to `end`, as citations count them."""
        return await self._desk.give(request, lambda qa: self._report(qa, f"{year}/{slug}", part))

    async def health(self) -> Response:
        """Whether questions can be answered now; 503 where there is no index, or a damaged one."""
        qa = await anyio.to_thread.run_sync(self._desk.qa)
        return Response(replies.HealthReply(status="ok", reports=len(qa.reports())).model_dump_json(), media_type=_JSON)

    async def version(self, request: Request) -> Response:
        """What answers: the program, its interface and the index."""
        return await self._desk.give(request, _version)

    def _report(self, qa: QA, id: str, part: requests.Part) -> dict[str, Any]:
        report = qa.report(id)
        start, end = part.start, len(report.text) if part.end is None else part.end
        if not start <= end <= len(report.text):
            raise UsageError(f"{start}..{end} is no part of {id}, which has {len(report.text):,} characters")
        return asdict(report) | {
            "text": report.text[start:end],
            "start": start,
            "end": end,
            "provenance": words_of(report),
            **self._shown(id),
        }

    def _shown(self, id: str) -> dict[str, str]:
        return {"page": self._desk.page(id, None) if self._desk.page else ""}


_JSON = "application/json"


def _page(asked: requests.Page, items: Sequence[Any], shown: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """A page of a list; `next` is a reference that holds relative to the address asked for."""
    behind = asked.offset + asked.limit
    query = asked.model_dump(exclude_defaults=True) | {"limit": asked.limit, "offset": behind}
    return {
        "total": len(items),
        "offset": asked.offset,
        "limit": asked.limit,
        "next": f"?{urlencode(query, doseq=True)}" if behind < len(items) else None,
        "items": [shown(item) for item in items[asked.offset : behind]],
    }


def _version(qa: QA) -> dict[str, Any]:
    manifest = qa.index.manifest
    return {
        "tipqa": tipqa.__version__,
        "api": "v1",
        "index_format": manifest.format,
        "index_built": manifest.built,
        "model": manifest.model,
        "reports": len(qa.reports()),
        "mark": mark(qa.index),
    }


_FAILURES: dict[int | str, dict[str, Any]] = {
    400: {"model": replies.ErrorReply, "description": "A value cannot be."},
    401: {"model": replies.ErrorReply, "description": "The server wants a token."},
    404: {"model": replies.ErrorReply, "description": "It is not held, or the country is not known."},
    422: {"model": replies.ErrorReply, "description": "A parameter is missing, unknown or of another form."},
    503: {"model": replies.ErrorReply, "description": "There is no index, or too many questions wait."},
}
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "The asker has the document already."}}


def router(desk: Desk) -> APIRouter:
    """The operations under `/v1`."""
    can = Operations(desk)
    made = APIRouter(prefix="/v1")
    for method, path, operation, reply, name in (
        ("GET", "/ask", can.ask, replies.AnswerReply, "Ask a question"),
        ("POST", "/ask", can.ask_by_post, replies.AnswerReply, "Ask a question in the body"),
        ("GET", "/search", can.search, replies.SearchReply, "Search passages"),
        ("POST", "/search", can.search_by_post, replies.SearchReply, "Search passages with the text in the body"),
        ("GET", "/compare", can.compare, replies.ComparisonReply, "Compare two editions"),
        ("GET", "/history", can.history, replies.HistoryReply, "A country over its editions"),
        ("GET", "/movers", can.movers, replies.MoversReply, "Who moved in an edition"),
        ("GET", "/figures", can.figures, replies.FiguresReply, "The table of figures"),
        ("GET", "/tiers", can.tiers, replies.TiersReply, "The table of tiers"),
        ("GET", "/reports", can.reports, replies.ReportsReply, "What is held"),
        ("GET", "/reports/{year}/{slug}", can.report, replies.ReportReply, "A report, or a part of it"),
        ("GET", "/health", can.health, replies.HealthReply, "Whether it can answer"),
        ("GET", "/version", can.version, replies.VersionReply, "What answers"),
    ):
        made.add_api_route(
            path,
            operation,
            methods=[method],
            operation_id=operation.__name__,
            summary=name,
            responses=_responses(method, path, reply),
            response_model=None,
        )
    return made


def _responses(method: str, path: str, reply: type[Reply]) -> dict[int | str, dict[str, Any]]:
    known = path not in ("/health",) and method == "GET"
    return {200: {"model": reply}, **(_UNCHANGED if known else {}), **_FAILURES}
