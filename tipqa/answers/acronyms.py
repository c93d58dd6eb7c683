"""Acronyms and the names they stand for: "UTs" and "union territories", "International Labour Organization" and "ILO"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tipqa.index.question_words import QuestionWords

_ACRONYM = re.compile(r"[A-Z]{3,6}s?|[A-Z]{2}s")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("a an and at by for in of on the to with".split())
_FEWEST = 3  # words of a name that makes an acronym


def met_by_initials(words: QuestionWords, question: str, texts: Sequence[str]) -> NDArray[np.bool_]:
    """Where a text spells out an acronym of the question, or has the acronym of a name in it: (texts, words)."""
    met = np.zeros((len(texts), len(words.words)), bool)
    for at, (word, _, _) in enumerate(words.words):
        if _ACRONYM.fullmatch(word):
            met[:, at] = [word.removesuffix("s").lower() in _initials(text) for text in texts]
    for acronym, start, end in _names(question):
        rows = np.array([re.search(rf"\b{acronym}s?\b", text) is not None for text in texts], bool)
        columns = np.array([start <= first < end for _, first, _ in words.words], bool)
        met |= np.outer(rows, columns)
    return met


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _names(question: str) -> list[tuple[str, int, int]]:
    """The runs of capitalised words with their initials, and where each starts and ends."""
    runs: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(question):
        if match[0][0].isupper():
            runs[-1].append(match)
        elif match[0] not in _SMALL:
            runs.append([])
    return [("".join(m[0][0] for m in run), run[0].start(), run[-1].end()) for run in runs if len(run) >= _FEWEST]
