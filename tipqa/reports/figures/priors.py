"""Which figure each earlier figure is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.reports.figures.comparisons import Zone
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.statement import Statement
from tipqa.reports.figures.timing import zone_span

_PREVIOUS = re.compile(r"\b(?:the )?(?:previous|prior|preceding) (?:reporting )?(?:period|year)\b", re.IGNORECASE)


def attach_priors(line: Statement, main: Sequence[Mention], inside: Sequence[Mention], zones: Sequence[Zone]) -> None:
    """Hand each number inside a zone of comparison to the figure before the zone that it belongs to."""
    for zone in zones:
        held = [mention for mention in inside if zone.first <= mention.place < zone.after]
        candidates = [mention for mention in main if mention.place < zone.first]
        if zone.same:
            _same_again(line, zone, candidates)
        elif held and candidates:
            _attach(line, zone, held, candidates)


def _same_again(line: Statement, zone: Zone, candidates: Sequence[Mention]) -> None:
    """ "identified no victims in 2023, as in 2022"."""
    words = next((it.words for it in line.periods if it.start >= zone.cue), "")
    if words and candidates:
        place = candidates[-1].place
        for mention in candidates:
            if mention.place == place or mention.at == candidates[-1].at:
                mention.prior.append((mention.amount, words))


def _attach(line: Statement, zone: Zone, held: Sequence[Mention], candidates: Sequence[Mention]) -> None:
    periods = _periods(line, zone, held)
    pairs = _matched(zone, held, candidates, shared=len(set(periods)) == 1, total_first=line.low(0) in ("of", "among"))
    for number, mention in enumerate(held):
        owners = _in_currency(mention, candidates, pairs[number]) if mention.quantity == "money" else pairs[number]
        for owner in owners:
            if owner.quantity == mention.quantity:
                owner.prior.append((mention.amount, periods[number]))


def _in_currency(mention: Mention, candidates: Sequence[Mention], owners: list[Mention]) -> list[Mention]:
    """The owners of an earlier sum, or else the last figure before the zone that is in the same currency."""
    same = [one for one in owners if _alike(one, mention)]
    return same or [one for one in candidates if _alike(one, mention)][-1:]


def _alike(one: Mention, other: Mention) -> bool:
    return one.quantity == other.quantity and one.unit.split()[-1:] == other.unit.split()[-1:]


def _periods(line: Statement, zone: Zone, held: Sequence[Mention]) -> list[str]:
    """The period of each earlier figure: its own, the next one's, or that of the cue."""
    start, end = zone_span(line, zone)
    named = [period for period in line.periods if start <= period.start < end]
    found = []
    for number, mention in enumerate(held):
        later = held[number + 1].at[0] if number + 1 < len(held) else end
        found.append(next((it.words for it in named if mention.at[1] <= it.start < later), ""))
    for number in range(len(found) - 2, -1, -1):
        found[number] = found[number] or found[number + 1]
    cue = _cue_period(line, zone, held[0])
    return [period or cue for period in found]


def _cue_period(line: Statement, zone: Zone, first: Mention) -> str:
    before = [it for it in line.periods if zone.cue - 5 <= it.start < first.at[0]]
    if before:
        return before[-1].words
    named = _PREVIOUS.search(line.text, zone.cue, first.at[0])
    return named.group() if named else ""


def _matched(
    zone: Zone, held: Sequence[Mention], candidates: Sequence[Mention], *, shared: bool, total_first: bool
) -> list[list[Mention]]:
    """The owners of each earlier figure."""
    alike = [one for one in candidates if one.quantity == held[0].quantity]
    if held[0].quantity == "money":
        alike = [one for one in alike if one.unit.split()[-1] == held[0].unit.split()[-1]] or alike
    alike = [one for one in alike if one.amount] or alike
    if not alike:
        return [[] for _ in held]
    if zone.bracket:
        return [[one for one in alike if one.at == alike[-1].at] for _ in held]
    heads = [one for one in alike if one.base is None or one.marker == "among"]
    if total_first:  # "Of the 36 states, 22 …": the comparison is of the parts
        heads = [one for one in alike if one.base is alike[0]]
    heads = heads or list(alike)
    if shared and len(held) > 1 and not any(one.known for one in held):
        places = list(dict.fromkeys(one.at for one in heads))[-len(held) :]
        if len(places) == len(held):
            return [[one for one in heads if one.at == place] for place in places]
    return [_owners(mention, alike if mention.marker == "bracket" else heads) for mention in held]


def _owners(mention: Mention, heads: Sequence[Mention]) -> list[Mention]:
    if mention.marker == "bracket":
        return [one for one in heads if mention.details and one.details == mention.details][-1:]
    if mention.marker == "among" or "potential" in mention.details:
        pool = [one for one in heads if one.marker == "among" or "potential" in one.details]
    else:
        pool = [one for one in heads if one.marker != "among"] or list(heads)
    same = [one for one in pool if mention.known and set(mention.measures) & set(one.measures)]
    nouned = [one for one in pool if mention.phrase and one.phrase.split()[-1:] == mention.phrase.split()[-1:]]
    pool = same or nouned or pool
    exact = [one for one in pool if mention.details and one.details == mention.details]
    if not pool:
        return []
    chosen = (exact or pool)[-1]
    return [one for one in pool if one.at == chosen.at]
