"""How sure an answer is, between 0 and 1: how often answers of its kind, with such evidence, were right.

The weights stand in `confidence.toml`, which `evals/benchmarks/fit_confidence.py` writes. An answer is the surer the more of
the question its statement covers, the further it goes before the next one, and the nearer a figure in it comes to what is
asked; a refusal is the less sure.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Final

from tipqa.answers.refusal import FALSE_PREMISE, NO_COUNTRY, NO_EDITION, NOT_ENGLISH
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import QuotesFact, value_of
from tipqa.evidence.scope import Scope
from tipqa.evidence.support import Support
from tipqa.question.intents import Intent

MOST_OF_WORDS: Final = 0.93  # words that are quoted are no surer than what the catalog holds
LEAST: Final = 0.02  # nothing is as sure as it can be, nor as unsure
_WIDE: Final = 0.3  # a margin from which a wider one tells nothing more

Features = tuple[float, float, float]


class Kind(StrEnum):
    """Kinds of answers whose confidence is told by different evidence."""

    STRUCTURED = "structured"  # read from the catalog: tiers, lists, changes
    STATED = "stated"  # one figure, whose reading is certain
    FIGURES = "figures"  # several figures
    QUOTED_FIGURE = "quoted_figure"  # the sentences that may tell a figure
    QUOTED = "quoted"  # statements in the report's words
    TOPIC = "topic"  # … of several countries
    NOT_HELD = "not_held"  # no such country or edition
    UNTRUE = "untrue"  # what the question takes for true is denied
    REFUSED_FIGURE = "refused_figure"
    REFUSED = "refused"


_OF_WORDS: Final = (Kind.QUOTED_FIGURE, Kind.QUOTED, Kind.TOPIC)


def confidence(scope: Scope, result: Reply | Refusal) -> float:
    """Confidence in one part of an answer; of a refusal, that the reports really do not say it."""
    kind = kind_of(scope, result)
    bias, *weights = _weights()[kind]
    evidence = bias + sum(w * it for w, it in zip(weights, features(result.support), strict=True))
    return min(max(1 / (1 + exp(-evidence)), LEAST), MOST_OF_WORDS if kind in _OF_WORDS else 1 - LEAST)


def kind_of(scope: Scope, result: Reply | Refusal) -> Kind:
    """The kind of an answer."""
    intent = scope.plan.intent
    figure = intent in (Intent.FIGURE, Intent.FIGURE_CHANGE)
    if isinstance(result, Refusal):
        known = {
            FALSE_PREMISE: Kind.UNTRUE,
            NOT_ENGLISH: Kind.UNTRUE,
            NO_COUNTRY: Kind.NOT_HELD,
            NO_EDITION: Kind.NOT_HELD,
        }
        return known.get(result.reason, Kind.REFUSED_FIGURE if figure else Kind.REFUSED)
    if intent is Intent.FIGURE and value_of(result.fact) is not None:
        return Kind.STATED
    if result.support is None:
        return Kind.FIGURES if figure else Kind.STRUCTURED
    if figure:
        stated = intent is Intent.FIGURE_CHANGE and not isinstance(result.fact, QuotesFact)
        return Kind.FIGURES if stated else Kind.QUOTED_FIGURE
    return Kind.TOPIC if intent is Intent.TOPIC_LIST else Kind.QUOTED


def features(support: Support | None) -> Features:
    """What is weighed: the coverage, the margin as a share of a wide one, the nearness of a figure; 0 where there is none."""
    if support is None:
        return 0.0, 0.0, 0.0
    return support.coverage, min(support.margin / _WIDE, 1.0), min(support.near, 1.0)


@lru_cache(maxsize=1)
def _weights() -> dict[Kind, tuple[float, float, float, float]]:
    """For each kind the bias and the weights of `features`."""
    table = tomllib.loads(files("tipqa.answers").joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {kind: (row["bias"], row["coverage"], row["margin"], row["near"]) for kind in Kind if (row := table[kind])}
