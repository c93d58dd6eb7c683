"""The table of words that questions are read by: slot, phrase, value, example (`lexicon.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

_TABLE = Path(__file__).with_name("lexicon.toml")
_PIECE = re.compile(r"\(\?<[!=][^)]*\)|\[[^\]]*\]| [?*]| ")  # look-behinds and sets of letters are left as they are
_EDGE = r"\b"
_BLANK = {" ": r"\s+", " ?": r"\s?", " *": r"\s*"}


@dataclass(frozen=True, slots=True)
class Row:
    """One wording: what it gives in its slot, and an example that it reads."""

    slot: str
    phrase: str
    value: str
    example: str


@cache
def _table() -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    """The parts of phrases by name, and the rows by slot."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return table["part"], table["words"]


@cache
def rows() -> tuple[Row, ...]:
    """Every row of the table, with the parts of phrases filled in."""
    return tuple(
        Row(slot, _filled(phrase), value, example)
        for slot, found in _table()[1].items()
        for phrase, value, example in found
    )


def part(name: str) -> str:
    """A part of phrases as a pattern, for what stands in statements too."""
    return _pattern(_table()[0][name])


@cache
def phrases(slot: str, value: str = "") -> re.Pattern[str]:
    """A pattern that finds any phrase of a slot with this value, the first one first, whatever the case of the letters."""
    found = [row.phrase for row in rows() if (row.slot, row.value) == (slot, value)]
    if not found:
        raise KeyError(f"the table of words has no slot {slot!r} with the value {value!r}")
    return compiled(found)


def says(text: str, slot: str, value: str = "") -> bool:
    """Whether a phrase of a slot with this value stands in the text."""
    return phrases(slot, value).search(text) is not None


def spans(text: str, *slots: str) -> list[tuple[int, int]]:
    """Where phrases of these slots stand in the text: start and end of each."""
    return [match.span() for slot in slots for match in phrases(slot).finditer(text)]


def spans_of_values(text: str, slot: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """The same of the phrases of one slot with these values."""
    return [match.span() for value in wanted for match in phrases(slot, value).finditer(text)]


def said(text: str, slot: str) -> tuple[str, ...]:
    """The phrases of a slot that stand in the text, as they stand there."""
    return tuple(match[0] for match in phrases(slot).finditer(text))


def values_in(text: str, slot: str) -> Iterator[str]:
    """The values of a slot of which a phrase stands in the text, in the table's order."""
    return (value for value in values(slot) if says(text, slot, value))


def values_of(word: str, slot: str) -> Iterator[str]:
    """The values of a slot of which a phrase is the whole of these words, in the table's order."""
    return (value for value in values(slot) if phrases(slot, value).fullmatch(word))


@cache
def values(slot: str) -> tuple[str, ...]:
    """The values of a slot, in the table's order."""
    return tuple(dict.fromkeys(row.value for row in rows() if row.slot == slot))


def compiled(found: Iterable[str]) -> re.Pattern[str]:
    """One pattern for these phrases; the edge of a word that neighbours open with is looked for once."""
    alike = groupby(map(_pattern, found), key=lambda pattern: pattern.startswith(_EDGE))
    return re.compile("|".join(_at_edge(together) if edge else "|".join(together) for edge, together in alike), re.I)


def _at_edge(patterns: Iterable[str]) -> str:
    return f"{_EDGE}(?:{'|'.join(pattern.removeprefix(_EDGE) for pattern in patterns)})"


def _filled(phrase: str) -> str:
    for name, text in _table()[0].items():
        phrase = phrase.replace(f"<{name}>", text)
    return phrase


def _pattern(phrase: str) -> str:
    """A phrase as a pattern: its spaces any white space, its ends edges of words unless "~" or "^" says otherwise."""
    first = "" if phrase.startswith(("~", "^")) else _EDGE
    last = "" if phrase.endswith("~") else _EDGE
    return first + _PIECE.sub(lambda m: _BLANK.get(m[0], m[0]), phrase.removeprefix("~").removesuffix("~")) + last
