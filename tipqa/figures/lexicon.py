"""The table of words that figures are read by: slot, phrase, value, and an example of what each entry gives."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tipqa.figures.model import Precision
from tipqa.records import dataclass


class Entry(NamedTuple):
    """One row of the table: a `phrase` of a `slot` has a `value`; `example` reads as `gives` because of it."""

    slot: str
    phrase: str
    value: str
    example: str
    gives: str


class Verb(NamedTuple):
    """What a form of a verb is: its class, and "base", "past" or "ing"."""

    sort: str
    tense: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, ready to be looked up. `phrases` holds the phrases of each further slot by their first word."""

    verbs: dict[str, Verb] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    frames: dict[tuple[str, str], str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    phrases: dict[str, dict[str, tuple[tuple[tuple[str, ...], str], ...]]] = field(default_factory=dict)
    precisions: tuple[tuple[tuple[str, ...], Precision], ...] = ()

    def word(self, slot: str, word: str) -> str:
        """The value of a single word in a slot; "" where it has none."""
        return self.words.get(slot, {}).get(word, "")

    def at(self, slot: str, lows: list[str], index: int) -> tuple[str, int] | None:
        """The value of the longest phrase of a slot that begins at `lows[index]`, and the index after it."""
        first = lows[index] if 0 <= index < len(lows) else ""
        for words, value in self.phrases.get(slot, {}).get(first, ()):
            after = index + len(words)
            if tuple(lows[index:after]) == words:
                return value, after
        return None

    def find(
        self, slot: str, lows: list[str], first: int = 0, after: int | None = None
    ) -> Iterator[tuple[str, int, int]]:
        """The value, start and end of each phrase of a slot within `lows[first:after]`, without overlap."""
        index, stop = first, len(lows) if after is None else after
        table = self.phrases.get(slot, {})
        while index < stop:
            found = self.at(slot, lows, index) if lows[index] in table else None
            if found and found[1] <= stop:
                yield found[0], index, found[1]
                index = found[1]
            else:
                index += 1


@cache
def entries() -> tuple[Entry, ...]:
    """Every row of the table, in its order."""
    table = tomllib.loads((files("tipqa.figures") / "lexicon.toml").read_text(encoding="utf-8"))
    return tuple(Entry(slot, *row) for slot, rows in table.items() for row in rows)


@cache
def lexicon() -> Lexicon:
    """The table that reports are read by."""
    return build(entries())


def build(rows: Iterable[Entry]) -> Lexicon:
    """A lexicon of the given rows."""
    found = Lexicon()
    listed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        if row.slot == "verb":
            found.verbs.update({form: Verb(row.value, tense) for form, tense in _verb_forms(row.phrase)})
        elif row.slot == "noun":
            found.nouns.update(dict.fromkeys(_noun_forms(row.phrase), row.value))
        elif row.slot == "frame":
            sort, _, kinds = row.phrase.partition(" ")
            found.frames.update({(sort, kind): row.value for kind in kinds.split("/")})
        else:
            words = tuple(row.phrase.split())
            listed.setdefault(row.slot, []).append((words, row.value))
            if len(words) == 1:
                found.words.setdefault(row.slot, {})[words[0]] = row.value
    for slot, phrases in listed.items():
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, value in sorted(phrases, key=lambda it: -len(it[0])):
            by_first.setdefault(words[0], []).append((words, value))
        found.phrases[slot] = {first: tuple(rest) for first, rest in by_first.items()}
    precisions = sorted(listed.get("precision", []), key=lambda it: -len(it[0]))
    return Lexicon(
        found.verbs, found.nouns, found.frames, found.words, found.phrases,
        tuple((words, Precision(value)) for words, value in precisions),
    )  # fmt: skip


def _verb_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """ "find found finding" gives its forms; "probe" alone is regular."""
    base, *rest = phrase.split()
    root = base.removesuffix("e")
    past = [(base[:-1] + "ied") if base.endswith("y") and base[-2] not in "aeo" else root + "ed"]
    forms = [*rest[:-1], rest[-1]] if rest else [*past, root + "ing"]
    yield base, "base"
    yield (base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeo" else base + "s"), "base"
    for form in forms:
        yield form, "ing" if form.endswith("ing") and form != base else "past"


def _noun_forms(phrase: str) -> Iterator[str]:
    """ "child children" gives both; "judge" alone is regular."""
    single, *rest = phrase.split()
    yield single
    if rest:
        yield from rest
    elif single.endswith("y") and single[-2] not in "aeo":
        yield single[:-1] + "ies"
    else:
        yield single + ("es" if single.endswith(("s", "ch", "sh", "x")) else "s")
