"""Which of several countries that a question names stand on a tier, or do not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tipqa.blocks.model import Line, Strong, source
from tipqa.english import listed, year_list
from tipqa.placements.model import Placed
from tipqa.question.intents import Intent
from tipqa.question.placement_questions import Move
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import Tier

_ON_TIERS = (Intent.TIER, Intent.TIER_HISTORY)


def picked_line(rows: Sequence[Placed], plan: Plan | None) -> Line:
    """The countries that are on the tier asked for, or off it, in front of the placements of all; empty where that is not asked.

    Args:
        rows: one placement of each country, of whichever edition; several of each where it is asked who stayed there.
    """
    if plan is None or plan.intent not in _ON_TIERS or not _asked(plan):
        return ()
    own = {country: [row for row in rows if row.country == country] for country in (row.country for row in rows)}
    several = len(own) < len(rows)
    tiers = {it for it in (plan.placement.tier, *plan.listed.also) if it}
    off = plan.placement.negated or plan.placement.left or plan.placement.off
    chosen = [country for country, placed in own.items() if all(row.tier in tiers for row in placed) is not off]
    where = f"on {_either(tiers, plan)}{_editions(rows) if several else _edition(rows)}"
    if len(chosen) in (0, len(own)):
        every = bool(chosen) is not off
        return (Strong(_all_of(own) if every else "None of them"), f" {'were' if every else 'was'} {where}.")
    was = f"{'was' if len(chosen) == 1 else 'were'}{' not' if off else ''}"
    return (Strong(listed(chosen)), f" {was} {where}. ", *(source(row) for country in chosen for row in own[country]))


def _all_of(countries: Collection[str]) -> str:
    return "Both of them" if len(countries) == 2 else "All of them"


def _asked(plan: Plan) -> bool:
    asked = plan.placement
    if plan.tier_order:  # "which had the lowest tier?"
        return False
    left = asked.left and asked.move is not Move.STAYED  # but "which of them stayed off it?"
    return (
        asked.picked
        and asked.move in (None, Move.STAYED)
        and not left
        and not asked.traded
        and Want.YES_NO not in plan.wants
    )


def _either(tiers: Collection[Tier], plan: Plan) -> str:
    ordered = [it for it in (plan.placement.tier, *plan.listed.also) if it in tiers]
    return " or ".join(dict.fromkeys(map(str, ordered)))


def _editions(rows: Sequence[Placed]) -> str:
    return f" in each of the {year_list(row.year for row in rows)} editions"


def _edition(rows: Sequence[Placed]) -> str:
    years = {row.year for row in rows}
    return f" in the {min(years)} edition" if len(years) == 1 else ", each in the edition given"
