"""Counting words: "nine", "twenty-one", "two dozen", "one million", "tens of thousands"."""

from __future__ import annotations

from tipqa.figures.tokens import Token, low, number_value, word_list

_SMALL = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
UNITS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * place for place, word in enumerate(_TENS, 2)
}
_UNITS_FROM = UNITS["ten"]  # the first number that stands behind no tens: "twenty nine", not "twenty ten"
_ROUND_TENS = frozenset(UNITS[word] for word in _TENS)
_GREAT = frozenset({"thousand", "million", "billion"})
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
VAGUE = frozenset({"dozens", "hundreds", "thousands", "millions", "tens", "scores"})


def word_value(word: str) -> int | None:
    """The value of one counting word, "twenty-one" included; None for any other word."""
    if word in UNITS:
        return UNITS[word]
    tens, dash, unit = word.partition("-")
    if dash and tens in _TENS and 0 < UNITS.get(unit, 0) < _UNITS_FROM:
        return UNITS[tens] + UNITS[unit]
    return None


def read_words(tokens: list[Token], index: int) -> tuple[float, int] | None:
    """The number that starts at `index` in words or digits, and the index after it; None where none starts.

    `2.5 million`, `two hundred and five`, `a dozen` and `half a million` are each one number.
    """
    word = low(tokens, index)
    if word == "half" and low(tokens, index + 1) == "a" and low(tokens, index + 2) in SCALES:
        return SCALES[low(tokens, index + 2)] / 2, index + 3
    if word in ("a", "an") and low(tokens, index + 1) in SCALES:
        return _scaled(tokens, index + 1, 0.0, 1.0)
    if tokens[index].digits:
        return _scaled(tokens, index + 1, 0.0, number_value(word), words=False)
    value = word_value(word)
    return None if value is None else _scaled(tokens, index + 1, 0.0, float(value))


def _scaled(tokens: list[Token], index: int, total: float, current: float, words: bool = True) -> tuple[float, int]:
    """Go on from `current` over the scale words, and over the smaller numbers that may follow them."""
    open_to = _UNITS_FROM if words and current in _ROUND_TENS else 0
    while True:
        word = low(tokens, index)
        if word in SCALES:
            scale = SCALES[word]
            if word in _GREAT:
                total, current = total + current * scale, 0.0
            else:
                current *= scale
            open_to = scale if words and word != "dozen" else 0
            index += 1
            continue
        joined = 1 if word == "and" and open_to > _UNITS_FROM else 0
        value = word_value(low(tokens, index + joined))
        if value is None or not 0 < value < open_to:
            return total + current, index
        current += value
        index += 1 + joined
        open_to = _UNITS_FROM if value in _ROUND_TENS else 0


def read_vague(tokens: list[Token], index: int) -> int | None:
    """The index after a quantity without a number ("dozens", "hundreds of thousands"), or None."""
    word = low(tokens, index)
    if word == "several" and low(tokens, index + 1) in SCALES:
        return index + 2
    if word not in VAGUE or (word in ("tens", "scores") and low(tokens, index + 1) != "of"):
        return None
    while low(tokens, index + 1) == "of" and low(tokens, index + 2) in VAGUE:
        index += 2
    return index + 1
