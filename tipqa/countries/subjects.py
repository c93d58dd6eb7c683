"""Which of the countries in a question it is about.

"How many Vietnamese labourers worked at the Chinese-owned plant in Serbia?" names three countries and asks for one
report, Serbia's. Each mention gets a weight for the words around it: whose entry or government, in which country,
then whose people, then from or to where. The heaviest are the subjects, with the countries listed beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.countries.mentions import Mention
from tipqa.countries.table import Country
from tipqa.later import later


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ENTRY = _words(
    "entry entries report reports edition editions narrative narratives text chapter section page profile tier tiers "
    "ranking rank rating placement status classification assessment recommendations efforts situation record tip "
    "trafficking factbook"
)
_STATE = _words(
    "government govt authorities officials official courts court lawmakers legislators parliament legislature "
    "congress senate assembly ministry ministries minister police prosecutors prosecutor judges judge judiciary "
    "law laws legislation code act constitution investigators investigations prosecutions convictions agencies "
    "agency embassy embassies consulate consulates military army soldiers forces troops inspectors "
    "hotline shelters shelter refuges penal criminal anti-trafficking state regime kingdom republic"
)
_PLACE = _words(
    "schools school hospitals prisons jails ngos media press waters territory province provinces cities city capital "
    "recruitment airports ports farms factories mines plantations brothels society economy "
    "borders border coast coasts shores"
)
_PEOPLE = _words(
    "men man women woman girls girl boys boy children child kids minors people persons nationals national citizens "
    "citizen migrants migrant workers worker labourers laborers labourer laborer victims victim refugees refugee "
    "asylum youth youths teenagers adults fishermen fishers seafarers crew maids domestic students survivors families "
    "traffickers trafficker smugglers sponsors employers recruiters nurses doctors athletes brides mothers"
)
_MADE = later(r"[-‐‑](owned|run|flagged|operated|led|made|born|built|based|speaking|backed|funded|controlled)\b")
_GROUP = r"(?:['’]s?)?\s*(?:{})\s*(?:both\s+|(?:that|those|the\s+\w+)\s+of\s+|in\s+|of\s+|between\s+)?(?:the\s+)?\Z"
_JOINS = later(
    _GROUP.format(r",?\s*(?:and|or|nor|&|\+|/|vs?\.?|versus|against|with|as well as|than|over)\b|[/&+–‑-](?=\s*\Z)"),
    re.IGNORECASE,
)
_COMMA = later(_GROUP.format(","), re.IGNORECASE)
_COMPARED = later(
    r"\b(?:compar\w+|contrast\w*|differ\w*|relative|similar\w*|same|worse|better|higher|lower|more|less|than|versus|vs\.?"
    r"|unlike|against|next|above|below|beneath|ahead|behind)\s+(?:(?:to|with|from|as|than|in|of)\s+)?(?:(?:that|those|the\s+\w+)\s+of\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_SAME_AS = later(
    r"\bsame\s+(?:[\w-]+\s+){1,3}as\s+(?:(?:that|those)\s+of\s+)?(?:the\s+)?\Z", re.IGNORECASE
)  # "on the same tier as the USA"
_AUXILIARY = r"(?:was|were|is|are|did|does|do|has|have|had|could|can|would|will|should|might|must)"
_ASKED_OF_PEOPLE = later(rf"\b{_AUXILIARY}\s+the\s+\Z", re.IGNORECASE)
_SHARE = later(r"\b(?:share|percentage|proportion|percent|fraction)\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_OWNED = later(r"['’]s?\s*(?:[?.,;)]|\Z|(?:in|for|and|or|from)\b|(?:19|20)\d\d\s*(?:[?.,;)]|\Z))")
_BEFORE: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (later(rf"\b{pattern}\s+(?:the\s+)?(?:whole\s+of\s+)?\Z", re.IGNORECASE), weight)
    for pattern, weight in (
        (
            r"(?:reports?|entry|entries|editions?|narratives?|texts?|chapters?|sections?|pages?|profiles?)\s+(?:on|for|about|of)",
            100,
        ),
        (r"according\s+to", 100),
        (r"(?:tiers?|ratings?|rankings?|placements?|changes?)\s+(?:for|of|in)", 98),
        (r"(?:governments?|authorities|officials|kingdom|republic|state|law|efforts)\s+(?:of|in)", 90),
        (_AUXILIARY, 88),
        (r"about", 82),
        (r"(?:in|within|inside|throughout|across)", 80),
        (r"(?:on|regarding|concerning|for|of)", 70),
        (r"by", 60),
        (r"(?:leave|leaving|left|into|enter|entering|reach|reaching)", 35),
        (r"(?:from|to|toward|towards)", 30),
        (r"(?:with|via|through|off|near|at|like|including|as|e\.g\.|bordering|neighbouring|neighboring)", 25),
    )
)
_JUDGES = later(  # what the United States does in its report to another country
    r"(?:['’]s)?\s+(?:(?:state\s+department|department(?:\s+of\s+state)?|government|govt)\s+)?"
    r"(?:(?:ever|also|not|really|again|still|first|last|even)\s+)*"
    r"(?:remov|tak|took|downgrad|upgrad|put|plac|rank|rat|mov|keep|kept|list|blacklist|demot|promot|prais|critici|urg|ask|tell|told"
    r"|want|expect|demand|recommend|advis|say|said|blam|accus|classif|assess|judg|consider|lower|lift|grant|giv|gave|waiv|nam|spar|exempt"
    r"|designat|add|drop|includ|treat|view|rul|decid|allow|let|relegat|elevat|rais|credit|fault|mark|grad|cit)\w*\b"
    r"|(?:['’]s)?\s+(?:(?:not|really|even)\s+)?(?:right|wrong|fair|correct|harsh|kind|tough|lenient|soft)\s+(?:to|in|on|about)\b",
    re.IGNORECASE,
)
_OF_THE_THING = later(r"\b(?:what|who|where|when|which)\s+(?:was|were|is|are)\s+the\s+\Z", re.IGNORECASE)
_THING_IN = later(
    r"\s+(?:[a-z][\w-]*\s+){1,5}(?:in|within|inside)\s+(?:the\s+)?(?=[A-Z])"
)  # "the Peru call center case in Chile"
_YEAR = later(r"\s*[,:(]?\s*(?:in\s+|for\s+)?(?:19|20)\d\d\b")
_VERB = later(
    rf"\s+(?:{_AUXILIARY}|remain\w*|[a-z]{{3,}}ed|[a-z]{{3,}}s|made|began|fell|rose|went|got|gets?|took|kept)\b"
)
_NEXT = later(
    r"(?P<owner>['’]s?)?\s*(?:(?:19|20)\d\d\s+|own\s+|overall\s+|current\s+)*(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)*)?"
)


def subject_countries(text: str, mentions: Sequence[Mention]) -> list[Country]:
    """The countries whose reports `text`, a question, asks for, in order.

    Args:
        text: the question.
        mentions: what `find_countries` found in it.
    """
    groups = _group(text, mentions)
    weights = [max(_weigh(text, mention) for mention in group) for group in groups]
    best = max(weights, default=0)
    chosen = [
        mention
        for group, weight in zip(groups, weights, strict=True)
        for mention in group
        if weight == best or _is_compared(text, mention)
    ]
    return list(dict.fromkeys(mention.country for mention in chosen))


def judges_another(text: str, mention: Mention) -> bool:
    """Whether a mention is of the United States as the one that reports: "did the US downgrade …"."""
    return mention.country.iso2 == "US" and _JUDGES.match(text, mention.end) is not None


def _is_compared(text: str, mention: Mention) -> bool:
    """Whether a country is set against the subject: "… than Laos", "Albania's tier and Kosovo's"."""
    if mention.adjective:
        return False
    before = text[: mention.start]
    return bool(_COMPARED.search(before) or _SAME_AS.search(before) or _OWNED.match(text, mention.end))


def _group(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions that stand side by side in a list, as in "Russia, Belarus and Ukraine"."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        last = groups[-1][-1] if groups else None
        between = text[last.end : mention.start] if last else ""
        alike = last is not None and last.adjective == mention.adjective
        if alike and (_JOINS.match(between) or _COMMA.match(between)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _weigh(text: str, mention: Mention) -> int:
    """How much the words around a mention say that its country's report is asked for, 0 to 100."""
    after = _weigh_after(text, mention)
    before = _weigh_before(text[: mention.start])
    if _OF_THE_THING.search(text[: mention.start]) and _THING_IN.match(text, mention.end):
        return min(after, 45) if after < 85 else after
    if mention.country.iso2 == "US" and (after == 100 or judges_another(text, mention)):
        return 20  # "the US report" is the whole series, and "did the US downgrade" asks of another country
    if mention.adjective:
        people = text[: mention.start]
        return max(after, 88 if after <= 50 and (_ASKED_OF_PEOPLE.search(people) or _SHARE.search(people)) else 0)
    if after >= 85 or not 0 < before < 60:
        return max(after, before)
    return before


def _weigh_before(before: str) -> int:
    if not before.strip(" \"'“‘(-–—:?!.,"):
        return 75
    return next((weight for pattern, weight in _BEFORE if pattern.search(before)), 0)


def _weigh_after(text: str, mention: Mention) -> int:
    after = text[mention.end :]
    if _MADE.match(after):
        return 10
    following = _NEXT.match(after)
    noun = ((following and following["noun"]) or "").lower()
    owns = bool(following and following["owner"])
    if noun in _ENTRY:
        return 100
    if noun in _STATE:
        return 90
    if noun in _PLACE and (owns or mention.adjective):
        return 85 if owns else 60
    if mention.adjective:
        plural = text[mention.end - 1] == "s"  # "Ukrainians", the people themselves
        return 50 if plural or not noun or noun in _PEOPLE else 40
    if owns:
        return 55 if noun in _PEOPLE else 85
    if noun in _PEOPLE:
        return 45  # "taiwan victims", where nobody wrote the adjective
    return 84 if _YEAR.match(after) or _VERB.match(after) else 45
