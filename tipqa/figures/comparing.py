"""Which figure an earlier value belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.governing import UNITS, govern, measure_of
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Earlier, Period, PeriodSource, Unit
from tipqa.figures.periods import Spot
from tipqa.figures.silences import EVENTS
from tipqa.figures.zones import Zone, earlier_values, periods_in
from tipqa.records import dataclass

_CLOSES = frozenset({",", ";", ":", "."})
_WORDS_END = _CLOSES | {"and", "in", "compared", "during", ")"}
_FORMS = "form="
_ABOUT_ALL = ("this", "these", "which", "an", "a", "compared")


def read_zone_numbers(line: Line, compared: Sequence[Mention]) -> None:
    """Give the numbers of comparisons the measure that their own words name; most name none."""
    for place, mention in enumerate(compared):
        if mention.absent:
            mention.unit = Unit.UNCLEAR
            continue
        mention.unit = UNITS.get(mention.kind, Unit.UNCLEAR)
        govern(line, mention, compared[:place])
        mention.measure = EVENTS.get(mention.kind, "")
        if mention.measure in ("prosecutions", "investigations"):
            mention.unit = Unit.UNCLEAR
        if mention.role in ("nominal", "beside", "subject") or _acts_within(line, mention):
            mention.measure = mention.measure or measure_of(line, mention, mention.sort, mention.kind)
        if not mention.measure:
            mention.measure = _by_participle(line, mention)


def _acts_within(line: Line, mention: Mention) -> bool:
    """Whether a form in -ing governs it: "from five investigations, prosecuting four suspects"."""
    return mention.role == "object" and line.low(mention.verb).endswith("ing")


def _by_participle(line: Line, mention: Mention) -> str:
    """ "three foreign nationals convicted", "12 victims identified and referred"."""
    for at in range(mention.after, min(mention.after + 3, len(line.pieces))):
        verb = line.verb(at)
        if verb is not None and verb.tense == "past":
            return measure_of(line, mention, verb.sort, mention.kind)
    return ""


Group = tuple[Mention, list[Spot]]  # a number of a comparison with the years that it is of
Given = tuple[Mention, list[Earlier]]  # a figure with the earlier values that come of one number


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparisons of a statement: its zones, the numbers in them, its figures, and what stands before it."""

    line: Line
    zones: Sequence[Zone]
    compared: Sequence[Mention]
    main: Sequence[Mention]
    spots: list[Spot]
    edition: int
    past: Sequence[Mention]


def attach_zones(read: Comparisons) -> list[Mention]:
    """Hang the numbers of each comparison on the figures that they compare, and give those that fit none."""
    loose: list[Mention] = []
    for place, zone in enumerate(read.zones):
        if zone.same:
            _attach_same(read, zone)
        else:
            loose += _attach(read, zone, [it for it in read.compared if it.zone == place])
    _earlier_clauses(read.main, read.edition)
    for mention in read.main:
        _reconcile(mention, read.edition)
    return loose


def _attach(read: Comparisons, zone: Zone, numbers: list[Mention]) -> list[Mention]:
    mine, parts = _candidates(read, zone), _parts(read, zone)
    numbers = [it for it in numbers if not _is_inner(read, zone, it)]
    groups = periods_in(zone, numbers, read.spots)
    if "respectively" in read.line.lows[zone.first : zone.after + 2] and len(numbers) > 1:
        mine = _answering(read, zone, len(numbers)) or mine
    if _pairwise(groups, mine):
        for (number, years), target in zip(groups, mine, strict=True):
            _add(target, earlier_values(number.value, years, read.edition))
        return []
    if not mine and (hosts := _hosts_in_turn(read, zone, numbers)):
        for (number, years), host in zip(groups, hosts, strict=True):
            _add(host, earlier_values(number.value, years, read.edition))
        return []
    loose: list[Mention] = []
    targets: list[Mention] = []
    given: list[Given] = []
    for number, years in _without_answered(read, zone, groups):
        values = earlier_values(number.value, years, read.edition)
        if number.kind or number.measure or not targets:
            targets = _targets(read.line, number, mine, parts)
        given += [(target, values) for target in targets]
        if not targets and not _form_of(read.line, number):
            loose += _loose(number, values, zone, read.past, given)
    for target, values in given:
        others = [it for other, told in given if other is target and told is not values for it in told]
        _add(target, [it for it in values if all(it.period != other.period for other in others)])
    return loose


def _without_answered(read: Comparisons, zone: Zone, groups: list[Group]) -> list[Group]:
    """What is left of the numbers of a comparison where each that says of whom it is went to the figure of the same.

    "49 were adults and 56 were children (51 adults and 44 children in 2016)"; "640 police officers and 118 prosecutors,
    compared with 410 police officers and 95 prosecutors".
    """
    line = read.line
    if len(groups) < 2:
        return groups
    start = max((at for at in range(zone.cue) if line.low(at) == ";" and line.level[at] == 0), default=-1)
    near = [it for it in read.main if start < it.place < zone.cue and it.measure]
    rest = []
    for number, years in groups:
        hosts = [it for it in near if _same_unit(it, number) and _of_the_same(line, it, number)]
        alike = [it for it, _ in groups if hosts and _of_the_same(line, hosts[0], it)]
        if len(hosts) == len(alike) == 1:
            _add(hosts[0], earlier_values(number.value, years, read.edition))
        else:
            rest.append((number, years))
    return rest


