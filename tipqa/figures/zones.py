"""Comparisons: the stretches of a statement whose numbers are of an earlier period, and whose earlier values they are."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.figures.clauses import verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Earlier, Period, PeriodSource, Precision, Value
from tipqa.figures.periods import Spot, each_year
from tipqa.figures.tokens import word_set
from tipqa.records import dataclass

_OPENERS = word_set("the it they a an no any none officials authorities courts police prosecutors ngos")
_AFTER_FROM = word_set("to ; . which and while but")
_COURT_EVENTS = word_set("investigation prosecution conviction")
_FILL = word_set("only just a an total of about approximately the")


@dataclass(frozen=True, slots=True)
class Zone:
    """Pieces `first` to before `after`, whose numbers are earlier values; `cue` is where its cue begins.

    `same` marks "the same number as in 2016": the main value again. `opens` marks a zone that is its whole statement:
    "This was compared with 12 victims in 2016". `ahead` marks one whose figure follows: "from 20 in 2016 to 35".
    """

    first: int
    after: int
    cue: int
    same: bool = False
    opens: bool = False
    ahead: bool = False

    @property
    def pieces(self) -> range:
        """All its pieces, the cue included."""
        return range(self.cue, self.after)


def find_zones(line: Line, spots: list[Spot], edition: int) -> list[Zone]:
    """The stretches of comparison of a statement, in order and without overlap."""
    found: list[Zone] = []
    for cue, first, same in sorted(_cues(line)):
        if first >= len(line.pieces) or (found and cue < found[-1].after):
            continue
        end = _end(line, first)
        if (cue == 0 or line.low(cue) == "unlike") and not same:
            end = next((at for at in range(first, end) if _ends_opening(line, at)), end)
        cue -= line.low(cue - 1) in ("(", "[")
        found.append(Zone(first, end, cue, same, cue <= 3))
    for cue, first, end in _from_cues(line):
        if not any(first in zone.pieces or zone.cue in range(cue, end) for zone in found):
            found.append(Zone(first, end, cue, ahead=line.low(end) == "to"))
    brackets = [zone for zone in _brackets(line, spots, edition) if not any(zone.first in it.pieces for it in found)]
    return sorted(found + brackets, key=lambda zone: zone.first)


def _ends_opening(line: Line, at: int) -> bool:
    return line.low(at) == "," and line.level[at] == 0 and line.low(at + 1) != "when"


def _cues(line: Line) -> Iterator[tuple[int, int, bool]]:
    for value, first, after in line.lexicon.find("compare", line.lows):
        if line.low(first - 1) != "such":
            yield first, after, value == "same"
    for _, first, after in line.lexicon.find("change", line.lows):
        end = _from_after(line, after)
        if end is not None:
            yield first, end, False


def _from_cues(line: Line) -> Iterator[tuple[int, int, int]]:
    """ "increased its budget from 20 to 35", "increased to 35 from 20": cue, first piece, and the index after."""
    for place, word in enumerate(line.lows):
        number = line.number(place + 1)
        if word != "from" or number is None or number.kind not in ("count", "money"):
            continue
        if not any(line.lexicon.word("changing", line.low(at)) for at in range(place)):
            continue
        end = place + 2
        while (
            end < len(line.pieces)
            and line.low(end) not in _AFTER_FROM
            and not (line.number(end) is not None and line.level[end] == line.level[place] and line.counts(end))
        ):
            end += 1
        yield place, place + 1, end


def _from_after(line: Line, at: int) -> int | None:
    """The index after "from" where it belongs to "a decrease", and a number or a noun follows."""
    for place in range(at, len(line.pieces)):
        word = line.low(place)
        if word == "over" and line.number(place + 1) is None:
            return None
        if word in ("from", "over") or (word in ("with", "to") and line.low(place - 1) == "compared"):
            return place + 1
        if word in (";", ",", ".", "and") or verbal_at(line, place) is not None:
            return None
    return None


def _end(line: Line, first: int) -> int:
    level = line.level[first] if first < len(line.pieces) else 0
    place = first
    while place < len(line.pieces):
        if line.level[place] != level and level:
            return place
        if line.level[place] == level and _ends_at(line, place, first):
            return place
        place += 1
    return place


def _ends_at(line: Line, place: int, first: int) -> bool:
    word = line.low(place)
    if word in (";", ":") or (
        word in ("while", "whereas", "but", "although", "though", "because", "despite") and place > first
    ):
        return True
    if word == "," and (_goes_on_to_another_event(line, place) or _tells_deed(line, place, first)):
        return True
    if word in ("and", ",") and _begins_clause(line, place + 1 + (line.low(place + 1) == "and")):
        return True
    if word == "," and line.low(place + 1) in ("including", "which", "all", "with", "some", "many", "most", "as"):
        return True
    return word in ("of", "among") and line.low(place + 1) in ("whom", "which", "these") and place > first


def _tells_deed(line: Line, place: int, first: int) -> bool:
    """ "efforts compared to those of the year before, opening 65 investigations": no number was compared, and one follows."""
    deed = line.low(place + 1).endswith("ing") and verbal_at(line, place + 1) is not None
    return deed and not any(line.counts(at) for at in range(first, place))


def _goes_on_to_another_event(line: Line, place: int) -> bool:
    """ "21 prosecutions, compared with 10 in 2021, and 39 convictions, compared with …": the second is compared anew."""
    at = place + 2
    if line.low(place + 1) != "and" or line.number(at) is None or line.noun(at + 1) not in _COURT_EVENTS:
        return False
    named = line.noun(at + 1) in {line.noun(it) for it in range(place)}
    return not named and any(True for _ in line.lexicon.find("compare", line.lows, at))


def _begins_clause(line: Line, at: int) -> bool:
    """Whether a verb of its own, with its object, follows: the comparison is over."""
    start = at
    while line.low(at) in _OPENERS:
        at += 1
    verb = verbal_at(line, at)
    if line.low(at) in ("did", "has") and line.low(at + 1) in ("not", "never"):
        return True
    if line.number(start) is not None and start == at:
        following = verbal_at(line, at + 1) or verbal_at(line, at + 2)
        return (
            following is not None
            and following.voice in ("active", "passive")
            and not _spot_follows(line, following.place)
        )
    if verb is None or verb.voice not in ("active", "passive"):
        return False
    if at > start:
        return True
    word = line.low(at + 1)
    return (
        line.number(at + 1) is not None
        or word in ("the", "a", "an", "its", "any", "no", "that", "them")
        or bool(line.noun(at + 1))
    )


def _spot_follows(line: Line, at: int) -> bool:
    return line.low(at + 1) in ("in", "during", "the")


def _brackets(line: Line, spots: list[Spot], edition: int) -> Iterator[Zone]:
    for level, opener in line.opened.items():
        if line.low(opener) not in ("(", "["):
            continue
        inside = [at for at in range(opener + 1, len(line.pieces)) if line.level[at] == level]
        if not inside:
            continue
        first, after = inside[0], inside[-1]
        at = first
        while line.low(at) in _FILL:
            at += 1
        named = [spot for spot in spots if spot.first >= opener and spot.after <= after + 1]
        number = line.number(at)
        starts = (number is not None and number.kind in ("count", "money", "percent")) or line.low(at) in ("no", "none")
        starts = starts or any(spot.first == first for spot in named)  # "(in 2021, 11 were girls)"
        if (starts and named and any(spot.years[1] < edition - 1 for spot in named)) or (
            number is not None and number.kind == "year" and line.low(at + 1) in (":", ",")
        ):
            yield Zone(first, after, opener)


def periods_in(zone: Zone, numbers: list[Mention], spots: list[Spot]) -> list[tuple[Mention, list[Spot]]]:
    """Each number of a zone with its periods: its own, or that of a later number, or none."""
    own = [spot for spot in spots if spot.after - 1 in zone.pieces and spot.lead != "before"]
    if len(numbers) > 1 and own and all(spot.first > numbers[-1].place for spot in own) and len(own) == len(numbers):
        return [(number, [spot]) for number, spot in zip(numbers, own, strict=True)]
    found: list[tuple[Mention, list[Spot]]] = []
    for place, number in enumerate(numbers):
        later = numbers[place + 1].place if place + 1 < len(numbers) else zone.after
        near = [spot for spot in own if number.place < spot.after - 1 < later]
        if not near and place and found[-1][1] and not [spot for spot in own if spot.first >= later]:
            near = found[-1][1]
        found.append((number, near))
    for place in range(len(found) - 2, -1, -1):
        if not found[place][1]:
            found[place] = (found[place][0], found[place + 1][1])
    ahead = [spot for spot in own if numbers and spot.first < numbers[0].place]
    return [(number, near or ahead[-1:]) for number, near in found]


def earlier_values(value: Value, spots: list[Spot], edition: int) -> list[Earlier]:
    """What a number of a comparison says of its period, or of each of its two years."""
    if not spots:
        return [Earlier(value, Period(edition - 2, edition - 2, PeriodSource.EDITION))]
    found = []
    for spot in spots:
        years = list(each_year(spot)) if spot.relative or len(spots) > 1 else [spot.years[1]]
        found += [Earlier(value, Period(year, year, PeriodSource.SENTENCE, spot.text)) for year in years]
    return found


def none_value(text: str) -> Value:
    """The value of "no" or "none"."""
    return Value(Precision.NONE, 0.0, text)
