"""The page for those who write programs: every operation of the API, with an example, to be tried at once."""

from __future__ import annotations

from tipqa.api.described import operations
from tipqa.web.pages.visit import View, Visit


def api_page(visit: Visit) -> View:
    """The operations."""
    values = {"operations": operations(), "root": visit.to.page("api")}
    return View("api.html", "For programs", values, scripts=("api.js",))
