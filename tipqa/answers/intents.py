"""What kind of answer a question wants."""

from __future__ import annotations

import re
from typing import Final

TIER: Final = "tier"
TIER_CHANGE: Final = "tier_change"
TIER_HISTORY: Final = "tier_history"
TIER_REASON: Final = "tier_reason"
FIGURE: Final = "figure"
FIGURE_CHANGE: Final = "figure_change"
RECOMMENDATIONS: Final = "recommendations"
LIST: Final = "list"
TOPIC_LIST: Final = "topic_list"
COMPARISON: Final = "comparison"
WHAT_CHANGED: Final = "what_changed"
OVERVIEW: Final = "overview"
HOLDINGS: Final = "holdings"
FACT: Final = "fact"
INTENTS: Final = (
    TIER,
    TIER_CHANGE,
    TIER_HISTORY,
    TIER_REASON,
    FIGURE,
    FIGURE_CHANGE,
    RECOMMENDATIONS,
    LIST,
    TOPIC_LIST,
    COMPARISON,
    WHAT_CHANGED,
    OVERVIEW,
    HOLDINGS,
    FACT,
)

_TIER = re.compile(
    r"\btiers?(?:\s?\d)?\b|(?<!high-)(?<!high )(?<!senior )(?<!low-)\brank(?:ed|ing|ings|s)?\b|\brat(?:ed|ing|ings)\b|\bplacements?\b|\bplaced\b"
    r"|\bcategori[sz]ed\b|\b(?:what|which)\s+(?:category|level|grade)\b|\bclassified\b|\bwatch\s*list\b|\bspecial\s+case\b|\bgraded\b|\bblacklisted\b|\bon\s+(?:the|a)\s+blacklist\b|\bclassifications?\b|\b(?:lowest|worst|top|bottom)\s+category\b"
    r"|\b(?:up|down)grad(?:ed?|es|ing)\b|\b(?:de|pro)moted\b|\bwhere\b.*\b(?:stands?|stood)\b|(?<![-\w])standing\b|\bcurrent\s+status\b"
    r"|\bgo(?:ne|es)?\s+up\s+or\s+down\b|\bup\s+or\s+down\b|\b(?:what|which)\s+direction\b|\bmoved?\s+(?:up|down)\b|\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)",
    re.I,
)
_MOVED = re.compile(
    r"\bchang(?:e|ed|es|ing)\b|\bmov(?:e|ed)\b|\bshift(?:ed)?\b|\bup(?:graded?)?\b|\bdown(?:graded?)?\b|\bcompar\w+|\bdiffer\w*|\bsame\b"
    r"|\bbec(?:o|a)me\b|\bimprov\w+|\bbetter\b|\bworse\b|->|→|\bvs?\b|\bversus\b|\bevol\w+|\bdevelop(?:ed)?\b|\bfell\b|\brose\b|\blos(?:e|t)\b"
    r"|\bke(?:ep|pt)\b|\bremain(?:ed)?\b|\bstay(?:ed)?\b|\b(?:de|pro)moted\b|\blower(?:ed)?\b|\bhigher\b|\bbefore\s+and\s+after\b|\bclimb\w*|\bslip\w*"
    r"|\brecover\w*|\bdrop\w*|\baltered\b",
    re.I,
)
_DEVELOPED = re.compile(r"\bdevelop(?:ed|ment)?\b|\bevol(?:ved?|ution)\b", re.I)
_HISTORY = re.compile(
    r"\b(?:every|each|all)\s+(?:years?|editions?|reports?)\b|\bover\s+(?:the\s+years|time)\b|\bhistory\b|\btrends?\b|\btrajectory\b|\btimeline\b"
    r"|\bsince\s+(?:19|20)\d\d|\b(?:by|per)\s+(?:year|edition)\b|\byear[- ]by[- ]year\b|\bhow\s+long\s+has\b|\bsince\s+when\b|\bever\b|\balways\b"
    r"|^\W*(?:when|in\s+(?:which|what)\s+(?:years?|editions?|reports?))\b|\b(?:trace|walk\s+me\s+through)\b"
    r"|\b(?:last|past)\s+(?:two|three|four|five|six|ten|\d+)\s+(?:years|editions|reports)\b",
    re.I,
)
_SEVERAL = re.compile(r"\b(?:tiers|rankings|placements|ratings)\b", re.I)
_WHICH_COUNTRIES = re.compile(
    r"\b(?:which|what|list|name|all|many|show)\b[\w\s,]{0,30}?\b(?:countries|states|nations|governments|places)\b|^\s*who\b"
    r"|\bwho\s+(?:was|were|is|are|got|has|have|moved|stood|stayed)\b|^\s*countries\b|\bwhich\s+ones\b",
    re.I,
)
_MANY = re.compile(r"\bhow\s+many\b|\bnumber\s+of\b", re.I)
_WHO = re.compile(r"^\s*who\b|\bwho\s+\w+", re.I)
_RECOMMENDATIONS = re.compile(
    r"\brecommend\w*|\brecs?\b|\badvi[cs]e\b|\bpriorit(?:y\s+\w+|ies)\b|\burg(?:ed?|es|ing)\b|\bwhat\s+should\b|\btold\s+to\b"
    r"|\b(?:report|department|washington|u\.?s\.?)\b.*\b(?:asks?|calls?|tells?|wants?)\b",
    re.I,
)
_CHANGED = re.compile(
    r"\bwhat(?:'s|’s|s|\s+is|\s+has|\s+have)?\s+(?:\w+\s+){0,2}?(?:changed?|changes|different)\b"
    r"|\bwhat(?:'s|’s|s|\s+is|\s+are|\s+was)\s+(?:\w+\s+)?new\b|\bchang(?:e|ed|es)\b|\bdiffer(?:s|ed|ence|ences|ent)?\b"
    r"|\bcompare[ds]?\b|\bcomparison\b|\badd(?:s|ed)?\s+(?:or|and)\s+drop|\bnew\s+(?:\w+\s+)?(?:problems?|statements?|issues?|findings?|things?|points?|in|for|since|this|concerns?)\b"
    r"|\b(?:have|has|had)?\s*(?:gone|disappeared|been\s+(?:dropped|removed|added))\b|\bno\s+longer\b|\byear[- ]o(?:ver|n)[- ]year\b"
    r"|\blooks?\s+(?:worse|better)\b|\bvice\s+versa\b|\bprogress\s+since\b|\bevol(?:ve[ds]?|ution)\b|\bthat\s+(?:was|were)\s+not\b"
    r"|\bdid(?:\s+not|n['’]t)\s*,?\s+and\b|\bupdate[ds]?\s+since\b|\bget(?:ting)?\s+(?:better|worse)\b|\bgot\s+(?:better|worse)\b|\bdropped\b|\bsince\s+(?:the\s+)?(?:prior|previous|last)\b"
    r"|\baltered\b|\bcontrast\b|\bdevelopments?\b|\bdiff\b|\bprogress\b|\banything\s+new\b|\bupdates?\b|\bimprov\w+\b.*\bsince\b",
    re.I,
)
_COUNT = re.compile(
    r"\bhow\s+many\b|\bhow\s+much\b|\bnumbers?\b|\bpercent(?:age)?s?\b|\bshare\s+of\b|\bproportion\b|\bhow\s+(?:large|big|high|often)\b"
    r"|\bcounts?\b|\bfigures?\b|\bstatistics\b|\btotals?\b|\bestimated?\b|\brate\s+of\b|\bquantity\b",
    re.I,
)
_RISE = re.compile(
    r"\bby\s+how\s+much\b|\b(?:rise|rose|risen|fall|fell|fallen|drop(?:ped)?|increas\w+|decreas\w+|declin\w+|grow|grew|grown|more|fewer|less)\b"
    r"|\bchang(?:e|ed|es)\b|\bcompared?\b|\bdifference\b|\bthan\b|\bdoubled?\b",
    re.I,
)
WHY = re.compile(
    r"\bwhy\b|\bhow\s+come\b|\breasons?\b|\bbecause\s+of\s+what\b|\bwhat\s+(?:led|caused|explains|justif\w+|was\s+behind)\b|\bexplain\b|\bon\s+what\s+grounds\b",
    re.I,
)
_OVERVIEW = re.compile(
    r"\b(?:summar(?:y|ise|ize)|overview|tell\s+me\s+about|main\s+(?:points|findings)|key\s+(?:points|findings)|brief)\b",
    re.I,
)