def _of_the_same(line: Line, one: Mention, other: Mention) -> bool:
    """Whether two numbers are narrowed alike, or of staff called alike."""
    mine, theirs = _own_words(line, one), _own_words(line, other)
    if one.kind == other.kind == "staff":
        return mine == theirs != []
    facets = {value for value, _, _ in line.lexicon.find("facet", theirs)}
    return facets != set() and facets == one.counted


def _own_words(line: Line, number: Mention) -> list[str]:
    """The words behind a number, up to the next number or the end of its clause."""
    ends = (at for at in range(number.place + 1, len(line.pieces)) if line.low(at) in _WORDS_END or line.counts(at))
    return line.lows[number.place + 1 : next(ends, len(line.pieces))]


def _is_inner(read: Comparisons, zone: Zone, number: Mention) -> bool:
    """Whether a number stands in a bracket of its own without a period: parts of an earlier value."""
    if number.level == read.line.level[zone.first]:
        return False
    return not any(read.line.level[spot.after - 1] == number.level for spot in read.spots)


def _add(target: Mention, values: list[Earlier]) -> None:
    """Give a figure these earlier values; of a period that has one already the nearer one stands."""
    has = {it.period for it in target.earlier}
    target.earlier += [it for it in values if it.value.number is not None and it.period not in has]


def _attach_same(read: Comparisons, zone: Zone) -> None:
    hosts = _candidates(read, zone)
    years = [spot for spot in read.spots if spot.first >= zone.cue]
    if hosts and years:
        _add(hosts[-1], earlier_values(hosts[-1].value, years, read.edition))


def _reconcile(mention: Mention, edition: int) -> None:
    """Let the period follow from the earlier value: "an increase from 38 in 2016" makes it 2017."""
    if not mention.earlier or mention.period is None:
        return
    latest = max(it.period.last for it in mention.earlier)
    source = mention.period.source
    if (source is PeriodSource.SENTENCE and mention.period.first == latest == edition - 2) or (
        source is not PeriodSource.SENTENCE and latest == edition - 2
    ):
        mention.period = Period(edition - 1, edition - 1, PeriodSource.EARLIER_VALUE)
    elif source is not PeriodSource.SENTENCE and latest < edition - 2 and _is_dated(mention):
        mention.doubt("an earlier value of long before", Doubt.STRONG)
    elif source is not PeriodSource.SENTENCE and latest >= mention.period.first:
        mention.doubt("an earlier value of the same period", Doubt.STRONG)


def _is_dated(mention: Mention) -> bool:
    return all(it.period.source is PeriodSource.SENTENCE for it in mention.earlier)


def _candidates(read: Comparisons, zone: Zone) -> list[Mention]:
    """The figures before a comparison that it can be about: no parts, the nearest clause alone."""
    line = read.line
    found = [it for it in read.main if it.place < zone.cue and it.measure and it.total is None]
    if line.low(zone.cue) in ("(", "["):
        return _before_bracket(line, zone, found, _parts(read, zone))
    start = 0
    for at in range(zone.cue - 1, -1, -1):
        if line.low(at) == ";" and line.level[at] == 0:
            start = at
            break
    if zone.ahead:
        return [it for it in read.main if it.place >= zone.after and it.measure][:1]
    near = [it for it in found if it.place > start]
    if not near:
        near = [it for it in _parts(read, zone) if it.place > start and it.level == 0][-1:]
    return near or (found if line.low(start + 1) in _ABOUT_ALL else [])


def _answering(read: Comparisons, zone: Zone, count: int) -> list[Mention]:
    """The last wholes before "(14 and five, respectively, in the previous year)", one for each number."""
    found = [it for it in read.main if it.place < zone.cue and it.measure and it.total is None and not it.secondary]
    return found[-count:] if len(found) >= count else []


def _before_bracket(line: Line, zone: Zone, found: list[Mention], parts: list[Mention]) -> list[Mention]:
    last = [it for it in found if not it.secondary][-1:]
    level = line.level[max(zone.cue - 1, 0)]
    if parts and (not last or parts[-1].place > last[0].place) and parts[-1].level == level:
        return [parts[-1]]
    return [it for it in found if last and it.place == last[0].place]


def _parts(read: Comparisons, zone: Zone) -> list[Mention]:
    return [it for it in read.main if it.place < zone.cue and it.measure and it.total is not None]


def _hosts_in_turn(read: Comparisons, zone: Zone, numbers: Sequence[Mention]) -> list[Mention]:
    """Of the statement before, one for each number: "These compared with 640 and 118 victims, respectively"."""
    if len(numbers) < 2 or "respectively" not in read.line.lows:
        return []
    hosts = [it for it in read.past if it.measure and all(_answers(it, number, zone) for number in numbers)]
    hosts = [it for it in hosts if it.measure == hosts[-1].measure and not it.earlier]
    return hosts[-len(numbers) :] if len(hosts) >= len(numbers) else []


