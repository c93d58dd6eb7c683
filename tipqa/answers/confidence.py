"""How sure an answer is, between 0 and 1: how often answers of its kind, with such evidence to such questions, were right.

The weights stand in `confidence.toml`, which `evals/benchmarks/fit_confidence.py` fits to judged answers. Of what is read from
the catalog only the question and the first line are looked at, which takes no encoder: what goes wrong there is a reading that
passes over some words, and these stay unsaid.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Final

from tipqa.answers.refusal import FALSE_PREMISE, NO_COUNTRY, NO_EDITION, NOT_ENGLISH
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import QuotesFact, value_of
from tipqa.blocks.model import lines_of, sources
from tipqa.evidence.question_fit import chance_elsewhere, chance_of_intent, nearness
from tipqa.evidence.scope import Scope
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.question_words import content_words
from tipqa.later import later
from tipqa.question.intents import Intent
from tipqa.records import dataclass

LEAST: Final = 0.02  # nothing is as sure as it can be, nor as unsure
_WIDE: Final = 0.3  # a margin from which a wider one tells nothing more
_STEM: Final = 5  # letters by which a word and its other forms are the same
_WORD = later(r"\w+(?:['’]\w+)*")
_MARK = later(r"\[\d+\]")


class Kind(StrEnum):
    """Kinds of answers, each with a curve of its own."""

    STRUCTURED = "structured"  # read from the catalog: tiers, lists, changes
    FIGURES = "figures"  # figures that were read
    QUOTED_FIGURE = "quoted_figure"  # the sentences that may tell a figure
    QUOTED = "quoted"  # statements in the report's words
    NOT_HELD = "not_held"  # refused: no such country or edition, another language, or what is taken for true is not
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer, with the question and the first line of the whole."""

    scope: Scope
    result: Reply | Refusal
    question: str
    first: str


def confidence(part: Part) -> float:
    """Confidence in one part of an answer; of a refusal, that the reports really do not say it."""
    weights = _curves()[kind_of(part.scope, part.result)]
    evidence = weights["bias"] + weights.get(f"on_{part.scope.plan.intent}", 0.0)
    evidence += sum(weight * FEATURES[name](part) for name, weight in weights.items() if name in FEATURES)
    return min(max(1 / (1 + exp(-evidence)), LEAST), 1 - LEAST)


def in_doubt(part: Part, sure: float) -> bool:
    """Whether a part, as `sure` as that, quotes statements that hardly answer one question on one thing."""
    one = part.scope.plan.intent in (Intent.FACT, Intent.FIGURE)
    quoted = kind_of(part.scope, part.result) in (Kind.QUOTED, Kind.QUOTED_FIGURE)
    return one and quoted and sure < THRESHOLDS.doubted


def kind_of(scope: Scope, result: Reply | Refusal) -> Kind:
    """The kind of an answer."""
    intent = scope.plan.intent
    figure = intent in (Intent.FIGURE, Intent.FIGURE_CHANGE)
    if isinstance(result, Refusal):
        apart = result.reason in (FALSE_PREMISE, NOT_ENGLISH, NO_COUNTRY, NO_EDITION)
        return Kind.NOT_HELD if apart else Kind.REFUSED
    if intent is Intent.FIGURE and value_of(result.fact) is not None:
        return Kind.FIGURES
    if result.support is None:
        return Kind.FIGURES if figure else Kind.STRUCTURED
    if figure:
        stated = intent is Intent.FIGURE_CHANGE and not isinstance(result.fact, QuotesFact)
        return Kind.FIGURES if stated else Kind.QUOTED_FIGURE
    return Kind.QUOTED


def _unsaid(part: Part) -> float:
    """The share of the question's words that the first line lacks."""
    told = {match[0].lower()[:_STEM] for match in _WORD.finditer(_MARK.sub("", part.first))}
    words = [match[0].lower()[:_STEM] for match in _WORD.finditer(part.question)]
    return sum(word not in told for word in words) / max(len(words), 1)


def _unheld(part: Part) -> float:
    """How many words of the question no text has."""
    return sum(not part.scope.index.holds_word(word) for word, _, _ in content_words(part.question))


def _close(part: Part) -> float:
    """How near the words of the question come to those of the statement that is cited first, on the mean."""
    first = next(iter(sources(lines_of(part.result.blocks))), None)
    return nearness(part.scope, first) if first else 0.0


def _usual(chance: Callable[[Scope], float | None], usual: float) -> Callable[[Part], float]:
    """A chance of the question, with what it usually is where it cannot be told."""

    def told(part: Part) -> float:
        found = chance(part.scope)
        return usual if found is None else found

    return told


def _coverage(part: Part) -> float:
    """How much of the question the best statement covers; of a refusal, the nearest."""
    return part.result.support.coverage if part.result.support else 0.0


def _margin(part: Part) -> float:
    """How far the best statement goes before the next, as a share of a wide margin."""
    return min(part.result.support.margin / _WIDE, 1.0) if part.result.support else 0.0


FEATURES: Final[Mapping[str, Callable[[Part], float]]] = {
    "unsaid": _unsaid,
    "unheld": _unheld,
    "topic": lambda part: len(part.scope.plan.topic.words),  # words that say what it is about
    "denied": lambda part: part.scope.plan.denied,  # whether it holds a "not"
    "coverage": _coverage,
    "margin": _margin,
    "close": _close,
    "elsewhere": _usual(chance_elsewhere, 0.1),
    "likely": _usual(chance_of_intent, 0.5),
}
WEIGHED: Final[Mapping[Kind, tuple[str, ...]]] = {  # what the curve of a kind looks at
    Kind.STRUCTURED: ("unsaid", "topic", "denied"),
    Kind.FIGURES: ("unsaid", "topic"),
    Kind.QUOTED_FIGURE: ("topic", "denied", "margin", "close", "elsewhere"),
    Kind.QUOTED: ("unsaid", "topic", "denied", "coverage", "margin", "close", "elsewhere"),
    Kind.NOT_HELD: ("topic", "denied"),
    Kind.REFUSED: ("unsaid", "unheld", "coverage", "elsewhere", "likely"),
}


@lru_cache(maxsize=1)
def _curves() -> dict[Kind, dict[str, float]]:
    """For each kind the bias, the weights of `FEATURES`, and what is added for an intent."""
    table = tomllib.loads(files("tipqa.answers").joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {kind: table[kind] for kind in Kind}
