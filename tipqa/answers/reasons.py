"""Why a country stands where it stands: the tier sentence, and the shortfalls or efforts the assessment names."""

from __future__ import annotations

import re
from typing import Any

from tipqa.answers.draft import Draft
from tipqa.answers.premises.tier import edition_left, write_untrue_move
from tipqa.answers.refusal import Refusal, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Placed, direction, placed
from tipqa.index.model import Filter, Statement
from tipqa.question.patterns import any_of
from tipqa.reports.model import SectionKind

_SHORTFALL = any_of(
    r"\bnot\b|\bno\b|\bnever\b|\bnone\b|\bwithout\b|\bhowever\b",
    r"\bdecreas\w+|\bdeclin\w+|\bfewer\b|\bdown\b",
    r"\black\w*|\bfail\w*|\binsufficient\w*|\binadequate\w*|\bweak\w*|\bineffective\w*",
    r"\balleg\w*|\bconcern\b|\bcomplicit\w*|\bforced\b|\bcontinued to (?:penali|detain|deny)",
)
_TURN = re.compile(
    r"^\W*(?:however|despite (?:these|this|the)\b.*\b(?:efforts?|achievements?|progress|steps?))\b", re.I
)
# The formula of every tier, which is no reason by itself.
_SET_PHRASE = any_of(r"\bminimum standards\b", r"\bsignificant efforts to do so\b", r"^\W*\w+\W*$")
_MOST = 5


def write_reason(scope: Scope, country: str) -> Draft | Refusal:
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


def _reasons(scope: Scope, current: Placed, rows: list[Placed], actual: str | None) -> Draft:
    mark = scope.cite(current.report, current.start, current.end)
    known = len(rows) == 2 and rows[0].year == current.year - 1
    before = rows[0]
    asked = known and before.year in scope.plan.editions
    source = f" {scope.cite(before.report, before.start, before.end)}" if asked else ""
    origin = f" from {before.tier} in {before.year}{source}" if known else ""
    moved = f", {actual}{origin}" if actual in ("upgraded", "downgraded") else ""
    own = scope.index.report(current.report).text[current.start : current.end]
    said = scope.cite.quoted(current.report, current.start, current.end)
    lead = f"**{current.tier}**: {current.country}, {current.year} edition{moved}: {said} {mark}"
    wanted = actual != "upgraded"
    facts: dict[str, Any] = {"tier": current.tier.value, "direction": actual, "reasons": [own]}
    if known:
        facts |= {"from": before.tier.value, "to": current.tier.value}
    named = _said(_assessment(scope, current), shortfalls=wanted)[:_MOST]
    if not named:
        return Draft(lead, facts)
    word = "shortfalls" if wanted else "efforts"
    lines = "\n".join(f"- {s.text} {scope.cite(s.report, s.start, s.end)}" for s in named)
    text = f"{lead}\n\nThe {word} that the assessment names:\n\n{lines}"
    return Draft(text, facts | {"reasons": [s.text for s in named]})


def _said(assessment: list[Statement], *, shortfalls: bool) -> list[Statement]:
    """The shortfalls or the efforts of an assessment: what stands after its "However …" or before it; else by wording."""
    turn = next((at for at, s in enumerate(assessment) if _TURN.search(s.text)), None)
    if turn is not None and shortfalls:
        chosen = assessment[turn:]
    else:
        chosen = [s for s in assessment[:turn] if bool(_SHORTFALL.search(s.text)) == shortfalls]
    return [s for s in chosen if not _SET_PHRASE.search(s.text)]


def _assessment(scope: Scope, current: Placed) -> list[Statement]:
    filter = Filter(reports=(current.report,), sections=(SectionKind.ASSESSMENT,))
    return [s for s in scope.index.statements(filter) if not (s.start < current.end and s.end > current.start)]
