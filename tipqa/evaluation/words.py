"""Folded text, numbers and tiers as sets, and the statements of an answer with the citations behind them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_LIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " "})
_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = {word: n for n, word in enumerate(_UNITS)} | _TENS
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER = re.compile(
    r"(?<!\w)(?P<digits>\d[\d,]*(?:\.\d+)?)(?!\w)"
    rf"|\b(?:(?P<tens>{'|'.join(_TENS)})-(?P<unit>{'|'.join(_UNITS[1:10])})|(?P<word>{'|'.join(_SMALL)}))\b"
)
_SCALE = re.compile(rf"[\s-]({'|'.join(_SCALES)})\b")
_TIER = re.compile(r"tier 2 watch list|tier [123]\b|special case", re.IGNORECASE)
_MARKERS = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\](?:\(#[^)\s]*\))?(?:[\s,;]*\[\d+(?:\s*,\s*\d+)*\](?:\(#[^)\s]*\))?)*")
_BOUNDARY = re.compile(r"(?<=[.!?])[\"'”’)*_]*\s+(?=[\"'“‘*_(]*[A-Z0-9])")
_DECORATION = re.compile(r"^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+|[*_`|]+")


def fold(text: str) -> str:
    """The text in one form for comparing: lower case, plain quotes and dashes, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_LIKE).casefold().split())


def words(text: str) -> list[str]:
    """The folded words of a text, in order, without punctuation."""
    return re.findall(r"\w+(?:'\w+)?", fold(text))


def numbers(text: str) -> set[str]:
    """Every number of a text in one form: "7,000" and "7000" are `7000`, "three" is `3`, "1.5 million" is `1500000`."""
    folded = fold(text)
    found = set()
    for match in _NUMBER.finditer(folded):
        value = _value(match)
        scale = _SCALE.match(folded, match.end())
        found.add(_written(value * _SCALES[scale[1]] if scale else value))
    return found


def _value(match: re.Match[str]) -> Decimal:
    if match["digits"]:
        return Decimal(match["digits"].replace(",", ""))
    if match["tens"]:
        return Decimal(_TENS[match["tens"]] + _SMALL[match["unit"]])
    return Decimal(_SMALL[match["word"]])


def _written(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if value != value.to_integral() else f"{int(value)}"


def states_number(text: str, number: str) -> bool:
    """Whether `text` holds `number`, in digits or words. What is no number ("none", "dozens") is looked up as words."""
    wanted = numbers(number)
    if wanted:
        return wanted <= numbers(text)
    return contains_words(text, number)


def contains_words(text: str, phrase: str) -> bool:
    """Whether the folded words of `phrase` stand in `text`, in order and side by side."""
    sought = " ".join(words(phrase))
    return bool(sought) and f" {sought} " in f" {' '.join(words(text))} "


def tiers(text: str) -> set[str]:
    """The tiers a text names, as `Tier 2 Watch List`; the longest name wins."""
    return {match[0].title() for match in _TIER.finditer(fold(text))}


def statements(answer: str) -> list[tuple[str, tuple[int, ...]]]:
    """The statements of an answer in Markdown that citations stand behind, each with the numbers behind it.

    A statement is the sentence right before a run of markers `[1] [2]`; words with no marker behind them are left out.
    """
    found = []
    for line in answer.splitlines():
        start = 0
        for match in _MARKERS.finditer(line):
            statement = _last_sentence(line[start : match.start()])
            start = match.end()
            if statement:
                found.append((statement, cited_numbers(match[0])))
    return found


def cited_numbers(answer: str) -> tuple[int, ...]:
    """The citation numbers a text marks, in order, each once."""
    groups = re.findall(r"\[(\d+(?:\s*,\s*\d+)*)\]", answer)
    return tuple(dict.fromkeys(int(n) for group in groups for n in group.split(",")))


def _last_sentence(text: str) -> str:
    plain = _DECORATION.sub(" ", text).strip()
    sentence = _BOUNDARY.split(plain)[-1].strip()
    return sentence if words(sentence) else ""
