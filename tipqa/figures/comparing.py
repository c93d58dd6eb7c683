"""Which figure an earlier value belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.figures.governing import UNITS, govern, measure_of
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Earlier, Period, PeriodSource, Unit
from tipqa.figures.periods import Spot
from tipqa.figures.zones import Zone, earlier_values, periods_in

_EVENTS = {
    "investigation": "investigations",
    "prosecution": "prosecutions",
    "conviction": "convictions",
    "training": "trainings",
    "call": "hotline_calls",
}
_FORMS = "form="


def read_zone_numbers(
    line: Line, compared: Sequence[Mention], main: Sequence[Mention], past: Sequence[Mention]
) -> None:
    """Give the numbers of comparisons the measure that their own words name; most name none."""
    for place, mention in enumerate(compared):
        if mention.absent:
            continue
        mention.unit = UNITS.get(mention.kind, Unit.UNCLEAR)
        govern(line, mention, compared[:place])
        mention.measure = _EVENTS.get(mention.kind, "")
        if mention.role in ("nominal", "beside", "subject"):
            mention.measure = mention.measure or measure_of(line, mention, mention.sort, mention.kind)
        if not mention.measure and mention.head >= 0:
            mention.measure = _by_participle(line, mention)


def _by_participle(line: Line, mention: Mention) -> str:
    """ "three foreign nationals convicted", "12 victims identified and referred"."""
    for at in range(mention.after, min(mention.after + 3, len(line.pieces))):
        verb = line.verb(at)
        if verb is not None and verb.tense == "past":
            return measure_of(line, mention, verb.sort, mention.kind)
    return ""


def attach_zones(
    line: Line, zones: Sequence[Zone], compared: Sequence[Mention], main: Sequence[Mention], spots: list[Spot],
    edition: int, past: Sequence[Mention],
) -> list[Mention]:  # fmt: skip
    """Hang the numbers of each comparison on the figures that they compare, and give those that fit none."""
    loose: list[Mention] = []
    for place, zone in enumerate(zones):
        numbers = [it for it in compared if it.zone == place]
        if zone.same:
            _attach_same(line, zone, main, spots, edition)
            continue
        mine = _candidates(line, zone, main)
        parts_too = _part_candidates(line, zone, main)
        groups = periods_in(zone, numbers, spots)
        if _pairwise(groups, mine):
            for (number, years), target in zip(groups, mine, strict=True):
                target.earlier += earlier_values(number.value, years, edition)
            continue
        for number, years in groups:
            values = earlier_values(number.value, years, edition)
            targets = _targets(line, number, mine, parts_too)
            for target in targets:
                target.earlier += [it for it in values if it not in target.earlier]
            if not targets and not _form_of(line, number):
                loose += _loose(line, number, values, zone, past, edition)
    _earlier_clauses(line, main, edition)
    return loose


def _attach_same(line: Line, zone: Zone, main: Sequence[Mention], spots: list[Spot], edition: int) -> None:
    host = next((it for it in reversed(_candidates(line, zone, main))), None)
    years = [spot for spot in spots if spot.first >= zone.cue]
    if host is not None and years:
        host.earlier += earlier_values(host.value, years, edition)


def _candidates(line: Line, zone: Zone, main: Sequence[Mention]) -> list[Mention]:
    """The figures before a comparison that it can be about: no parts, the nearest clause alone."""
    found = [it for it in main if it.place < zone.cue and it.measure and it.total is None]
    bracket = line.low(zone.cue) in ("(", "[")
    if bracket:
        last = [it for it in found if not it.secondary][-1:]
        parts = [it for it in main if it.place < zone.cue and it.total is not None]
        if parts and last and parts[-1].place > last[0].place and parts[-1].level == line.level[max(zone.cue - 1, 0)]:
            return [parts[-1]]
        if last and any(it.place == last[0].place and it is not last[0] for it in found):
            return [it for it in found if it.place == last[0].place]
        return last
    start = 0
    for at in range(zone.cue - 1, -1, -1):
        if line.low(at) == ";" and line.level[at] == 0:
            start = at
            break
    near = [it for it in found if it.place > start]
    return near or (found if line.low(start + 1) in ("this", "these", "which", "an", "a", "compared") else [])


def _part_candidates(line: Line, zone: Zone, main: Sequence[Mention]) -> list[Mention]:
    return [it for it in main if it.place < zone.cue and it.measure and it.total is not None]


def _pairwise(groups: Sequence[tuple[Mention, list[Spot]]], mine: Sequence[Mention]) -> bool:
    """Whether numbers without nouns answer to the figures one by one: "640 and 118 in 2021"."""
    if len(groups) < 2 or len(groups) != len(mine):
        return False
    same = all(years == groups[0][1] for _, years in groups)
    return (
        same
        and all(number.kind in ("", mine[0].kind) and not number.measure for number, _ in groups)
        and groups[1][0].kind == ""
    )


def _form_of(line: Line, number: Mention) -> str:
    lows = line.lows[number.first : number.after + 4]
    forms = {value for value, _, _ in line.lexicon.find("facet", lows) if value.startswith(_FORMS)}
    return forms.pop() if len(forms) == 1 else ""


def _targets(line: Line, number: Mention, mine: Sequence[Mention], parts: Sequence[Mention]) -> list[Mention]:
    form = _form_of(line, number)
    pool = list(mine)
    if form:
        pool = [it for it in mine if form in it.counted] or [it for it in parts if form in it.counted]
        if not pool:
            return []
    if number.measure:
        fitting = [it for it in pool if it.measure == number.measure and _same_unit(it, number)]
        return fitting[:1]
    if number.kind:
        fitting = [it for it in pool if _same_unit(it, number) and _like_nouns(it, number)]
        last = fitting[-1:]
        return [it for it in fitting if last and it.place == last[0].place]
    if not pool:
        return []
    primary = [it for it in pool if not it.secondary] or pool
    last_verb = primary[-1].verb
    group = [it for it in primary if it.verb == last_verb] or primary[-1:]
    joined = [it for it in pool if it.place == group[0].place]
    return joined


def _same_unit(one: Mention, other: Mention) -> bool:
    return Unit.UNCLEAR in (one.unit, other.unit) or one.unit is other.unit


def _like_nouns(one: Mention, other: Mention) -> bool:
    if one.kind == other.kind or "" in (one.kind, other.kind):
        return _same_words(one, other)
    people = ("victim", "person", "trafficker", "official", "staff")
    return one.kind in people and other.kind in people


def _same_words(one: Mention, other: Mention) -> bool:
    if one.kind != "staff":
        return True
    return bool(set(one.words.lower().split()) & set(other.value.text.split())) or True


def _loose(
    line: Line, number: Mention, values: list[Earlier], zone: Zone, past: Sequence[Mention], edition: int
) -> list[Mention]:
    """A number of a comparison whose counterpart stands in an earlier statement, as a figure of its own period."""
    measure = number.measure
    host = next(
        (
            it
            for it in reversed(past)
            if it.total is None
            and not it.secondary
            and (it.measure == measure if measure else zone.opens and _like_nouns(it, number))
            and _same_unit(it, number)
        ),
        None,
    )
    if host is None and not measure:
        return []
    if host is not None:
        host.earlier += [it for it in values if it not in host.earlier]
        number.actor = host.actor
    number.measure = measure or (host.measure if host else "")
    if number.unit is Unit.UNCLEAR and host is not None:
        number.unit = host.unit
    number.period = values[0].period
    number.zone = -1
    if host is None:
        number.doubt("a comparison with nothing", 0.92)
    return [number]


def _earlier_clauses(line: Line, main: Sequence[Mention], edition: int) -> None:
    """ "…; in 2022, it charged 389": a clause about an earlier year holds the earlier value of the figure before."""
    for place, mention in enumerate(main):
        if mention.period is None or mention.period.first >= edition - 1 or not mention.measure:
            continue
        host = next(
            (
                it
                for it in main[:place]
                if it.measure == mention.measure
                and it.unit is mention.unit
                and it.total is None
                and it.period is not None
                and it.period.first > mention.period.last
            ),
            None,
        )
        if host is not None and mention.total is None:
            period = replace(mention.period, source=PeriodSource.SENTENCE)
            host.earlier.append(Earlier(mention.value, Period(period.first, period.last, period.source, period.text)))
