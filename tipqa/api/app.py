"""The REST application: what the web server mounts at `/api`."""

from __future__ import annotations

from fastapi import FastAPI

import tipqa
from tipqa.api.calls import calls_router
from tipqa.api.desk import Desk
from tipqa.api.endpoints import PATH
from tipqa.api.examples import with_examples
from tipqa.api.failures import tell_failures
from tipqa.api.rest import router
from tipqa.api.token import Token

_ABOUT = (
    "Questions, search, comparison of editions, figures and tiers over the *Trafficking in Persons* reports. Whatever is "
    "stated carries citations: `report`, `start` and `end` name the very characters of a report's text, and `kind` whose "
    "words they are: those of a `digest` are tipqa's own and no quotation. Documents change with the index alone, so every "
    "GET has an `ETag`."
)
_OPEN = ("/openapi.json", "/v1/health", f"{PATH}/info")


def api_app(desk: Desk, token: str = "") -> FastAPI:
    """The application with the operations under `/v1`, their description at `/openapi.json`, and what Gradio's client calls.

    Args:
        desk: where questions are taken.
        token: what must be brought to all but the description and the health; "" where nothing must.
    """
    app = FastAPI(title="tipqa", version=tipqa.__version__, description=_ABOUT, docs_url=None, redoc_url=None)
    app.include_router(router(desk))
    app.include_router(calls_router(desk))
    app.add_middleware(Token, token=token, open_to_all=_OPEN)
    tell_failures(app)
    describe = app.openapi
    app.openapi = lambda: with_examples(describe())  # type: ignore[method-assign]
    return app
