"""Words of a text with their places: the ground that numbers, periods and measures are read on."""

from __future__ import annotations

from typing import NamedTuple

from tipqa.later import later

# Grouped as elsewhere in the world, where it is plainly one number: `1.204.500`, `1 204 500`, `4,6 million`.
_GROUPED = (
    r"(?<![0-9][.,])[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]{1,2})?|(?: [0-9]{3}){2,})(?![0-9]|[.,][0-9])"
    r"|[0-9]{1,3},[0-9]{1,2}(?=\s(?:million|billion|percent|per cent)\b)"
)
_TOKEN = later(
    rf"{_GROUPED}|"
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|R\$|US\$"
    r"|(?:U\.S|U\.N|U\.K)\.|[^\W\d_]+(?:['’ʻ‑-][^\W\d_]+)*(?:['’](?!\w))?|[^\w\s]|_"
)
_DECIMAL_COMMA = later(r"[0-9]+,[0-9]{1,2}")


class Token(NamedTuple):
    """A word, a figure in digits, or a mark. `low` is its lower-case form with straight apostrophes."""

    low: str
    start: int
    end: int
    upper: bool  # begins with a capital
    caps: bool = False  # in capitals throughout

    @property
    def digits(self) -> bool:
        """Whether it is a figure written in digits."""
        return "0" <= self.low[0] <= "9"


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets in `text`."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        low = word.lower().replace("’", "'").replace("ʻ", "'").replace("‑", "-")
        found.append(Token(low, *match.span(), word[0].isupper(), word.isupper()))
    return found


def number_value(digits: str) -> float:
    """What a figure in digits says: `1,204,500`, `1.204.500` and `1 204 500` are the same, and `4,6` is 4.6."""
    if digits.count(".") > 1:
        digits = digits.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    return float(digits.replace(",", "").replace(" ", ""))


def adjacent(left: Token, right: Token) -> bool:
    """Whether nothing stands between the two."""
    return left.end == right.start


def low(tokens: list[Token], index: int) -> str:
    """The word at `index`, or "" outside the list."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def word_list(words: str) -> list[str]:
    """The words of a string in order, for tables of words."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set, for tables of words."""
    return frozenset(words.split())
