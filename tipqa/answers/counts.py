"""Answers to "how many": the figure where its reading is certain, else the sentences that speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.answers import facts as in_words
from tipqa.answers.draft import Draft
from tipqa.answers.figures import best_of_edition, write_change, write_figure
from tipqa.answers.periods import of_one_sentence, restatements
from tipqa.answers.refusal import NO_TOPIC, Refusal, no_edition, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.words import year_list
from tipqa.evidence.figure_looks import COUNT, SUM, WHAT, Look, look, looks_for
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import OTHER, FigureAsked
from tipqa.figures.best import Told, fits
from tipqa.figures.difference import difference
from tipqa.figures.measures import MEASURES
from tipqa.figures.model import Unit
from tipqa.index.model import Statement
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_IN_WORDS = ("prison_terms",)  # a penalty has more to it than its first number
BESIDE = 3  # sentences quoted


def write_figures(scope: Scope, country: str) -> Draft | Refusal:
    """The figure asked for, in each edition asked for, or for each calendar year."""
    asked = scope.plan.figure
    if Want.RECOMMENDATIONS in scope.plan.wants:
        return _recommendations_counted(scope, country)
    if asked is None or asked.measure in _IN_WORDS or scope.plan.quantity in ("duration", "streak", "percent"):
        return in_words.write_fact(scope, country)
    looks = looks_for(scope, country, asked)
    if asked.loose and asked.unit is Unit.CASES and not any(it.answers for it in looks):
        asked = replace(asked, measure=OTHER, loose=False)  # "cases" may be of anything: "shelved cases"
        looks = looks_for(scope, country, asked)
    if asked.measure == OTHER and not any(it.lacks_restriction for it in looks):
        return in_words.write_fact(scope, country)
    if len(looks) > 1:
        return _several(scope, country, asked, looks)
    if not looks:
        return in_words.write_fact(scope, country)
    first = next(iter(looks[0].candidates), None)
    if first and first.near <= 0 and Want.NUMBER not in scope.plan.wants:
        return in_words.write_fact(scope, country)
    return _one(scope, country, asked, looks[0])


def write_figure_change(scope: Scope, country: str) -> Draft | Refusal:
    """The figure in two editions, or for two calendar years, with the difference."""
    asked = scope.plan.figure
    if asked is None or asked.measure == OTHER:
        return write_figures(scope, country)
    looks = looks_for(scope, country, asked)
    if len(looks) < 2:
        return write_figures(scope, country)
    return _several(scope, country, asked, [looks[0], looks[-1]])


def _one(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Draft | Refusal:
    """The answer for one time."""
    if not found.candidates:
        return _nothing(scope, country, asked, found)
    if found.unmet:
        return _refused(scope, country, asked, found)
    if found.stated:
        return _stated(scope, country, asked, found, found.stated)
    return _quoted(scope, country, found)


def _stated(scope: Scope, country: str, asked: FigureAsked, found: Look, told: Told) -> Draft:
    """The figure; of a calendar year with what other editions say of it, and with what the edition of that number gives."""
    part = write_figure(told, scope.cite)
    facts = {"figures": [part.facts], "value": part.facts["value"]}
    text = part.text
    if found.year is None:
        return Draft(text, facts)
    if again := restatements(scope, asked, told, found.year):
        text += "\n\nAnother edition gives another number for the same year:\n"
        text += "\n".join(f"- {write_figure(it, scope.cite).text}" for it in again)
    own = best_of_edition(scope.index, asked, country, found.year, scope.series)
    if own and told.edition != found.year and own.number != told.number:
        text += f"\n\nRead as the calendar year {found.year}. The {found.year} edition, which looks at the time before, gives:"
        text += f"\n- {write_figure(own, scope.cite).text}"
    return Draft(text, facts)


def _quoted(scope: Scope, country: str, found: Look) -> Draft:
    """The sentences that may tell it, the best first."""
    top = found.candidates[0].score
    chosen = [it for it in found.candidates[:BESIDE] if it.score >= THRESHOLDS.quoted_beside * top]
    lines = [_line(scope, it.statement) for it in chosen]
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    years = sorted({scope.index.info(it.statement.report).year for it in chosen})
    coverage = round(found.candidates[0].evidence.coverage, 3)
    quotes = [it.statement.text for it in chosen]
    return Draft(text, {"country": country, "years": years, "statements": quotes, "coverage": coverage})


def _refused(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Refusal:
    """That no figure is told with the restriction asked for, and the nearest that is."""
    statement = found.candidates[0].statement
    year = scope.index.info(statement.report).year
    nearest = _line(scope, statement)
    if found.unmet[0] in (SUM, COUNT) and asked.measure != OTHER:
        measure = MEASURES[asked.measure].label.lower()
        return Refusal(
            NO_TOPIC, f"No number is stated for **{measure}** ({country}, {year} edition). What is said:\n\n{nearest}"
        )
    total = found.best.told if found.best and fits(asked, found.best.told.figure) else None
    if total and total.figure.is_certain and not asked.counted:
        nearest = write_figure(total, scope.cite).text
    return no_topic(country, (year,), _looked_for(found.unmet), nearest)


def _looked_for(unmet: Sequence[str]) -> str:
    """What was looked for and not found, in words."""
    if unmet[0] in (SUM, COUNT):
        return f"{unmet[0]} for this"
    return unmet[0] if unmet[0] == WHAT else f"a number of “{' '.join(unmet)}”"


def _nothing(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Draft | Refusal:
    """What is said where no statement tells of the calendar year: the year's own edition, whose figures are of the year before."""
    year = found.year
    if year is None:
        return no_topic(country, found.editions, "this in numbers")
    if year not in scope.have.of(country, scope.series):
        if scope.plan.missing.get(country, ()) and not found.editions:
            return no_edition(country, (year,), scope.have, scope.series)
        return no_topic(country, found.editions, f"this of {year}")
    own = look(scope, country, asked, (year,))
    if not own.candidates or own.unmet:
        return _refused(scope, country, asked, own) if own.candidates else no_topic(country, own.editions, "this")
    result = _one(scope, country, asked, own)
    lead = f"No edition held tells of {year} itself; the {year} edition, whose figures are mostly of {year - 1}, says:"
    facts = {key: value for key, value in result.facts.items() if key != "value"} if isinstance(result, Draft) else {}
    return Draft(f"{lead}\n\n- {result.text.removeprefix('- ')}", facts)


