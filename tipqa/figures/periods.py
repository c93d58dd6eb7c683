"""The periods that a statement names, as calendar years, and which of them is whose."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.figures.clauses import verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Period, PeriodSource
from tipqa.figures.number_kinds import MONTHS
from tipqa.figures.tokens import word_set
from tipqa.records import dataclass

_LEADS = word_set(
    "in during for since before after until from between by of over through throughout on within at as to"
)
_OPEN = frozenset({"than", "since", "before", "after", "until", "from"})
_PARTS = word_set(
    "early late mid the all calendar fiscal financial year years fy end beginning start close most of half first "
    "second last latter months month reporting period"
)
_OF_YEARS = word_set("calendar fiscal financial reporting harvest season report period year and to in compared")
_CHANGING = frozenset({"since", "after", "following", "until", "before"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A period named by the pieces `first` to before `after`, its preposition included.

    `lead` is the preposition, `relative` marks "the previous year", whose years are counted from the edition.
    """

    first: int
    after: int
    years: tuple[int, int]
    text: str
    lead: str
    relative: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it only bounds a time: "since 2016", "before 2022"."""
        return self.lead in _OPEN


def find_spots(line: Line, edition: int) -> list[Spot]:
    """The periods of a statement of the edition of a year, in order."""
    spots: list[Spot] = []
    place = 0
    while place < len(line.pieces):
        spot = _year(line, place, edition) or _phrase(line, place, edition, spots)
        if spot is None:
            place += 1
            continue
        if spots and _runs_on(spots[-1], spot):
            earlier = spots.pop()
            spot = Spot(
                earlier.first,
                spot.after,
                (earlier.years[0], spot.years[1]),
                line.words(max(earlier.first, 0), spot.after),
                "in",
            )
        spots.append(spot)
        place = max(spot.after, place + 1)
    return spots


def _runs_on(earlier: Spot, spot: Spot) -> bool:
    """Whether two spots are one period, "from 2019 to 2021"; not "from the previous year, in 2021" in a later edition."""
    near = earlier.lead in ("between", "from") and spot.first <= earlier.after + 1 and not spot.relative
    return near and earlier.years[0] <= spot.years[1]


def _year(line: Line, place: int, edition: int) -> Spot | None:
    number = line.number(place)
    if number is None or number.kind != "year" or number.value is None or not 1990 <= number.value <= edition + 1:
        return None
    first = place
    while first > 0 and (line.low(first - 1) in _PARTS or line.low(first - 1) in MONTHS or _is_day(line, first - 1)):
        first -= 1
    first = min(first, place)
    lead = line.low(first - 1)
    year = int(number.value)
    if line.low(place + 1) in ("state", "budget", "national", "federal") and _budget_near(line, place):
        return Spot(first - 1, place + 1, (year, year), line.words(place, place + 1), "in")
    if (
        line.low(place - 1) in ("the", "its", "a")
        and line.low(place + 1)[:1].isalpha()
        and line.low(place + 1) not in _OF_YEARS
    ):
        return None
    if lead not in _LEADS and line.low(first) in _LEADS:
        lead, first = line.low(first), first + 1
    listed = lead in ("and", "or", ",", "to", "through", "-", "–") and _lists_years(line, first - 2)
    if lead not in _LEADS and not listed:
        if not (line.low(place - 1) in ("(", ";") and line.low(place + 1) in (":", ")", ",")):
            return None
        lead = "("
    lead = "in" if listed else "than" if line.low(first - 2) == "than" or _likened(line, first - 1) else lead
    return Spot(first - 1, place + 1, (year, year), line.words(max(first - 1, 0), place + 1), lead)


def _likened(line: Line, at: int) -> bool:
    """Whether "as" likens: "as reported in 2016", "as in 2016"."""
    return line.low(at - 1) == "as" or (line.low(at - 2) == "as" and line.low(at - 1).endswith("ed"))


def _budget_near(line: Line, place: int) -> bool:
    return any(line.low(place + step) == "budget" for step in (1, 2, 3))


def _is_day(line: Line, at: int) -> bool:
    number = line.number(at)
    return number is not None and number.kind == "date"


def _lists_years(line: Line, at: int) -> bool:
    at -= line.low(at) == ","
    number = line.number(at)
    return number is not None and number.kind == "year"


def _phrase(line: Line, place: int, edition: int, spots: list[Spot]) -> Spot | None:
    found = line.lexicon.at("period", line.lows, place)
    if found is None:
        return _several(line, place, edition)
    value, after = found
    first, _, last = value.partition("..")
    if first == "before":
        base = spots[-1].years[0] if spots else edition - 1
        years = (base - 1, base - 1)
    else:
        years = (edition + int(first), edition + int(last or first))
    lead = line.low(place - 1)
    start = place - 1 if lead in _LEADS else place
    if years[1] < edition - 1 and (lead in ("over", "from", "to", "of") or line.low(start - 1) == "than"):
        lead = "from"
    return Spot(start, after, years, line.words(start, after), lead if lead in _LEADS else "", True)


def _several(line: Line, place: int, edition: int) -> Spot | None:
    """ "the previous two years", "the previous three reporting periods" """
    number_at = place + 2
    number = line.number(number_at)
    if (
        line.low(place) != "the"
        or line.low(place + 1) not in ("previous", "prior", "preceding", "past", "last")
        or number is None
    ):
        return None
    after = number_at + 1
    while line.low(after) in ("reporting", "periods", "years", "fiscal"):
        after += 1
    if number.value is None or (after == number_at + 1 and number.kind != "duration"):
        return None
    lead = line.low(place - 1) if line.low(place - 1) in _LEADS else ""
    now = line.low(place + 1) in ("past", "last")
    years = (edition - 1 - int(number.value) + now, edition - 2 + now)
    return Spot(place - 1 if lead else place, after, years, line.words(place, after), lead, True)


def set_period(line: Line, mention: Mention, others: list[Mention], spots: list[Spot], latest: int) -> None:
    """Give a mention the period that the statement names for it, if any. `spots` are those outside comparisons.

    What happened "since 2020" is of all the years from there to `latest`, the last one that the edition reports on.
    """
    chosen = _after(line, mention, others, spots) or _opening(line, mention, spots)
    if chosen is None:
        chosen = _shared(line, mention, spots)
        if chosen is not None and chosen.relative and chosen.first >= 0 and _is_past(chosen):
            mention.doubt("a period further on", Doubt.STRONG)
    since = _since(line, mention, spots)
    if since is not None:
        mention.period = Period(since.years[0], max(latest, since.years[0]), PeriodSource.SENTENCE, since.text)
    elif chosen is not None:
        mention.period = Period(chosen.years[0], chosen.years[1], PeriodSource.SENTENCE, chosen.text)


def _since(line: Line, mention: Mention, spots: list[Spot]) -> Spot | None:
    """ "Since 2020, courts have convicted 12": a sum over years."""
    perfect = any(line.low(at) in ("has", "have") for at in range(max(mention.verb, 0)))
    if mention.absent or not perfect:
        return None
    return next((spot for spot in spots if spot.lead == "since" and not spot.relative), None)


def _is_past(spot: Spot) -> bool:
    return "previous" in spot.text or "prior" in spot.text or "last" in spot.text


def _usable(line: Line, mention: Mention, spot: Spot) -> bool:
    if spot.is_open or line.level[spot.first if spot.first >= 0 else 0] not in (0, mention.level):
        return False
    return not _narrows(line, mention, spot)


def _narrows(line: Line, mention: Mention, spot: Spot) -> bool:
    """Whether a period belongs to a participle or relative clause: "two traffickers convicted in 2022 won"."""
    if spot.first < mention.after:
        return False
    between = range(mention.after, spot.first)
    if any(line.low(at) in ("who", "whom", "that", "which", "when", "where", "whose") for at in between):
        return True
    at = spot.first - 1
    word = line.low(at)
    acted = line.low(at - 1) in ("was", "were", "been", "be") and at < mention.after + 3
    participle = _is_participle(word) and at != mention.verb and not acted
    return participle and at >= mention.after and not (mention.role == "subject" and mention.verb == at)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in ("begun", "brought", "made", "held", "found")


def _after(line: Line, mention: Mention, others: list[Mention], spots: list[Spot]) -> Spot | None:
    later = min(
        (it.place for it in others if it.place > mention.place and not it.secondary and it.zone < 0),
        default=len(line.pieces),
    )
    for spot in spots:
        if mention.place < spot.first < later and _same_clause(line, mention.place, spot.first):
            return _latest(mention, spot, spots) if _usable(line, mention, spot) else None
    return None


def _latest(mention: Mention, spot: Spot, spots: list[Spot]) -> Spot:
    """Of "not reported in 2016 or 2017" the later year."""
    beside = [it for it in spots if spot.after <= it.first + 1 <= spot.after + 2]
    return beside[0] if mention.absent and beside and beside[0].years > spot.years else spot


def _opening(line: Line, mention: Mention, spots: list[Spot]) -> Spot | None:
    """The period at the opening of the statement or of the clause: "In 2017, …"."""
    start = 0
    for at in range(mention.place - 1, -1, -1):
        if line.low(at) == ";" and line.level[at] == 0:
            start = at + 1
            break
    for begin in dict.fromkeys((start, 0)):
        if line.low(begin) in _CHANGING:
            continue
        comma = next((at + 1 for at in range(begin, begin + 4) if line.low(at) == ","), begin)
        for spot in spots:
            if begin <= spot.first + 1 <= comma + 3 and spot.after <= mention.place and not spot.is_open:
                return spot
    return _before_verb(line, mention, spots) or _when(line, mention, spots)


def _when(line: Line, mention: Mention, spots: list[Spot]) -> Spot | None:
    """ "… of the previous year, when 10 of 34 were imprisoned" """
    for spot in spots:
        at = spot.after + (line.low(spot.after) == ",")
        if line.low(at) == "when" and at < mention.place and _same_clause(line, at, mention.place):
            return spot
    return None


def _before_verb(line: Line, mention: Mention, spots: list[Spot]) -> Spot | None:
    """A period between the subject and the number: "the government in 2017 identified 12 victims"."""
    for spot in spots:
        narrowing = _is_participle(line.low(spot.first - 1)) or _is_participle(line.low(spot.first))
        if spot.first <= mention.place and 0 <= mention.verb - spot.after <= 1 and not spot.is_open and not narrowing:
            return spot
    return None


def _shared(line: Line, mention: Mention, spots: list[Spot]) -> Spot | None:
    for spot in spots:
        if spot.first > mention.place and _same_clause(line, mention.place, spot.first):
            return spot if _usable(line, mention, spot) else None
    return None


def _same_clause(line: Line, first: int, last: int) -> bool:
    level = line.level[first]
    for at in range(first, last):
        if line.level[at] == 0 and line.low(at) in (";", ".", ":", "but", "while", "whereas"):
            return False
        if line.low(at) == "and" and line.low(at - 1) == "," and line.level[at] == level and _new_clause(line, at + 1):
            return False
        if level and line.level[at] == level and line.low(at) in (")", ";"):
            return line.low(at) == ")" and line.level[last] == 0
    return True


def _new_clause(line: Line, at: int) -> bool:
    """Whether a clause with a subject of its own begins: "…, and a branch opened in January"."""
    if line.number(at) is not None:
        return False
    return any(
        (verb := verbal_at(line, place)) is not None and verb.voice == "active" for place in range(at + 1, at + 5)
    )


def outside(spots: list[Spot], ranges: list[range]) -> list[Spot]:
    """The periods that stand in none of the given ranges of pieces."""
    return [spot for spot in spots if not any(spot.after - 1 in it or spot.first in it for it in ranges)]


def each_year(spot: Spot) -> Iterator[int]:
    """The years of a period, newest first."""
    yield from range(spot.years[1], spot.years[0] - 1, -1)
