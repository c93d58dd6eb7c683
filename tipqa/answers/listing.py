"""Answers that list countries: who stands on a tier, who moved up or down, how many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tipqa.answers.cite import Citing
from tipqa.answers.entries import Entry, entries_moved, entries_on
from tipqa.answers.refusal import NO_TOPIC, Refusal
from tipqa.answers.tiers import Written
from tipqa.answers.words import plural
from tipqa.index.model import Filter, Statement
from tipqa.reports.model import Tier
from tipqa.reports.tiers import parse_tier

if TYPE_CHECKING:
    from tipqa.index.index import Index

_TIER_WORDS = re.compile(
    r"\btier\s*(?:[123]|one|two|three|i{1,3})\b(?:\s*[-–]?\s*watch\s*list)?|\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)|\bwatch\s*list\b|\b(?:bottom|lowest|worst|top|highest)\s+tier\b|\bspecial\s+cases?\b|\bblacklist(?:ed)?\b",
    re.I,
)
_DOWN = re.compile(
    r"\bdowngrad\w*|\bdown\s+a\s+tier\b|\bpushed\s+down\b|\bworse\s+marks\b|\blost\b|\bfell\b|\bdropped\b|\bmoved\s+down\b|\bgot\s+worse\b|\bworsened\b|\bdemoted\b|\blowered\b",
    re.I,
)
_UP = re.compile(
    r"\bupgrad\w*|\bup\s+a\s+tier\b|\bbetter\s+marks\b|\brose\b|\bmoved\s+up\b|\bgot\s+better\b|\bimproved\b|\bpromoted\b|\braised\b",
    re.I,
)
_SHIFTED = re.compile(r"\b(?:moved|went|shifted|changed|newly|new\s+(?:on|to))\b", re.I)


_FROM = re.compile(r"\b(?:from|off|left|leave|out\s+of)\s+(?:the\s+)?(?:tier\b|(?:tier\s*2\s+)?watch\s*list)", re.I)
_COVERAGE = re.compile(r"\b(?:complete|incomplete|lists?|listed|found|only|not established|missing)\b", re.I)


def _named(words: str) -> Tier | None:
    """The tier that words name; "bottom tier" and "blacklist" are Tier 3."""
    first = words.lower().split()[0]
    if first in ("blacklist", "blacklisted", "bottom", "lowest", "worst"):
        return Tier.TIER_3
    return Tier.TIER_1 if first in ("top", "highest") else parse_tier(words)


def from_asked(question: str) -> bool:
    """Whether the tier named is the one that countries left: "which came from Tier 3?"."""
    return bool(_FROM.search(question))


def list_asked(question: str) -> tuple[Tier | None, tuple[str, ...]]:
    """The tier and the moves ("upgraded", "downgraded") that a listing question names."""
    words = _TIER_WORDS.search(question)
    tier = _named(words.group()) if words else None
    moves = tuple(word for word, pattern in (("upgraded", _UP), ("downgraded", _DOWN)) if pattern.search(question))
    return tier, moves or (("upgraded", "downgraded") if _SHIFTED.search(question) else ())


def write_list(
    index: Index, question: str, year: int, only: Sequence[str], region: str, series: str | None, cite: Citing
) -> Written | Refusal | None:
    """The list a question asks for, grouped where it says moves; None where it names neither tier nor move."""
    tier, moves = list_asked(question)
    where = f" in {region}" if region else ""
    moves = moves or (("upgraded", "downgraded") if from_asked(question) else ())
    if moves:
        left = from_asked(question)
        found = {move: _of_tier(entries_moved(index, year, move, only, series), tier, left) for move in moves}
        told = [move for move in moves if found[move]] or list(moves)
        text = "\n\n".join(_moves(found[move], move, year, where, cite) for move in told)
        facts: dict[str, Any] = {"year": year, **{move: _names(entries) for move, entries in found.items()}}
        entries = [entry for own in found.values() for entry in own]
    elif tier:
        entries = entries_on(index, year, tier, only, series)
        text = _on(entries, tier, year, where, cite)
        facts = {"year": year, "tier": tier.value, "count": len(entries)}
    else:
        return None
    says = _coverage(index, year, [tier.value] if tier and not moves else [move.capitalize() for move in moves])
    note = _note(index, year, says, cite)
    if not entries and not says:
        return Refusal(NO_TOPIC, f"{text}\n\n{note}")
    return Written(f"{text}\n\n{note}", facts | {"countries": _names(entries)})


def _of_tier(entries: list[Entry], tier: Tier | None, left: bool) -> list[Entry]:
    """The entries that moved to the tier, or that `left` it."""
    return [entry for entry in entries if tier is None or (entry.old if left else entry.tier) == tier]


def _names(entries: Sequence[Entry]) -> list[str]:
    return [entry.country for entry in entries]


def _on(entries: list[Entry], tier: Tier, year: int, where: str, cite: Citing) -> str:
    if not entries:
        return f"No list of countries{where} on {tier} in the {year} edition is held here."
    named = ", ".join(_cited(entry, cite) for entry in entries)
    return f"**{plural(len(entries), 'country')}** on {tier}{where} in the {year} edition: {named}."


def _moves(entries: list[Entry], move: str, year: int, where: str, cite: Citing) -> str:
    if not entries:
        return f"No country{where} is listed as {move} in the {year} edition."
    groups: defaultdict[tuple[int, int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[(*_ranks(entry), _step(entry))].append(entry)
    lines = [f"- {step}: " + ", ".join(_cited(e, cite) for e in group) for (*_, step), group in sorted(groups.items())]
    lead = f"**{plural(len(entries), 'country')}** {move}{where} in the {year} edition:"
    return f"{lead}\n\n" + "\n".join(lines)


def _cited(entry: Entry, cite: Citing) -> str:
    derived = " (derived)" if entry.derived else ""
    return f"{entry.country}{derived} {cite(entry.report, entry.start, entry.end)}"


def _ranks(entry: Entry) -> tuple[int, int]:
    """The new tier's rank, then the old one's; 0 where there is none."""
    return tuple((tier.rank if tier else None) or 0 for tier in (entry.tier, entry.old))  # type: ignore[return-value]


def _step(entry: Entry) -> str:
    if entry.old and entry.tier:
        return f"from {entry.old} to {entry.tier}"
    return f"to {entry.tier}" if entry.tier else "tiers not given"


def _coverage(index: Index, year: int, headings: Sequence[str]) -> list[Statement]:
    """What the edition's placements document says of how far these lists go."""
    placements = index.statements(Filter(years=(year,), series=("placements",)))
    return [s for s in placements if s.heading in headings and not s.item and _COVERAGE.search(s.text)]


def _note(index: Index, year: int, says: Sequence[Statement], cite: Citing) -> str:
    if says:
        return "How far the list goes: " + " ".join(f"“{s.text}” {cite(s.report, s.start, s.end)}" for s in says)
    held = [info.country for info in index.reports(Filter(years=(year,))) if info.series != "placements"]
    return f"The list covers the {plural(len(held), 'narrative')} of the {year} edition in this index, no more."
