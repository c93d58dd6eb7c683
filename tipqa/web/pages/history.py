"""How long a country's recommendations and statements have stood: each with its wordings, edition by edition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from tipqa.blocks.citation import Citation
from tipqa.comparison.history import AdviceLife, History
from tipqa.comparison.redline import redline
from tipqa.comparison.standing import Standing, standing
from tipqa.errors import CountryError, NotFoundError, TipqaError, UsageError
from tipqa.index.model import Filter
from tipqa.qa import QA, read_year
from tipqa.records import dataclass
from tipqa.visible import visible
from tipqa.web.change_view import pieces_html
from tipqa.web.held import narratives
from tipqa.web.pages.marks import Cite, citer, marks_html
from tipqa.web.pages.visit import View, Visit
from tipqa.web.safe import section_label

TITLE = "How long it has stood"
_LONGEST = 500  # characters of a statement that is looked for


@dataclass(frozen=True, slots=True)
class Wording:
    """A recommendation in one edition; `changed` is its words with what differs from the edition before, "" where nothing does."""

    year: int
    words: Markup
    changed: bool
    mark: Markup


@dataclass(frozen=True, slots=True)
class Life:
    """A recommendation: its latest words, the editions that hold it, whether the last of those asked for still does."""

    text: str
    years: tuple[int, ...]
    stands: bool
    wordings: tuple[Wording, ...]


def history_page(visit: Visit) -> View:
    """The lives of a country's recommendations, and of the statement that is asked for; without a country what to choose."""
    country, words = visit.query.get("country", "").strip()[:100], visit.query.get("statement", "").strip()[:_LONGEST]
    values: dict[str, object] = {
        "countries": _countries(visit.qa),
        "country": country,
        "statement": words,
        "message": "",
        "offers": (),
    }
    if not country:
        return View("history.html", TITLE, values | {"found": None, "standing": None, "told": ""})
    try:
        return _view(visit, values, country, words)
    except TipqaError as error:
        near = error.suggestions if isinstance(error, CountryError) else ()
        offers = [(name, visit.to.page("history", country=name)) for name in near]
        told: dict[str, object] = {
            "message": visible(str(error)),
            "offers": offers,
            "found": None,
            "standing": None,
            "told": "",
        }
        return View("history.html", TITLE, values | told, status=400 if isinstance(error, UsageError) else 404)


def _view(visit: Visit, values: dict[str, object], country: str, words: str) -> View:
    first, last = (read_year(it) if (it := visit.query.get(name, "").strip()) else None for name in ("from", "to"))
    found = visit.qa.history(country)
    years = tuple(it for it in found.years if (first or it) <= it <= (last or it))
    cite = citer(visit.to)
    lives = [life for it in found.recommendations if (life := _life(it, years, cite))]
    standing_of, told = _standing(visit.qa, found, words)
    return View(
        "history.html",
        f"{found.country}: how long it has stood",
        values
        | {
            "country": found.country,
            "found": found,
            "years": years,
            "kinds": [(years_of, text) for text, years_of in _kinds(found, years)],
            "first": first or "",
            "last": last or "",
            "standing": standing_of,
            "told": told,
            "stand": [it for it in lives if it.stands],
            "gone": [it for it in lives if not it.stands],
            "statements": _statements(visit.qa, found),
            "marks": lambda citations: marks_html(citations, cite),
        },
        scripts=("compare.js",),
    )


def _countries(qa: QA) -> list[str]:
    return sorted({info.country for info in narratives(qa.reports())})


def _kinds(found: History, years: Sequence[int]) -> list[tuple[str, list[int]]]:
    """What kind of text the editions are, each kind once."""
    held: dict[str, list[int]] = {}
    for year in years:
        held.setdefault(found.texts[year], []).append(year)
    return list(held.items())


def _life(advice: AdviceLife, years: Sequence[int], cite: Cite) -> Life | None:
    """The life of a recommendation within these editions; None where none of them holds it."""
    held = [it for it in advice.citations if it.year in years]
    if not held:
        return None
    firm = [_wording(None, held[0], cite), *(_wording(old, new, cite) for old, new in pairwise(held))]
    own = tuple(it.year for it in held)
    return Life(held[-1].quote, own, own[-1] == years[-1], tuple(reversed(firm)))


def _wording(old: Citation | None, new: Citation, cite: Cite) -> Wording:
    digests = "digest" in (new.kind, old.kind if old else "")
    changed = old is not None and old.quote != new.quote
    shown = pieces_html(redline(old.quote, new.quote)) if old and changed and not digests else Markup.escape(new.quote)
    return Wording(new.year, Markup(shown), changed, marks_html([new], cite))


def _standing(qa: QA, found: History, words: str) -> tuple[Standing | None, str]:
    """The life of a statement of the latest edition, or why there is none."""
    if not words:
        return None, ""
    try:
        return standing(qa.index, found.country, words), ""
    except NotFoundError as error:
        return None, visible(str(error))


def _statements(qa: QA, found: History) -> list[tuple[str, list[str]]]:
    """The statements of the latest edition by section, without the recommendations."""
    if not found.years:
        return []
    report = next(
        it.id
        for it in qa.reports()
        if (it.country, it.series, it.year) == (found.country, found.series, found.years[-1])
    )
    held: dict[str, list[str]] = {}
    for it in qa.index.statements(Filter(reports=(report,))):
        if it.section != "recommendations":
            held.setdefault(section_label(it.heading or it.section), []).append(it.text)
    return list(held.items())
