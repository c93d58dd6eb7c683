"""What the pages need of Gradio's routes, and nothing else of them: no files, no uploads, no descriptions of the API."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from tipqa.api.scopes import path_below_root
from tipqa.errors import UsageError
from tipqa.web.door import Refused, headers, refuse, replay
from tipqa.web.events import checked, events_of, session
from tipqa.web.without_script import with_way_on

_READ = ("/", "/theme.css", "/favicon.ico", "/robots.txt")
_READ_UNDER = ("/assets/", "/static/")  # parts of Gradio's own pages
_STREAM = "/gradio_api/queue/data"
_EVENTS = ("/gradio_api/queue/join", "/gradio_api/run/predict")
_JSON = "application/json"
_UNREAD = 200  # sessions whose answers lie ready


class Gate:
    """An ASGI layer around the Gradio app of the pages.

    An event goes in with texts alone, as `checked` writes it, so that nothing in it can name a file or an address.
    """

    def __init__(self, app: Any, demo: Any, waiting: int, missing: Any = None) -> None:
        """
        Args:
            app: the Gradio app.
            demo: its `gr.Blocks`, whose queue is kept small.
            waiting: how many events may wait in the queue.
            missing: gives the page that tells a reader that there is nothing at an address.
        """
        self._app, self._queue, self._events = app, demo._queue, events_of(demo)
        self._queue.max_size = waiting
        self._missing = missing
        self._queue.pending_messages_per_session.max_size = _UNREAD

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass on what the pages may ask for; 404 for any other address, 4xx for what has another form."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            call = self._call(scope["method"], path_below_root(scope))
            await call(scope, receive, send)
        except Refused as refused:
            if refused.status == 404 and self._missing and _reads_pages(scope):
                await self._missing(scope, receive, send)
            else:
                await refuse(refused, scope, receive, send)
        except UsageError as error:
            await refuse(Refused(400, str(error)), scope, receive, send)

    def _call(self, method: str, path: str) -> Any:
        if method == "POST" and path in _EVENTS:
            return self._event
        if method == "GET" and path == _STREAM:
            return self._stream
        if method in ("GET", "HEAD") and (path in _READ or path.startswith(_READ_UNDER)):
            return self._page if path == "/" else self._app
        raise Refused(404, "there is nothing here")

    async def _page(self, scope: Any, receive: Any, send: Any) -> None:
        await self._app(scope, receive, with_way_on(send))

    async def _event(self, scope: Any, receive: Any, send: Any) -> None:
        if [value.partition(";")[0].strip().lower() for value in headers(scope, b"content-type")] != [_JSON]:
            raise Refused(415, f"an event is sent as {_JSON}")
        body = checked((await receive())["body"], self._events)  # the door has read it whole
        self._forget_evicted()
        kept = [header for header in scope["headers"] if header[0] not in (b"content-length", b"transfer-encoding")]
        sized = {**scope, "headers": [*kept, (b"content-length", b"%d" % len(body))]}
        await self._app(sized, replay(body, receive), send)

    async def _stream(self, scope: Any, receive: Any, send: Any) -> None:
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [])
        name = session(asked[0] if len(asked) == 1 else None)
        if name not in self._queue.pending_messages_per_session:
            await _close_stream(send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            if not self._queue.pending_event_ids_session.get(name):
                self._queue.pending_event_ids_session.pop(name, None)
                self._queue.pending_messages_per_session.pop(name, None)

    def _forget_evicted(self) -> None:
        waiting = self._queue.pending_event_ids_session
        for name in [name for name in waiting if name not in self._queue.pending_messages_per_session]:
            del waiting[name]


def _reads_pages(scope: Any) -> bool:
    return scope["method"] == "GET" and any("text/html" in value for value in headers(scope, b"accept"))


async def _close_stream(send: Any) -> None:
    """Tell a page that waits for nothing, having asked twice, that nothing comes: it would hold a connection open."""
    head = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b'data: {"msg":"close_stream","event_id":null}\n\n'})
