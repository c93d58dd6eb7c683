"""Which kinds of answer a question's words want."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from tipqa.question import asking_words as asking
from tipqa.question import wording
from tipqa.question.patterns import any_of


class Want(StrEnum):
    """A kind of answer, or of a part of one."""

    NUMBER = "a number"
    HOW_MANY = "how many"
    RISE = "whether it rose"
    YES_NO = "yes or no"
    TIER = "a tier"
    SAMENESS = "whether they are the same"
    RANKING = "which has the most"
    RECOMMENDATIONS = "recommendations"
    PART = "a part of the report"
    EXISTENCE = "whether it is there at all"
    AVERAGE = "an average"
    AGE = "an age"
    MONTH = "a month"
    DATE = "a date"
    LANGUAGE = "a language"
    OUTCOME = "what came of it"
    REASON = "a reason"
    PLACE = "a place"
    FUTURE = "what is to come"
    PENALTY = "a penalty"
    EXPLOITATION = "how people are exploited"


_PATTERNS: Final[dict[Want, re.Pattern[str]]] = {
    Want.NUMBER: asking.COUNT,
    Want.HOW_MANY: asking.MANY,
    Want.SAMENESS: any_of(r"\bsame\b|\bdiffer\w*\b"),
    Want.RANKING: asking.WHICH_MOST,
    Want.RECOMMENDATIONS: asking.RECOMMENDATIONS_NAMED,
    Want.PART: asking.SAYS_ON,
    Want.EXISTENCE: any_of(
        r"^[\W\d]*(?:"
        r"(?:does|do|did|is|are|was|were)\b.*\b"  # "Does the report mention …?"
        r"(?:mention|mentioned|describe|described|discuss|discussed|refer|say anything)\b"
        r"|what\b.*\bsays?\s+(?:about|on)\b"
        r"|.*\bany(?:thing|\s+word|\s+mention)\s+(?:about|on|of)\b"
        r"|how\s+does\b.*\btreat\b"
        r"|which\s+countries\b.*\bmention"
        r"|what\b.*\b(?:do|done|doing)\s+about\b"
        r"|(?:is|are|was|were)\s+there\s+(?!enough|more|fewer)|(?:do|does|did|has|have)\b[^?]{2,40}\b(?:have|run|operate)\s+(?:an?|any)\b"
        r")",
    ),
    Want.AVERAGE: any_of(r"\baverage\b|\bmedian\b"),
    Want.AGE: any_of(r"\b(?:what|which)\s+age\b|\bhow\s+old\b"),
    Want.MONTH: any_of(r"\b(?:which|what)\s+month\b"),
    Want.DATE: any_of(r"\b(?:what|which)\s+(?:exact\s+)?(?:date|day)\b"),
    Want.LANGUAGE: any_of(r"\b(?:what|which)\s+languages?\b"),
    Want.OUTCOME: any_of(
        r"\bbecame\s+of\b.*\b(?:officials?|officers?|prosecutors?|judges?|cases?|charges|suspects?|traffickers?)\b|\b(?:result|outcome|verdict)\s+(?:of|in)\b"
    ),
    Want.REASON: any_of(r"^\W*(?:why|how\s+come)\b(?!.*\btier\b)"),
    Want.PLACE: any_of(r"^\W*where\b(?!.*\bfrom\b)"),
    Want.FUTURE: any_of(
        r"(?<!their )(?<!his )(?<!her )(?<!own )(?<!free )\bwill\b|\bnext\s+year\b(?!['’]s\s+report)|\b(?:is|are)\s+going\s+to\b"
    ),
    Want.PENALTY: any_of(r"\bpenalt(?:y|ies)\b|\bpunish\w*|\bsentenc\w+|\bprison\s+terms?\b"),
    Want.EXPLOITATION: any_of(
        r"\bwhere\b.*\b(?:victims?|exploit\w*|traffick\w*|forced|taken|sent|sold)\b",
        r"\bexploit(?:ed|s|ation)?\b",
        r"\bwhich\s+(?:industries|sectors|trades)\b",
    ),
}
_RULES: Final = {Want.RISE: wording.rise_asked, Want.YES_NO: wording.yes_or_no, Want.TIER: wording.tier_asked}


def read_wants(question: str) -> frozenset[Want]:
    """The kinds of answer that a question's words want; none where they only name a topic."""
    found = [want for want, pattern in _PATTERNS.items() if pattern.search(question)]
    return frozenset([*found, *(want for want, holds in _RULES.items() if holds(question))])
