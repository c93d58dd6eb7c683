"""Answers to "how many": the figure where its reading is certain, else the sentences that speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tipqa.answers import asking_words as asking
from tipqa.answers import facts as in_words
from tipqa.answers.figure_evidence import Candidate, figure_candidates, holds_wanted
from tipqa.answers.figures import told_in, write_change, write_figure
from tipqa.answers.periods import best_of_year, calendar_years, restatements, telling_editions
from tipqa.answers.refusal import Refusal, no_edition, no_topic
from tipqa.answers.restrictions import Wanted, own_words, unmet, wanted
from tipqa.answers.scope import Scope
from tipqa.answers.words import year_list
from tipqa.answers.written import Written
from tipqa.figures.asked import OTHER, FigureAsked
from tipqa.figures.best import Best, Told, best_figure, fits
from tipqa.figures.difference import difference
from tipqa.index.model import Filter, Statement
from tipqa.index.words import words as stems
from tipqa.reports.model import SectionKind

_IN_WORDS = ("prison_terms",)  # a penalty has more to it than its first number
CLOSE = 0.92  # share of the best score from which a further sentence is quoted beside the first
ALIKE = 0.95  # nearness of a figure from which it is what is asked
BEHIND = 0.15  # by how much less than another on it the statement of a figure may cover of the question
_SUM, _COUNT = "a sum of money", "a number"
_RANKED_AGAIN = 8  # sentences whose restrictions are looked at
BESIDE = 3  # sentences quoted
LACKING = 0.15  # taken off a sentence for each restriction of the question that it does not meet


@dataclass(frozen=True, slots=True)
class Look:
    """What was found for one time: the figure chosen, the sentences best first, and the words that none of them meets."""

    year: int | None  # the calendar year, where one is asked for
    editions: tuple[int, ...]
    best: Best | None
    candidates: tuple[Candidate, ...]
    unmet: tuple[str, ...]

    @property
    def stated(self) -> Told | None:
        """The figure whose number is the answer."""
        return self.best.told if self.best and self.best.stated and not self.unmet else None


def write_figures(scope: Scope, country: str) -> Written | Refusal:
    """The figure asked for, in each edition asked for, or for each calendar year."""
    asked = scope.asked.measure
    if asking.RECOMMENDATIONS_NAMED.search(scope.asked.core):
        return _recommendations_counted(scope, country)
    if asked is None or asked.measure in _IN_WORDS or scope.asked.quantity in ("duration", "streak", "percent"):
        return in_words.write_fact(scope, country)
    looks = _looks(scope, country, asked)
    if len(looks) > 1:
        return _several(scope, country, asked, looks)
    if not looks:
        return _not_held(scope, country)
    return _one(scope, country, asked, looks[0])


def write_figure_change(scope: Scope, country: str) -> Written | Refusal:
    """The figure in two editions, or for two calendar years, with the difference."""
    asked = scope.asked.measure
    if asked is None or asked.measure == OTHER:
        return write_figures(scope, country)
    looks = _looks(scope, country, asked)
    if len(looks) < 2:
        return write_figures(scope, country)
    return _several(scope, country, asked, [looks[0], looks[-1]])


def _looks(scope: Scope, country: str, asked: FigureAsked) -> list[Look]:
    """What is found for each calendar year, or in each edition; without either, in the newest edition that tells it."""
    if years := calendar_years(scope):
        return [_look(scope, country, asked, _tellers(scope, country, year), year) for year in years]
    if scope.asked.missing.get(country, ()):
        return []
    if scope.query.years:
        return [_look(scope, country, asked, (year,)) for year in scope.years_of(country)]
    looks = []
    for edition in reversed(scope.have.of(country, scope.series)):
        looks.append(_look(scope, country, asked, (edition,)))
        if looks[-1].stated or (looks[-1].candidates and not looks[-1].unmet):
            break
    return sorted(looks, key=lambda look: (bool(look.unmet) or not look.candidates, -look.editions[0]))[:1]


def _look(scope: Scope, country: str, asked: FigureAsked, editions: tuple[int, ...], year: int | None = None) -> Look:
    if not editions:
        return Look(year, (), None, (), ())
    candidates = figure_candidates(scope, country, asked, editions, year)
    best = (
        best_of_year(scope, asked, country, year)
        if year is not None
        else best_figure(asked, told_in(scope.index, country, editions, scope.series))
    )
    restrictions = wanted(scope, asked)
    lacking = {it.statement.id: _unmet(scope, restrictions, it) for it in candidates[:_RANKED_AGAIN]}
    candidates = _by_restrictions(candidates, lacking)
    lead, sure = _leading(scope, asked, best, candidates)
    if lead is not None:
        candidates = [lead, *(it for it in candidates if it is not lead)]
    if best and not sure:
        best = replace(best, stated=False)
    missing = _unmet(scope, restrictions, candidates[0]) if candidates else []
    if (
        candidates
        and not missing
        and not holds_wanted(candidates[0].statement.text, money=scope.asked.quantity == "money")
    ):
        missing = [_SUM if scope.asked.quantity == "money" else _COUNT]
    return Look(year, editions, best, tuple(candidates), tuple(missing))


def _by_restrictions(candidates: Sequence[Candidate], lacking: dict[int, list[str]]) -> list[Candidate]:
    """The candidates, those first that meet the most of the question's restrictions and come about as near as the best."""

    def rank(it: Candidate) -> float:
        return it.score - LACKING * len(lacking.get(it.statement.id, ()))

    first = [it for it in candidates if it.statement.id in lacking]
    return [*sorted(first, key=rank, reverse=True), *candidates[len(first) :]]


