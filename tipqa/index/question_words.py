"""The words of a question that an answer should cover, with their vectors and weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.index.projection import Projection, unit
from tipqa.index.words import STOP_WORDS
from tipqa.later import later
from tipqa.records import dataclass

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder

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
_WORD = later(r"\d+(?:[.,]\d+)+(?!\w)|\w+(?:[’']\w+)*")
_NEGATED = later(r"[a-z]+n[’']t", re.I)  # "isn't", of which "is not" is no word either
_POSSESSIVE = later(r"['’]s?$")


def content_words(question: str, drop: Sequence[tuple[int, int]] = ()) -> list[Word]:
    """The words of a question that say what it is about, each with start and end in it.

    Stop words, frame words ("according to the report") and the words that touch a span of `drop` (the names of
    countries, the years) are left out. A possessive ending is not part of a word.
    """
    found = []
    for word in _telling(question):
        _, start, end = word
        for first, last in drop:
            if start < last and first < end:
                break
        else:
            found.append(word)
    return found


@lru_cache(maxsize=64)  # a question is looked at from several sides
def _telling(question: str) -> tuple[Word, ...]:
    """The words of a question that are neither stop words nor frame words."""
    words = ((_POSSESSIVE.sub("", match[0]), match.start()) for match in _WORD.finditer(question))
    return tuple(
        (word, start, start + len(word))
        for word, start in words
        if word and word.lower() not in STOP_WORDS and word.lower() not in FRAME_WORDS and not _NEGATED.fullmatch(word)
    )


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
    pieces, spans = encoded.vectors, encoded.spans.tolist()
    kept, rows = [], []
    for word, start, end in words:
        own = [at for at, (first, last) in enumerate(spans) if first < end and last > start]
        if own:
            kept.append((word, start, end))
            rows.append(pieces[own].mean(axis=0) if len(own) > 1 else pieces[own[0]])
    vectors = unit(np.array(rows, np.float32).reshape(len(rows), pieces.shape[1]))
    return QuestionWords(tuple(kept), vectors, np.array([idf(word) for word, _, _ in kept], np.float32))
