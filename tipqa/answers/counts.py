"""Answers to "how many": from the catalog's figures where it holds the measure, else in the report's own words."""

from __future__ import annotations

import re
from dataclasses import replace

from tipqa.answers import asking_words as asking
from tipqa.answers import facts as in_words
from tipqa.answers import wording
from tipqa.answers.figures import Stated, places_named, stated, write_change, write_figure
from tipqa.answers.narrowed import own_statement, part_not_counted
from tipqa.answers.patterns import any_of
from tipqa.answers.periods import calendar_years, of_one_sentence, of_periods
from tipqa.answers.refusal import NO_TOPIC, Refusal, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.words import year_list
from tipqa.answers.written import Written
from tipqa.index.model import Statement
from tipqa.index.words import words as stems
from tipqa.reports.figures import MEASURES, MeasureAsked, details_in, has_quantity
from tipqa.reports.model import SectionKind

_IN_WORDS = ("other", "prison_terms")  # a penalty has more to it than its first number
_BY_OTHERS = any_of(r"\b(?:NGOs?|civil\s+society|international\s+organi[sz]ations?)\b")
_ALIKE = (  # details of which one tells the other
    {"female", "women", "girls"},
    {"male", "men", "boys"},
    {"children", "girls", "boys"},
    {"foreign", "nationals", "abroad", "inside the country"},
)
PLAINLY = 0.08  # coverage by which another statement must win over a figure's own


def write_figures(scope: Scope, country: str) -> Written | Refusal:
    """The figure asked for, in each edition asked for, or for each calendar year."""
    asked = scope.asked.measure
    if asking.RECOMMENDATIONS_NAMED.search(scope.asked.core):
        return _recommendations_counted(scope, country)
    if asked is None or asked.measure in _IN_WORDS or scope.asked.quantity in ("duration", "streak"):
        return _in_words(scope, country)
    calendar = _calendar(scope, country, asked)
    if calendar:
        return calendar
    if scope.asked.missing.get(country, ()):
        return _in_words(scope, country)
    if dated := _dated_in_words(scope, country, asked):
        return dated
    years = scope.years_of(country)
    rows = stated(scope.index, asked, [country], years, scope.series)
    if not rows:
        return _in_words(scope, country)
    better = _better_in_words(scope, country, rows[0]) if len(rows) == 1 else None
    if len(rows) == 1 and (part := part_not_counted(scope, better or own_statement(scope, rows[0]))):
        return no_topic(country, years, f"a number of “{part}”", write_figure(rows[0], scope.cite).text)
    if better:
        return _in_words(scope, country)
    parts = [write_figure(row, scope.cite) for row in rows]
    text = parts[0].text if len(parts) == 1 else "\n".join(f"- {part.text}" for part in parts)
    silent = [year for year in years if year not in {row.year for row in rows}]
    if silent:
        text += f"\n\nNot stated in the {', '.join(map(str, silent))} edition{'s' if len(silent) > 1 else ''}."
    return Written(text, {"figures": [part.facts for part in parts], "value": parts[-1].facts["value"]})


def _recommendations_counted(scope: Scope, country: str) -> Written | Refusal:
    """How many recommendations there are: as a sentence says it, else as many as the report lists."""
    said = _in_words(scope, country)
    if isinstance(said, Written) and any("recommendation" in text for text in said.facts["statements"]):
        return said
    year = scope.years_of(country)[-1:]
    filter = replace(scope.filter(country, year), sections=(SectionKind.RECOMMENDATIONS,))
    items = [item for item in scope.index.statements(filter) if item.item]
    if not items:
        return said
    mark = scope.cite(items[0].report, items[0].start, items[-1].end)
    text = f"**{len(items)}**: recommendations that the {year[0]} text on {country} lists {mark}"
    return Written(text, {"country": country, "value": len(items)})


def write_figure_change(scope: Scope, country: str) -> Written | Refusal:
    """The figure in two editions, or for two calendar years, with the difference."""
    asked = scope.asked.measure
    if asked and asked.measure != "other" and (calendar := _calendar(scope, country, asked)):
        return calendar
    if scope.asked.missing.get(country, ()):
        return _in_words(scope, country)
    rows = stated(scope.index, asked, [country], scope.years_of(country), scope.series) if asked else []
    if len(rows) < 2:
        return write_figures(scope, country)
    return write_change(rows[0], rows[-1], scope.cite)