def _leading(
    scope: Scope, asked: FigureAsked, best: Best | None, candidates: Sequence[Candidate]
) -> tuple[Candidate | None, bool]:
    """The statement of the chosen figure where it goes first, and whether the figure may be stated.

    It goes first where no better ranked statement holds more of the question's own words; it is stated where it holds
    them all: in the words of the figure, or before it, as who counted.
    """
    if not best or not candidates or not (best.told.figure.is_certain and fits(asked, best.told.figure)):
        return None, False
    own = next((it for it in candidates if any(told.figure == best.told.figure for told in it.told)), None)
    if own is None:
        return None, False
    words = own_words(scope)
    held, first = (set(stems(it.statement.text)) for it in (own, candidates[0]))
    if _count(words, held) < _count(words, first) and own.score < candidates[0].score:
        return None, False
    if own.evidence.coverage < max(it.evidence.coverage for it in candidates if it is own or it.near >= ALIKE) - BEHIND:
        return None, False
    lead_in = own.statement.text[: max(best.told.figure.at[0] - own.statement.start, 0)]
    said = set(stems(f"{best.told.figure.words} {lead_in}"))
    return own, best.stated and _count(words, said) == len(words)


def _count(words: Sequence[str], held: set[str]) -> int:
    """How many of the words stand among stems."""
    return sum(set(stems(word)) <= held for word in words)


def _unmet(scope: Scope, restrictions: Sequence[Wanted], candidate: Candidate) -> list[str]:
    if not restrictions:
        return []
    lacking = unmet(scope, restrictions, candidate.statement, _before(scope, candidate.statement))
    people = [it.text for it in restrictions if it.facet.startswith("nationality=")]
    if candidate.near <= 0 and scope.asked.measure and scope.asked.measure.measure != OTHER:
        lacking += [text for text in people if text not in lacking]
    return lacking


def _before(scope: Scope, statement: Statement) -> Statement | None:
    """The statement before, in the same section."""
    held = scope.index.statements(Filter(reports=(statement.report,), sections=(statement.section,)))
    return next((it for it in reversed(held) if it.end <= statement.start), None)


def _tellers(scope: Scope, country: str, year: int) -> tuple[int, ...]:
    return telling_editions(scope, country, year)


def _one(scope: Scope, country: str, asked: FigureAsked, look: Look) -> Written | Refusal:
    """The answer for one time."""
    if not look.candidates:
        return _nothing(scope, country, asked, look)
    if look.unmet:
        return _refused(scope, country, asked, look)
    if look.stated:
        return _stated(scope, asked, look, look.stated)
    return _quoted(scope, country, look)


def _stated(scope: Scope, asked: FigureAsked, look: Look, told: Told) -> Written:
    part = write_figure(told, scope.cite)
    facts = {"figures": [part.facts], "value": part.facts["value"]}
    text = part.text
    if look.year is not None and (again := restatements(scope, asked, told, look.year)):
        text += "\n\nAnother edition gives another number for the same year:\n"
        text += "\n".join(f"- {write_figure(it, scope.cite).text}" for it in again)
    return Written(text, facts)


