"""Statements on the very article or law that a question names by its number go before all others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.evidence.scoring import Evidence

_NUMBER = re.compile(r"\d+(?:[.-]\d+)*")
_LISTED = (
    r"(?:\s+(?:no\.?\s*)?|\s*(?:,|,?\s+(?:and|or|to|through|by|under))\s+(?:\w+\s+)?)"  # "Articles 510, 511, and 512"
)


def named_first(articles: Sequence[str], evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that first which names one of the articles, such as "article 512"; each part in its order."""
    patterns = [pattern for article in articles if (pattern := _naming(article))]
    return tuple(sorted(evidence, key=lambda it: not any(found.search(it.statement.text) for found in patterns)))


def _naming(article: str) -> re.Pattern[str] | None:
    """What names the article in a text, alone or in a list: "Articles 127.1 and 127.2" names both."""
    number = _NUMBER.search(article)
    noun = article.split()[0].lower().rstrip("s.")
    if number is None:
        return None
    before = rf"{_LISTED}(?:{_NUMBER.pattern}(?:\([a-z0-9]+\))?{_LISTED})*"
    return re.compile(rf"\b{re.escape(noun)}s?{before}{re.escape(number[0])}(?![\d]|[.-]\d)", re.I)
