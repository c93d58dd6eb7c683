"""The table of words that questions are read by: slot, phrase, value, example (`lexicon.toml`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from tipqa.question.letters import Slot, Table, Wording
from tipqa.question.phrases import Phrases, pattern_of
from tipqa.records import dataclass

_TABLE = Path(__file__).with_name("lexicon.toml")
WRITTEN = _TABLE.with_suffix(".json")


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


@cache
def _written() -> tuple[dict[str, str], dict[str, list[tuple[str, Wording]]]]:
    """The parts, and of each slot the values and wordings: as `written.py` wrote them out, or where that is of another table, as they are."""
    kept = json.loads(WRITTEN.read_bytes()) if WRITTEN.exists() else {}
    if kept.get("of") == checksum():
        words = {slot: [(value, (phrase, needs)) for phrase, value, needs in of] for slot, of in kept["words"].items()}
        return kept["part"], words
    found: dict[str, list[tuple[str, Wording]]] = {}
    for row in rows():
        found.setdefault(row.slot, []).append((row.value, (row.phrase, ())))
    return _table()[0], found


@cache
def _wordings() -> dict[Slot, list[Wording]]:
    """The wordings of each slot and value, in the table's order."""
    found: dict[Slot, list[Wording]] = {}
    for slot, of in _written()[1].items():
        for value, wording in of:
            found.setdefault((slot, value), []).append(wording)
    return found


@cache
def _needed() -> Table:
    """The wordings of the table by what they need."""
    return Table(_wordings().items())


def checksum() -> int:
    """Tells one state of the table from another."""
    return crc32(_TABLE.read_bytes())


def parts() -> dict[str, str]:
    """The parts of phrases by name, as the table has them."""
    return _table()[0]


def part(name: str) -> str:
    """A part of phrases as a pattern, for what stands in statements too."""
    return pattern_of(_written()[0][name])


@cache
def phrases(slot: str, value: str = "") -> Phrases:
    """Finds any phrase of a slot with this value, the first one first, whatever the case of the letters."""
    found = _wordings().get((slot, value))
    if not found:
        raise KeyError(f"the table of words has no slot {slot!r} with the value {value!r}")
    return Phrases(found, (slot, value), _needed)


@cache
def each_phrase(slot: str) -> tuple[tuple[Phrases, str], ...]:
    """Every row of a slot by itself, with its value, in the table's order."""
    return tuple((Phrases([wording]), value) for value, wording in _written()[1][slot])


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
    return tuple(dict.fromkeys(value for value, _ in _written()[1].get(slot, ())))


def _filled(phrase: str) -> str:
    for name, text in _table()[0].items():
        phrase = phrase.replace(f"<{name}>", text)
    return phrase