def _pairwise(groups: Sequence[Group], mine: Sequence[Mention]) -> bool:
    """Whether numbers without nouns answer to the figures one by one: "640 and 118 in 2021".

    So do sums with verbs of their own: "allocating 24 million pesos and disbursing nine million".
    """
    if len(groups) < 2 or len(groups) != len(mine):
        return False
    same = all(years == groups[0][1] for _, years in groups)
    if same and all(it.unit is Unit.MONEY for it in (*mine, *(number for number, _ in groups))):
        return len({it.measure for it in mine}) == 1
    alone = all(number.kind in ("", mine[0].kind) and not number.measure for number, _ in groups)
    return same and alone and groups[1][0].kind == ""


def _form_of(line: Line, number: Mention) -> str:
    ends = (at for at in range(number.after, len(line.pieces)) if line.low(at) in _CLOSES or _listed(line, at))
    stop = next(ends, len(line.pieces))
    near = range(number.first, stop)
    lows = [line.low(at) for at in near if line.level[at] == number.level]
    forms = {value for value, _, _ in line.lexicon.find("facet", lows) if value.startswith(_FORMS)}
    return forms.pop() if len(forms) == 1 else ""


def _listed(line: Line, at: int) -> bool:
    """Whether the next number of a list stands at `at`: "seven prosecutions and six convictions"."""
    return line.counts(at) and line.low(at - 1) in ("and", "or")


def _targets(line: Line, number: Mention, mine: Sequence[Mention], parts: Sequence[Mention]) -> list[Mention]:
    form = _form_of(line, number)
    pool = list(mine)
    if form:
        pool = [it for it in mine if form in it.counted] or [it for it in parts if form in it.counted]
        if not pool:
            return []
    elif _are_of_several_forms(pool):
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
    return [it for it in pool if it.place == group[0].place]


def _are_of_several_forms(pool: Sequence[Mention]) -> bool:
    """Whether figures under one verb share a sum out: "20 sex trafficking and 13 labor trafficking victims, compared with 40"."""
    forms = [frozenset(facet for facet in it.counted if facet.startswith(_FORMS)) for it in pool]
    alike = len({(it.measure, it.unit, it.verb) for it in pool}) == 1
    return alike and len(forms) > 1 and all(forms) and len(set(forms)) == len(forms)


def _same_unit(one: Mention, other: Mention) -> bool:
    return Unit.UNCLEAR in (one.unit, other.unit) or one.unit is other.unit


def _like_nouns(one: Mention, other: Mention) -> bool:
    if "other" in (one.kind, other.kind):
        return False
    if one.kind == other.kind:
        return one.kind != "staff" or bool(_nouns(one) & _nouns(other)) or not _nouns(other)
    if "" in (one.kind, other.kind):
        return True
    people = ("victim", "person", "trafficker", "official", "staff")
    return one.kind in people and other.kind in people


def _nouns(mention: Mention) -> set[str]:
    return {word.strip(",.").removesuffix("s") for word in mention.words.lower().split()[1:]}


def _loose(
    number: Mention, values: list[Earlier], zone: Zone, past: Sequence[Mention], given: list[Given]
) -> list[Mention]:
    """A number of a comparison whose counterpart stands in an earlier statement, as a figure of its own period."""
    host = next((it for it in reversed(past) if _answers(it, number, zone)), None)
    if host is None and (not number.measure or number.absent):
        return []
    if host is not None:
        given.append((host, values))
        number.actor, number.measure = host.actor, number.measure or host.measure
        number.unit = host.unit if number.unit is Unit.UNCLEAR else number.unit
    elif number.unit is Unit.UNCLEAR:
        number.unit = UNITS.get(number.kind, Unit.UNCLEAR)
    if host is None:
        number.doubt("a comparison with nothing", Doubt.SLIGHT)
    number.period, number.zone = values[0].period, -1
    return [number]


def _answers(past: Mention, number: Mention, zone: Zone) -> bool:
    if past.total is not None or past.secondary or not _same_unit(past, number):
        return False
    return past.measure == number.measure if number.measure else zone.opens and _like_nouns(past, number)


def _earlier_clauses(main: Sequence[Mention], edition: int) -> None:
    """ "…; in 2022, it charged 389": a clause about an earlier year holds the earlier value of the figure before."""
    for place, mention in enumerate(main):
        period = mention.period
        if period is None or period.first >= edition - 1 or not mention.measure or mention.total is not None:
            continue
        host = next((it for it in main[:place] if is_later(it, mention) and it.actor is mention.actor), None)
        if host is not None:
            _add(host, [Earlier(mention.value, period)])


def is_later(one: Mention, other: Mention) -> bool:
    """Whether one is a total of the same measure and unit as the other, of a later period."""
    if one.period is None or other.period is None or one.total is not None:
        return False
    return one.measure == other.measure and one.unit is other.unit and one.period.first > other.period.last
