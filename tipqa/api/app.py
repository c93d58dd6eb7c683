"""The REST application: what the web server mounts at `/api`."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI

import tipqa
from tipqa.api.desk import Desk
from tipqa.api.failures import tell_failures
from tipqa.api.rest import router
from tipqa.api.settings import ApiSettings
from tipqa.api.spans import Page
from tipqa.api.token import Token
from tipqa.qa import QA

_ABOUT = (
    "Questions, search, comparison of editions, figures and tiers over the *Trafficking in Persons* reports. Whatever is "
    "stated carries citations: `report`, `start` and `end` name the very characters of a report's text, and `kind` whose "
    "words they are: those of a `digest` are tipqa's own and no quotation. Documents change with the index alone, so every "
    "GET has an `ETag`."
)
_OPEN = ("/openapi.json", "/v1/health")


def api_app(qa: Callable[[], QA], settings: ApiSettings | None = None, page: Page | None = None) -> FastAPI:
    """The application with the operations under `/v1` and their description at `/openapi.json`.

    Args:
        qa: gives the index that is current.
        settings: the token, and how much at once.
        page: the address of the page that shows a span of a report; None where there are no pages.
    """
    chosen = settings or ApiSettings()
    app = FastAPI(title="tipqa", version=tipqa.__version__, description=_ABOUT, docs_url=None, redoc_url=None)
    app.include_router(router(Desk(qa, chosen, page)))
    app.add_middleware(Token, token=chosen.token, open_to_all=_OPEN)
    tell_failures(app)
    return app
