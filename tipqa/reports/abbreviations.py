"""Abbreviations whose point may end no sentence, read from `abbreviations.tsv` at first use.

A row holds the abbreviation, where it stands, and an example with a bar at each sentence's end:

    title    before a name or a word of its own clause: its point never ends a sentence
    number   before a number or an amount: elsewhere it is a word, and its point ends a sentence
    either   inside a sentence or at its end: the next word decides
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from tipqa.countries.table import read_lines


class Stands(StrEnum):
    """Where an abbreviation stands: see the top of the module."""

    TITLE = "title"
    NUMBER = "number"
    EITHER = "either"


_DOTTED = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_NO_VOWEL = re.compile(r"[B-DF-HJ-NP-TV-XZ]?[b-df-hj-np-tv-xz]{1,4}")


def stands(word: str) -> Stands | None:
    """How an abbreviation without its last point stands in a sentence; None for a word that is none.

    Letters with points between them (`U.S`), and short words without a vowel (`Ksh`, `hrs`), are abbreviations of the
    kind `either` where the table says nothing else.
    """
    known = table().get(word)
    return known or (Stands.EITHER if _DOTTED.fullmatch(word) or _NO_VOWEL.fullmatch(word) else None)


@cache
def table() -> Mapping[str, Stands]:
    """The abbreviations of the table, each with where it stands."""
    return {word: kind for word, kind, _ in examples()}


def examples() -> tuple[tuple[str, Stands, str], ...]:
    """The rows of the table: abbreviation, where it stands, example."""
    rows = (line.split("\t") for line in read_lines("abbreviations.tsv", "tipqa.reports"))
    return tuple((word, Stands(kind), example) for word, kind, example in rows)