_COMPARE = re.compile(r"^\W*compare\b|\bhow\s+do(?:es)?\b.*\bcompare\b|\bvs\.?\b|\bversus\b", re.I)
_PLACE = re.compile(
    r"\btier\s?(?:[123]|one|two|three)\b|\b(?:bottom|lowest|worst|top|highest)\s+tier\b|\bwatch\s?list\b|\bspecial\s+cases?\b|\bupgrades\b|\bdowngrades\b"
    r"|\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)|\b(?:up|down)\s+a\s+tier\b",
    re.I,
)
_MOVES = re.compile(
    r"\b(?:upgraded?|downgraded?|promoted|demoted|improved|worsened|lost|got\s+(?:better|worse)|moved\s+(?:up|down)|(?:did|do)\s+(?:better|worse))\b",
    re.I,
)
_ANY_COUNTRIES = re.compile(r"\b(?:countr(?:y|ies)|nations|states|governments|who|whose|which|list|every|all)\b", re.I)
_HOLDINGS = re.compile(
    r"\b(?:which|what|how\s+many)\s+(?:countries|editions|reports|years)\b[\w\s]{0,20}\b(?:do\s+you|are)\b[\w\s]{0,12}\b(?:have|hold|cover|held|covered|included|available|know|here)\b",
    re.I,
)
_GAP = re.compile(r"\bdifference\b|\bjump\b|\btrends?\b|\bgap\b|\bhow\s+did\s+the\s+number\b", re.I)
_ANYWHERE = re.compile(r"\bany\s+countr\w+|\bacross\b|\bwho\s+is\s+mentioned\b|\b(?:reports|narratives|texts)\b", re.I)
_YES_NO = re.compile(r"[\W\d]*(?:did|do|does|have|has|had|is|are|was|were|can|could)\b", re.I)
_OTHER_WORD = re.compile(
    r"[\W\d]*(?:where|who|whom|whose|why|which\s+(?!percent|share|number|proportion)|what\s+(?:was|is|were|are)\s+done)\b",
    re.I,
)
_BY_HOW_MUCH = re.compile(r"\bby\s+how\s+(?:much|many)\b", re.I)


