"""Answers to "how many": the figure where its reading is certain, else the sentences that speak for themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.answers import facts as in_words
from tipqa.answers.figures import best_of_edition, figure_line, write_change
from tipqa.answers.refusal import NO_EDITION, NO_TOPIC, no_edition, no_part, no_topic, says_number
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.answers.stated import CountFact, FigureFact, FiguresFact, QuotesFact, figures_of, value_of
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Plain, Source, Strong, plain, told
from tipqa.english import editions, year_list
from tipqa.evidence.figure_evidence import Candidate, none_of_a_part
from tipqa.evidence.figure_looks import COUNT, SUM, Look, look, looks_for, staff_counted, whole_first
from tipqa.evidence.periods import LOOKING_BACK, best_of_year, of_one_sentence, restatements
from tipqa.evidence.scope import Scope
from tipqa.evidence.support import of_candidates, weakest
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.told import told_in
from tipqa.figures.asked import OTHER, FigureAsked, both_ages, of_officials, speaks_of
from tipqa.figures.best import Told, best_figure, fits
from tipqa.figures.difference import Difference, difference
from tipqa.figures.measures import MEASURES
from tipqa.figures.model import Precision, Unit
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_IN_WORDS = ("prison_terms",)  # a penalty has more to it than its first number
_OF_MONEY = ("funding", "compensation")
_OF_PEOPLE = ("who=", "form=", "sex=", "age=")
_LATEST = later(  # "(the most recent year for which complete data were available)"
    r"\b(?:most\s+recent|latest|last)\s+(?:[a-z]+\s+){0,2}?(?:years?|periods?|data|figures?|statistics|information)\b",
    re.I,
)
BESIDE = 3  # sentences quoted


def write_figures(scope: Scope, country: str) -> Reply | Refusal:
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
    for read_otherwise in (of_officials, both_ages):
        other = None if any(it.answers for it in looks) else read_otherwise(asked)
        again = looks_for(scope, country, other) if other else []
        asked, looks = (other, again) if other and any(it.answers for it in again) else (asked, looks)
    if asked.measure == OTHER and not any(it.lacks_restriction for it in looks):
        fact = in_words.write_fact(scope, country)
        counted = Want.HOW_MANY in scope.plan.wants and not scope.plan.other_field and _covers_more(looks, fact)
        return _one(scope, country, asked, looks[0]) if counted else fact
    if len(looks) > 1:
        return _several(scope, country, asked, looks)
    if not looks:
        return in_words.write_fact(scope, country)
    first = next(iter(looks[0].candidates), None)
    if first and first.near <= 0 and Want.NUMBER not in scope.plan.wants:
        return in_words.write_fact(scope, country)
    return _one(scope, country, asked, looks[0])


def _covers_more(looks: Sequence[Look], fact: Reply | Refusal) -> bool:
    """Whether what tells a calendar year without naming it covers the question far better than what names it."""
    if len(looks) != 1 or looks[0].year is None or not looks[0].answers:
        return False
    if isinstance(fact, Refusal) or not isinstance(fact.fact, QuotesFact):
        return isinstance(fact, Refusal)
    return looks[0].candidates[0].evidence.coverage > (fact.fact.coverage or 0.0) + THRESHOLDS.figure_behind


def write_figure_change(scope: Scope, country: str) -> Reply | Refusal:
    """The figure in two editions, or for two calendar years, with the difference."""
    asked = scope.plan.figure
    if asked is None or asked.measure == OTHER:
        return write_figures(scope, country)
    looks = looks_for(scope, country, asked)
    if len(looks) < 2:
        return write_figures(scope, country)
    return _several(scope, country, asked, [looks[0], looks[-1]])


def _one(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Reply | Refusal:
    """The answer for one time."""
    if before := _latest_told(scope, country, asked, found):
        return before
    if not found.candidates:
        return _nothing(scope, country, asked, found)
    return replace(_answer(scope, country, asked, found), support=of_candidates(found.candidates))


def _latest_told(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Refusal | None:
    """That the edition after a calendar year gives its number of an earlier year, as the latest that was to be had; else None."""
    year = found.year
    told = found.best is not None and found.best.told.figure.measure == asked.measure
    if year is None or told or year + 1 not in found.editions:
        return None
    best = best_figure(asked, told_in(scope.index, country, (year + 1,), scope.series))
    if best is None or not (
        best.told.figure.is_certain and fits(asked, best.told.figure) and best.told.period.last < year
    ):
        return None
    if not _LATEST.search(scope.index.report(best.told.report).text[best.told.figure.start : best.told.figure.end]):
        return None
    lead = f"The {year + 1} edition on {country} gives no number for {year}; the latest it gives is of {best.told.period.last}."
    return Refusal(NO_TOPIC, (Claim((lead,)), Claim(figure_line(best.told))))


def _answer(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Reply | Refusal:
    """What the statements found tell: the figure, their words, or that they lack what is asked."""
    if scope.plan.part_denied:  # the number of those that are not so stands beside that of those that are
        return _quoted(scope, country, found)
    if found.unmet:
        return _refused(scope, country, asked, found)
    if found.stated:
        return _stated(scope, country, asked, found, found.stated)
    counted = Want.HOW_MANY in scope.plan.wants and scope.plan.quantity == "count"
    if counted and not any(says_number(it.statement.text) for it in _best(found)):
        return _refused(scope, country, asked, replace(found, unmet=(COUNT,)))
    if counted and all(none_of_a_part(asked, it) for it in _best(found)):
        apart = [it for it in found.candidates if not none_of_a_part(asked, it)]
        near = [it for it in apart if speaks_of(asked.measure, it.statement.text)]
        return _refused(
            scope, country, asked, replace(found, candidates=tuple(near) or found.candidates, unmet=(COUNT,))
        )
    return _quoted(scope, country, found)


def _stated(scope: Scope, country: str, asked: FigureAsked, found: Look, figure: Told) -> Reply:
    """The figure; of a calendar year with what other editions say of it, and with what the edition of that number gives."""
    fact = FiguresFact((FigureFact(figure),), value=figure.number)
    blocks: list[Block] = [Claim(figure_line(figure))]
    if scope.plan.goes_on:
        blocks.append(Claim(in_words.statement_line(scope, found.candidates[0].statement)))
    if found.year is None:
        return _with_verdict(scope, Reply(tuple(blocks), fact), difference(None, figure))
    if again := restatements(scope, asked, figure, found.year):
        lead: Line = ("Another edition gives another number for the same year:",)
        blocks.append(Listing(tuple(map(figure_line, again)), lead))
    own = best_of_edition(scope, asked, country, found.year)
    if own and figure.edition != found.year and own.number != figure.number:
        read = (
            f"Read as the calendar year {found.year}. The {found.year} edition, which looks at the time before, gives:"
        )
        blocks.append(Listing((figure_line(own),), (read,)))
    return Reply(tuple(blocks), fact)


def _quoted(scope: Scope, country: str, found: Look) -> Reply:
    """The sentences that may tell it, the best first."""
    chosen = _best(found)
    if scope.plan.part_denied:
        chosen.sort(key=lambda it: -it.evidence.met)
    else:
        chosen = whole_first(scope, chosen)
    lines = [in_words.statement_line(scope, it.statement) for it in chosen]
    years = tuple(sorted({scope.year_of(it.statement) for it in chosen}))
    coverage = round(found.candidates[0].evidence.coverage, 3)
    quotes = tuple(it.statement.text for it in chosen)
    return Reply(told(lines), QuotesFact(country, years, quotes, coverage))


def _best(found: Look) -> list[Candidate]:
    """The candidates that are quoted."""
    first, *rest = found.candidates[:BESIDE]
    least = min(first.evidence.sought, THRESHOLDS.sought_met)
    near = (it for it in rest if it.score >= THRESHOLDS.quoted_beside * first.score)
    return [first, *(it for it in near if it.evidence.sought >= least)]


def _refused(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Reply | Refusal:
    """That no figure is told with the restriction asked for, and the nearest that is; of none in all, that there was none."""
    statement = found.candidates[0].statement
    year = scope.year_of(statement)
    nearest = in_words.statement_line(scope, statement)
    if found.unmet[0] in (SUM, COUNT) and asked.measure != OTHER:
        lead: Line = (
            "No number is stated for ",
            Strong(staff_counted(scope) or _counted(asked)),
            f" ({country}, {year} edition). What is said:"
            if found.year is None
            else f" for {found.year} ({country}, {editions(found.editions)}). What is said:",
        )
        if untold := _before_all_held(scope, country, asked, found):
            return untold
        whole = _total(scope, country, asked, found) if asked.counted else None
        beside = (Note(("In all it says: ", *figure_line(whole))),) if whole else ()
        return Refusal(NO_TOPIC, (Claim(lead), Claim(nearest), *beside))
    if found.names_restriction:
        total = _total(scope, country, asked, found)
        if total and total.number == 0 and _only_of_people(asked, found):
            return Reply((Claim(figure_line(total)),), FiguresFact((FigureFact(total),), value=0.0))
        said = figure_line(total) if total else nearest
        return no_part(country, year, found.unmet, said, whole=total is not None)
    return no_topic(country, (year,), _looked_for(found.unmet), nearest)


def _before_all_held(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Refusal | None:
    """That no edition of the time of a calendar year is held, and none that is gives its number; None where one is held."""
    year, held = found.year, scope.have.of(country, scope.series)
    if year is None or any(year <= edition <= year + LOOKING_BACK for edition in held):
        return None
    what = staff_counted(scope) or _counted(asked)
    return refused(
        NO_EDITION,
        f"No narrative on {country} of that time is held here, and of those that are ({year_list(held)}) none gives a number "
        f"of {what} for {year}.",
    )


def _counted(asked: FigureAsked) -> str:
    """What is counted, with what it is narrowed to: "prosecutions (sex trafficking)"."""
    narrowed = ", ".join(sorted(facet.partition("=")[2] for facet in asked.counted))
    label = MEASURES[asked.measure].label.lower()
    return f"{label} ({narrowed})" if narrowed else label


def _only_of_people(asked: FigureAsked, found: Look) -> bool:
    """Whether all that is lacking is who they are or how they are exploited, so that of none in all there is none of these."""
    whole = asked.actor is None and not asked.agency and len(found.unmet) <= len(asked.counted)
    return whole and all(facet.startswith(_OF_PEOPLE) for facet in asked.counted)


def _total(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Told | None:
    """The certain number of what is asked without what narrows it; None of money, where each sum has its purpose, and of other things."""
    if asked.unit is Unit.MONEY or asked.measure in _OF_MONEY or (asked.loose and asked.unit is None):
        return None
    whole = replace(asked, counted=frozenset())
    best = (
        best_of_year(scope, whole, country, found.year)
        if found.year is not None
        else best_figure(whole, told_in(scope.index, country, found.editions, scope.series))
    )
    return best.told if best and best.stated and best.told.number is not None else None


def _looked_for(unmet: Sequence[str]) -> str:
    """What was looked for and not found, in words."""
    return f"{unmet[0]} for this" if unmet[0] in (SUM, COUNT) else unmet[0]


def _nothing(scope: Scope, country: str, asked: FigureAsked, found: Look) -> Reply | Refusal:
    """What is said where no statement tells of the calendar year: the year's own edition, whose figures are of the year before."""
    year = found.year
    if year is None:
        return no_topic(country, found.editions, "this in numbers")
    if year not in scope.have.of(country, scope.series):
        if scope.plan.missing.get(country, ()) and not found.editions:
            return no_edition(country, (year,), scope.have, scope.series)
        return no_topic(country, found.editions, f"this of {year}")
    own = look(scope, country, asked, (year,))
    if not own.candidates:
        return no_topic(country, own.editions, "this")
    result = _one(scope, country, asked, own)
    if own.unmet or isinstance(result, Refusal):
        return result
    lead = f"No edition held tells of {year} itself; the {year} edition, whose figures are mostly of {year - 1}, says:"
    fact = replace(result.fact, value=None) if isinstance(result.fact, FiguresFact) else result.fact
    return Reply((Claim((lead,)), *_listed(result.blocks)), fact, result.support)


