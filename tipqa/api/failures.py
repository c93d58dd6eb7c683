"""What went wrong, told to programs: one form for every error, with the status that fits it."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from tipqa.api.desk import Busy
from tipqa.errors import BrokenIndexError, CountryError, ModelError, NotFoundError, StoreError, TipqaError, UsageError

_STATUS: tuple[tuple[type[TipqaError], int], ...] = (
    (CountryError, 404),
    (NotFoundError, 404),
    (UsageError, 400),
    (BrokenIndexError, 503),
    (StoreError, 503),
    (ModelError, 503),
)
_DESCRIBED = "the addresses and what they take stand in /api/docs"
_OTHERS = {  # status: code, hint
    400: ("invalid_request", _DESCRIBED),
    401: ("unauthorized", "send the header `Authorization` with the token, or the name and password, of this server"),
    403: ("foreign_page", "a page of another site may not ask this server"),
    404: ("no_such_address", _DESCRIBED),
    405: ("method_not_allowed", _DESCRIBED),
    408: ("too_slow", "send the request faster"),
    413: ("too_large", "send a smaller request"),
    421: ("unknown_host", "call the server by its own name"),
    429: ("too_often", "ask again after the seconds that `Retry-After` names"),
    422: ("invalid_request", _DESCRIBED),
    503: ("busy", "ask again in a second"),
}


def failure(status: int, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """The answer to a request that fails for a reason of HTTP's own."""
    code, hint = _OTHERS.get(status, ("refused", _DESCRIBED))
    return JSONResponse({"code": code, "message": message, "hint": hint, "suggestions": []}, status, headers)


def tell_failures(app: FastAPI) -> None:
    """Let the application answer every error in the one form."""

    async def known(_: Request, error: Exception) -> JSONResponse:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        return JSONResponse(error.to_dict() if isinstance(error, TipqaError) else {}, status)

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        return failure(422, _problems(error) if isinstance(error, RequestValidationError) else str(error))

    async def refused(_: Request, error: Exception) -> JSONResponse:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        return failure(status, _WORDS.get(status, str(getattr(error, "detail", error))), headers)

    async def busy(_: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
        return failure(503, "too many questions wait already", {"retry-after": "1"})

    async def internal(_: Request, error: Exception) -> JSONResponse:  # noqa: ARG001
        words = {"code": "internal", "message": "this server failed; its log says why", "suggestions": []}
        return JSONResponse({**words, "hint": "tell whoever runs it"}, 500)

    app.add_exception_handler(TipqaError, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Busy, busy)
    app.add_exception_handler(Exception, internal)


_WORDS = {404: "there is nothing at this address", 405: "this address does not take that method"}


def _problems(error: RequestValidationError) -> str:
    return "; ".join(_problem(one) for one in error.errors()[:5])


def _problem(one: dict[str, Any]) -> str:
    if one["type"] == "json_invalid":
        return "the body is no JSON"
    where = ".".join(str(part) for part in one["loc"][1:]) or "the body"
    return f"{where[:80]}: {one['msg'][:1].lower()}{one['msg'][1:200]}"
