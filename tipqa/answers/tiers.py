"""Answers on placements: one tier, a change, a history, several countries side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tipqa.answers.cite import Citing
from tipqa.answers.draft import Draft
from tipqa.answers.words import listed, year_list
from tipqa.index.model import Filter
from tipqa.question.plan import Order, Plan
from tipqa.question.wants import Want
from tipqa.reports.model import Tier, TierChange
from tipqa.reports.series import places_tiers

if TYPE_CHECKING:
    from tipqa.index.catalog import ListedPlacement
    from tipqa.index.index import Index


@dataclass(frozen=True, slots=True)
class Placed:
    """A country's tier in one edition, with the span that says so, and the move that the words tell, if any."""

    country: str
    year: int
    tier: Tier
    report: str
    start: int
    end: int
    change: TierChange | None = None


def direction(old: Tier, new: Tier) -> str:
    """ "upgraded", "downgraded", "unchanged", or "changed" where a Special Case is on one side."""
    if old == new:
        return "unchanged"
    if old.rank is None or new.rank is None:
        return "changed"
    return "upgraded" if new.rank > old.rank else "downgraded"


def placed(index: Index, countries: Sequence[str], years: Sequence[int], series: str | None) -> list[Placed]:
    """The placements of these countries in these editions, by country and year; from the narratives, and where there is
    none, from the edition's placements document; none of a series that places no tiers."""
    if series and not places_tiers(series):
        return []
    found: dict[tuple[str, int], Placed] = {}
    listed_first = sorted((i for y in years for i in index.placements(y)), key=lambda i: i.change is not None)
    for item in listed_first:  # the tier's own list, then the lists of moves
        if item.country in countries and item.tier:
            row = Placed(item.country, item.year, item.tier, item.report, item.start, item.end)
            found.setdefault((item.country, item.year), row)
    filter = Filter(countries=tuple(countries), years=tuple(years), series=(series,) if series else ())
    for info, statement in index.tiers(filter):
        if info.tier and statement:
            found[info.country, info.year] = Placed(
                info.country, info.year, info.tier, info.id, statement.start, statement.end, statement.change
            )
    return [found[c, y] for c in countries for y in sorted(set(years)) if (c, y) in found]


def write_tiers(rows: Sequence[Placed], plan: Plan | None, cite: Citing) -> Draft:
    """The placements in words: the shortest form that says it all; with what the `plan` asks of them, where one is given."""
    countries = list(dict.fromkeys(row.country for row in rows))
    facts: dict[str, Any] = {"tiers": [_fact(row) for row in rows]}
    if len(countries) > 1:
        return _several(rows, countries, plan, cite, facts)
    if len(rows) == 1:
        row = rows[0]
        facts["tier"] = row.tier.value
        asked = plan.listed.tier if plan and Want.YES_NO in plan.wants else None
        verdict = f"**{'Yes' if asked == row.tier else 'No'}**. " if asked else ""
        return Draft(f"{verdict}**{row.tier}**: {row.country}, {row.year} edition. {_cited(cite, row)}", facts)
    return _change(rows, cite, facts)


def write_stated_move(rows: Sequence[Placed], cite: Citing, listed: Sequence[ListedPlacement]) -> Draft | None:
    """What the newest edition tells of a move in words, where the edition before it is not held; None where it is."""
    last = rows[-1]
    if last.change is None or any(row.year == last.year - 1 for row in rows):
        return None
    stayed = last.change == "remained"
    facts: dict[str, Any] = {
        "tiers": [_fact(last)],
        "tier": last.tier.value,
        "to": last.tier.value,
        "direction": "unchanged" if stayed else last.change,
    }
    if stayed:
        facts["from"] = last.tier.value
        text = f"**Unchanged**: {last.country} remained on {last.tier}, as the {last.year} edition says. {_cited(cite, last)}"
        return Draft(text, facts)
    origin = ""
    for item in listed:
        if item.country == last.country and item.from_tier:
            facts["from"] = item.from_tier.value
            origin = f" from {item.from_tier} {cite(item.report, item.start, item.end)}"
    text = f"**{last.change.capitalize()}**{origin} to {last.tier}: {last.country}, as the {last.year} edition says. {_cited(cite, last)}"
    earlier = [row for row in rows if row.year < last.year][-1:]
    for row in earlier:
        text += f" The edition held before it, {row.year}, had it on {row.tier}. {_cited(cite, row)}"
    return Draft(text, facts)


