"""The table of all figures: filtered, in pages, each number with its sentence, and as a file."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.errors import NotFoundError
from tipqa.figures.measures import MEASURES
from tipqa.figures.model import Actor
from tipqa.figures.table import SHEET, FigureRow
from tipqa.index.model import ReportInfo
from tipqa.qa import read_year
from tipqa.reports.origin import quoted, words_of
from tipqa.sheets import FORMS
from tipqa.web.held import narratives
from tipqa.web.pages.files import read_form
from tipqa.web.pages.paging import paged
from tipqa.web.pages.visit import Download, View, Visit

_ROWS = 100
_ACTORS = {Actor.GOVERNMENT: "the government", Actor.NGO: "NGOs", Actor.IO: "international organizations"}
_ALL = "all"  # … readings, beside the certain ones
_WORDED = ("at least", "at most", "about")


def figures_page(visit: Visit) -> View | Download:
    """The figures that the query asks for; as a file where it names a form."""
    chosen = {
        name: visit.query.get(name, "").strip() for name in ("country", "edition", "measure", "actor", "readings")
    }
    rows = _rows(visit, chosen)
    if form := read_form(visit):
        return Download(f"figures.{form}", FORMS[form], SHEET.file(rows, form))
    held = narratives(visit.qa.reports())
    return View(
        "figures.html",
        "Figures",
        {
            "rows": paged(rows, visit, _ROWS),
            "chosen": chosen,
            "filtered": any(chosen.values()),
            "forms": {form: visit.to.page("figures", **{**chosen, "as": form}) for form in FORMS},
            "countries": [(name, name) for name in sorted({info.country for info in held})],
            "editions": [(year, year) for year in sorted({info.year for info in held}, reverse=True)],
            "measures": [(key, it.label) for key, it in MEASURES.items()],
            "actors": [(it.value, label) for it, label in _ACTORS.items()],
            "actor_names": {it.value: label for it, label in _ACTORS.items()},
            "infos": {info.id: info for info in held},
            "number_of": number_of,
            "words_of": words_of,
            "quote": _quote,
        },
        scripts=("filters.js",),
    )


def number_of(row: FigureRow) -> str:
    """A figure's number with how firmly it is stated; "" where its reading is not certain: the sentence speaks for itself."""
    if not row.certain:
        return ""
    if row.value is None:
        return "not reported"
    number = f"{row.value:,.12g}"
    if row.high is not None:
        number = f"{number} to {row.high:,.12g}"
    elif row.precision in _WORDED:
        number = f"{row.precision} {number}"
    elif row.precision == "none":
        number = "none"
    return f"{number} {row.currency}".rstrip()


def _rows(visit: Visit, chosen: dict[str, str]) -> Sequence[FigureRow]:
    years = [read_year(chosen["edition"])] if chosen["edition"] else []
    countries = [chosen["country"]] if chosen["country"] else []
    try:
        found = visit.qa.figures(countries, years, chosen["measure"] or None, certain=chosen["readings"] != _ALL)
    except NotFoundError:  # nothing of that country and edition is held: an empty table says so
        return []
    return [row for row in found if chosen["actor"] in ("", row.actor)]


def _quote(row: FigureRow, infos: dict[str, ReportInfo]) -> str:
    return quoted(row.quote, infos[row.report].kind)
