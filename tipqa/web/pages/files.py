"""The form of a file that a page is asked for."""

from __future__ import annotations

from tipqa.errors import UsageError
from tipqa.sheets import FORMS
from tipqa.web.pages.visit import Visit


def read_form(visit: Visit) -> str:
    """The form that the query names by `as`, one of `FORMS`; "" where it names none.

    Raises:
        UsageError: it names another.
    """
    form = visit.query.get("as", "")
    if form and form not in FORMS:
        raise UsageError(f"{form[:20]!r} is no form of a file; known are {', '.join(FORMS)}")
    return form
