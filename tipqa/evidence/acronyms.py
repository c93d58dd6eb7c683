"""Acronyms and the names they stand for: "NAP" and "national action plan", "International Labour Organization" and "ILO"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tipqa.index.question_words import QuestionWords
from tipqa.index.words import STOP_WORDS
from tipqa.index.words import words as stems

_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_DEFINED = re.compile(r"((?:[\w'’-]+\s+){2,8})\(([A-Z]{2,6})s?\)")  # "national action plan (NAP)"
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = frozenset("of for and the on".split())  # small words within a name
_FEWEST = 3  # words of a name that makes an acronym


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
        rows = np.array([re.search(rf"\b{acronym}s?\b", text) is not None for text in texts], bool)
        columns = np.array([start <= first < end for _, first, _ in words.words], bool)
        met |= np.outer(rows, columns)
    return met


def _name(acronym: str, texts: Iterable[str]) -> set[str]:
    """The stems of what an acronym stands for, as one of the texts defines it; empty where none does."""
    letters = acronym.removesuffix("s")
    for text in texts:
        for before, defined in _DEFINED.findall(text) if f"({letters}" in text else ():
            words = [word for word in _WORD.findall(before) if word.lower() not in STOP_WORDS][-len(letters) :]
            if defined == letters and "".join(word[0].upper() for word in words) == letters:
                return {stem for word in words for stem in stems(word)}
    return set()


def _names(question: str) -> list[tuple[str, int, int]]:
    """The runs of capitalised words with their initials, and where each starts and ends."""
    runs: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(question):
        if match[0][0].isupper() and match[0].lower() not in STOP_WORDS:
            runs[-1].append(match)
        elif match[0] not in _WITHIN:
            runs.append([])
    return [("".join(m[0][0] for m in run), run[0].start(), run[-1].end()) for run in runs if len(run) >= _FEWEST]
