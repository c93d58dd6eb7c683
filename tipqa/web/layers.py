"""What every request passes before anything answers it, and the address that tells whether the server is well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tipqa.errors import TipqaError
from tipqa.settings import load_settings
from tipqa.web.auth import Auth
from tipqa.web.door import Door
from tipqa.web.headers import SafeHeaders
from tipqa.web.limits import Limits
from tipqa.web.live_index import LiveIndex
from tipqa.web.request_log import Journal, RequestLog
from tipqa.web.settings import ServerSettings
from tipqa.web.under import Under

if TYPE_CHECKING:
    from fastapi import FastAPI

_FORM = 64 * 1024  # bytes of a form beside its files


def add_layers(app: FastAPI, settings: ServerSettings, journal: Journal) -> None:
    """Put the layers around the application; the one added last is passed first.

    Raises:
        SettingsError: the file of passwords cannot be read, or is no such file.
    """
    if settings.auth_file is not None:
        app.add_middleware(Auth, path=settings.auth_file, token=settings.api().token)
    app.add_middleware(Limits, rate=settings.rate)
    uploads = {"/add": (load_settings().max_file_mb << 20) + _FORM} if settings.may_add else {}
    app.add_middleware(Door, names=(settings.host, *settings.allow_hosts), uploads=uploads)
    app.add_middleware(Under, root_path=settings.root_path)
    app.add_middleware(SafeHeaders)
    if journal:
        app.add_middleware(RequestLog, journal=journal)


def add_health(app: FastAPI, live: LiveIndex) -> None:
    """Let `/health` tell whether there is an index to answer from: 200 or 503, for a container or a proxy."""
    from starlette.responses import JSONResponse

    def health() -> Any:
        try:
            live.qa()
        except TipqaError:
            return JSONResponse({"status": "no index"}, 503)
        return JSONResponse({"status": "ok"})

    app.add_api_route("/health", health, methods=["GET", "HEAD"])
