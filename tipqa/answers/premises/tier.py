"""Tiers and moves that a question takes for true: "with India on Tier 1 …", "why was Romania downgraded?"."""

from __future__ import annotations

from itertools import pairwise

from tipqa.answers.refusal import FALSE_PREMISE
from tipqa.answers.reply import Refusal, refused
from tipqa.blocks.model import Strong, source
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import placed
from tipqa.reports.model import Tier


def write_untrue_tier(scope: Scope, country: str) -> Refusal | None:
    """The correction of a question that opens with a tier the country does not have: "With India on Tier 1 …, what".

    None where it opens with none, or with the right one.
    """
    named = scope.plan.premise.opening
    if not named:
        return None
    rows = placed(scope.index, [country], scope.years_of(country)[-1:], scope.series)
    return _not_on(rows[-1], named) if rows and rows[-1].tier != named else None


def write_untrue_move(scope: Scope, rows: list[Placed]) -> Refusal | None:
    """The correction of a "why" that names a tier the country is not on, or a move that it did not make; else None.

    Args:
        rows: its placement in the edition asked for, and before it that of the edition before where that is held.
    """
    premise, current = scope.plan.premise, rows[-1]
    named = premise.tier
    if named and premise.averted and not (premise.left and rows[0].tier == named):
        return _on_it(current) if named == current.tier else None
    if named and premise.left:
        never = named == current.tier or (_in_a_row(rows) and rows[0].tier != named)
        return _corrected(rows, f"moved off {named}") if never and not premise.negated else None
    if named and premise.negated:  # "why is it not on Tier 1?"
        return _on_it(current) if named == current.tier and premise.move is None else None
    if named and named != current.tier:
        return _not_on(current, named)
    move = premise.move
    actual = current.change or (direction(rows[0].tier, current.tier) if _in_a_row(rows) else None)
    return _corrected(rows, move) if move and actual not in (move, None) else None


def edition_left(scope: Scope, rows: list[Placed]) -> int | None:
    """The newest edition in which a country left the tier that the question says it left; None where it names none."""
    premise = scope.plan.premise
    named = premise.tier
    if not named or not premise.left or premise.negated:
        return None
    left = [new.year for old, new in pairwise(rows) if old.tier == named != new.tier]
    return left[-1] if left else None


def _in_a_row(rows: list[Placed]) -> bool:
    return len(rows) == 2 and rows[0].year == rows[1].year - 1


def _not_on(row: Placed, named: Tier) -> Refusal:
    lead = Strong(f"{row.country} was not on {named} in the {row.year} edition")
    return refused(FALSE_PREMISE, lead, f": it was on {row.tier}. ", source(row))


def _on_it(row: Placed) -> Refusal:
    return refused(
        FALSE_PREMISE, Strong(f"{row.country} was on {row.tier} in the {row.year} edition"), ". ", source(row)
    )


def _corrected(rows: list[Placed], move: str) -> Refusal:
    old, new = rows[0], rows[-1]
    was = (
        f"it was on {new.tier}"
        if old is new
        else f"it was on {old.tier} in both the {old.year} and the {new.year} edition"
        if old.tier == new.tier
        else f"it went from {old.tier} in the {old.year} edition to {new.tier} in the {new.year} edition"
    )
    lead = Strong(f"{new.country} was not {move} in the {new.year} edition")
    return refused(FALSE_PREMISE, lead, f": {was}. ", *map(source, rows))