def tier_asked(question: str) -> bool:
    """Whether the question is about placements at all."""
    return bool(_TIER.search(question))


def moves(word: str) -> bool:
    """Whether a word only says that something moved or is set side by side: "climb", "back", "comparing"."""
    return bool(_MOVED.search(word)) or word.lower() in ("back", "going", "go")


def yes_or_no(question: str) -> bool:
    """Whether the question opens with a verb: "did officials …", "2016: did …"."""
    return bool(_YES_NO.match(question))


def rise_asked(question: str) -> bool:
    """Whether the question asks if something rose or fell, or sets it side by side: "did convictions rise?"."""
    return (yes_or_no(question) and bool(_RISE.search(question))) or bool(
        _COMPARE.search(question) or _GAP.search(question)
    )


def names_other(question: str) -> bool:
    """Whether the question opens with "where", "who", "whom" … and so wants no number."""
    return bool(_OTHER_WORD.match(question)) and not _MANY.search(question)


def number_asked(question: str) -> bool:
    """Whether the question wants a number: not where it opens with "where", "who" or "which" and asks no "how many"."""
    return bool(re.search(r"\bhow\s+(?:many|much)\b", question, re.I)) or not _OTHER_WORD.match(question)


def number_named(question: str) -> bool:
    """Whether the question has a word that asks for a number: "how many", "figures", "rate of"."""
    return bool(_COUNT.search(question))


def recommendations_named(question: str) -> bool:
    """Whether the question calls recommendations by that name."""
    return bool(re.search(r"\brecommend\w*|\brecs?\b|\bpriorit\w+", question, re.I))


def topic_of_countries(question: str) -> bool:
    """Whether the question asks which countries a topic is found in."""
    anywhere = _ANYWHERE.search(question) or (_WHICH_COUNTRIES.search(question) and not _WHO.search(question))
    return bool(anywhere) and not _TIER.search(question)


def countries_asked(question: str) -> bool:
    """Whether the question asks which countries, so that no single one carries over to it."""
    return bool(_WHICH_COUNTRIES.search(question)) and bool(_TIER.search(question) or not _WHO.search(question))


def read_intent(question: str, *, countries: int, editions: int, measure: str | None, span: int = 0) -> str:
    """The intent of a question.

    Args:
        countries: how many countries it is about.
        editions: how many editions it names, in whatever way.
        measure: the measure it asks for, such as "convictions"; "other" where it wants a number of something else.
        span: how many years a range in it spans.
    """
    known = measure not in (None, "other")
    changed = _CHANGED.search(question)
    for intent, holds in (
        (HOLDINGS, _HOLDINGS.search(question) and not countries),
        (LIST, _list_asked(question) and not countries),
        (TIER_REASON, _TIER.search(question) and WHY.search(question) and countries),
        (_tier_intent(question, countries, editions, span), _TIER.search(question) and countries),
        (RECOMMENDATIONS, _RECOMMENDATIONS.search(question) and not changed and not _MANY.search(question)),
        (TOPIC_LIST, _WHICH_COUNTRIES.search(question) and not countries),
        (FIGURE_CHANGE, known and editions != 1 and (_BY_HOW_MUCH.search(question) or _RISE.search(question))),
        (FIGURE, known or _COUNT.search(question)),
        (WHAT_CHANGED, changed and countries == 1),
        (COMPARISON, _COMPARE.search(question) and countries > 1),
        (OVERVIEW, _OVERVIEW.search(question) and countries),
    ):
        if holds:
            return intent
    return FACT if countries else TOPIC_LIST


def _list_asked(question: str) -> bool:
    if _PLACE.search(question):
        return True
    asks = _ANY_COUNTRIES.search(question) or _WHICH_COUNTRIES.search(question)
    return bool(asks and (_MOVES.search(question) or (_TIER.search(question) and _WHICH_COUNTRIES.search(question))))


def _tier_intent(question: str, countries: int, editions: int, span: int) -> str:
    moved = _MOVED.search(question) and countries == 1
    several = countries == 1 and _SEVERAL.search(question) and not editions
    developed = not editions and _DEVELOPED.search(question)
    if _HISTORY.search(question) or editions > 2 or several or developed or (span > 1 and not moved):
        return TIER_HISTORY
    return TIER_CHANGE if moved else TIER
