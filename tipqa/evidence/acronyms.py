"""Acronyms and the names they stand for: "NAP" and "national action plan", "International Labour Organization" and "ILO"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tipqa.index.question_words import QuestionWords
from tipqa.index.words import STOP_WORDS
from tipqa.index.words import words as stems
from tipqa.later import later

_ACRONYM = later(r"[A-Z]{2,6}s?")
_SHORT = later(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,7}\b")  # "MOI", "MoLISA", and also "McNeil"
_DEFINED = later(r"(?<=[\w,] )\(([A-Z][A-Za-z]{1,7}?)s?\)")  # "national action plan (NAP)"
_LONGEST = 100  # characters before an acronym that may hold its name
_WORD = later(r"[^\W\d_]+")
_ARTICLES = frozenset("a an the its their s".split())  # what a name follows; of "Peru's" the last letter
_WITHIN = frozenset("of for and the on".split())  # small words within a name
_FEWEST = 3  # words of a name that makes an acronym
_FOREIGN = 4  # letters of one that may be short for a name in another language
_KEPT = 20_000  # texts whose acronyms are kept; the same ones are ranked again


def is_short(word: str) -> bool:
    """Whether a word is written as an acronym, of any language: "ILO", "MoLISA"."""
    return _SHORT.fullmatch(word) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is three capitals or more: "ILO", "NGOs"."""
    return len(word.removesuffix("s")) > 2 and _ACRONYM.fullmatch(word) is not None


def met_by_acronym(words: QuestionWords, question: str, texts: Sequence[str]) -> NDArray[np.bool_]:
    """Where a text spells out an acronym of the question, or has the acronym of a name in it: (texts, words).

    What an acronym stands for is taken from a text that gives both.
    """
    met = np.zeros((len(texts), len(words.words)), bool)
    for at, (word, _, _) in enumerate(words.words):
        if _ACRONYM.fullmatch(word) and (name := _name(word, texts)):
            met[:, at] = [name <= set(stems(text)) for text in texts]
    for acronym, start, end in _names(question):
        found = re.compile(rf"\b{acronym}s?\b")
        rows = np.array([acronym in text and found.search(text) is not None for text in texts], bool)
        columns = np.array([start <= first < end for _, first, _ in words.words], bool)
        met |= np.outer(rows, columns)
    return met


def spelled_out(texts: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """For each text, given after the report it is of, the stems of what its acronyms stand for in that report."""
    texts = list(texts)
    meant = {(report, short): name for report, text in texts for short, name in _defined_in(text)}
    return [frozenset().union(*(meant.get((report, it), ()) for it in _shorts_in(text))) for report, text in texts]


@lru_cache(_KEPT)
def _shorts_in(text: str) -> tuple[str, ...]:
    """The acronyms that a text has, each as one: "TRPs" is "TRP"."""
    return tuple(dict.fromkeys(it.removesuffix("s") if it[:-1].isupper() else it for it in _SHORT.findall(text)))


@lru_cache(_KEPT)
def _defined_in(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The acronyms that a text defines, with the stems of what each stands for."""
    found = (
        (it[1], _long_form(it[1], _WORD.findall(text, max(0, it.start() - _LONGEST), it.start())))
        for it in _DEFINED.finditer(text)
    )
    return tuple((short, frozenset(stem for word in name for stem in stems(word))) for short, name in found if name)


def _long_form(short: str, before: list[str]) -> list[str]:
    """The last of the words before an acronym that it is short for.

    Of a longer one that is short for other words, as those of other languages are, all that follow the article.
    """
    for start in range(len(before) - 1, -1, -1):
        if before[start].lower() not in STOP_WORDS and _abbreviates(short.upper(), before[start:]):
            return before[start:]
    article = max((at for at, word in enumerate(before) if word.lower() in _ARTICLES), default=len(before))
    return before[article + 1 :] if len(short) >= _FOREIGN else []


def _abbreviates(letters: str, words: list[str]) -> bool:
    """Whether the letters are the initials of the words, with those of small words or without."""
    at = 0
    for word in words:
        if letters[at : at + 1] == word[0].upper():
            at += 1
        elif word.lower() not in STOP_WORDS:
            return False
    return at == len(letters)


def _name(acronym: str, texts: Iterable[str]) -> frozenset[str]:
    """The stems of what an acronym stands for, as one of the texts defines it; empty where none does."""
    letters = acronym.removesuffix("s")
    defined = (name for text in texts if f"({letters}" in text for short, name in _defined_in(text) if short == letters)
    return next(defined, frozenset())


def _names(question: str) -> list[tuple[str, int, int]]:
    """The runs of capitalised words with their initials, and where each starts and ends."""
    runs: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(question):
        if match[0][0].isupper() and match[0].lower() not in STOP_WORDS:
            runs[-1].append(match)
        elif match[0] not in _WITHIN:
            runs.append([])
    return [("".join(m[0][0] for m in run), run[0].start(), run[-1].end()) for run in runs if len(run) >= _FEWEST]
