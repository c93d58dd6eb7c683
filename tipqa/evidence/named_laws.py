"""Statements on the very article or law that a question names by its number go before all others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.evidence.scoring import Evidence
from tipqa.later import later

_NUMBER = later(r"\d+(?:[.-]\d+)*")
_NOUNS = frozenset("article law act decree section resolution".split())
_GAP = 2  # characters between two statements
_OF_THE_SAME = later(
    r"\W*(?:(?:This|That|It|Its|These|Such|Both)\b|(?:The\s+)?(?:law|decree|act|article|section|penalt\w+|punishments?|provisions?)\b)",
    re.I,
)
_LISTED = (
    r"(?:\s+(?:no\.?\s*)?|\s*(?:,|,?\s+(?:and|or|to|through|by|under))\s+(?:\w+\s+)?)"  # "Articles 510, 511, and 512"
)


def named_first(articles: Sequence[str], evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that first which names one of the articles, such as "article 512", or goes on from it; each part in its order."""
    patterns = [pattern for article in articles if (pattern := naming(article))]
    named = [it.statement for it in evidence if any(found.search(it.statement.text) for found in patterns)]
    ends = {(it.report, it.end) for it in named}
    own = {it.id for it in named}
    return tuple(sorted(evidence, key=lambda it: it.statement.id not in own and not _goes_on(it, ends)))


def _goes_on(evidence: Evidence, ends: set[tuple[str, int]]) -> bool:
    """Whether a statement stands right behind one that ends there and speaks of the same law: "This decree prescribed …"."""
    said = evidence.statement
    behind = any((said.report, said.start - gap) in ends for gap in range(_GAP + 1))
    return behind and bool(_OF_THE_SAME.match(said.text))


def naming(article: str) -> re.Pattern[str] | None:
    """What names the article in a text, alone or in a list: "Articles 127.1 and 127.2" names both; None of other names."""
    number = _NUMBER.search(article)
    noun = article.split()[0].lower().rstrip("s.")
    if number is None or noun not in _NOUNS:
        return None
    before = rf"{_LISTED}(?:{_NUMBER.pattern}(?:\([a-z0-9]+\))?{_LISTED})*"
    return re.compile(rf"\b{re.escape(noun)}s?{before}{re.escape(number[0])}(?![\d]|[.-]\d)", re.I)
