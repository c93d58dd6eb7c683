"""The words of a question that an answer should cover, with their vectors and weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tipqa.index.encoder import Encoder
from tipqa.index.projection import Projection, unit
from tipqa.index.words import STOP_WORDS

Word = tuple[str, int, int]

# Words that ask, or that speak of the report rather than of what it says.
_FRAME = """
    acc according chapter chapters countries country describe described describes document documents edition editions entries
    entry factbook find found give given gives govt govts kind kinds list listed lists many mention mentioned mentions
    much name named names narrative narratives nation note noted notes page per please report reported
    reports said say says show shows sort sorts state stated states tell tells text texts type types washington year
    years
"""
FRAME_WORDS = frozenset(_FRAME.split())
_WORD = re.compile(r"\d+(?:[.,]\d+)+(?!\w)|\w+(?:[’']\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


def content_words(question: str, drop: Sequence[tuple[int, int]] = ()) -> list[Word]:
    """The words of a question that say what it is about, each with start and end in it.

    Stop words, frame words ("according to the report") and the words that touch a span of `drop` (the names of
    countries, the years) are left out. A possessive ending is not part of a word.
    """
    found = []
    for match in _WORD.finditer(question):
        word = _POSSESSIVE.sub("", match[0])
        start, end = match.start(), match.start() + len(word)
        dropped = any(start < last and first < end for first, last in drop)
        if word and not dropped and word.lower() not in STOP_WORDS and word.lower() not in FRAME_WORDS:
            found.append((word, start, end))
    return found


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Words (n) with unit vectors (n, 64), float32, and weights (n,), float32."""

    words: tuple[Word, ...]
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class EncodedQuestion:
    """The pieces of a question (n): their unit vectors (n, 64), float32, and where each starts and ends in it (n, 2).

    `whole` is the unit vector of the question (dimension,), float32.
    """

    whole: NDArray[np.float32]
    vectors: NDArray[np.float32]
    spans: NDArray[np.int32]


def encode_question(encoder: Encoder, projection: Projection, question: str) -> EncodedQuestion:
    """A question once through the encoder, as far as it takes it."""
    (whole,), (tokens,) = encoder.encode_tokens([encoder.fit(question)])
    return EncodedQuestion(whole, projection.floats(tokens.vectors), tokens.spans)


def words_of(encoded: EncodedQuestion, words: Sequence[Word], idf: Callable[[str], float]) -> QuestionWords:
    """The vectors of `words`, each the mean of its pieces in the context of the whole question, with their weights.

    Words that lie beyond what the encoder takes are left out.
    """
    pieces, starts, ends = encoded.vectors, encoded.spans[:, 0], encoded.spans[:, 1]
    kept, rows = [], []
    for word, start, end in words:
        own = pieces[(starts < end) & (ends > start)]
        if len(own):
            kept.append((word, start, end))
            rows.append(own.mean(axis=0))
    vectors = unit(np.array(rows, np.float32).reshape(len(rows), pieces.shape[1]))
    return QuestionWords(tuple(kept), vectors, np.array([idf(word) for word, _, _ in kept], np.float32))
