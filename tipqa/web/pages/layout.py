"""The frame around every page: one template environment, the navigation, what is held, and errors as pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tipqa.english import listed, plural, year_list
from tipqa.errors import BrokenIndexError, CountryError, NotFoundError, StoreError, TipqaError
from tipqa.visible import visible
from tipqa.web.addresses import Addresses
from tipqa.web.held import held_words, narratives
from tipqa.web.pages.visit import Download, Page, Redirect, View, Visit
from tipqa.web.safe import section_label, web_address

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

    from tipqa.web.live_index import LiveIndex
    from tipqa.web.settings import ServerSettings

_WEB = Path(__file__).parents[1]
# The pages of the product, in the order of the navigation: the address and what it is called there.
NAVIGATION = (
    ("", "Ask"),
    ("compare", "Compare"),
    ("world", "Countries"),
    ("movers", "Movers"),
    ("reports", "Reports"),
    ("figures", "Figures"),
    ("add", "Add"),
    ("about", "About"),
)
_STYLES = ("tokens", "header", "pages", "compared")
_DARK = ".dark {"  # as Gradio names it; the pages follow the reader's system, and paper is light
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "same-origin",  # with none at all a browser names no origin in what a form sends
    "cache-control": "no-cache",
}
_LONG = "public, max-age=31536000, immutable"


@cache
def environment() -> Environment:
    """The templates: everything that is put into one is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "listed": listed,
        "years": year_list,
        "section": section_label,
        "count": lambda number: f"{number:,}",
        "web": web_address,
    }
    made.globals["plural"] = plural
    return made


def header_html(to: Addresses, here: str) -> str:
    """The head of every page, Ask included: the product's name and the way to the other pages.

    Args:
        here: the address of the page that it stands on, as in `NAVIGATION`.
    """
    return environment().get_template("header.html").render(to=to, here=here, navigation=NAVIGATION)


def page_html(view: View, visit: Visit, here: str) -> str:
    """A whole page."""
    values = {
        **view.values,
        "view": view,
        "to": visit.to,
        "here": here,
        "navigation": NAVIGATION,
        "held": held_words(narratives(visit.qa.reports())) if visit.qa else "",
        "style": versioned("pages.css"),
        "scripts": [versioned(name) for name in view.scripts],
    }
    return environment().get_template(view.template).render(values)


def error_view(error: TipqaError, to: Addresses) -> View:
    """The page for what cannot be shown: what is wrong, and where to go on."""
    near = error.suggestions if isinstance(error, CountryError) else ()
    offers = [(name, to.country(name)) for name in near]
    status = (
        503
        if isinstance(error, BrokenIndexError | StoreError)
        else 404
        if isinstance(error, NotFoundError | CountryError)
        else 400
    )
    title = {503: "No reports to read", 404: "Not found", 400: "This cannot be shown"}[status]
    return View("error.html", title, {"message": visible(str(error)), "offers": offers}, status=status)


def missing_page(_: Visit) -> View:
    """The page for an address at which there is nothing."""
    return View("error.html", "Not found", {"message": "There is no page at this address.", "offers": []}, status=404)


@cache
def page_files() -> Mapping[str, str]:
    """The style sheet and the scripts of the pages, by name."""
    style = "\n".join((_WEB / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES)
    light, dark, rest = style.partition(_DARK)
    body, _, after = rest.partition("}")
    files = {
        "pages.css": f"{light}@media screen and (prefers-color-scheme: dark) {{ :root {{{body}}} }}{after}"
        if dark
        else style
    }
    return files | {path.name: path.read_text(encoding="utf-8") for path in (_WEB / "pages").glob("*.js")}


@cache
def versioned(name: str) -> str:
    """The name of a page's file with what its content is, so that a browser may keep it."""
    return f"{hashlib.sha256(page_files()[name].encode()).hexdigest()[:10]}/{name}"


class Frame:
    """Answers requests for pages over one live index."""

    def __init__(self, live: LiveIndex, settings: ServerSettings) -> None:
        self._live = live
        self._to = Addresses(settings.root_path)

    def respond(self, request: Request, page: Page, here: str) -> Response:
        """The page of a request; what cannot be shown is a page as well, with the status that says so."""
        from starlette.responses import HTMLResponse, RedirectResponse, Response

        to = self._to
        qa: Any = None
        try:
            qa = self._live.qa()
            visit = Visit(qa, to, _first(request), dict(request.path_params))
            made = page(visit)
        except TipqaError as error:
            made = error_view(error, to)
        if isinstance(made, Download):
            headers = {"content-disposition": f'attachment; filename="{made.name}"', "cache-control": "no-store"}
            return Response(made.content, media_type=made.media_type, headers=headers)
        if isinstance(made, Redirect):
            return RedirectResponse(made.address, 303)
        html = page_html(made, Visit(qa, to), here)
        return HTMLResponse(html, made.status, _HEADERS)


def page_file(request: Request) -> Response:
    """A style sheet or a script, kept by browsers for as long as it is the same."""
    from starlette.responses import Response

    name = request.path_params["name"]
    text = page_files().get(name)
    if text is None:
        return Response("there is nothing here\n", 404, media_type="text/plain")
    media = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(text, media_type=media, headers={"cache-control": _LONG})


def _first(request: Request) -> dict[str, str]:
    """The query, of each name the first value."""
    return {key: request.query_params.getlist(key)[0] for key in request.query_params}
