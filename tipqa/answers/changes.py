"""Answers on what changed between two editions: the comparison's summary, then what is new and what is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tipqa.answers.facts import write_fact
from tipqa.answers.figures import best_of_edition, figure_line
from tipqa.answers.headings import parts_named
from tipqa.answers.overview import write_newest_alone
from tipqa.answers.refusal import no_neighbour, no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import ChangesFact
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Quote, Source, Strong, first_of, sources
from tipqa.comparison.comparing import compare
from tipqa.comparison.model import Basis, Change, Comparison, FigureChange, SectionChange, Span
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import rank
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.told import told_in
from tipqa.figures.asked import OTHER, figure_meant
from tipqa.index.model import Filter
from tipqa.later import later
from tipqa.question.change_words import asks_articles, asks_news, topic_words
from tipqa.question.topic import Topic
from tipqa.reports.model import SectionKind
from tipqa.reports.series import places_tiers

MOST = 6  # statements of one kind that an answer lists
MOST_OF_PART = 20  # … of a part that the question names, of which it is to be all
_ARTICLE = later(r"\bart(?:icle)?s?\.? \d", re.I)
_TITLES: dict[Basis, tuple[tuple[str, str], ...]] = {
    "texts": (
        ("new", "{also}new in {to}"),
        ("dropped", "{also}in {old} and no longer in {to}"),
        ("reworded", "{also}reworded"),
    ),
    "digests": (
        ("new", "{also}only in the {to} digest"),
        ("dropped", "{also}only in the {old} digest"),
        ("reworded", "{also}in both digests, each in our words"),
    ),
    "mixed": (),
}


def write_changes(scope: Scope, country: str) -> Reply | Refusal:
    """What changed in a country between the two editions asked for; on a topic or in a section where one is named."""
    years = scope.years_of(country)
    if len(years) < 2:
        alone = len(scope.have.of(country, scope.series)) == 1 and places_tiers(scope.series)
        named = scope.plan.years_asked.editions or scope.plan.missing.get(country, ())
        told = _of_the_one_held(scope, country, years[0]) if alone and not named else None
        return told or no_neighbour(scope, country)
    result = compared(scope, country, years)
    under = _under_heading(scope, result)
    keep = under or _on_topic(scope, result)
    if keep is None and not scope.plan.sections:
        news = asks_news(scope.plan) and result.comparable.basis != "mixed"
        return _news_first(result) if news and not result.empty else _whole(result)
    changes = [c for c in (*result.recommendations, *result.statements) if _asked(scope, c, keep)]
    if not changes and not scope.plan.sections:
        whole = _whole(result)
        lead = Claim(("No change is specific to the words asked for; this is all that changed.",))
        return replace(whole, blocks=(lead, *whole.blocks))
    if not changes:
        return no_topic(country, (result.from_year, result.to_year), "something on this that changed")
    lead = Claim((Strong(f"{country}, {result.from_year} to {result.to_year}"), ", on what was asked:"))
    of_articles = [c for c in changes if _names_article(c)]
    if of_articles and asks_articles(scope.plan):
        return _articles_first(result, lead, of_articles, [c for c in changes if c not in of_articles])
    return _written(result, lead, changes, most=MOST_OF_PART if under else MOST)


def compared(scope: Scope, country: str, years: Sequence[int]) -> Comparison:
    """The first and the last of the editions asked for beside each other, in the order in which they are named."""
    ends = (years[-1], years[0]) if scope.plan.years_asked.backwards else (years[0], years[-1])
    return compare(scope.index, country, *ends, scope.series)


def _of_the_one_held(scope: Scope, country: str, year: int) -> Reply | None:
    """What the only edition held tells on the topic named, else of the time before it."""
    found = write_fact(scope, country) if topic_words(scope.plan) else None
    if not isinstance(found, Reply):
        return write_newest_alone(scope, country)
    alone = Note((f"Only the {year} edition on {country} is held, so that no earlier text can be set beside it.",))
    figures = _set_beside_earlier(scope, country, year)
    return replace(found, blocks=(*figures, *found.blocks, alone))


def _set_beside_earlier(scope: Scope, country: str, year: int) -> tuple[Block, ...]:
    """The figures named in an edition that itself sets them beside earlier ones: "what changed in convictions?"."""
    asked = [
        it for word in scope.plan.topic.words if (it := figure_meant(word)) and it.measure != OTHER and not it.loose
    ]
    own = told_in(scope.index, country, (year,), scope.series)
    moved = [it for it in own if it.figure.earlier and it.figure.is_certain]
    told = (
        best_of_edition(scope, it, country, year) or next((of for of in moved if of.figure.measure == it.measure), None)
        for it in asked
    )
    lines = tuple(figure_line(it) for it in told if it and it.figure.earlier)
    return (Listing(lines),) if lines else ()


def _whole(result: Comparison) -> Reply:
    if result.empty:
        said = f": the {result.from_year} and {result.to_year} texts on {result.country} say the same."
        return _written(result, Claim((Strong("No change"), said)), [])
    lead = Listing(result.lines, (Strong(f"{result.country}, {result.from_year} to {result.to_year}"),))
    cited = set(sources(result.lines))
    told = [c for c in result.statements if not cited.isdisjoint(sides(result, c))]
    return _written(result, lead, [c for c in result.statements if not c.boilerplate], told)


def _names_article(change: Change) -> bool:
    """Whether a change names an article, on both sides where it has two."""
    return all(_ARTICLE.search(said) for said in (change.old, change.new) if said)


def _articles_first(result: Comparison, lead: Claim, of_articles: Sequence[Change], others: Sequence[Change]) -> Reply:
    """The changes that name an article, those told in both editions first; then the others."""
    own = sorted(_different(of_articles), key=lambda change: change.status != "reworded")
    years = {"new": result.to_year, "dropped": result.from_year}
    lines = tuple(
        (f"{years[it.status]}: ", *_line(result, it)) if it.status in years else _line(result, it) for it in own
    )
    listing = first_of(lines, MOST_OF_PART, ("What names an article:",))
    written = _written(result, lead, others)
    return Reply((lead, listing, *written.blocks[1:]), fact_of(result, [*of_articles, *others]))


def _news_first(result: Comparison) -> Reply:
    """What is new before all else, then what changed as a whole, which says none of it again."""
    whole = _whole(result)
    new = _different(change for change in result.statements if change.status == "new" and not change.boilerplate)
    if not new:
        return whole
    lead = Listing(result.lines[:1], (Strong(f"{result.country}, {result.from_year} to {result.to_year}"),))
    title = dict(_TITLES[result.comparable.basis])["new"].format(also="", to=result.to_year)
    first = first_of([_line(result, it) for it in new], MOST_OF_PART, (f"{title[0].upper()}{title[1:]}:",))
    return replace(whole, blocks=(lead, first, *_without_news(result, whole.blocks, sources(first.items))))


def _without_news(result: Comparison, blocks: Iterable[Block], told: Iterable[Source]) -> Iterator[Block]:
    """The blocks of a whole answer without the lines that cite nothing but what was `told`, and without the tier."""
    own = set(told)
    for block in blocks:
        if not isinstance(block, Listing):
            yield block
        elif kept := tuple(it for it in block.items if it != result.lines[0] and not _only(it, own)):
            lead = ("Besides:",) if kept[0] in result.lines else block.lead
            yield replace(block, items=kept, lead=lead)


def _only(line: Line, told: set[Source]) -> bool:
    cited = set(sources([line]))
    return bool(cited) and cited <= told


def sides(result: Comparison, change: Change | FigureChange) -> list[Source]:
    """Where a change stands in the older and in the newer text."""
    sides = ((result.from_report, change.old_span), (result.to_report, change.new_span))
    return [Source(report, *span) for report, span in sides if span]


def _written(
    result: Comparison,
    lead: Claim | Listing,
    changes: Sequence[Change],
    told: Sequence[Change] = (),
    most: int = MOST,
) -> Reply:
    """The lead, then the changes by kind, without those that the lead has `told`."""
    blocks: list[Block] = [lead]
    for status, title in _TITLES[result.comparable.basis]:
        own = _different(change for change in changes if change.status == status and change not in told)
        if status == "reworded" and result.comparable.basis == "digests":
            own.sort(key=lambda change: change.similarity)  # what reads least alike first
        own.sort(key=lambda change: change.section == SectionKind.RECOMMENDATIONS)  # what was done before what is urged
        if own:
            also = "Also " if any(change.status == status for change in told) else ""
            heading = title.format(to=result.to_year, old=result.from_year, also=also)
            blocks.append(first_of([_line(result, it) for it in own], most, (f"{heading[0].upper()}{heading[1:]}:",)))
    reason = result.comparable.reason if isinstance(lead, Claim) else ""  # the summary gives it
    notes = ((reason,) if reason else ()) + result.comparable.notes
    if notes:
        blocks.append(Note((f"Note: {' '.join(notes)}",)))
    return Reply(tuple(blocks), fact_of(result, changes))


def fact_of(result: Comparison, changes: Sequence[Change], kept: Iterable[Change] = ()) -> ChangesFact:
    """What is new and what is gone among the changes, with what is told as `kept`."""
    tier = result.tier
    new = tuple(c.new for c in changes if c.status == "new")
    gone = tuple(c.old for c in changes if c.status == "dropped")
    years = (result.from_year, result.to_year)
    return ChangesFact(
        result.country, *years, tier.old, tier.new, tier.direction, new, gone, tuple(c.new for c in kept)
    )


def _different(changes: Iterable[Change]) -> list[Change]:
    """Without those that say again, in another section, what one before them says in the same words."""
    return list({(change.old, change.new): change for change in reversed(list(changes))}.values())[::-1]


def _line(result: Comparison, change: Change) -> Line:
    quotes = [Quote(it) for it in sides(result, change)]
    if change.status != "reworded":
        return (quotes[-1],)
    old, new = quotes
    if result.comparable.basis == "digests":
        return (f"{result.from_year}: ", old, f" · {result.to_year}: ", new)
    return (old, " → ", new, f" ({change.finding})" if change.finding else "")


def _asked(scope: Scope, change: Change, keep: Callable[[Change], bool] | None) -> bool:
    in_section = not scope.plan.sections or change.section in scope.plan.sections
    return change.status != "kept" and in_section and (keep is None or keep(change))


def _under_heading(scope: Scope, result: Comparison) -> Callable[[Change], bool] | None:
    """A test whether a change stands under the heading that the question names, in either edition; None where it names none."""
    named = {id: parts_named(scope.plan, scope.index.report(id)) for id in (result.from_report, result.to_report)}
    if scope.plan.sections or not any(named.values()):
        return None
    for section in result.sections:
        named = _with_counterpart(scope, result, section, named)

    def keep(change: Change) -> bool:
        both = sides(result, change)
        return any(start <= it.start and it.end <= end for it in both for start, end in named[it.report])

    return keep


def _with_counterpart(
    scope: Scope, result: Comparison, section: SectionChange, named: dict[str, tuple[Span, ...]]
) -> dict[str, tuple[Span, ...]]:
    """The named parts, and the section of the other edition that a named one goes on in under another heading."""
    sides = ((result.from_report, section.old_span), (result.to_report, section.new_span))
    inside = [span and any(start <= span[0] < end for start, end in named[report]) for report, span in sides]
    if None in inside or inside[0] == inside[1]:
        return named
    report, span = sides[inside.index(False)]
    own = [it for it in scope.index.report(report).sections if span and it.start <= span[0] < it.end]
    return named | {report: (*named[report], *((it.start, it.end) for it in own[-1:]))}


def _on_topic(scope: Scope, result: Comparison) -> Callable[[Change], bool] | None:
    """A test whether a change is on the question's topic; None where the question names none."""
    words = [w for w in topic_words(scope.plan) if w.lower() not in scope.plan.sections]
    if not words or scope.plan.sections:
        return None
    return spoken_of(scope, result, words)


def spoken_of(scope: Scope, result: Comparison, words: Iterable[str], share: float = 0.0) -> Callable[[Change], bool]:
    """A test whether a change is on what the words name, and covers this share of what the best statement does."""
    ranking = rank(scope.index, Topic(" ".join(words)), Filter(reports=(result.from_report, result.to_report)))
    best = max((e.coverage for e in ranking.evidence), default=0.0)
    least = max(THRESHOLDS.change_on_topic, share * best)
    near = {(e.statement.report, e.statement.start) for e in ranking.evidence if e.coverage >= least}
    return lambda change: any((it.report, it.start) in near for it in sides(result, change))
