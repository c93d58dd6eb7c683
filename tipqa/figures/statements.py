"""The reading of one statement, with what the statements before it have said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tipqa.figures.absences import aimed, find_absences
from tipqa.figures.actors import acting_country, find_actor, giver
from tipqa.figures.agencies import agency_of
from tipqa.figures.comparing import Comparisons, attach_zones, is_later, read_zone_numbers
from tipqa.figures.governing import UNITS, govern, measure_of
from tipqa.figures.joining import joined_verbs, twin
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Host, Mention
from tipqa.figures.model import Actor, Earlier, Period, PeriodSource, Precision, Status, Unit
from tipqa.figures.narrowing import narrow
from tipqa.figures.nesting import host_named, part_at_opening, part_before_bracket
from tipqa.figures.parts import (
    antecedent,
    describes,
    host_in_line,
    is_behind_colon,
    opens_with_part,
    own_verb_measure,
    tie,
)
from tipqa.figures.periods import Spot, find_spots, outside, set_period
from tipqa.figures.phrases import STOPS, number_mentions
from tipqa.figures.restrictions import locality, restrict
from tipqa.figures.silences import is_left_open
from tipqa.figures.zones import Zone, find_zones
from tipqa.later import later

_AGAINST = ("arrest", "convict", "prosecute", "sentence")
_OF_ANYONE = (*_AGAINST, "train")
_OF_PERSONS = ("form=", "sex=", "age=", "nationality=", "standing=", "role=")  # what stays true of some of them
_PARTED = ("", "victim", "trafficker", "official", "person", "case", "investigation", "conviction")
_YOUNG = ("children", "girls", "boys")
_AGENT = later(r"(?:ers?|ors?|ists?|ees|ians?|ants?|parents?|relatives|couple)\Z")


@dataclass(slots=True)
class Before:
    """What the earlier statements of the paragraph leave behind: their mentions, their actor, the year they speak of."""

    mentions: list[Mention] = field(default_factory=list)
    actor: Actor = Actor.GOVERNMENT
    period: Period | None = None
    edition: int = 0


def read_statement(line: Line, edition: int, before: Before) -> list[Mention]:
    """The mentions of a statement in order; `before` is brought up to date."""
    before.edition = edition
    spots = find_spots(line, edition)
    zones = find_zones(line, spots, edition)
    mentions = _mentions(line, zones)
    if not mentions:
        return []
    main = [it for it in mentions if it.zone < 0]
    for place, mention in enumerate(main):
        _measure(line, mention, main[:place], before)
    main = _with_twins(line, main)
    compared = [it for it in mentions if it.zone >= 0]
    read_zone_numbers(line, compared)
    free = outside(spots, [zone.pieces for zone in zones])
    _finish(line, main, free, zones, edition, before)
    loose = attach_zones(Comparisons(line, zones, compared, main, spots, edition, before.mentions))
    _finish_loose(line, loose, spots, before)
    everything = sorted([*main, *loose], key=lambda it: it.place)
    _hang_on_earlier(main, before, edition)
    _doubt_contradictions(main)
    _remember(everything, before)
    return everything


def _doubt_contradictions(main: list[Mention]) -> None:
    """Two numbers for the same part of the same total: the later one may be of another period."""
    seen: dict[tuple[int, frozenset[str]], float | None] = {}
    for mention in main:
        if mention.total is not None and mention.counted:
            key = (id(mention.total), frozenset(mention.counted))
            if seen.setdefault(key, mention.value.number) != mention.value.number:
                mention.doubt("another number for the same part", Doubt.STRONG)


def _hang_on_earlier(main: list[Mention], before: Before, edition: int) -> None:
    """ "It had served 37 victims in the previous reporting period": the earlier value of the statement before."""
    for mention in main:
        if not mention.measure or mention.period is None or mention.period.last >= edition - 1 or mention.total:
            continue
        for host in reversed(before.mentions):
            if is_later(host, mention) and not host.counted and not host.earlier:
                host.earlier.append(Earlier(mention.value, mention.period))
                break


def _mentions(line: Line, zones: list[Zone]) -> list[Mention]:
    absent = find_absences(line)
    found = [it for it in number_mentions(line) if not any(it.place == other.place for other in absent)]
    mentions = sorted([*found, *absent], key=lambda it: it.place)
    for mention in mentions:
        mention.start_of_line = line.start
        for number, zone in enumerate(zones):
            if mention.place in zone.pieces:
                mention.zone = number
    return [it for it in mentions if it.measure or it.zone >= 0 or not it.absent]


def _measure(line: Line, mention: Mention, before: list[Mention], earlier: Before) -> None:
    if not mention.absent:
        mention.unit = UNITS.get(mention.kind, Unit.UNCLEAR)
        govern(line, mention, before)
        kind = _kind(line, mention, before, earlier)
        lent = mention.measure if mention.secondary else ""
        mention.measure = lent or mention.measure or measure_of(line, mention, mention.sort, kind)
        involving = mention.kind == "case" and line.low(mention.after) == "involving"
        if mention.kind in ("investigation", "prosecution", "conviction") or involving:
            mention.measure = aimed(line, mention.measure, mention.after)
        _set_unit(mention, kind)
        _weigh(mention, kind)
        if is_left_open(line, mention.place):
            mention.doubt("not reported whether", Doubt.GRAVE)
        if mention.sort == "train" and line.low(mention.head) in _YOUNG:
            mention.doubt("children, who are no staff", Doubt.STRONG)
        if _shares_its_noun(line, mention):
            mention.doubt("a noun that it shares with the next number", Doubt.STRONG)
        _as_part(line, mention, before, earlier, kind)


def _shares_its_noun(line: Line, mention: Mention) -> bool:
    """ "two confirmed and 129 potential victims": the whole is the sum of both."""
    plain, noun = not mention.kind and mention.role == "object", line.low(mention.place + 1)
    joined = line.low(mention.place + 2) in ("and", "or") and line.number(mention.place + 3) is not None
    return plain and joined and noun[:1].isalpha() and noun not in STOPS


def _kind(line: Line, mention: Mention, before: list[Mention], earlier: Before) -> str:
    """The kind of what is counted; of a number that stands alone, that of the number before it."""
    if mention.kind == "other" and mention.sort in _OF_ANYONE and _AGENT.search(line.low(mention.head)):
        return "person"
    if mention.kind:
        return mention.kind
    if mention.whole is not None:
        pool = [*earlier.mentions, *before]
        same = [it.kind for it in pool if it.value.number == mention.whole and it.kind]
        if same:
            return same[-1]
    if mention.role == "beside":
        return ""
    whole = [
        it for it in before if it.total is None and it.level == 0 and not it.secondary and it.kind not in ("", "money")
    ]
    return _inherited(line, mention, whole[-1].kind) if whole else ""


def _inherited(line: Line, mention: Mention, kind: str) -> str:
    if kind in ("official", "staff", "victim", "trafficker", "case", "person"):
        known = (mention.sort, kind) in line.lexicon.frames
        if mention.role == "subject" and mention.sort in _AGAINST and kind in ("person", "victim"):
            mention.doubt("persons of another kind", Doubt.STRONG)
        return kind if known and (mention.partitive or kind in ("official", "case", "victim")) else ""
    return kind


def _set_unit(mention: Mention, kind: str) -> None:
    if mention.kind in ("", "other"):
        mention.unit = UNITS.get(kind, _usual_unit(mention.measure))
    if mention.measure == "convictions" and mention.sort == "appeal":
        mention.unit, mention.status = Unit.CASES, Status.ON_APPEAL


def _usual_unit(measure: str) -> Unit:
    if measure in ("trainings", "inspections", "awareness"):
        return Unit.EVENTS
    if measure == "hotline_calls":
        return Unit.CALLS
    if measure in ("funding", "compensation"):
        return Unit.MONEY
    return Unit.PERSONS if measure and measure != "other" else Unit.UNCLEAR


def _weigh(mention: Mention, kind: str) -> None:
    """Doubts that lie in the words themselves."""
    if mention.sort in _AGAINST and any(
        facet in ("age=children", "age=girls", "age=boys") for facet in mention.counted
    ):
        mention.doubt("children, not traffickers", Doubt.STRONG)
    if kind == "case" and "there" in mention.how:
        mention.doubt("there were cases", Doubt.STRONG)
    if mention.sort == "rescue":
        mention.doubt("rescued", Doubt.STRONG)
    if (
        mention.measure in ("victims_identified", "victims_assisted", "victims_referred")
        and kind == "person"
        and not (mention.role == "recipient" and mention.sort == "identify")
    ):
        mention.doubt("persons, not victims", Doubt.STRONG)
    if mention.role in ("oblique",):
        mention.doubt("beside its verb", Doubt.STRONG)
    if mention.role == "subject" and mention.partitive and mention.whole is None and mention.kind == "":
        mention.doubt("some of those told before", Doubt.STRONG)


def _as_part(line: Line, mention: Mention, before: list[Mention], earlier: Before, kind: str) -> None:
    like = mention.like
    if like is not None and like.total is not None and mention.role == "coordinated" and not mention.kind:
        mention.measure = ""
        tie(mention, like.total)
        return
    if _as_part_of_part(line, mention, before, earlier):
        return
    host = host_in_line(line, mention, before)
    if host is not None:
        own, _, place = own_verb_measure(line, mention, kind or host.kind)
        if own and own != host.measure and not own.startswith("people"):
            mention.measure, mention.verb, mention.role = own, place, "subject"
            mention.like, mention.how = host, [*mention.how, "counted by its own verb"]
            if is_behind_colon(line, host, mention):
                mention.status = Status.PART
            _set_unit(mention, kind or host.kind)
            return
        if own or _told_apart(mention):
            mention.measure = own
        tie(mention, host)
        if mention.total is not None:
            mention.doubts.pop("persons, not victims", None)
        mention.how.append("part of the statement's total")
        if mention.total is not None and not describes(line, mention):
            mention.doubt("a part by a verb of its own", Doubt.STRONG)
        if mention.total is not None and _becomes_victims(line, mention) and host.kind != "victim":
            mention.doubt("victims among others", Doubt.STRONG)
        return
    anaphoric = mention.partitive or opens_with_part(line, _clause_start(line, mention))
    if mention.measure and not (anaphoric and mention.role == "subject"):
        return
    _as_part_of_earlier(line, mention, before, earlier)


def _as_part_of_part(line: Line, mention: Mention, before: list[Mention], earlier: Before) -> bool:
    """Tie a mention to the part, or to the restricted whole, that its bracket or the subject of its verb speaks of."""
    like = mention.like
    if like is not None and like.named and mention.role == "coordinated":
        found: Host | None = like.named
    elif part := part_before_bracket(line, mention, before):
        found = Host(part, frozenset())
    else:
        found = part_at_opening(line, mention, earlier.mentions)
        found = found or (None if mention.measure else host_named(line, mention, before, earlier.mentions))
    if found is None:
        return False
    tie(mention, found.mention)
    if mention.total is None:
        return False
    mention.named = found
    mention.doubts.pop("persons, not victims", None)
    mention.how.append("part of a part")
    return True


def _told_apart(mention: Mention) -> bool:
    """Whether a measure was only lent by a list: "helped 41 victims return, 29 of them from Russia"."""
    return mention.role == "coordinated" and (mention.partitive or mention.kind == "")


def _clause_start(line: Line, mention: Mention) -> int:
    for at in range(mention.first - 1, -1, -1):
        if line.low(at) == ";" and line.level[at] == mention.level:
            return at + 1
    return 0


def _as_part_of_earlier(line: Line, mention: Mention, before: list[Mention], earlier: Before) -> None:
    start = _clause_start(line, mention)
    anaphoric = opens_with_part(line, start) or mention.whole is not None or mention.rest
    subject = mention.role == "subject" and mention.kind in _PARTED
    if (
        not anaphoric
        and not subject
        and mention.role != "part"
        and not (mention.role == "object" and mention.sort == "include")
    ):
        return
    total = antecedent(line, mention, before, earlier.mentions, earlier.edition)
    if total is None:
        return
    own = mention.measure
    tie(mention, total)
    mention.how.append("part of an earlier total")
    if mention.total is None:
        return
    if own != total.measure and not describes(line, mention):
        mention.doubt("a part by a verb of its own", Doubt.STRONG)
    elif not anaphoric:
        mention.doubt("a part by its place alone", Doubt.SLIGHT)
    if mention.rest:
        mention.doubt("the rest", Doubt.STRONG)
    if _becomes_victims(line, mention) and total.kind != "victim":
        mention.doubt("victims among others", Doubt.STRONG)


def _becomes_victims(line: Line, mention: Mention) -> bool:
    return any(line.noun(at) == "victim" for at in range(mention.after, min(mention.after + 6, len(line.pieces))))


def _with_twins(line: Line, main: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in main:
        found.append(mention)
        if not mention.measure or mention.absent or mention.total is not None:
            continue
        for sort in joined_verbs(line, mention):
            measure = measure_of(line, mention, sort, mention.kind)
            if measure and measure != mention.measure:
                found.append(twin(mention, sort, measure))
    return found


def _finish(line: Line, main: list[Mention], free: list[Spot], zones: list[Zone], edition: int, before: Before) -> None:
    taken = [zone.pieces for zone in zones]
    for place, mention in enumerate(main):
        after = (it.place for it in main[place + 1 :] if it.place > mention.place and it.level <= mention.level)
        later = next(after, len(line.pieces))
        zone = next((it.cue for it in zones if it.cue > mention.place), len(line.pieces))
        restrict(line, mention, free, min(later, zone), taken)
        shares = mention.role == "coordinated" and not mention.kind and mention.total is None and not mention.counted
        of_host = mention.like is not None and "counted by its own verb" in mention.how
        if mention.like is not None and (shares or of_host):
            mention.counted |= {it for it in mention.like.counted if shares or it.startswith(_OF_PERSONS)}
        mention.counted |= _standing_before(mention, main[:place])
        if mention.named is not None:
            of_whole = mention.named.facets | mention.named.mention.counted
            if mention.counted <= of_whole:
                mention.doubt("what it is of is not told", Doubt.GRAVE)
            mention.counted |= of_whole
        mention.actor = _actor(line, mention, before)
        if mention.actor is Actor.UNCLEAR and (elsewhere := acting_country(line, mention)):
            mention.counted.add(f"place={elsewhere}")
        shares_verb = mention.like is not None and mention.role == "coordinated"
        mention.agency = mention.like.agency if shares_verb and mention.like else agency_of(line, mention)
        set_period(line, mention, main, free, edition - 1)
        if mention.period is None:
            _carry_period(mention, before, edition)
        if mention.value.precision is Precision.NONE and "consecutive" in line.lows:
            last = Period(edition - 2, edition - 2, PeriodSource.SENTENCE, "consecutive")
            mention.earlier.append(Earlier(mention.value, last))
        mention.counted |= locality(line, mention) | narrow(line, mention, main[:place])


def _standing_before(mention: Mention, before: list[Mention]) -> set[str]:
    """Of a number alone, that those counted before it are potential ones: "identified 40 potential victims and referred 31"."""
    alone = not mention.kind and mention.role == "object" and not mention.absent and mention.unit is Unit.PERSONS
    hosts = [it for it in before if it.kind and it.level == mention.level and it.total is None] if alone else []
    return {facet for it in hosts[-1:] for facet in it.counted if facet.startswith("standing=")}


def _actor(line: Line, mention: Mention, before: Before) -> Actor:
    if mention.total is not None:
        return mention.total.actor
    if mention.like is not None and mention.how[-1] == "counted by its own verb":
        return mention.like.actor
    found = find_actor(line, mention, before.actor)
    if mention.measure == "funding" and (verb := line.verb(mention.verb)) and verb.sort == "receive":
        return giver(line, mention, found)
    shared = mention.measure == "hotline_calls" and found is Actor.UNCLEAR
    return Actor.GOVERNMENT if shared else found


def _carry_period(mention: Mention, before: Before, edition: int) -> None:
    total = mention.total
    if total is not None and total.period is not None:
        mention.period = total.period
        if total.period.source is PeriodSource.SENTENCE and total.start_of_line != mention.start_of_line:
            mention.period = replace(total.period, source=PeriodSource.PARAGRAPH)
    elif before.period is not None and before.period.first == before.period.last == edition - 1:
        mention.period = replace(before.period, source=PeriodSource.PARAGRAPH)
    else:
        mention.period = Period(edition - 1, edition - 1, PeriodSource.EDITION)


def _finish_loose(line: Line, loose: list[Mention], spots: list[Spot], before: Before) -> None:
    for mention in loose:
        restrict(line, mention, spots, len(line.pieces), [])
        if mention.actor is Actor.GOVERNMENT and not mention.how:
            mention.actor = find_actor(line, mention, before.actor)


def _remember(found: list[Mention], before: Before) -> None:
    counted = [it for it in found if it.measure]
    before.mentions += counted
    del before.mentions[:-24]
    if counted:
        before.actor = counted[-1].actor
    said = next((it.period for it in found if it.period and it.period.source is PeriodSource.SENTENCE), None)
    if said is not None:
        before.period = said