def _quoted(scope: Scope, country: str, look: Look) -> Written:
    """The sentences that may tell it, the best first."""
    top = look.candidates[0].score
    chosen = [it for it in look.candidates[:BESIDE] if it.score >= CLOSE * top]
    lines = [_line(scope, it.statement) for it in chosen]
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    years = sorted({scope.index.info(it.statement.report).year for it in chosen})
    coverage = round(look.candidates[0].evidence.coverage, 3)
    quotes = [it.statement.text for it in chosen]
    return Written(text, {"country": country, "years": years, "statements": quotes, "coverage": coverage})


def _refused(scope: Scope, country: str, asked: FigureAsked, look: Look) -> Refusal:
    """That no figure is told with the restriction asked for, and the nearest that is."""
    nearest = _line(scope, look.candidates[0].statement)
    if look.best and look.best.stated and not asked.counted:
        nearest = write_figure(look.best.told, scope.cite).text
    return no_topic(country, look.editions[-1:], _looked_for(look.unmet), nearest)


def _looked_for(unmet: Sequence[str]) -> str:
    """What was looked for and not found, in words."""
    return f"{unmet[0]} for this" if unmet[0] in (_SUM, _COUNT) else f"a number of “{' '.join(unmet)}”"


def _nothing(scope: Scope, country: str, asked: FigureAsked, look: Look) -> Written | Refusal:
    """What is said where no statement tells of the calendar year: the year's own edition, whose figures are of the year before."""
    if look.year is None:
        return no_topic(country, look.editions, "this in numbers")
    if look.year not in scope.have.of(country, scope.series):
        if scope.asked.missing.get(country, ()) and not look.editions:
            return no_edition(country, (look.year,), scope.have, scope.series)
        return no_topic(country, look.editions, f"this of {look.year}")
    own = _look(scope, country, asked, (look.year,))
    if not own.candidates or own.unmet:
        return _refused(scope, country, asked, own) if own.candidates else no_topic(country, own.editions, "this")
    result = _one(scope, country, asked, own)
    lead = f"No edition held tells of {look.year} itself; the {look.year} edition, whose figures are mostly of {look.year - 1}, says:"
    facts = {key: value for key, value in result.facts.items() if key != "value"} if isinstance(result, Written) else {}
    return Written(f"{lead}\n\n- {result.text.removeprefix('- ')}", facts)


def _several(scope: Scope, country: str, asked: FigureAsked, looks: Sequence[Look]) -> Written | Refusal:
    """A figure for each time; of two, with the difference."""
    stated = [look.stated for look in looks]
    if len(looks) == 2 and stated[0] and stated[1]:
        return write_change(stated[0], stated[1], scope.cite, difference(stated[0], stated[1]))
    results = [(look, _one(scope, country, asked, look)) for look in looks]
    written = [(look, result) for look, result in results if isinstance(result, Written)]
    if not written:
        return results[-1][1]
    lines = [_bullet(result) for _, result in written]
    silent = [look.year or look.editions[-1] for look, result in results if isinstance(result, Refusal)]
    if silent:
        lines.append(f"\nNot stated for {year_list(silent)}.")
    figures = [figure for _, result in written for figure in result.facts.get("figures", ())]
    facts = {"figures": figures} if figures else dict(written[-1][1].facts)
    if figures and written[-1][1].facts.get("value") is not None:
        facts["value"] = written[-1][1].facts["value"]
    return Written("\n".join(lines), facts)


def _bullet(result: Written) -> str:
    return result.text if result.text.startswith("- ") else f"- {result.text}"


def _not_held(scope: Scope, country: str) -> Written | Refusal:
    return in_words.write_fact(scope, country)


def _line(scope: Scope, statement: Statement) -> str:
    year = scope.index.info(statement.report).year
    return f"“{statement.text}” ({year}) {scope.cite(statement.report, statement.start, statement.end)}"


def _recommendations_counted(scope: Scope, country: str) -> Written | Refusal:
    """How many recommendations there are: as a sentence says it, else as many as the report lists."""
    said = in_words.write_fact(scope, country)
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