def _better_in_words(scope: Scope, country: str, row: Stated) -> Statement | None:
    """Another statement with a number that covers the question plainly better than the figure's own."""
    ranking = in_words.rank_for(scope, scope.filter(country, (row.year,)))
    own = [e.coverage for e in ranking.evidence if e.statement.start == row.figure.start]
    top = ranking.top
    better = top and own and top.holds_quantity and top.coverage > own[0] + PLAINLY
    return top.statement if top and better else None


def _in_words(scope: Scope, country: str) -> Written | Refusal:
    """The report's own words; refused with them where a number of a known measure is asked for and none is said."""
    found = in_words.write_fact(scope, country)
    asked = scope.asked.measure
    if isinstance(found, Refusal) or asked is None or asked.measure == "other":
        return found
    quantity = scope.asked.quantity or "count"
    if not wording.number_named(scope.asked.core) or any(
        has_quantity(text, quantity) and (quantity != "count" or _speaks_of(asked, text))
        for text in found.facts["statements"]
    ):
        return found
    years = found.facts["years"]
    editions = f"{year_list(years)} edition{'s' if len(years) > 1 else ''}"
    measure = MEASURES[asked.measure].label.lower()
    lead = f"No number is stated for **{measure}** ({country}, {editions}). What is said:"
    return Refusal(NO_TOPIC, f"{lead}\n\n{found.text}")


def _dated_in_words(scope: Scope, country: str, asked: MeasureAsked) -> Written | None:
    """A later edition's sentence on a bare year that counts the measure, where the catalog has no figure of that year."""
    found = in_words.write_dated(scope, country)
    if not isinstance(found, Written):
        return None
    first = str(found.facts["statements"][0])
    told = all(re.search(rf"\b{year}\b(?!\s+(?:report|edition))", first) for year in calendar_years(scope))
    return found if told and has_quantity(first, "count") and _speaks_of(asked, first) else None


def _speaks_of(asked: MeasureAsked, text: str) -> bool:
    """Whether a statement speaks of the measure asked for, and of the detail ("women") where one is."""
    wanted, told = set(filter(None, asked.detail.split(", "))), {*details_in(text), *places_named(text)}
    told |= {"by NGOs"} if _BY_OTHERS.search(text) else set()
    alike = any(wanted & group and told & group for group in _ALIKE)
    words = set(stems(" ".join(MEASURES[asked.measure].words)))
    return (not wanted or alike or bool(wanted & told)) and (not words or bool(words & set(stems(text))))


def _calendar(scope: Scope, country: str, asked: MeasureAsked) -> Written | Refusal | None:
    """Bare years read as calendar years, where editions state the figure for each of them."""
    years = calendar_years(scope)
    rows = of_periods(scope, asked, country, years)
    if not years or len(rows) < len(years) or (len(rows) == 1 and _better_in_words(scope, country, rows[0])):
        return None
    rows = of_one_sentence(rows, years)
    if len(rows) == 2:
        return write_change(rows[0], rows[1], scope.cite)
    if len(rows) == 1 and (part := part_not_counted(scope, own_statement(scope, rows[0]))):
        return no_topic(country, (rows[0].year,), f"a number of “{part}”", write_figure(rows[0], scope.cite).text)
    parts = [write_figure(row, scope.cite) for row in rows]
    facts = {"figures": [part.facts for part in parts], "value": parts[-1].facts["value"]}
    if len(parts) > 1:
        return Written("\n".join(f"- {part.text}" for part in parts), facts)
    return Written(parts[0].text + _other_reading(scope, country, asked, rows[0], years[0]), facts)


def _other_reading(scope: Scope, country: str, asked: MeasureAsked, row: Stated, year: int) -> str:
    """What the edition of that year gives, where it says something else."""
    own = [r for r in stated(scope.index, asked, [country], [year], scope.series) if _differs(r, row)]
    if not own:
        return ""
    lead = f"Read as the calendar year {year}. The {year} edition, which looks at the time before, gives:"
    return f"\n\n{lead}\n- {write_figure(own[0], scope.cite).text}"


def _differs(first: Stated, second: Stated) -> bool:
    return (first.amount and first.amount.value) != (second.amount and second.amount.value)
