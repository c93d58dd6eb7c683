"""Which page stands at which address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tipqa.places import own_corpus
from tipqa.web.pages.about import about_page
from tipqa.web.pages.add_routes import add_adding
from tipqa.web.pages.adding import Intake
from tipqa.web.pages.api import api_page
from tipqa.web.pages.asking import ADDRESS, asking_page
from tipqa.web.pages.compare import compare_page
from tipqa.web.pages.country import country_page
from tipqa.web.pages.figures import figures_page
from tipqa.web.pages.history import history_page
from tipqa.web.pages.layout import Frame, missing_page, page_file
from tipqa.web.pages.movers import movers_page
from tipqa.web.pages.reports import report_page, reports_page
from tipqa.web.pages.visit import Page
from tipqa.web.pages.world import world_page

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

    from tipqa.web.live_index import LiveIndex
    from tipqa.web.settings import ServerSettings

# Address, the place in the navigation that it belongs to, and the page.
PAGES: tuple[tuple[str, str, Page], ...] = (
    ("/about", "about", about_page),
    (f"/{ADDRESS}", "", asking_page),
    ("/api/docs", "about", api_page),
    ("/figures", "figures", figures_page),
    ("/compare", "compare", compare_page),
    ("/history", "compare", history_page),
    ("/movers", "movers", movers_page),
    ("/world", "world", world_page),
    ("/country/{slug}", "world", country_page),
    ("/reports", "reports", reports_page),
    ("/report/{year}/{slug}", "reports", report_page),
)


def add_pages(app: FastAPI, live: LiveIndex, settings: ServerSettings) -> Any:
    """Put the pages and their files on an application, before whatever is mounted at its root.

    Gives what answers, as an application of its own, where there is no page.
    """
    frame = Frame(live, settings)
    for address, here, page in PAGES:
        app.add_route(address, _endpoint(frame, page, here), methods=["GET"], include_in_schema=False)
    add_adding(app, frame, Intake(settings.corpus or own_corpus(), live.path, allowed=settings.may_add))
    app.add_route("/page-files/{version}/{name}", page_file, methods=["GET"], include_in_schema=False)
    return _missing(frame)


def _missing(frame: Frame) -> Any:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        from starlette.concurrency import run_in_threadpool
        from starlette.requests import Request

        response = await run_in_threadpool(frame.respond, Request(scope, receive), missing_page, "missing")
        await response(scope, receive, send)

    return answer


def _endpoint(frame: Frame, page: Page, here: str) -> Any:
    def answer(request: Request) -> Any:
        return frame.respond(request, page, here)

    return answer
