"""Answers on what got better or worse: the sections' own words on it, then the figures and statements that changed that way."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.changes import sides
from tipqa.answers.reply import Reply
from tipqa.answers.stated import QuotesFact
from tipqa.blocks.model import Block, Line, Listing, Quote, Strong, first_of, quote, quotes, yes_or_no
from tipqa.comparison.comparing import compare
from tipqa.comparison.headlines import headlines, told
from tipqa.comparison.model import Comparison, FigureChange
from tipqa.comparison.tone import tones
from tipqa.evidence.scope import Scope
from tipqa.evidence.trends import Direction, Trend, read_trends
from tipqa.index.model import Filter, ReportInfo
from tipqa.question.turns import Turn
from tipqa.question.wants import Want

_MEASURES = ("investigations", "prosecutions", "convictions", "sentences", "victims_identified", "victims_assisted")
_MOST = 4  # figures, and statements of a kind
_WAYS = {Turn.BETTER: Direction.UP, Turn.WORSE: Direction.DOWN}
_FIGURES = {Turn.BETTER: "Figures that rose", Turn.WORSE: "Figures that fell"}
_NAMED = {Turn.BETTER: ("effort", "Efforts that it names"), Turn.WORSE: ("shortfall", "Shortfalls that it names")}
# Which changes of the assessment tell a turn: status, tone, and what they are called.
_ASSESSED = {
    Turn.BETTER: (
        ("new", "effort", "New efforts"),
        ("dropped", "shortfall", "Shortfalls no longer mentioned, which does not mean solved"),
    ),
    Turn.WORSE: (("new", "shortfall", "New shortfalls"), ("dropped", "effort", "Efforts no longer mentioned")),
}


def write_turn(scope: Scope, country: str) -> Reply | None:
    """What got better or worse in a country, or in the sections named; None where no section of the newest edition asked for
    says whether more was done than before."""
    turn = scope.plan.turn
    if turn is None:
        return None
    years = scope.years_of(country) if scope.plan.editions else scope.have.of(country, scope.series)[-2:]
    info = scope.index.reports(Filter(countries=(country,), years=years[-1:], series=(scope.series,)))[0]
    named = scope.plan.turned
    trends = [it for it in read_trends(scope.index, info.id) if not named or it.section in named]
    if not trends:
        return None
    ways = (turn,) if turn is not Turn.EITHER else (Turn.WORSE, Turn.BETTER)
    blocks: list[Block] = [_verdicts(scope, info, turn, trends)]
    if not named and len(years) > 1:
        result = compare(scope.index, country, years[0], years[-1], scope.series)
        blocks.insert(0, Listing(result.lines[:1], (Strong(f"{country}, {years[0]} to {years[-1]}"),)))
        blocks += [block for way in ways for block in _compared(result, way)]
    elif not named:
        blocks += [block for way in ways for block in _assessed(scope, info, way)]
    return Reply(tuple(blocks), QuotesFact(country, (info.year,), tuple(it.statement.text for it in trends)))


def _verdicts(scope: Scope, info: ReportInfo, turn: Turn, trends: Sequence[Trend]) -> Block:
    """What the sections say of the work as a whole, those that went the way asked for first."""
    way = _WAYS.get(turn)
    own = sorted(trends, key=lambda it: way is not None and it.direction is not way)
    lines = tuple((Strong(it.section.value.capitalize()), ": ", quote(it.statement)) for it in own)
    return Listing(
        lines, (*_yes_or_no(scope, way, trends), f"What the {info.year} edition says of the work as a whole:")
    )


def _yes_or_no(scope: Scope, way: Direction | None, trends: Sequence[Trend]) -> Line:
    """ "Yes. " or "No. " where the question wants it of one section whose sentence tells one thing."""
    if (
        way is None
        or Want.YES_NO not in scope.plan.wants
        or len(trends) != 1
        or not scope.plan.turned
        or trends[0].mixed
    ):
        return ()
    return yes_or_no(trends[0].direction is way)


def _compared(result: Comparison, turn: Turn) -> list[Block]:
    """The totals that moved this way, and what the newer assessment praises or criticizes and the older one did not."""
    up = turn is Turn.BETTER
    figures = [it for it in headlines(result.figures, _MEASURES) if it.delta and (it.delta > 0) == up][:_MOST]
    blocks: list[Block] = (
        [Listing(tuple(_figure(result, it) for it in figures), (f"{_FIGURES[turn]}:",))] if figures else []
    )
    if result.comparable.basis != "texts":
        return blocks
    for status, tone, title in _ASSESSED[turn]:
        lines = [
            (Quote(sides(result, it)[-1]),)
            for it in result.statements
            if (it.status, it.tone) == (status, tone) and not (it.boilerplate or it.unsure)
        ]
        blocks += [first_of(lines, _MOST, (f"{title}:",))] if lines else []
    return blocks


def _figure(result: Comparison, figure: FigureChange) -> Line:
    return (f"{told(figure)} ", *sides(result, figure))


def _assessed(scope: Scope, info: ReportInfo, turn: Turn) -> list[Block]:
    """What the assessment praises, or criticizes, where one edition is held."""
    tone, title = _NAMED[turn]
    own = scope.index.statements(Filter(reports=(info.id,)))
    of = tones(own)
    found = quotes(it for it in own if of.get(it.id) == tone)
    return [first_of(found, _MOST, (f"{title}:",))] if found else []
