"""Whether quotes support a statement: its figures, tiers and names stand in them, and so do most of its other words.

This is a check of words, not of meaning. It is strict on what must never shift (numbers, tiers, names) and mild on
wording, since an answer may put "was placed on Tier 3" for "Tier 3 - X does not fully comply".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from tipqa.blocks.citation import Citation
from tipqa.evaluation.words import fold, numbers, tiers, words

MIN_OVERLAP = 0.3  # share of a statement's content words that its quotes hold …
MIN_WORDS = 3  # … where it has so many; a shorter one stands by its figures, tiers and names
_FRAME = frozenset(
    words("""
    a an and are as at be been both but by did do does edition editions for from had has have however in is it its no
    not of on or report reports reported said same says stated states that the their there these they this those tier
    to under was watch list were which while who with year years compared change changed unchanged new gone dropped
    increased decreased rose fell more fewer less
    upgraded downgraded remained rated placed ranked narrative entry special case
    """)
)
_NAME = re.compile(r"(?<![.!?:;\"“(]\s)(?<!^)\b[A-Z][\w'’-]+")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def supports(statement: str, citations: Sequence[Citation]) -> bool:
    """Whether the quotes of `citations`, taken together, support `statement`. No citation supports nothing.

    A number also counts as held when it is an edition or the year before, or the difference or percentage of two
    numbers of the quotes. A tier may also be the heading that the quote stands under, as in a list of placements. Words
    that only name the cited report or frame the statement need no support.
    """
    if not citations:
        return False
    quote = " ".join(citation.quote for citation in citations)
    about = " ".join(
        f"{citation.country} {citation.section} {citation.year} {citation.report}" for citation in citations
    )
    return (
        tiers(statement) <= tiers(f"{quote} {about}")
        and _numbers_held(statement, quote, {citation.year for citation in citations})
        and _names_held(statement, f"{quote} {about}")
        and _overlap(statement, quote, about) >= MIN_OVERLAP
    )


def _numbers_held(statement: str, quote: str, editions: set[int]) -> bool:
    held = numbers(quote)
    near = {str(edition - back) for edition in editions for back in (0, 1)}
    left = numbers(_without_tiers(statement)) - held - near
    return not left or left <= _derived(held)


def _derived(held: set[str]) -> set[str]:
    """Differences, and percentages of change rounded to the unit, of any two of the numbers."""
    found = set()
    for a, b in permutations([float(n) for n in held if not _YEAR.match(n)], 2):
        found.add(f"{abs(a - b):g}")
        if b:
            found.add(f"{abs(round(100 * (a - b) / b))}")
    return found


def _names_held(statement: str, held: str) -> bool:
    stems = {_stem(word) for word in words(held)}
    names = [word for name in _NAME.findall(_without_tiers(statement)) for word in words(name)]
    return all(_stem(name) in stems for name in names if name not in _FRAME)


def _overlap(statement: str, quote: str, about: str) -> float:
    """The share of the statement's content words whose stems the quotes hold; 1 where they are too few to tell."""
    given = {_stem(word) for word in words(about)}
    content = [_stem(word) for word in words(_without_tiers(statement)) if word not in _FRAME and not numbers(word)]
    content = [stem for stem in content if stem not in given]
    held = {_stem(word) for word in words(quote)}
    return sum(stem in held for stem in content) / len(content) if len(content) >= MIN_WORDS else 1.0


def _without_tiers(text: str) -> str:
    return re.sub(r"tier 2 watch list|tier [123]\b|special case", " ", text, flags=re.IGNORECASE)


def _stem(word: str) -> str:
    """The first six letters: enough to join "convicted" with "convictions" and "Tajik" with nothing else."""
    return fold(word).removesuffix("'s")[:6]
