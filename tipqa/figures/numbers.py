"""Spotting numbers of every kind in running text, each with its exact span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.figures import number_kinds
from tipqa.figures.currencies import SIGNS, Currencies
from tipqa.figures.model import Precision
from tipqa.figures.number_kinds import Kind
from tipqa.figures.number_words import SCALES, read_vague, read_words
from tipqa.figures.tokens import Token, adjacent, low
from tipqa.records import dataclass

Qualifiers = Sequence[tuple[tuple[str, ...], Precision]]
_AMOUNTS = ("count", "money", "percent", "times", "duration")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, or a quantity without one, with the span of all its words, qualifier and unit of money included.

    `kind` tells what it counts: see `number_kinds`. `unit` is the code of the currency, or the unit of time. `modifier` marks a
    number inside a compound word, such as `three-year`. `doubtful` marks one that may be several run together.
    """

    start: int
    end: int
    value: float | None
    high: float | None = None
    precision: Precision = Precision.EXACT
    kind: Kind = "count"
    unit: str = ""
    modifier: bool = False
    doubtful: bool = False


def numbers_in(tokens: list[Token], currencies: Currencies, qualifiers: Qualifiers) -> list[Number]:
    """Every number of the tokens, in order and without overlap.

    Years, dates, ages, articles of law and the like are given too, with their `kind`; only `count`, `money`,
    `percent` and `times` say how much there is of something.
    """
    found: list[Number] = []
    index = 0
    before: Kind | None = None
    while index < len(tokens):
        read = _read_number(tokens, index, before, currencies)
        if read is None:
            letter = before == "reference" and adjacent(tokens[index - 1], tokens[index])  # of "189a and 253"
            if not letter and tokens[index].low not in (",", "and", "or", "to", "-", "–", "through"):
                before = None
            index += 1
            continue
        first, number, index = read
        before = number.kind
        number = _qualified(tokens, first, index, number, qualifiers)
        if found and number.start < found[-1].end:
            number = replace(number, start=found[-1].end)
        found.append(number)
    return found


def _read_number(
    tokens: list[Token], index: int, before: Kind | None, currencies: Currencies
) -> tuple[int, Number, int] | None:
    """The number that begins at `index`, with the index of its first token and the index after its last."""
    money = currencies.before(tokens, index)
    first = index + (0 if money is None else 1)
    if first >= len(tokens):
        return None
    share = number_kinds.share_at(tokens, first)
    if share:
        return index, Number(0, 0, share[0], kind="percent", unit="percent"), share[1]
    vague = read_vague(tokens, first)
    if vague:
        return index, Number(0, 0, None), vague
    plain = read_words(tokens, first)
    if plain is None:
        compound = number_kinds.compound_at(tokens, first)
        if compound is None:
            return None
        return first, Number(0, 0, compound, kind="duration", modifier=True), first + 1
    value, after = plain
    high, after = _range_end(tokens, first, after, value)
    if high is not None and value * (scale := SCALES.get(low(tokens, after - 1), 1)) < high:
        value *= scale
    sense = number_kinds.sense_of(tokens, first, after, value, money, before, currencies)
    doubtful = number_kinds.runs_together(tokens, first, after)
    found = Number(0, 0, value, high, kind=sense.kind, unit=sense.unit, modifier=sense.modifier, doubtful=doubtful)
    return index, found, max(sense.after, after)


def _range_end(tokens: list[Token], first: int, after: int, value: float) -> tuple[float | None, int]:
    """The upper end of a range such as `10,000-20,000`, `three to 10` or `between 5 and 7`."""
    joint = low(tokens, after)
    if number_kinds.is_year(tokens[first]):
        return None, after
    if joint in ("-", "–", "‑"):
        if not adjacent(tokens[after - 1], tokens[after]):
            return None, after
    elif joint == "to":
        if low(tokens, first - 1) == "from" and not number_kinds.unit_of_time(tokens, after + 1):
            return None, after
    elif joint != "or" and not (joint == "and" and low(tokens, first - 1) == "between"):
        return None, after
    start = after + 1
    if low(tokens, start) in SIGNS:
        start += 1
    upper = read_words(tokens, start) if start < len(tokens) else None
    if upper is None or upper[0] <= value or (joint == "or" and upper[0] > value + 5):
        return None, after
    return upper


def _qualified(tokens: list[Token], first: int, after: int, number: Number, qualifiers: Qualifiers) -> Number:
    start, end = tokens[first].start, tokens[after - 1].end
    for words, precision in qualifiers if number.kind in _AMOUNTS else ():
        begin = first - len(words)
        if begin >= 0 and all(tokens[begin + place].low == word for place, word in enumerate(words)):
            return replace(number, start=tokens[begin].start, end=end, precision=precision)
    return replace(number, start=start, end=end)
