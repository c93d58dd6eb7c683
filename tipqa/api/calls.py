"""Calls by Gradio's own client: each is posted, then its document is read from a stream that the caller opens."""

from __future__ import annotations

import json
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import uuid4

import anyio
from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response, StreamingResponse

from tipqa.api.desk import Busy, Desk
from tipqa.api.endpoints import ENDPOINTS, PATH, Endpoint, info
from tipqa.api.requests import Request
from tipqa.errors import TipqaError

_CALLERS = 200  # of whom calls are kept that nobody has come to read
_WAITING = 100  # calls of one of them
_LINGER = 0.5  # seconds that a stream stays open for further calls; a client that is ended waits as long
_CLOSED = b'data: {"msg": "close_stream", "event_id": null}\n\n'
_TOO_MANY = {"error": "too many questions wait already; ask again in a second", "title": "busy"}

Session = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class Call(BaseModel):
    """A call: of which endpoint, by whom, and the values in order."""

    fn_index: int = Field(ge=0, lt=len(ENDPOINTS))
    session_hash: Session
    data: list[Any] = Field(max_length=20)


@dataclass(slots=True)
class Caller:
    """Who calls: the calls that wait, and how many streams were opened, of which the last is the one that is read."""

    waiting: deque[tuple[str, Endpoint, Request | TipqaError]] = field(default_factory=deque)
    came: anyio.Event = field(default_factory=anyio.Event)
    streams: int = 0

    async def some_wait(self) -> bool:
        """Whether a call waits, or comes within the time that a stream lingers."""
        self.came = anyio.Event()
        if not self.waiting:
            with anyio.move_on_after(_LINGER):
                await self.came.wait()
        return bool(self.waiting)


class Calls:
    """Calls are worked out one after another for each caller, while the stream is read; what nobody reads is never worked out."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._callers: OrderedDict[str, Caller] = OrderedDict()

    async def join(self, call: Call) -> dict[str, str]:
        """Take a call, and give the name of the event that will tell its document.

        Raises:
            Busy: too many calls of this caller wait.
        """
        caller = self._callers.setdefault(call.session_hash, Caller())
        self._callers.move_to_end(call.session_hash)
        if len(caller.waiting) >= _WAITING:
            raise Busy
        event, endpoint = uuid4().hex, ENDPOINTS[call.fn_index]
        caller.waiting.append((event, endpoint, _read(endpoint, call.data)))
        caller.came.set()
        while len(self._callers) > _CALLERS:
            self._callers.popitem(last=False)
        return {"event_id": event}

    async def stream(self, session_hash: Annotated[Session, Query()]) -> Response:
        """The documents of a caller's calls, as they are worked out."""
        return StreamingResponse(
            self._told(session_hash), media_type="text/event-stream", headers={"cache-control": "no-store"}
        )

    async def _told(self, session: str) -> AsyncIterator[bytes]:
        caller = self._callers.get(session, Caller())
        caller.streams += 1
        mine = caller.streams
        while await caller.some_wait() and caller.streams == mine:
            told = await self._completed(*caller.waiting[0])
            if caller.streams != mine:  # a later stream tells it
                return
            caller.waiting.popleft()
            yield told
        if caller.streams == mine:
            if self._callers.get(session) is caller:
                del self._callers[session]
            yield _CLOSED

    async def _completed(self, event: str, endpoint: Endpoint, asked: Request | TipqaError) -> bytes:
        try:
            if isinstance(asked, TipqaError):
                raise asked
            document = await self._desk.document(lambda qa: endpoint.document(qa, asked))
        except TipqaError as error:
            return _event(event, json.dumps({"error": str(error), "title": error.code}).encode(), well=False)
        except Busy:
            return _event(event, json.dumps(_TOO_MANY).encode(), well=False)
        return _event(event, b'{"data": [' + document + b'], "is_generating": false}', well=True)


def _read(endpoint: Endpoint, values: list[Any]) -> Request | TipqaError:
    """What is asked, or what is wrong with it, which the caller is told as the event's end."""
    try:
        return endpoint.read(values)
    except TipqaError as error:
        return error


def _event(event: str, output: bytes, *, well: bool) -> bytes:
    head = json.dumps({"msg": "process_completed", "event_id": event, "success": well})
    return b"data: " + head[:-1].encode() + b', "output": ' + output + b"}\n\n"


def calls_router(desk: Desk) -> APIRouter:
    """The addresses that Gradio's client calls, beside those of REST and no part of their description."""
    calls = Calls(desk)
    made = APIRouter(prefix=PATH, include_in_schema=False)
    made.add_api_route("/info", info, methods=["GET"])
    made.add_api_route("/queue/join", calls.join, methods=["POST"])
    made.add_api_route("/queue/data", calls.stream, methods=["GET"], response_model=None)
    return made
