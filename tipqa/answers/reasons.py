"""Why a country stands where it stands: the tier sentence, and the shortfalls or efforts the assessment names."""

from __future__ import annotations

import re
from typing import Any

from tipqa.answers import tier_words
from tipqa.answers.patterns import any_of
from tipqa.answers.refusal import FALSE_PREMISE, Refusal, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Placed, direction, placed
from tipqa.answers.written import Written
from tipqa.index.model import Filter, Statement
from tipqa.reports.model import SectionKind, Tier
from tipqa.reports.tiers import parse_tier

_DOWN = any_of(r"\blos(?:e|es|t|ing)\b|\bdowngrad\w*|\bdemoted\b|\blowered\b|\bf[ea]ll\b|\bdropped\b|\bmoved\s+down\b")
_UP = any_of(r"\bupgrad\w*|\bpromoted\b|\braised\b|\brose\b|\bmoved\s+up\b")
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


def write_reason(scope: Scope, country: str) -> Written | Refusal:
    """Why the country stands on its tier in the newest edition asked for, or that the premise does not hold.

    The tier sentence is quoted, then the shortfalls that the assessment names; after an upgrade the efforts.
    """
    year = scope.years_of(country)[-1:]
    if not year:
        return no_topic(country, (), "why it stands on its tier")
    held = scope.have.of(country, scope.series)
    earlier = tuple(y for y in held if y < year[0])[-1:]
    rows = placed(scope.index, [country], [*earlier, *year], scope.series)
    current = [row for row in rows if row.year == year[0]]
    if not current:
        return no_topic(country, year, "on which tier it stands")
    named = parse_tier(scope.asked.query.question)
    left = tier_words.LEFT.search(scope.asked.query.question)
    if named and not left and named != current[0].tier:
        return _not_on(scope, current[0], named)
    if named and left and named == current[0].tier:
        return _corrected(scope, rows, f"moved off {named}")
    move = _premise(scope.asked.query.question)
    actual = direction(rows[0].tier, rows[-1].tier) if len(rows) == 2 else None
    stated = current[0].change
    if move and stated and stated != move:
        return _corrected(scope, rows, move)
    if move and not stated and earlier == (year[0] - 1,) and actual not in (move, None):
        return _corrected(scope, rows, move)
    return _reasons(scope, current[0], rows, stated if stated in ("upgraded", "downgraded") else actual)


_TAKEN_FOR_TRUE = any_of(
    r"^\W*(?:now\s+that|with|given(?:\s+that)?|after|because|since(?!\s+when)|once)\b(?P<lead>[^?]*?),\s*\w",
)


def write_untrue_tier(scope: Scope, country: str) -> Refusal | None:
    """The correction of a question that opens with a tier the country does not have: "With India on Tier 1 …, what".

    None where it opens with none, or with the right one.
    """
    opening = _TAKEN_FOR_TRUE.match(scope.asked.query.question)
    named = parse_tier(opening["lead"]) if opening and not tier_words.LEFT.search(opening["lead"]) else None
    if not named:
        return None
    rows = placed(scope.index, [country], scope.years_of(country)[-1:], scope.series)
    return _not_on(scope, rows[-1], named) if rows and rows[-1].tier != named else None


def _premise(question: str) -> str | None:
    return "downgraded" if _DOWN.search(question) else "upgraded" if _UP.search(question) else None


def _not_on(scope: Scope, row: Placed, named: Tier) -> Refusal:
    mark = scope.cite(row.report, row.start, row.end)
    text = f"**{row.country} was not on {named} in the {row.year} edition**: it was on {row.tier}. {mark}"
    return Refusal(FALSE_PREMISE, text)


def _corrected(scope: Scope, rows: list[Placed], move: str) -> Refusal:
    old, new = rows[0], rows[-1]
    marks = "".join(scope.cite(row.report, row.start, row.end) for row in rows)
    was = (
        f"it was on {new.tier}"
        if old is new
        else f"it was on {old.tier} in both the {old.year} and the {new.year} edition"
        if old.tier == new.tier
        else f"it went from {old.tier} in the {old.year} edition to {new.tier} in the {new.year} edition"
    )
    return Refusal(FALSE_PREMISE, f"**{new.country} was not {move} in the {new.year} edition**: {was}. {marks}")


def _reasons(scope: Scope, current: Placed, rows: list[Placed], actual: str | None) -> Written:
    mark = scope.cite(current.report, current.start, current.end)
    known = len(rows) == 2 and rows[0].year == current.year - 1
    before = rows[0]
    asked = known and before.year in scope.query.years
    source = f" {scope.cite(before.report, before.start, before.end)}" if asked else ""
    origin = f" from {before.tier} in {before.year}{source}" if known else ""
    moved = f", {actual}{origin}" if actual in ("upgraded", "downgraded") else ""
    own = scope.index.report(current.report).text[current.start : current.end]
    lead = f"**{current.tier}**: {current.country}, {current.year} edition{moved}: “{own}” {mark}"
    wanted = actual != "upgraded"
    facts: dict[str, Any] = {"tier": current.tier.value, "direction": actual, "reasons": [own]}
    if known:
        facts |= {"from": before.tier.value, "to": current.tier.value}
    said = _said(_assessment(scope, current), shortfalls=wanted)[:_MOST]
    if not said:
        return Written(lead, facts)
    word = "shortfalls" if wanted else "efforts"
    lines = "\n".join(f"- {s.text} {scope.cite(s.report, s.start, s.end)}" for s in said)
    text = f"{lead}\n\nThe {word} that the assessment names:\n\n{lines}"
    return Written(text, facts | {"reasons": [s.text for s in said]})


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