def _listed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, the first as a list."""
    first = blocks[0]
    return (Listing((first.line,)), *blocks[1:]) if isinstance(first, Claim) else blocks


def _several(scope: Scope, country: str, asked: FigureAsked, looks: Sequence[Look]) -> Reply | Refusal:
    """A figure for each time; of two, with the difference."""
    stated = [look.stated for look in looks]
    if len(looks) == 2 and stated[0] and stated[1]:
        new = stated[1]
        old = stated[0] if looks[0].year is None else of_one_sentence(stated[0], new)
        change = difference(old, new)
        told_change = _with_verdict(scope, write_change(old, new, change), change)
        return replace(told_change, support=weakest(of_candidates(it.candidates) for it in looks))
    results = [(it, _one(scope, country, asked, it)) for it in looks]
    written = [result for _, result in results if isinstance(result, Reply)]
    if not written:
        return results[-1][1]
    blocks: list[Block] = list(_one_list(written))
    silent = [it for it, result in results if isinstance(result, Refusal)]
    if Want.HOW_MANY not in scope.plan.wants:
        of_it = frozenset(stems(" ".join(MEASURES[asked.measure].words))) & set(stems(" ".join(scope.plan.topic.words)))
        lines = {it.editions: in_words.told_of(scope, country, it.editions, of_it) for it in silent if it.year is None}
        blocks += told(line for line in lines.values() if line)
        silent = [it for it in silent if not lines.get(it.editions)]
    if silent:
        blocks.append(Note((f"Not stated {_times(silent)}.",)))
    figures = tuple(figure for result in written for figure in figures_of(result.fact))
    last = written[-1].fact
    fact = FiguresFact(figures, value=value_of(last)) if figures else last
    return Reply(tuple(blocks), fact, weakest(result.support for result in written))


def _with_verdict(scope: Scope, reply: Reply, change: Difference) -> Reply:
    """The reply with what the difference of exact numbers decides in front: "Yes" or "No" where the question wants it, "More" or
    "Fewer" where it asks which."""
    delta, first, exact = change.delta, reply.blocks[0], (Precision.EXACT, Precision.NONE)
    if delta is None or scope.plan.premise.negated or not isinstance(first, Claim):
        return reply
    if not all(it and it.value.precision in exact for it in (change.old, change.new)):
        return reply
    word = _verdict(scope.plan, delta)
    return replace(reply, blocks=(Claim((Strong(word), ". ", *first.line)), *reply.blocks[1:])) if word else reply


def _verdict(plan: Plan, delta: float) -> str:
    if plan.rise_or_fall:
        return "More" if delta > 0 else "Fewer" if delta < 0 else "The same"
    if Want.YES_NO not in plan.wants or plan.rise is None:
        return ""
    return "Yes" if (delta > 0 if plan.rise else delta < 0) else "No"


def _times(looks: Sequence[Look]) -> str:
    """`for 2022 and 2023`, `in the 2024 edition`."""
    years = [it.year for it in looks if it.year is not None]
    if years:
        return f"for {year_list(years)}"
    return f"in the {editions(it.editions[-1] for it in looks)}"


def _one_list(replies: Sequence[Reply]) -> list[Plain]:
    """What answers in each of the replies as one list, then what else they say."""
    lines: list[Line] = []
    others: list[Plain] = []
    for first, *rest in (list(plain(reply.blocks)) for reply in replies):
        lines += first.items if isinstance(first, Listing) else (first.line,)
        others += rest
    return [Listing(tuple(lines)), *others]


def _recommendations_counted(scope: Scope, country: str) -> Reply | Refusal:
    """How many recommendations there are: as a sentence says it, else as many as the report lists."""
    said = in_words.write_fact(scope, country)
    if isinstance(said, Reply) and _tells_of_recommendations(said):
        return said
    year = scope.years_of(country)[-1:]
    filter = replace(scope.filter(country, year), sections=(SectionKind.RECOMMENDATIONS,))
    items = [item for item in scope.index.statements(filter) if item.item]
    if not items:
        return said
    whole = Source(items[0].report, items[0].start, items[-1].end)
    line: Line = (Strong(str(len(items))), f": recommendations that the {year[0]} text on {country} lists ", whole)
    return Reply((Claim(line),), CountFact(country, len(items)))


def _tells_of_recommendations(said: Reply) -> bool:
    return isinstance(said.fact, QuotesFact) and any("recommendation" in text for text in said.fact.statements)
