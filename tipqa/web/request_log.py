"""What the server writes down: a JSON line a request, and the questions only where that is asked for."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock
from typing import IO, TYPE_CHECKING, Any

from tipqa.errors import SettingsError

if TYPE_CHECKING:
    from tipqa.answers.model import Answer

_LONGEST = 500  # characters of a path


class Journal:
    """A file of JSON lines. Safe to share between threads."""

    def __init__(self, name: str) -> None:
        """
        Args:
            name: the file, which is written on where it is there; "-" for standard error, "" for nowhere.

        Raises:
            SettingsError: the file cannot be written.
        """
        self._writing = Lock()
        self._file: IO[str] | None = sys.stderr if name == "-" else None
        if name not in ("", "-"):
            try:
                self._file = open(name, "a", encoding="utf-8", buffering=1)  # noqa: PTH123, SIM115 - open as long as the server runs
            except OSError as error:
                raise SettingsError(f"{name} cannot be written; choose another file with --log") from error

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return self._file is not None

    def write(self, **values: Any) -> None:
        """Write a line with the time and these values; a full disk stops no answer."""
        if self._file is not None:
            line = json.dumps({"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **values})
            with self._writing, suppress(OSError, ValueError):
                self._file.write(f"{line}\n")

    def asked(self, answer: Answer, seconds: float) -> None:
        """Write a question down, with what came of it."""
        said = "refused" if answer.abstained else "answered"
        self.write(question=answer.question, intent=str(answer.intent), outcome=said, ms=_ms(seconds))


class RequestLog:
    """An ASGI layer that writes each request down: method, path without query, status, milliseconds."""

    def __init__(self, app: Any, journal: Journal) -> None:
        self._app, self._journal = app, journal

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on; the line is written when it has ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def watched(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            path = scope["path"][:_LONGEST]
            self._journal.write(method=scope["method"], path=path, status=status, ms=_ms(time.perf_counter() - began))


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
