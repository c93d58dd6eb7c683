"""Two questions in one of which the second leaves out what the first names: "how many did NGOs assist, and how many the state?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from tipqa.later import later

_NOUN = r"(?P<noun>(?:(?!(?:did|do|does|has|have|had|were|was|are|is|of|by|in|at)\b)[\w’'-]+\s+){1,4}?)"
_AND = r"[,;?]?\s+(?:(?:and|but|or|versus|vs\.?)\s+)?"
_KIND = (
    r"(?:forced\s+labou?r|labou?r(?:\s+(?:trafficking|exploitation))?|sex(?:ual)?(?:\s+(?:trafficking|exploitation))?"
    r"|forced\s+prostitution|men|women|boys|girls|males?|females?|adults?|children|minors|foreign(?:ers|\s+nationals)?"
    r"|(?:own\s+)?nationals|citizens)"
)
_COUNT = r"(?:investigations|prosecutions|convictions|arrests|inspections|victims(?:\s+(?:identified|found))?)"
_NUMBERED = later(r"\b(?:how\s+many|numbers?|split|breakdown|broken\s+down|count(?:s|ed)?|each)\b", re.I)
_JOINED = later(
    r"\b(?:how\s+many|tier|more|fewer|judges|courts|judiciary)\b", re.I
)  # one of which each of the forms has
_WORTH = r"(?P<worth>enough|sufficient|adequate|too\s+few)"
_REST = r"(?P<rest>(?:\s+(?:in|of|for|under|according)\b[^?]*|\s+(?:19|20)\d\d|\s*:\s+[^?]*)?)\W*$"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]], ...]:
    counted = rf"(?:the\s+)?(?:numbers?\s+of\s+|how\s+many\s+)?(?P<count>{_COUNT})\b"
    joined = r"(?:\s*(?:\+|&|/)\s*|,?\s+(?:and|plus)\s+|,\s+)"
    forms = (
        (  # "how many inspectors are there, and is it enough?"
            rf"(?P<first>.*\bhow\s+many\s+{_NOUN}(?:do|does|did|are|is|were|was|has|have|work|in)\b.*?){_AND}"
            rf"(?:is|are|was|were)\s+(?:it|that|this|they|these|those)\s+(?:\w+ly\s+)?(?:seen\s+as\s+|considered\s+)?{_WORTH}\W*$",
            lambda it: (
                it["first"],
                f"Is the number of {it['noun'].strip()} {'too few' if 'few' in it['worth'] else 'enough or too few'}?",
            ),
        ),
        (  # "how many victims did it identify compared with the year before, and were they referred to care?"
            rf"(?P<first>.*\bhow\s+many\s+(?P<noun>victims)\s+.*?){_AND}(?P<verb>were|are)\s+(?:they|those|these)"
            r"(?P<all>\s+all)?\s+(?P<second>(?:referred|sheltered|helped|assisted|repatriated|screened)\b[^?]*)\W*$",
            lambda it: (it["first"], f"{it['verb'].capitalize()}{it['all'] or ''} the {it['noun']} {it['second']}?"),
        ),
        (  # "what is the minimum sentence, and do judges respect it?"
            rf"(?P<lead>.*\b(?:minimum|lowest|least)\s+)(?:sentence|penalty|punishment|term|prison\s+term)\b(?P<first>.*?){_AND}(?:do|does|did|have|has)\s+(?:the\s+)?"
            r"(?P<who>judges|courts|judiciary)\s+(?:\w+ly\s+)?(?:respect(?:ed)?|follow(?:ed)?|appl(?:y|ied)|keep\s+to|kept\s+to|stick\s+to|stuck\s+to|observed?|obey(?:ed)?|impose[sd]?|hand(?:ed)?\s+down)"
            r"\s+(?:it|that|this)\b\W*$",
            lambda it: (
                f"{it['lead']}penalty{it['first']}",
                f"Which sentences were handed down by {it['who']} below the minimum?",
            ),
        ),
        (  # "how many victims did NGOs assist, and how many did the state find?"
            rf"(?P<first>.*\bhow\s+many\s+{_NOUN}(?:did|do|does|has|have|had)\b.*?){_AND}how\s+many\s+(?P<second>(?:did|do|does|has|have|had)\s+.+)",
            lambda it: (it["first"], f"how many {it['noun'].strip()} {it['second']}"),
        ),
        (  # "how many victims were helped by NGOs and how many by the state?"
            rf"(?P<first>.*\bhow\s+many\s+{_NOUN}(?P<verb>(?:were|was|are|is)\s+\w+)\s+(?=by\b).*?){_AND}how\s+many\s+(?P<second>by\s+.+)",
            lambda it: (it["first"], f"how many {it['noun'].strip()} {it['verb']} {it['second']}"),
        ),
        (  # "Fiji tier + convictions"
            rf"(?P<lead>.*?)\btier{joined}{counted}{_REST}",
            lambda it: (f"{it['lead']}tier{it['rest']}", f"{it['lead']}number of {it['count']}{it['rest']}"),
        ),
        (  # "Fiji convictions + tier"
            rf"(?P<lead>.*?){counted}{joined}tier{_REST}",
            lambda it: (f"{it['lead']}number of {it['count']}{it['rest']}", f"{it['lead']}tier{it['rest']}"),
        ),
        (  # "did they find more victims and convict more people?"
            r"(?P<lead>.*?\bdid\s+(?:they|it|the\s+\w+|\w+)\s+)(?P<one>\w+\s+(?:more|fewer)\s+\w+)\s+and\s+(?P<two>\w+\s+(?:more|fewer)\s+\w+)"
            r"(?P<rest>[^?]*?)(?:\s+or\s+not)?\W*$",
            lambda it: (f"{it['lead']}{it['one']}{it['rest']}?", f"{it['lead']}{it['two']}{it['rest']}?"),
        ),
    )
    return tuple((later(form, re.I | re.S), parted) for form, parted in forms)


_SET_AGAINST = later(
    rf"(?P<lead>.*?)\b(?P<one>{_KIND})\s+(?:victims\s+)?(?:vs\.?|versus|as\s+against|as\s+opposed\s+to|compared\s+(?:to|with))"
    rf"\s+(?:in\s+|for\s+|of\s+)?(?P<two>{_KIND})\b(?P<rest>.*)",
    re.I | re.S,
)


def parted_short(question: str) -> tuple[str, str] | None:
    """The two questions, each with all its words; None where it is one, or two that lack nothing."""
    if _NUMBERED.search(question) and (sides := _SET_AGAINST.fullmatch(question)):
        return f"{sides['lead']}{sides['one']}{sides['rest']}", f"{sides['lead']}{sides['two']}{sides['rest']}"
    if not _JOINED.search(question):
        return None
    return next((parted(found) for form, parted in _forms() if (found := form.fullmatch(question))), None)