def _change(rows: Sequence[Placed], cite: Citing, facts: dict[str, Any]) -> Draft:
    first, last = rows[0], rows[-1]
    moved = direction(first.tier, last.tier)
    facts |= {"tier": last.tier.value, "from": first.tier.value, "to": last.tier.value, "direction": moved}
    if moved == "unchanged":
        lead = (
            f"**Unchanged**: {first.country} was on {first.tier} in both the {first.year} and the {last.year} edition."
        )
    else:
        lead = (
            f"**{moved.capitalize()}**: {first.country} went from {first.tier} in the {first.year} edition "
            f"to {last.tier} in the {last.year} edition."
        )
    if len(rows) == 2:
        return Draft(f"{lead} {_cited(cite, first)}{_cited(cite, last)}", facts)
    if moved == "unchanged":
        lead = _back_or_stayed(rows)
    steps = "\n".join(f"- {row.year}: {row.tier}{_step(rows, at)} {_cited(cite, row)}" for at, row in enumerate(rows))
    return Draft(f"{lead}\n\n{steps}", facts)


def _back_or_stayed(rows: Sequence[Placed]) -> str:
    first, last = rows[0], rows[-1]
    if len({row.tier for row in rows}) == 1:
        years = year_list(row.year for row in rows)
        return f"**Unchanged**: {first.country} was on {first.tier} in each of the {years} editions."
    return (
        f"**{last.tier} again**: {first.country} was on {last.tier} in the {first.year} and in the {last.year} edition, "
        "with changes in between."
    )


def _step(rows: Sequence[Placed], at: int) -> str:
    if at == 0:
        return ""
    moved = direction(rows[at - 1].tier, rows[at].tier)
    return "" if moved == "unchanged" else f" ({moved})"


def _several(
    rows: Sequence[Placed], countries: Sequence[str], plan: Plan | None, cite: Citing, facts: dict[str, Any]
) -> Draft:
    years = sorted({row.year for row in rows})
    lines = []
    for country in countries:
        own = [row for row in rows if row.country == country]
        path = " → ".join(f"{row.tier} ({row.year}) {_cited(cite, row)}" for row in own)
        moved = f", {direction(own[0].tier, own[-1].tier)}" if len(own) > 1 else ""
        lines.append(f"- {country}: {path}{moved}")
    lead = _verdict([row for row in rows if row.year == years[-1]], plan, facts)
    return Draft("\n\n".join(part for part in (lead, "\n".join(lines)) if part), facts)


def _verdict(rows: Sequence[Placed], plan: Plan | None, facts: dict[str, Any]) -> str:
    """The one line that a comparison of countries asks for: same or not, lowest, highest."""
    ranks = [row.tier.rank for row in rows]
    year = rows[0].year
    same = len({row.tier for row in rows}) == 1
    facts["same"] = same
    ranked = [rank for rank in ranks if rank is not None]
    for order, pick, word in ((Order.FEWEST, min, "Lowest"), (Order.MOST, max, "Highest")):
        if plan and plan.tier_order == order and ranked and not same:
            chosen = [row for row in rows if row.tier.rank == pick(ranked)]
            facts[word.lower()] = [row.country for row in chosen]
            return f"**{word} in {year}**: {listed(row.country for row in chosen)} ({chosen[0].tier})."
    if same:
        return (
            f"**Same tier in {year}**: {listed(row.country for row in rows)} were all on {rows[0].tier}."
            if len(rows) > 2
            else f"**Same tier in {year}**: {listed(row.country for row in rows)} were both on {rows[0].tier}."
        )
    return f"**Not the same tier in {year}.**" if plan and Want.SAMENESS in plan.wants else ""


def _cited(cite: Citing, row: Placed) -> str:
    return cite(row.report, row.start, row.end)


def _fact(row: Placed) -> dict[str, Any]:
    return {"country": row.country, "year": row.year, "tier": row.tier.value, "report": row.report}
