"""What a number counts: things, money, a share, a time, an age, or nothing (a year, a date, an article of law)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tipqa.figures.currencies import Currencies
from tipqa.figures.number_words import word_value
from tipqa.figures.tokens import Token, adjacent, low, word_set

Kind = Literal["count", "money", "percent", "duration", "times", "age", "year", "date", "reference"]

TIMES = word_set("year years month months week weeks day days hour hours decade decades minute minutes")
MONTHS = word_set("january february march april may june july august september october november december")
_REFERENCES = word_set(
    "article articles section sections law laws decree decrees resolution resolutions convention conventions chapter "
    "chapters paragraph paragraphs protocol protocols tier tiers level phase page pages title directive regulation "
    "ordinance order covid art arts § subsection clause annex schedule kilometer"
)
_REFERENCE_STEPS = frozenset({"no", ".", "#", "nos", "number", "("})
_AGE_BEFORE = frozenset({"aged", "age", "ages", "under", "above", "below", "turned"})
_SHARES: dict[tuple[str, ...], float] = {
    ("two-thirds",): 200 / 3, ("two", "thirds"): 200 / 3, ("three-quarters",): 75.0, ("one-third",): 100 / 3,
    ("one", "third"): 100 / 3, ("a", "third"): 100 / 3, ("one-quarter",): 25.0, ("a", "quarter"): 25.0,
    ("one", "half"): 50.0, ("half",): 50.0,
}  # fmt: skip
_BEGIN_SHARES = frozenset(words[0] for words in _SHARES)


class Sense(NamedTuple):
    """The kind and unit of a number, and the index after all its words."""

    kind: Kind
    unit: str
    after: int
    modifier: bool = False


def share_at(tokens: list[Token], index: int) -> tuple[float, int] | None:
    """A share in words ("half", "two-thirds") that starts at `index`, in percent, and the index after it."""
    if tokens[index].low not in _BEGIN_SHARES:
        return None
    for words, value in _SHARES.items():
        after = index + len(words)
        if tokens[index].low == words[0] and all(low(tokens, index + i) == word for i, word in enumerate(words)):
            near = low(tokens, after)
            if near in ("of", "the") and low(tokens, index - 1) not in ("first", "second", "last", "latter", "former"):
                return value, after
            if near not in ("a", "an") and low(tokens, index - 1) in ("than", "about", "nearly", "almost", "only"):
                return value, after
    return None


def compound_at(tokens: list[Token], index: int) -> float | None:
    """The number inside a compound of time such as `three-year`; None for any other word."""
    head, dash, tail = tokens[index].low.partition("-")
    if not dash or tail.partition("-")[0] not in TIMES:
        return None
    return word_value(head)


def unit_of_time(tokens: list[Token], index: int) -> str:
    """The unit of time that follows within two words, such as `10 years'`; "" where there is none."""
    for place in (index, index + 1):
        word = low(tokens, place).rstrip("'")
        if word in TIMES:
            return word
    return ""


def sense_of(
    tokens: list[Token],
    first: int,
    after: int,
    value: float,
    money: str | None,
    before: Kind | None,
    currencies: Currencies,
) -> Sense:
    """What the number at `tokens[first:after]` counts; `before` is the kind of the number listed just before it.

    `money` is the code of the sign before it, None where none stands.
    """
    if money is not None:
        return Sense("money", money, after)
    currency = currencies.after(tokens, after)
    if currency:
        return Sense("money", *currency)
    percent = _percent_after(tokens, after)
    if percent:
        return Sense("percent", "percent", percent)
    if _is_reference(tokens, first, after, before):
        return Sense("reference", "", after)
    if is_year(tokens[first]) and after == first + 1:
        return Sense("year", "", _year_range_end(tokens, after))
    if _is_date(tokens, first, after, value) or _is_clock(tokens, first, after):
        return Sense("date", "", after)
    return _of_time(tokens, first, after, value) or Sense("count", "", after)


def runs_together(tokens: list[Token], first: int, after: int) -> bool:
    """Whether `130,249, and 964` may be a list that lost a space, or `1 204` one number parted by one."""
    if _grouped(tokens, first - 1) or _grouped(tokens, after - 1):
        return True
    if tokens[first].low.count(",") != 1 or after != first + 1 or low(tokens, after) != ",":
        return False
    place = after + (2 if low(tokens, after + 1) == "and" else 1)
    return place < len(tokens) and tokens[place].digits and not is_year(tokens[place])


def _grouped(tokens: list[Token], place: int) -> bool:
    """Whether a number and the one behind it may be one, with a space for a thousands comma: `1 204`."""
    if not 0 <= place < len(tokens) - 1:
        return False
    number, behind = tokens[place], tokens[place + 1]
    digits = number.low.isdigit() and behind.low.isdigit()
    return digits and len(number.low) < 4 and len(behind.low) == 3 and behind.start == number.end + 1


def is_year(token: Token) -> bool:
    """Whether a token looks like a year of our time."""
    return len(token.low) == 4 and token.digits and token.low.isdigit() and token.low[:2] in ("19", "20")


def _percent_after(tokens: list[Token], after: int) -> int | None:
    word = low(tokens, after)
    if word in ("%", "percent", "percentage"):
        return after + 1
    return after + 2 if word == "per" and low(tokens, after + 1) == "cent" else None


def _is_reference(tokens: list[Token], first: int, after: int, before: Kind | None) -> bool:
    if not tokens[first].digits:
        return low(tokens, first - 1) in ("tier", "phase", "chapter", "article")
    if after < len(tokens) and adjacent(tokens[after - 1], tokens[after]) and _clings(tokens, after):
        return True
    if first and adjacent(tokens[first - 1], tokens[first]) and tokens[first - 1].low in ("-", "/", "#", "+", "_"):
        return True
    if first and adjacent(tokens[first - 1], tokens[first]) and tokens[first - 1].low.isalpha():
        return True
    if low(tokens, first - 1) in ("(", "[") and low(tokens, after) in (")", "]") and not is_year(tokens[first]):
        return low(tokens, first - 2) not in ("percent", "%")
    if before == "reference":
        joint = low(tokens, first - 1)
        return joint in ("and", "or", "to", "through", "-", "–") or low(tokens, after) in (",", "and", "or", "of")
    place = first - 1
    for _ in range(2):
        if low(tokens, place) in _REFERENCE_STEPS and not (
            low(tokens, place) == "." and low(tokens, place - 1) != "no"
        ):
            place -= 1
    return low(tokens, place) in _REFERENCES and low(tokens, place + 1) != "("


def _clings(tokens: list[Token], after: int) -> bool:
    """Whether what touches the number makes it a name or an article: `149a`, `15th`, `110(b)`, `24/7`."""
    mark = tokens[after].low
    if mark == "-":
        return (
            after + 1 < len(tokens)
            and not tokens[after + 1].digits
            and low(tokens, after + 1).split("-")[0] not in TIMES
        )
    return mark.isalpha() or mark in ("(", "/")


def _year_range_end(tokens: list[Token], after: int) -> int:
    """The index after `2012-13` or `2021-2022`, whose second half is no number of its own."""
    if low(tokens, after) in ("-", "–") and after + 1 < len(tokens) and tokens[after + 1].digits:
        return after + 2 if adjacent(tokens[after], tokens[after + 1]) else after
    return after


def _is_clock(tokens: list[Token], first: int, after: int) -> bool:
    """Whether the number is of a time of day: `8:00`, `17:30`, `4 p.m.`."""
    if low(tokens, after).rstrip(".") in ("a.m", "p.m", "am", "pm"):
        return True
    if low(tokens, after) in ("a", "p") and low(tokens, after + 1) == "." and low(tokens, after + 2) == "m":
        return True
    return _colon_between(tokens, first - 2) or _colon_between(tokens, after - 1)


def _colon_between(tokens: list[Token], index: int) -> bool:
    """Whether `tokens[index:index + 3]` are digits, a colon and digits with nothing between."""
    if index < 0 or index + 2 >= len(tokens):
        return False
    left, colon, right = tokens[index : index + 3]
    return left.digits and colon.low == ":" and right.digits and adjacent(left, colon) and adjacent(colon, right)


def _is_date(tokens: list[Token], first: int, after: int, value: float) -> bool:
    if not tokens[first].digits or not 1 <= value <= 31 or value != int(value):
        return False
    if low(tokens, after) in MONTHS and tokens[after].upper:
        return True
    month = low(tokens, first - 1).rpartition("-")[2]
    return month in MONTHS and (tokens[first - 1].upper or month != low(tokens, first - 1))


def _of_time(tokens: list[Token], first: int, after: int, value: float) -> Sense | None:
    word = low(tokens, after)
    if word == "-" and low(tokens, after + 1).split("-")[0] in TIMES:
        kind: Kind = "age" if low(tokens, after + 1).endswith("-old") else "duration"
        return Sense(kind, low(tokens, after + 1).split("-")[0], after + 2, modifier=True)
    if word == "times":
        return Sense("times", "times", after + 1)
    if word.partition("-")[0] in TIMES and "-" in word:
        return Sense("duration", word.partition("-")[0], after, modifier=True)
    before = low(tokens, first - 1)
    unit = word.rstrip("'")
    if unit in TIMES:
        aged = low(tokens, after + 1) in ("old", "older") or low(tokens, after + 2) == "age"
        if not aged and before in ("young", "aged"):
            aged = True
        return Sense("age" if aged else "duration", unit, after + 1)
    if unit_of_time(tokens, after) and word in ("additional", "full", "consecutive", "calendar", "more"):
        return Sense("duration", unit_of_time(tokens, after), after)
    if value <= 25 and _names_an_age(tokens, first, after):
        return Sense("age", "years", after)
    return None


def _names_an_age(tokens: list[Token], first: int, after: int) -> bool:
    before, next_word = low(tokens, first - 1), low(tokens, after)
    if before == "as" and low(tokens, first - 2) == "young":
        return True
    if before in _AGE_BEFORE:
        return before not in ("under", "above", "below") or not next_word.isalpha() or next_word in (
            "are", "were", "and", "or", "by", "in", "who", "from", "to", "is", "have",
        )  # fmt: skip
    if next_word.isalpha() and next_word not in ("and", "or", "in", "by", "to"):
        return False
    return any(low(tokens, place) in ("age", "ages", "aged") for place in range(first - 6, first))
