"""Spotting numbers of every kind in running text, each with its exact span."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tipqa.reports.figures import number_kinds
from tipqa.reports.figures.number_kinds import Kind
from tipqa.reports.figures.number_words import SCALES, read_vague, read_words
from tipqa.reports.figures.tokens import Token, adjacent, low, tokenize


def _listed(words: str) -> list[str]:
    return words.split(",")


_QUALIFIERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in _listed(
        "an estimated minimum of,a minimum of,a maximum of,no more than,not more than,no fewer than,no less than,"
        "not less than,well over,just over,just under,as many as,as few as,more than,at least,at most,fewer than,"
        "less than,greater than,close to,up to,an estimated,a reported,estimated,approximately,about,around,"
        "roughly,nearly,almost,over,some"
    )
)
_ARTICLES = ("a ", "an ")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, or a quantity without one, with the span of all its words, qualifier and unit of money included.

    `kind` tells what it counts: see `number_kinds`. `unit` is the currency, or the unit of time. `modifier` marks a
    number inside a compound word, such as `three-year`. `doubtful` marks one that may be several run together.
    """

    start: int
    end: int
    value: float | None
    high: float | None = None
    qualifier: str = ""
    kind: Kind = "count"
    unit: str = ""
    modifier: bool = False
    doubtful: bool = False


def numbers(text: str) -> list[Number]:
    """Every number of `text`, in order and without overlap.

    Years, dates, ages, articles of law and the like are given too, with their `kind`; only `count`, `money`,
    `percent` and `times` say how much there is of something.
    """
    return numbers_in(tokenize(text))


def numbers_in(tokens: list[Token]) -> list[Number]:
    """As `numbers`, over tokens that are there already."""
    found: list[Number] = []
    index = 0
    before: Kind | None = None
    while index < len(tokens):
        read = _read_number(tokens, index, before)
        if read is None:
            if tokens[index].low not in (",", "and", "or", "to", "-", "–", "through"):
                before = None
            index += 1
            continue
        number, index = read
        before = number.kind
        if found and number.start < found[-1].end:
            number = replace(number, start=found[-1].end)
        found.append(number)
    return found


def _read_number(tokens: list[Token], index: int, before: Kind | None) -> tuple[Number, int] | None:
    money = number_kinds.currency_before(tokens, index)
    first = index + (1 if money else 0)
    if first >= len(tokens):
        return None
    share = number_kinds.share_at(tokens, first)
    if share:
        value, after = share
        return _qualified(tokens, index, after, Number(0, 0, value, kind="percent", unit="percent")), after
    vague = read_vague(tokens, first)
    if vague:
        return _qualified(tokens, index, vague, Number(0, 0, None)), vague
    plain = read_words(tokens, first)
    if plain is None:
        compound = number_kinds.compound_at(tokens, first)
        if compound is None:
            return None
        return Number(tokens[first].start, tokens[first].end, compound, kind="duration", modifier=True), first + 1
    value, after = plain
    high, after = _range_end(tokens, first, after, value)
    if high is not None and high >= 1000 * value and low(tokens, after - 1) in SCALES:
        value *= SCALES[low(tokens, after - 1)]
    sense = number_kinds.sense_of(tokens, first, after, value, money, before)
    found = Number(0, 0, value, high, kind=sense.kind, unit=sense.unit, modifier=sense.modifier)
    found = replace(found, doubtful=number_kinds.runs_together(tokens, first, after))
    return _qualified(tokens, index, sense.after, found), max(sense.after, after)


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
    if low(tokens, start) in number_kinds.SYMBOLS:
        start += 1
    upper = read_words(tokens, start) if start < len(tokens) else None
    if upper is None or upper[0] <= value or (joint == "or" and upper[0] > value + 5):
        return None, after
    return upper


def _qualified(tokens: list[Token], first: int, after: int, number: Number) -> Number:
    for words in _QUALIFIERS if number.kind in ("count", "money", "percent", "times", "duration") else ():
        begin = first - len(words)
        if begin >= 0 and all(tokens[begin + place].low == word for place, word in enumerate(words)):
            name = " ".join(words)
            for article in _ARTICLES:
                name = name.removeprefix(article)
            return replace(number, start=tokens[begin].start, end=tokens[after - 1].end, qualifier=name)
    return replace(number, start=tokens[first].start, end=tokens[after - 1].end)
