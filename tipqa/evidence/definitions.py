"""What says what a term means goes before what only uses it: "hashar, or communal work"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tipqa.evidence.scoring import Evidence
from tipqa.reports.model import SectionKind

_RARE = 6  # statements that have a term up to which "or" behind it explains it
_EXPLAINED = (  # with the term in place of the braces
    r"\({0}s?\)",  # "the National Action Plan (NAP)"
    r"(?<![\w-]){0}s?[\"”’']?\s+\((?=[A-Za-z]\w+\s)",  # "UNITED (a unit for rescue)"
    r"(?<![\w-]){0}[\"”’']?(?:,\s+|\s*[—–-]\s*)(?:or|an?|which\s+(?:is|means?)|meaning|that\s+is|i\.e\.)\s",  # "begar, or unpaid work"
    r"\b(?:known|referred\s+to)\s+(?:\w+\s+){{0,2}}as\s+[\"“‘']?{0}(?![\w-])",  # "debt labor known as begar"
    r"\bcalled\s+[\"“‘']?{0}(?![\w-])",  # "debt labor called begar"
    r"(?<![\w-]){0}[\"”’']?\s+(?:is|are|means?|refers?\s+to|stands?\s+for)\s+(?:an?|the)\s",  # "begar is a form of bondage"
)
_OTHERWISE = r"(?<![\w-]){0}[\"”’']?\s+or\s+"  # "begar or unpaid work"


def explains(term: str, text: str) -> bool:
    """Whether `text` says what `term` means or what it is short for."""
    return bool(_explaining(term).search(text))


def explained_first(term: str, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, what explains the term first, advice apart; as it is where there is no term."""
    if not term:
        return tuple(evidence)
    telling = [it for it in evidence if it.statement.section is not SectionKind.RECOMMENDATIONS]
    found = {it.statement.id for it in telling if explains(term, it.statement.text)}
    holding = [it for it in telling if term.lower() in it.statement.text.lower()]
    if not found and len(holding) <= _RARE:
        otherwise = re.compile(_OTHERWISE.format(re.escape(term)), re.I)
        found = {it.statement.id for it in holding if otherwise.search(it.statement.text)}
    return tuple(sorted(evidence, key=lambda it: it.statement.id not in found))


@lru_cache(maxsize=64)
def _explaining(term: str) -> re.Pattern[str]:
    own = r"\s+".join(map(re.escape, term.split()))
    return re.compile("|".join(it.format(own) for it in _EXPLAINED), re.I)
