"""The tools that assistants call and the reports that they read, by the Model Context Protocol."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field
from pydantic_core import to_json

import tipqa
from tipqa.api.compact import SCHEME, Compact, page
from tipqa.api.desk import Busy, Desk
from tipqa.api.requests import Countries, Country, Name, Text, Year, Years
from tipqa.countries.lookup import resolve
from tipqa.errors import TipqaError
from tipqa.qa import QA
from tipqa.reports.model import SectionKind

INSTRUCTIONS = (
    "Answers from the Trafficking in Persons reports that are held here, and from nothing else; where they hold none, "
    "`abstained` is true. Each statement comes with `words`, the exact text that carries it, and `whose` they are: words "
    "of a tipqa digest are a summary and must not be quoted as the report's. `resource` opens the words in their report. "
    "The edition is not the year that a figure describes: that is its `period`. Lists come in pages: call again with "
    "`offset` set to `next_offset` while it is not null."
)
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_BUSY = "too many questions wait already; call again in a second"
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")

Offset = Annotated[int, Field(ge=0, le=10_000_000, description="How many items to pass over.")]
Limit = Annotated[int, Field(ge=1, le=100, description="How many items at most.")]
Turns = Annotated[list[Text], Field(max_length=20, description="The earlier questions, oldest first.")]
Sections = Annotated[list[SectionKind], Field(max_length=7, description="Only these sections.")]
Question = Annotated[Text, Field(description="A question in English, such as: Why was Chad downgraded in 2021?")]
Measure = Annotated[Name, Field(description="Only this measure, such as convictions or victims_identified.")]
ReportId = Annotated[str, Field(pattern=r"^\d{4}/[a-z0-9-]{1,80}$", description="A report, such as 2025/tajikistan.")]


class Tools:
    """What assistants may call; every tool only reads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask(
        self,
        question: Question,
        countries: Countries | None = None,
        years: Years | None = None,
        history: Turns | None = None,
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> CallToolResult:
        """Answer a question with citations, or say that the reports hold no answer. `offset` pages the citations."""

        def work(qa: QA) -> Any:
            found = qa.ask(question, countries=countries or (), years=years or (), history=history or ())
            return self._compact(qa).answer(found, offset, limit)

        return await self._told(work)

    async def search(
        self,
        text: Text,
        countries: Countries | None = None,
        years: Years | None = None,
        sections: Sections | None = None,
        k: Annotated[int, Field(ge=1, le=20, description="How many passages at most.")] = 5,
    ) -> CallToolResult:
        """Find the passages that are nearest to some words, best first."""

        def work(qa: QA) -> Any:
            found = qa.search(text, countries or (), years or (), sections or (), k)
            return page(found, 0, k, self._compact(qa).hit)

        return await self._told(work)

    async def compare(
        self,
        country: Country,
        from_year: Year | None = None,
        to_year: Year | None = None,
        part: Literal["summary", "figures", "recommendations", "statements"] = "summary",
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> CallToolResult:
        """What changed in a country between two editions, by default the latest two: a summary, or one part of it in full."""

        def work(qa: QA) -> Any:
            found, compact = qa.compare(country, from_year, to_year), self._compact(qa)
            return compact.summary(found) if part == "summary" else compact.part(found, part, offset, limit)

        return await self._told(work)

    async def figures(
        self,
        countries: Countries | None = None,
        years: Years | None = None,
        measure: Measure = "",
        certain: Annotated[bool, Field(description="Leave out readings that may only be quoted.")] = True,
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> CallToolResult:
        """The numbers that the reports state: what is counted, by whom, for which period, and the sentence."""

        def work(qa: QA) -> Any:
            rows = qa.figures(countries or (), years or (), measure or None, certain=certain)
            return page(rows, offset, limit, self._compact(qa).figure)

        return await self._told(work)

    async def tiers(
        self, countries: Countries | None = None, years: Years | None = None, offset: Offset = 0, limit: Limit = 50
    ) -> CallToolResult:
        """The tier of countries in editions since 2001, with how sure each is. `change` is against the year before."""

        def work(qa: QA) -> Any:
            names = [resolve(name).name for name in countries or ()]
            return page(qa.tiers().only(names, years or ()), offset, limit, self._compact(qa).tier)

        return await self._told(work)

    async def report(
        self,
        report: ReportId,
        start: Annotated[int, Field(ge=0, description="The first character.")] = 0,
        length: Annotated[int, Field(ge=1, le=12_000, description="How many characters.")] = 6_000,
    ) -> CallToolResult:
        """A part of the text of a report, and where its sections stand; go on at `next_start`."""
        return await self._told(lambda qa: self._compact(qa).report(report, start, length))

    async def reports(
        self, countries: Countries | None = None, years: Years | None = None, offset: Offset = 0, limit: Limit = 30
    ) -> CallToolResult:
        """Which reports are held, by country, newest edition first."""

        def work(qa: QA) -> Any:
            names = {resolve(name).name for name in countries or ()}
            held = [
                info.id
                for info in qa.reports()
                if (not names or info.country in names) and (not years or info.year in years)
            ]
            return page(held, offset, limit, self._compact(qa).listed)

        return await self._told(work)

    async def held(self) -> str:
        """The ids of all reports that are held, a line each, with whose text it is."""
        return str(await self._read(lambda qa: "\n".join(f"{it.id}\t{it.kind}\t{it.chars}" for it in qa.reports())))

    async def text(self, year: str, slug: str) -> str:
        """The whole text of a report."""
        return str(await self._read(lambda qa: qa.report(f"{year}/{slug}").text))

    async def words(self, year: str, slug: str, span: str) -> str:
        """The words of a report between two characters, as citations name them."""
        found = _SPAN.fullmatch(span)
        if not found:
            raise ResourceNotFoundError(f"{span!r} is no part of a report; give it as START-END")
        return str(await self._read(lambda qa: qa.report(f"{year}/{slug}").text[int(found[1]) : int(found[2])]))

    def _compact(self, qa: QA) -> Compact:
        return Compact(qa, self._desk.page)

    async def _told(self, work: Callable[[QA], Any]) -> CallToolResult:
        try:
            document = await self._desk.run(work)
        except TipqaError as error:
            raise ToolError(f"{error} ({error.hint})") from None
        except Busy:
            raise ToolError(_BUSY) from None
        written = to_json(document)
        return CallToolResult(content=[TextContent(text=written.decode())], structured_content=document)

    async def _read(self, work: Callable[[QA], str]) -> str:
        try:
            return str(await self._desk.run(work))
        except TipqaError as error:
            raise ResourceNotFoundError(str(error)) from None
        except Busy:
            raise ResourceError(_BUSY) from None


def tool_server(desk: Desk) -> MCPServer[Any]:
    """The server of the tools and the reports, without a transport."""
    server: MCPServer[Any] = MCPServer(
        "tipqa",
        title="Trafficking in Persons reports",
        instructions=INSTRUCTIONS,
        version=tipqa.__version__,
        log_level="ERROR",
        subscriptions=False,
    )
    tools = Tools(desk)
    for tool in (tools.ask, tools.search, tools.compare, tools.figures, tools.tiers, tools.report, tools.reports):
        server.add_tool(tool, annotations=_READS)
    plain = "text/plain"
    server.resource("tipqa://reports", name="reports", mime_type=plain)(tools.held)
    server.resource(f"{SCHEME}{{year}}/{{slug}}", name="report", mime_type=plain)(tools.text)
    server.resource(f"{SCHEME}{{year}}/{{slug}}/{{span}}", name="words", mime_type=plain)(tools.words)
    return server
