"""Why a country stands where it stands: the tier sentence, and the shortfalls or efforts the assessment names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.answers.premises.tier import edition_left, write_untrue_move
from tipqa.answers.refusal import NO_EDITION, no_topic
from tipqa.answers.reply import Refusal, Reply, followed, refused
from tipqa.answers.stated import ReasonFact
from tipqa.blocks.model import Claim, Line, Listing, Note, Strong, quote, quotes, source
from tipqa.comparison.tone import tones
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.later import later
from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import placed, tier_table
from tipqa.question.premise import Premise
from tipqa.reports.model import SectionKind, Tier

_WAIVER = later(r"\bgranted\b.{0,40}\bwaiver\b", re.I)
# A set sentence, and the reason of a fall.
_NO_INCREASE = later(r"\bnot demonstrate (?:\w+ ){0,3}increasing efforts\b")
_MOST = 5
_CAUSES = 3  # statements in which a Special Case is accounted for


def write_reason(scope: Scope, country: str) -> Reply | Refusal:
    """Why the country stands on its tier in the newest edition asked for, or that the premise does not hold.

    The tier sentence is quoted, then the shortfalls that the assessment names; after an upgrade the efforts. Where no
    edition is named and the question says which tier was left, it is the newest edition in which that was so.
    """
    held = scope.have.of(country, scope.series)
    year = scope.years_of(country)[-1:]
    if not scope.plan.editions and (left := edition_left(scope, placed(scope.index, [country], held, scope.series))):
        year = (left,)
    if stood := _when_placed(scope, placed(scope.index, [country], held, scope.series)):
        year = (stood,)
    if not year:
        return no_topic(country, (), "why it stands on its tier")
    earlier = tuple(y for y in held if y < year[0])[-1:]
    rows = placed(scope.index, [country], [*earlier, *year], scope.series)
    if not rows or rows[-1].year != year[0]:
        return no_topic(country, year, "on which tier it stands")
    if untrue := write_untrue_move(scope, rows):
        return _placed_before(scope, rows[-1]) or untrue
    actual = direction(rows[0].tier, rows[-1].tier) if len(rows) == 2 else None
    stated = rows[-1].change
    told = _reasons(scope, rows[-1], rows, stated if stated in ("upgraded", "downgraded") else actual)
    if not stood:
        return told
    now = placed(scope.index, [country], held[-1:], scope.series)
    return followed(told, *map(stands_now, now))


def stands_now(row: Placed) -> Note:
    """Where a country stands in its newest edition."""
    return Note((f"In the {row.year} edition {row.country} is on {row.tier}. ", source(row)))


def _when_placed(scope: Scope, rows: list[Placed]) -> int | None:
    """The newest edition in which a country stood where the question says that it was put; None where the question names an
    edition, or speaks of now, or where that is the newest one.

    Args:
        rows: the placements that narratives tell, oldest first.
    """
    premise = scope.plan.premise
    if not of_some_time(scope) or not rows:
        return None
    on = [row.year for row in come_so(rows, premise)]
    return on[-1] if on and on[-1] != rows[-1].year else None


def _placed_before(scope: Scope, now: Placed) -> Refusal | None:
    """That a country came to the tier or made the move named in an edition of which no narrative tells why; None where it never did."""
    premise = scope.plan.premise
    if not of_some_time(scope) or premise.tier is now.tier:
        return None
    earlier = [row for row in tier_table(scope.index, scope.series).of(now.country) if row.year < now.year]
    on = come_so(earlier, premise if premise.tier is None else replace(premise, move=None))
    if not on:
        return None
    came = f"on {premise.tier}" if premise.tier else premise.move
    lead = Strong(f"{now.country} was last {came} in the {on[-1].year} edition")
    return refused(
        NO_EDITION,
        lead,
        " ",
        source(on[-1]),
        f", and no narrative held here tells why; in the {now.year} edition it was on {now.tier}. ",
        source(now),
    )


def come_so(rows: Sequence[Placed], premise: Premise) -> list[Placed]:
    """The placements, oldest first as the rows are, on the tier and by the move that a question takes for true."""
    steps = zip((None, *rows), rows, strict=False)
    return [
        row
        for before, row in steps
        if premise.tier in (None, row.tier)
        and (premise.tier or before or row.change)
        and _moved_so(before, row, premise.move)
    ]


def of_some_time(scope: Scope) -> bool:
    """Whether a question asks why a country came to its tier, or moved, at whatever time that was."""
    premise = scope.plan.premise
    some_time = premise.placed if premise.tier else premise.move is not None
    return some_time and not (scope.plan.editions or premise.left or premise.averted or premise.negated)


def _moved_so(before: Placed | None, row: Placed, move: str | None) -> bool:
    """Whether a country came to its place by the move named, if one is."""
    return move in (None, row.change) or (before is not None and direction(before.tier, row.tier) == move)


def _reasons(scope: Scope, current: Placed, rows: list[Placed], actual: str | None) -> Reply:
    known = len(rows) == 2 and rows[0].year == current.year - 1
    before = rows[0]
    asked = known and before.year in scope.plan.editions
    origin = f" from {before.tier} in {before.year}" if known else ""
    moved: Line = ()
    if actual in ("upgraded", "downgraded"):
        moved = (f", {actual}{origin}", *((" ", source(before)) if asked else ()))
    lead = (
        *(Strong(current.tier.value), f": {current.country}, {current.year} edition", *moved, ": "),
        quote(current),
    )
    at_the_top = current.tier is Tier.TIER_1  # a place that shortfalls do not account for
    wanted = not _spared(scope, current) and ((actual != "upgraded" and not at_the_top) or scope.plan.kept_from)
    own = scope.index.report(current.report).text[current.start : current.end]
    fact = ReasonFact(current.tier, actual, (own,), before.tier if known else None)
    assessment = _assessment(scope, current)
    waived = [s for s in assessment if _WAIVER.search(s.text)][:1]
    unplaced = current.tier is Tier.SPECIAL_CASE
    behind = _behind(scope, current) if unplaced else []
    named = behind or _said(assessment, current, shortfalls=wanted)[:_MOST]
    first = (Claim(lead), *(Claim(("Kept off Tier 3 by a waiver: ", quote(s))) for s in waived))
    if not named:
        return Reply(first, replace(fact, reasons=(own, *(s.text for s in waived))) if waived else fact)
    word = "shortfalls" if wanted else "efforts"
    over = "What the report says next:" if behind else f"The {word} that the assessment names:"
    listing = Listing(quotes(named), (over,))
    return Reply((*first, listing), replace(fact, reasons=tuple(s.text for s in (*waived, *named))))


def _spared(scope: Scope, current: Placed) -> bool:
    """Whether the question asks how a lower tier than the country's was kept off."""
    below = scope.plan.premise.tier.rank if scope.plan.premise.averted and scope.plan.premise.tier else None
    return below is not None and current.tier.rank is not None and below < current.tier.rank


def _behind(scope: Scope, current: Placed) -> list[Statement]:
    """The statements next to that of a Special Case, which tell what kept the country from being ranked."""
    others = [s for s in scope.index.statements(Filter(reports=(current.report,))) if s.start >= current.end]
    return sorted(others, key=lambda s: s.start)[:_CAUSES]


def _said(assessment: list[Statement], current: Placed, *, shortfalls: bool) -> list[Statement]:
    """The shortfalls or the efforts of an assessment, in the order of its text, but for the tier sentence."""
    side, told = ("shortfall" if shortfalls else "effort"), tones(assessment)
    others = [s for s in assessment if not (s.start < current.end and s.end > current.start)]
    return [s for s in others if told[s.id] == side or (shortfalls and _NO_INCREASE.search(s.text))]


def _assessment(scope: Scope, current: Placed) -> list[Statement]:
    return scope.index.statements(Filter(reports=(current.report,), sections=(SectionKind.ASSESSMENT,)))
