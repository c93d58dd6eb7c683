"""The desk where questions of programs are taken: a few at once, the others wait, and too many are sent away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import Response

from tipqa.api.marks import etag, met
from tipqa.api.settings import ApiSettings
from tipqa.api.spans import Page, with_pages
from tipqa.qa import QA

Work = Callable[[QA], Any]
_JSON = "application/json"
_KEEP = {"cache-control": "no-cache"}  # kept by the asker, who asks each time whether it still holds


class Busy(Exception):
    """More questions wait than may."""


class Desk:
    """Answers from the index as it stands on the disk, in threads of a bounded number."""

    def __init__(self, qa: Callable[[], QA], settings: ApiSettings, page: Page | None = None) -> None:
        """
        Args:
            qa: gives the index that is current.
            settings: how many at once, and how many may wait.
            page: the address of the page that shows a span; None where there are no pages.
        """
        self.qa, self.page = qa, page
        self._limiter = anyio.CapacityLimiter(settings.at_once)
        self._most = settings.at_once + settings.queue
        self._inside = 0

    async def run(self, work: Work) -> Any:
        """What `work` makes of the index.

        Raises:
            Busy: too many wait.
            TipqaError: as `work` does, or the index cannot be opened.
        """
        if self._inside >= self._most:
            raise Busy
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(lambda: work(self.qa()), limiter=self._limiter)
        finally:
            self._inside -= 1

    async def document(self, work: Work) -> bytes:
        """The document that `work` makes, as JSON; raises as `run` does."""
        written: bytes = await self.run(lambda qa: self._written(qa, work))
        return written

    async def give(self, request: Request, work: Work) -> Response:
        """The document that `work` makes, as JSON; to a GET with the mark of the index, and 304 where the asker has it."""
        response: Response = await self.run(lambda qa: self._response(request, qa, work))
        return response

    def _response(self, request: Request, qa: QA, work: Work) -> Response:
        if request.method != "GET":
            return Response(self._written(qa, work), media_type=_JSON)
        headers = {**_KEEP, "etag": etag(qa.index)}
        if met(headers["etag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return Response(self._written(qa, work), media_type=_JSON, headers=headers)

    def _written(self, qa: QA, work: Work) -> bytes:
        return to_json(with_pages(work(qa), self.page))