def _several(scope: Scope, country: str, asked: FigureAsked, looks: Sequence[Look]) -> Draft | Refusal:
    """A figure for each time; of two, with the difference."""
    stated = [look.stated for look in looks]
    if len(looks) == 2 and stated[0] and stated[1]:
        new = stated[1]
        old = stated[0] if looks[0].year is None else of_one_sentence(stated[0], new)
        return write_change(old, new, scope.cite, difference(old, new))
    results = [(it, _one(scope, country, asked, it)) for it in looks]
    written = [(it, result) for it, result in results if isinstance(result, Draft)]
    if not written:
        return results[-1][1]
    lines = [_bullet(result) for _, result in written]
    silent = [it for it, result in results if isinstance(result, Refusal)]
    if silent:
        lines.append(f"\nNot stated {_times(silent)}.")
    figures = [figure for _, result in written for figure in result.facts.get("figures", ())]
    facts = {"figures": figures} if figures else dict(written[-1][1].facts)
    if figures and written[-1][1].facts.get("value") is not None:
        facts["value"] = written[-1][1].facts["value"]
    return Draft("\n".join(lines), facts)


def _times(looks: Sequence[Look]) -> str:
    """`for 2022 and 2023`, `in the 2024 edition`."""
    years = [it.year for it in looks if it.year is not None]
    if years:
        return f"for {year_list(years)}"
    editions = [it.editions[-1] for it in looks]
    return f"in the {year_list(editions)} edition{'s' if len(editions) > 1 else ''}"


def _bullet(result: Draft) -> str:
    return result.text if result.text.startswith("- ") else f"- {result.text}"


def _line(scope: Scope, statement: Statement) -> str:
    year = scope.index.info(statement.report).year
    said = scope.cite.quoted(statement.report, statement.start, statement.end)
    return f"{said} ({year}) {scope.cite(statement.report, statement.start, statement.end)}"


def _recommendations_counted(scope: Scope, country: str) -> Draft | Refusal:
    """How many recommendations there are: as a sentence says it, else as many as the report lists."""
    said = in_words.write_fact(scope, country)
    if isinstance(said, Draft) and any("recommendation" in text for text in said.facts["statements"]):
        return said
    year = scope.years_of(country)[-1:]
    filter = replace(scope.filter(country, year), sections=(SectionKind.RECOMMENDATIONS,))
    items = [item for item in scope.index.statements(filter) if item.item]
    if not items:
        return said
    mark = scope.cite(items[0].report, items[0].start, items[-1].end)
    text = f"**{len(items)}**: recommendations that the {year[0]} text on {country} lists {mark}"
    return Draft(text, {"country": country, "value": len(items)})
