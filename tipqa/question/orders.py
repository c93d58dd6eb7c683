"""Which end of a ranking a question asks for, and which countries count none of what it names."""

from __future__ import annotations

import re

from tipqa.figures.asked import FigureAsked, figure_meant
from tipqa.question.patterns import any_of
from tipqa.question.plan import Order

_MORE = any_of(r"\b(?:more|most|higher|highest|larger|largest|greater|greatest|bigger|biggest)\b")
_FEWER = any_of(r"\b(?:fewer|fewest|less|least|lower|lowest|smaller|smallest)\b")
_LOWEST = any_of(r"\blow(?:est|er)\b|\bworse\b|\bworst\b|\bbottom\b")
_HIGHEST = any_of(r"\bhigh(?:est|er)\b|\bbetter\b|\bbest\b|\btop\b")
_COUNTED = (
    r"(?:report|convict|prosecut|investigat|identif|find|found|refer|assist|train|arrest|sentenc|inspect|shelter|victim|case"
    r"|traffick|official|repatriat)\w*"
)
_NONE = any_of(
    rf"\b(?:no|zero|not\s+(?:a\s+single|any|one))\s+(?:[\w-]+\s+)?{_COUNTED}",
    rf"\b(?:did|do|does|have|has)(?:\s+not|n['’]t)\s+(?:\w+\s+)?{_COUNTED}|\b(?:never|fail(?:ed|s)?\s+to)\s+{_COUNTED}",
    rf"\b{_COUNTED}\s+(?:nobody|no\s+one|none)\b",
)


def read_order(question: str) -> Order | None:
    """The end of a ranking by a figure; None where the question names neither or both."""
    return _one_of(_MORE, _FEWER, question)


def read_tier_order(question: str) -> Order | None:
    """The end of a ranking by tier, the highest being the most; the lowest where the question names both."""
    return Order.FEWEST if _LOWEST.search(question) else Order.MOST if _HIGHEST.search(question) else None


def read_none_of(question: str) -> FigureAsked | None:
    """The measure of which a question asks who counts none: "who convicted nobody?"; None where it does not."""
    return figure_meant(question) if _NONE.search(question) else None


def _one_of(more: re.Pattern[str], fewer: re.Pattern[str], question: str) -> Order | None:
    found = [order for order, it in ((Order.MOST, more), (Order.FEWEST, fewer)) if it.search(question)]
    return found[0] if len(found) == 1 else None
