"""The set phrases of the reports: sentences that the law prescribes, and phrases that stand in any sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from tipqa.comparison.wording import fold
from tipqa.later import later

# Each kind of set sentence, by words that only it holds.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("shortfall", later(r"not meet (?:the )?minimum standards in (?:several|some|many|a number of) (?:key )?areas")),
    ("standards", later(r"(?:fully )?(?:meets?|compl(?:y|ies)) (?:with )?the minimum standards for (?:the )?elimination")),
    ("striving", later(r"making significant efforts to do so")),
    ("tier", later(
        r"(?:was|is|remain(?:s|ed)|placed|upgraded|downgraded|retained|ranked)(?: \w+){0,5} (?:on|in|to|at) tier [123]|^tier [123](?: watch list)? -"
    )),
    ("trend", later(
        r"(?:demonstrated?|showed|show)(?: \w+){0,3} (?:overall )?increasing efforts(?: in several areas)? compared (?:with|to)|"
        r"not demonstrate(?: \w+){0,3} increasing efforts compared (?:with|to)"
    )),
    ("waiver", later(r"granted a waiver|otherwise required downgrade|written plan that, if implemented")),
    ("link", later(r"for more details,? go to|https?://")),
)  # fmt: skip
# What a list of efforts or shortfalls opens with: it is the same list in the next edition, whatever it names there.
_LIST = later(
    r"(?:these|those|such|significant|key|other) (?:\w+ )?(?:efforts|achievements|steps|actions) (?:also )?included?\b"
)
_PHRASES = later(
    r"\b(?:as )?compared (?:with|to) (?:the )?(?:previous|prior|last) (?:reporting period|year)|"
    r"\bthan in (?:the )?(?:previous|prior) (?:reporting period|year)|\b(?:during|in) the reporting period|"
    r"\b(?:unlike|as) in (?:the )?(?:previous|prior|last) (?:reporting period|(?:fiscal )?year)\b|"
    r"\bfor the (?:first|last|second|third|fourth|fifth|sixth|\w+teenth) (?:consecutive )?(?:year|time)(?: in (?:\w+|more than \w+) years)?\b|"
    r"\b(?:the government|authorities|it|officials) (?:also )?did not report(?: on| any| whether| that| how (?:much|many))?\b|"
    r"\baccording to (?:press coverage of |a secondary summary of )?the (?:\d{4} )?report\b,?|\bin several areas\b"
)


@lru_cache(maxsize=20_000)
def formulas(text: str) -> frozenset[str]:
    """Which kinds of set sentence a statement holds: "standards", "striving", "shortfall", "tier", "trend", "waiver"."""
    folded = fold(text)
    return frozenset(kind for kind, pattern in _KINDS if pattern.search(folded))


@lru_cache(maxsize=20_000)
def roles(text: str) -> frozenset[str]:
    """The parts that a statement plays in a narrative: its formulas, and "list" for "These efforts included …"."""
    return formulas(text) | ({"list"} if _LIST.match(fold(text)) else frozenset())


def without_phrases(text: str) -> str:
    """`text` without phrases such as "compared with the previous reporting period", which say nothing of its subject."""
    return _PHRASES.sub(" ", fold(text))
