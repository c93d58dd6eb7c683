"""Answers that list countries: who stands on a tier, who moved up or down, how many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipqa.answers.cite import Citing
from tipqa.answers.tiers import Written, direction
from tipqa.answers.words import plural
from tipqa.index.model import Filter
from tipqa.reports.model import Tier
from tipqa.reports.tiers import parse_tier

if TYPE_CHECKING:
    from tipqa.index.index import Index

_TIER_WORDS = re.compile(
    r"\btier\s*(?:[123]|one|two|three|i{1,3})\b(?:\s*[-–]?\s*watch\s*list)?|\bwatch\s*list\b|\bspecial\s+cases?\b|\bblacklist(?:ed)?\b",
    re.I,
)
_DOWN = re.compile(
    r"\bdowngrad\w*|\bfell\b|\bdropped\b|\bmoved\s+down\b|\bgot\s+worse\b|\bworsened\b|\bdemoted\b|\blowered\b", re.I
)
_UP = re.compile(r"\bupgrad\w*|\brose\b|\bmoved\s+up\b|\bgot\s+better\b|\bimproved\b|\bpromoted\b|\braised\b", re.I)
_SHIFTED = re.compile(r"\b(?:moved|went|shifted|changed|newly|new\s+(?:on|to))\b", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """A country in a list, with the span that puts it there. `old` is the earlier tier of a move."""

    country: str
    tier: Tier | None
    report: str
    start: int
    end: int
    old: Tier | None = None


def list_asked(question: str) -> tuple[Tier | None, tuple[str, ...]]:
    """The tier and the moves ("upgraded", "downgraded") that a listing question names."""
    words = _TIER_WORDS.search(question)
    tier = parse_tier("Tier 3" if words.group().lower().startswith("blacklist") else words.group()) if words else None
    moves = tuple(word for word, pattern in (("upgraded", _UP), ("downgraded", _DOWN)) if pattern.search(question))
    return tier, moves or (("upgraded", "downgraded") if _SHIFTED.search(question) else ())


def entries_on(index: Index, year: int, tier: Tier, only: Sequence[str], series: str | None) -> list[Entry]:
    """The countries on a tier in one edition, by name: from the narratives, and from the edition's placements."""
    found: dict[str, Entry] = {}
    for item in sorted(index.placements(year), key=lambda item: item.change is not None):  # the tier's own list first
        if item.tier == tier:
            found.setdefault(item.country, Entry(item.country, item.tier, item.report, item.start, item.end))
    for info, statement in index.tiers(Filter(years=(year,), series=(series,) if series else ())):
        if statement and info.tier == tier:
            found[info.country] = Entry(info.country, tier, info.id, statement.start, statement.end)
    return [found[name] for name in sorted(found) if not only or name in only]


def entries_moved(index: Index, year: int, move: str, only: Sequence[str], series: str | None) -> list[Entry]:
    """The countries that were upgraded or downgraded in one edition, by name.

    From the edition's placements, from the narratives of this edition and the one before, and where that is not held, from
    what the tier sentence says.
    """
    found: dict[str, Entry] = {}
    rows = index.tiers(Filter(series=(series,) if series else ()))
    earlier = {info.country: info.tier for info, _ in rows if info.year == year - 1}
    for info, statement in rows:
        if info.year != year or not statement or not info.tier:
            continue
        old = earlier.get(info.country)
        moved = direction(old, info.tier) if old else statement.change
        if moved == move:
            found[info.country] = Entry(info.country, info.tier, info.id, statement.start, statement.end, old)
    for item in index.placements(year):
        if item.change == move:
            found.setdefault(
                item.country, Entry(item.country, item.tier, item.report, item.start, item.end, item.from_tier)
            )
    return [found[name] for name in sorted(found) if not only or name in only]


def write_list(
    index: Index, question: str, year: int, only: Sequence[str], region: str, series: str | None, cite: Citing
) -> Written | None:
    """The list a question asks for, grouped where it says moves; None where it names neither tier nor move."""
    tier, moves = list_asked(question)
    where = f" in {region}" if region else ""
    if moves:
        parts = [
            _moves(entries_moved(index, year, move, only, series), move, year, where, tier, cite) for move in moves
        ]
        told = [part for part in parts if part.facts["countries"]] or parts
        text = "\n\n".join(part.text for part in told)
        facts = {"year": year, **{move: part.facts["countries"] for move, part in zip(moves, parts, strict=True)}}
        facts["countries"] = [country for part in parts for country in part.facts["countries"]]
    elif tier:
        entries = entries_on(index, year, tier, only, series)
        names = ", ".join(f"{entry.country} {cite(entry.report, entry.start, entry.end)}" for entry in entries)
        lead = f"**{plural(len(entries), 'country')}** on {tier}{where} in the {year} edition, of those held here"
        text = f"{lead}: {names}." if entries else f"No country{where} is listed on {tier} in the {year} edition."
        facts = {
            "year": year,
            "tier": tier.value,
            "countries": [entry.country for entry in entries],
            "count": len(entries),
        }
    else:
        return None
    note = coverage_note(index, year, tier, moves, cite)
    return Written(f"{text}\n\n{note}" if note else text, facts)


def _moves(entries: list[Entry], move: str, year: int, where: str, tier: Tier | None, cite: Citing) -> Written:
    entries = [entry for entry in entries if tier is None or entry.tier == tier]
    if not entries:
        return Written(f"No country{where} is listed as {move} in the {year} edition.", {"countries": []})
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_step(entry)].append(entry)
    lines = [
        f"- {step}: " + ", ".join(f"{e.country} {cite(e.report, e.start, e.end)}" for e in group)
        for step, group in sorted(groups.items())
    ]
    lead = f"**{plural(len(entries), 'country')}** {move}{where} in the {year} edition, of those held here:"
    return Written(f"{lead}\n\n" + "\n".join(lines), {"countries": [entry.country for entry in entries]})


def _step(entry: Entry) -> str:
    if entry.old and entry.tier:
        return f"from {entry.old} to {entry.tier}"
    return f"to {entry.tier}" if entry.tier else "tiers not given"


def coverage_note(index: Index, year: int, tier: Tier | None, moves: Sequence[str], cite: Citing) -> str:
    """What the edition's placements document says of how far its lists go, cited; "" where there is none."""
    headings = [tier.value] if tier and not moves else [move.capitalize() for move in moves]
    says = [
        statement
        for statement in index.statements(Filter(years=(year,), series=("placements",)))
        if statement.heading in headings and not statement.item
    ]
    if not says:
        held = [info.country for info in index.reports(Filter(years=(year,))) if info.series != "placements"]
        return f"The list covers the {plural(len(held), 'narrative')} of the {year} edition in this index, no more."
    return "How far the list goes: " + " ".join(f"“{s.text}” {cite(s.report, s.start, s.end)}" for s in says)
