"""Which of several countries that a question names stand on a tier, or do not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tipqa.blocks.model import Line, Strong, source
from tipqa.english import listed
from tipqa.placements.model import Placed
from tipqa.question.intents import Intent
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import Tier


def picked_line(rows: Sequence[Placed], plan: Plan | None) -> Line:
    """The countries that are on the tier asked for, or off it, in front of the placements of all; empty where that is not asked.

    Args:
        rows: one placement of each country, of whichever edition.
    """
    if plan is None or plan.intent != Intent.TIER or not _asked(plan) or len({row.country for row in rows}) < len(rows):
        return ()
    tiers = {it for it in (plan.placement.tier, *plan.listed.also) if it}
    off = plan.placement.negated
    chosen = [row for row in rows if (row.tier in tiers) is not off]
    where = f"on {_either(tiers, plan)}{_edition(rows)}"
    if len(chosen) in (0, len(rows)):
        every = bool(chosen) is not off
        return (Strong(_all_of(rows) if every else "None of them"), f" {'were' if every else 'was'} {where}.")
    was = f"{'was' if len(chosen) == 1 else 'were'}{' not' if off else ''}"
    return (Strong(str(listed(row.country for row in chosen))), f" {was} {where}. ", *map(source, chosen))


def _all_of(rows: Sequence[Placed]) -> str:
    return "Both of them" if len(rows) == 2 else "All of them"


def _asked(plan: Plan) -> bool:
    asked = plan.placement
    if plan.tier_order:  # "which had the lowest tier?"
        return False
    return asked.picked and asked.move is None and not asked.left and not asked.traded and Want.YES_NO not in plan.wants


def _either(tiers: Collection[Tier], plan: Plan) -> str:
    ordered = [it for it in (plan.placement.tier, *plan.listed.also) if it in tiers]
    return " or ".join(dict.fromkeys(map(str, ordered)))


def _edition(rows: Sequence[Placed]) -> str:
    years = {row.year for row in rows}
    return f" in the {min(years)} edition" if len(years) == 1 else ", each in the edition given"
