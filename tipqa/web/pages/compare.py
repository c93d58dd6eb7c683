"""Two editions of a country side by side or merged, what weighs most first; and many countries by what changed most."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from tipqa.blocks.rendering import html_line, numbers
from tipqa.comparison import ranking
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.render import parts
from tipqa.errors import CountryError, TipqaError, UsageError
from tipqa.qa import read_year
from tipqa.records import dataclass
from tipqa.reports.series import places_tiers
from tipqa.visible import visible
from tipqa.web.addresses import Addresses
from tipqa.web.change_view import advice_html, statement_html
from tipqa.web.pages.compare_choices import Choices, read_choices
from tipqa.web.pages.compare_download import download
from tipqa.web.pages.compare_filter import WEIGHTS, Asked, Chosen, kinds, read_asked
from tipqa.web.pages.compare_many import many_view
from tipqa.web.pages.marks import Cite, citer, marks_html
from tipqa.web.pages.told import told
from tipqa.web.pages.visit import Download, View, Visit

TITLE = "Compare editions"
_FIRST = 12  # findings that stand open; the rest is folded
FORMS = (
    ("docx", "Word", "A Word file with tracked changes"),
    ("xlsx", "Excel", "A workbook with a sheet for each part"),
    ("csv", "CSV", "A table of every change"),
    ("html", "Page", "One page that stands alone, also to print"),
    ("md", "Markdown", "Text with its citations"),
    ("json", "JSON", "For programs"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """The changes under one heading, as HTML: those that say something, set sentences, and what is kept."""

    anchor: str
    title: str
    counts: str
    withheld: str
    changed: tuple[Markup, ...]
    formulaic: tuple[Markup, ...]
    kept: tuple[Markup, ...]
    kept_name: str


def compare_page(visit: Visit) -> View | Download:
    """A comparison, as a file where the query names its form; without a country the countries that can be compared, with a
    region those by what changed most."""
    asked = read_asked(visit.query)
    choices = read_choices(visit.qa, asked)
    if not asked.country:
        return many_view(visit, choices)
    try:
        comparison = compared(visit, asked)
        if form := visit.query.get("as"):
            return download(comparison, form)
    except TipqaError as error:
        return _failed(error, visit.to, asked, choices)
    return _view(visit.to, replace(asked, country=comparison.country), choices, comparison)


def compared(visit: Visit, asked: Asked) -> Comparison:
    """The comparison that is asked for.

    Raises:
        CountryError, NotFoundError: as in `compare`.
        UsageError: a year is none, or both are the same.
    """
    older, newer = (read_year(it) if it else None for it in (asked.older, asked.newer))
    if older is not None and older == newer:
        raise UsageError(f"both editions are {older}; choose two that differ")
    return visit.qa.compare(asked.country, older, newer, series=asked.series)


def _failed(error: TipqaError, to: Addresses, asked: Asked, choices: Choices) -> View:
    near = error.suggestions if isinstance(error, CountryError) else ()
    values = {
        "asked": asked,
        "choices": choices,
        "message": visible(str(error)),
        "offers": [(name, to.comparison(name)) for name in near],
    }
    return View("compare_failed.html", TITLE, values, _SCRIPTS, status=400 if isinstance(error, UsageError) else 404)


_SCRIPTS = ("compare.js",)


def _view(to: Addresses, asked: Asked, choices: Choices, comparison: Comparison) -> View:
    chosen = Chosen(asked, comparison)
    cite = citer(to)
    at = numbers(comparison.citations)
    findings = [told(it, chosen, comparison, cite) for it in chosen.findings()]
    old, new = comparison.provenance
    values = {
        "asked": asked,
        "choices": choices,
        "comparison": comparison,
        "title": parts.title(comparison),
        "basis": parts.basis(comparison),
        "plain_texts": comparison.comparable.basis == "texts" and len(parts.basis(comparison)) == 1,
        "whose": ((comparison.from_year, old), (comparison.to_year, new)),
        "tiers": places_tiers(comparison.series),
        "lines": [Markup(html_line(line, at, cite)) for line in comparison.lines],
        "marks": lambda citations: marks_html(citations, cite),
        "findings": findings if asked.narrowed else findings[:_FIRST],
        "more": [] if asked.narrowed else findings[_FIRST:],
        "total": len(comparison.findings),
        "figures": [(row, marks_html(figure.citations, cite)) for figure, row in chosen.figures()],
        "parts": [
            it for it in _parts(asked, chosen, comparison, cite) if it.changed or it.formulaic or it.kept or it.withheld
        ],
        "comparable": parts.how_comparable(comparison),
        "kinds": kinds(comparison),
        "topics": [
            (name, name.capitalize()) for name in ranking.WEIGHT if name in {it.topic for it in comparison.findings}
        ],
        "weights": [(weight, f"{weight} and more") for weight in WEIGHTS],
        "forms": FORMS,
    }
    return View("compare.html", parts.title(comparison), values, _SCRIPTS)


def _parts(asked: Asked, chosen: Chosen, comparison: Comparison, cite: Cite) -> list[Part]:
    advice, withheld = parts.advice(comparison), comparison.comparable.withheld.get("recommendations", "")
    found = [_part(advice, asked, chosen, comparison, cite, withheld)] if comparison.recommendations or withheld else []
    return [*found, *(_part(it, asked, chosen, comparison, cite) for it in parts.groups(comparison))]


def _part(
    group: parts.Group,
    asked: Asked,
    chosen: Chosen,
    comparison: Comparison,
    cite: Cite,
    withheld: str = "",
) -> Part:
    view = advice_html if asked.view == "merged" else statement_html

    def shown(changes: tuple[Change, ...]) -> tuple[Markup, ...]:
        return tuple(
            Markup(view(it, comparison, [cite(citation) for citation in it.citations]))
            for it in chosen.changes(changes)
        )

    every = chosen.changes((*group.changed, *group.formulaic, *group.kept))
    texts = comparison.comparable.basis == "texts"
    return Part(
        anchor=f"part-{'-'.join(group.title.lower().split())}",
        title=group.title,
        counts=parts.counts(every, comparison),
        withheld=withheld,
        changed=shown((*group.changed, *(it for it in group.kept if it.moved))),
        formulaic=shown(group.formulaic),
        kept=shown(tuple(it for it in group.kept if not it.moved)),
        kept_name="kept as they were" if texts else "in both",
    )
