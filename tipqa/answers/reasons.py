"""Why a country stands where it stands: the tier sentence, and the shortfalls or efforts the assessment names."""

from __future__ import annotations

import re
from dataclasses import replace

from tipqa.answers.premises.tier import edition_left, write_untrue_move
from tipqa.answers.refusal import no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import ReasonFact
from tipqa.blocks.model import Claim, Line, Listing, Strong, quote, source
from tipqa.comparison.tone import tones
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import placed
from tipqa.reports.model import SectionKind, Tier

_WAIVER = re.compile(r"\bgranted\b.{0,40}\bwaiver\b", re.I)
# A set sentence, and the reason of a fall.
_NO_INCREASE = re.compile(r"\bnot demonstrate (?:\w+ ){0,3}increasing efforts\b")
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
    if not year:
        return no_topic(country, (), "why it stands on its tier")
    earlier = tuple(y for y in held if y < year[0])[-1:]
    rows = placed(scope.index, [country], [*earlier, *year], scope.series)
    if not rows or rows[-1].year != year[0]:
        return no_topic(country, year, "on which tier it stands")
    if untrue := write_untrue_move(scope, rows):
        return untrue
    actual = direction(rows[0].tier, rows[-1].tier) if len(rows) == 2 else None
    stated = rows[-1].change
    return _reasons(scope, rows[-1], rows, stated if stated in ("upgraded", "downgraded") else actual)


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
    listing = Listing(tuple((quote(s),) for s in named), (over,))
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
