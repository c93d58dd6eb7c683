"""How much each word of a question counts: rare words and names tell what it is about, light words little."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tipqa.countries.lookup import find_countries
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.question_words import QuestionWords
from tipqa.question.topic import first_letter

_LIGHT_WORDS = frozenset(
    # verbs that need another word
    "get got make made take taking taken took bring brought go went gone end ends ended hold holds held keep kept let put "
    "run runs ran think thought seem call called want use uses used using happen happened mean give gave come came left "
    "leave set do doing done lacking lack exist exists "
    # adverbs and the like
    "back away off up out ever still also even just other another first one two new main principal extra enough "
    "allegedly reportedly across among between amid missing "
    # nouns that need another word
    "way ways part thing things hand sort problem problems issue issues matter "
    # what a text does with its topic
    "contrast contrasted compare compared anti talk talks talked speak discuss discusses discussed raise raised address "
    "addressed cover covered concern concerns concerned refer refers "
    "deal deals dealing touch touches touching upon figure figures appear appears feature features featured "
    "bring brings come comes goes going around wrong handle handles".split()
)


def light_word(word: str) -> bool:
    """Whether a word says little by itself."""
    return word.lower() in _LIGHT_WORDS


def word_weights(words: QuestionWords) -> NDArray[np.float32]:
    """The weight of each question word in the coverage, summing to 1."""
    light = np.array([light_word(word) for word, _, _ in words.words])
    weights = np.minimum(words.weights, THRESHOLDS.rarest_word) * np.where(light, THRESHOLDS.light_word, 1.0)
    total = weights.sum()
    return (weights / total if total else np.full(len(weights), 1 / len(weights))).astype(np.float32)


def weigh_context(words: QuestionWords, end: int) -> QuestionWords:
    """The words with less weight on those that stand after `end`, which are of an earlier question."""
    before = np.array([start < end for _, start, _ in words.words], bool)
    weights = np.minimum(words.weights, THRESHOLDS.rarest_word) * np.where(before, 1.0, THRESHOLDS.earlier_question)
    return words if before.all() else replace(words, weights=weights.astype(np.float32))


def telling_words(words: QuestionWords) -> NDArray[np.bool_]:
    """Which words are the rarest of the question, or nearly as rare: what it is about."""
    weights = word_weights(words)
    return np.asarray(weights >= THRESHOLDS.telling_word * weights.max(initial=0.0))


def names_in(words: QuestionWords, question: str) -> NDArray[np.bool_]:
    """Which words are written as names, other than the question's first, or are names of countries."""
    first = first_letter(question)
    countries = {mention.start for mention in find_countries(question)}
    return np.array(
        [
            start in countries or (word[:1].isupper() and first < start < len(question))
            for word, start, _ in words.words
        ],
        bool,
    )
