"""What an asker tells of himself and of what he wants it for, beside the question: "I teach law. …", "… for Monday's talk"."""

from __future__ import annotations

import re
from functools import lru_cache

from tipqa.countries.lookup import find_countries
from tipqa.index.question_words import content_words
from tipqa.later import later
from tipqa.question.lexicon import phrases, spans
from tipqa.question.topic import Span, blanked

_END = later(r"[.!:;?]\s+|\s[-–—]+\s+")
_ASKS = later(
    r",?\s+(?=(?:(?:so|and|but|then)\s+)?(?:(?:can|could|would)\s+you\b|please\b|(?:in|on|under|to|for|of)\s+(?:what|which|how)\b"
    r"|(?:how|what(?:['’]?s)?|who(?:['’]?s|m)?|whose|why|whether|which|did|does|do|was|were|is|are|has|have|had|can|summari[sz]e|sum\s+up|give|list|tell|show|compare)\b))",
    re.I,
)
_BROUGHT = later(
    r"[^?]*?\b(?:(?:and|so|but)\s+(?:we\s+|i\s+)?(?:need|want|would\s+like|['’]d\s+like)\s+(?:to\s+\w+\s+)?)", re.I
)
_OTHERS = later(r"\b(?:they|them|their|those|these|there|such)\b", re.I)
_HIMSELF = later(r"\bI\b|(?i:\b(?:my|our|mine|ours|(?<!tell )(?<!give )(?<!show )(?<!send )(?<!for )me)\b)")
_YEAR = later(r"\b(?:19|20)\d\d\b")
_LEAST = 2  # words before a comma that may tell of oneself


@lru_cache(64)  # the whole, then each of its parts
def without_asker(question: str) -> str:
    """The question with what the asker tells beside it blanked out, so that places in it stay where they are.

    The countries and years that are named there alone stay. Where nothing is left to ask, or what is left points back to
    others than the country, nothing is blanked out.
    """
    said = question
    for span in (_before(said), *spans(said, "asker_behind", "purpose", "purpose_first")):
        said = _without(said, span)
    return said


def _before(question: str) -> Span:
    """What the asker tells of himself before the question; empty where nothing."""
    opening = phrases("asker").match(question)
    if not opening:
        return 0, 0
    ends = _END.search(question, opening.end())
    asks = next((it for it in _ASKS.finditer(question, opening.end()) if _parted(question, it)), None)
    cut = min(
        (it for it in (ends, asks) if it and question[it.end() :].strip()), key=lambda it: it.start(), default=None
    )
    if not cut or cut[0].startswith("?") or phrases("asker_claims").search(question, 0, cut.end()):
        return 0, 0
    if _HIMSELF.search(question, cut.end()):
        return 0, 0  # "I am a migrant worker in Peru, who can help me?"
    topic = phrases("asker_topic").search(question, 0, cut.start())
    return 0, topic.end() if topic else cut.end()


def _parted(question: str, asks: re.Match[str]) -> bool:
    """Whether the asking word opens the question and no clause within what is told: by a comma before it, or by a verb's object."""
    return asks[0].startswith(",") or phrases("asker_asks").search(question, 0, asks.end()) is not None


def _without(question: str, span: Span) -> str:
    start, end = span
    rest = blanked(question, [span])
    names = [(it.start, it.end) for it in find_countries(question)]
    inside = [it for it in names if start <= it[0] and it[1] <= end]
    elsewhere = len(inside) < len(names)
    years = [it.span() for it in _YEAR.finditer(question, start, end)]
    kept = ([] if elsewhere else inside) + ([] if _YEAR.search(rest) else years)
    if start == end or _OTHERS.search(rest) or not content_words(rest):
        return question
    letters = list(question)
    for at in range(start, end):
        if kept and letters[at] in ".;:!":
            continue  # so that what is kept is no part of the sentence behind it
        if not any(first <= at < last for first, last in kept):
            letters[at] = " "
    return "".join(letters)
