"""A comparison as a file to save: each form that `tipqa compare` writes."""

from __future__ import annotations

import json
from collections.abc import Callable

from tipqa.comparison import render
from tipqa.comparison.model import Comparison
from tipqa.errors import UsageError
from tipqa.records import dataclass
from tipqa.reports.ids import slug
from tipqa.web.pages.visit import Download


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its media type and how it is written."""

    media_type: str
    write: Callable[[Comparison], bytes]


def _json(comparison: Comparison) -> bytes:
    return f"{json.dumps(render.as_dict(comparison), ensure_ascii=False, indent=2)}\n".encode()


_FORMS = {
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render.as_docx),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", render.as_xlsx),
    "csv": Form("text/csv", lambda it: render.as_csv(it).encode("utf-8-sig")),
    "html": Form("text/html", lambda it: render.as_html(it).encode()),
    "md": Form("text/markdown", lambda it: render.as_markdown(it).encode()),
    "json": Form("application/json", _json),
}


def download(comparison: Comparison, name: str) -> Download:
    """The whole comparison as a file, whatever the page leaves out.

    Raises:
        UsageError: there is no such form of file.
    """
    form = _FORMS.get(name)
    if form is None:
        raise UsageError(f"{name[:20]!r} is no form of file; choose {', '.join(_FORMS)}")
    years = f"{comparison.from_year}-{comparison.to_year}"
    return Download(f"{slug(comparison.country)}-{years}.{name}", form.media_type, form.write(comparison))
