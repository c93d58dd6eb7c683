"""The words that tell what a question wants, other than a placement: countries, numbers, advice, reasons, changes."""

from __future__ import annotations

from typing import Final

from tipqa.question.patterns import any_of

# Countries and what is held

WHICH_COUNTRIES: Final = any_of(
    r"\b(?:which|what|list|name|all|many|show)\b[\w\s,]{0,30}?\b(?:countries|states|nations|governments)\b",
    r"^\s*countries\b|\bwhich\s+ones\b",
    r"^\s*who\b|\bwho\s+(?:was|were|is|are|got|has|have|moved|stood|stayed)\b",
)
OTHER_SIDE: Final = any_of(
    r"^\W*(?:with|to|from|in|for)\s+(?:which|what)\s+(?:\w+\s+)?(?:countries|states|nations|governments)\s+(?:did|does|do|has|have)\b"
)
OF_THOSE: Final = any_of(r"\b(?:of|among)\s+(?:them|those|these)\b")
FROM_AMONG: Final = any_of(
    r"\b(?:of|among)\s+(?:them|those|these)\b.*\bfrom\b|^\W*(?:were|are|was)\s+(?:they|those|these)\s+from\b"
)
STATES_WITHIN: Final = any_of(r"\bmany\s+(?:states|provinces)\s+(?!(?:were|are|was)\b)")  # of one country
WHO: Final = any_of(r"^\s*who\b|\bwho\s+\w+")
ANY_COUNTRIES: Final = any_of(r"\b(?:countr(?:y|ies)|nations|states|governments|who|whose|which|list|every|all)\b")
ANYWHERE: Final = any_of(
    r"\bany\s+countr\w+|\bacross\b|\bwho\s+is\s+mentioned\b|\b(?:reports|narratives|texts)\b",
)
HOLDINGS: Final = any_of(
    r"\b(?:which|what|how\s+many)\s+(?:countries|editions|reports|years)\b[\w\s]{0,20}\b(?:do\s+you|are)\b"
    r"[\w\s]{0,12}\b(?:have|hold|cover|held|covered|included|available|know|here)\b",
)

# Numbers

MANY: Final = any_of(r"\bhow\s+many\b|\bnumber\s+of\b")
HOW_MANY: Final = any_of(r"\bhow\s+(?:many|much)\b")
HOW_MANY_WHAT: Final = any_of(
    r"\bhow\s+many\s+(?!of\b|were\b|was\b|are\b|is\b|did\b|does\b|do\b|had\b|has\b|have\b|came\b|come\b|opened\b|in\b|for\b|from\b"
    r"|through\b|by\b|to\b|on\b|there\b|the\b|each\b|then\b|year\b)(?:[\w-]+\s+){0,2}?[\w-]+s\b"
)
BY_HOW_MUCH: Final = any_of(r"\bby\s+how\s+(?:much|many)\b")
COUNT: Final = any_of(
    r"\bhow\s+many\b|\bhow\s+much\b|\bhow\s+(?:large|big|high|often)\b",
    r"\bnumbers?\b|\bcounts?\b|\btall(?:y|ies)\b|\bfigures\b|\bfigure\s+(?:for|of|on)\b|\bthe\s+figure\b|\bstatistics\b|\btotals?\b|\bestimated?\b|\bquantity\b",
    r"\bpercent(?:age)?s?\b|\bshare\s+of\b|\bproportion\b|\brate\s+of\b",
)
RISE: Final = any_of(
    r"\bby\s+how\s+much\b|\bdoubled?\b",
    r"\bup\s+or\s+down\b|\b(?:go|goes|going|gone|went)\s+(?:up|down)\b",
    r"\b(?:rise|rose|risen|fall|fell|fallen|drop(?:ped)?|increas\w+|decreas\w+|declin\w+|grow|grew|grown|more|fewer|less)\b",
    r"\bchang(?:e|ed|es)\b|\bcompared?\b|\bdifference\b|\bthan\b",
)
_COUNTED = (
    r"(?:victims?|survivors|convictions?|prosecutions?|investigations?|cases|arrests|traffickers|inspections|people)"
)
# "which country identified the most victims": of all that are held, or of a region
WHICH_MOST: Final = any_of(
    r"^\W*(?:who|(?:which|what)\s+(?:[\w-]+\s+){0,3}?(?:country|countries|government|governments|state|states))\b[^?]{0,40}?"
    rf"\b(?:most|fewest|(?:highest|lowest|largest|smallest)\s+number\s+of)\s+(?:[\w-]+\s+){{0,2}}{_COUNTED}\b(?!\s+than)",
)
WHICH_MORE: Final = any_of(
    r"^\W*which\b(?:\s+\w+){0,4}?\s+(?:more|fewer|most|fewest)\b",
    rf"^\W*who\b[^?]{{0,40}}\b(?:more|fewer|most|fewest)\s+(?:[\w-]+\s+){{0,2}}{_COUNTED}\b",
    r"^\W*which\s+of\b[^?]{3,60}?\b(?:more|fewer|most|fewest)\b",
    WHICH_MOST.pattern,
)
_MEASURED = r"(?:victims?\s+identified|convict\w+|prosecutions|investigations|arrests|(?:victims?\s+)?repatriations?|number|identifications|funding|calls|inspections)"
GAP: Final = any_of(
    rf"\bchanges?\s+in\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?{_MEASURED}\b|\bhow\s+(?:did|has|have)\b[^?]{{0,40}}\b{_MEASURED}\b[^?]*\bchange",
    r"\bdifference\b|\bjump\b|\btrends?\b|\bevolution\b|->|→|\bgap\b|\bhow\s+did\s+the\s+number\b|\bwhat\s+(?:was|is)\s+the\s+change\b",
)

# The form of a question

YES_NO: Final = any_of(r"(?:[^,:?]{0,80}[,:])?[\W\d]*(?:did|do|does|have|has|had|is|are|was|were|can|could)\b")
OTHER_WORD: Final = any_of(  # that wants no number
    r"[\W\d]*(?:"
    r"where|who|whom|whose|why"
    r"|which\s+(?!percent|share|number|proportion)"
    r"|what\s+(?:was|is|were|are)\s+done"
    r")\b",
)

# Advice, reasons, summaries

SAYS_ON: Final = any_of(  # a part of the report, as its heading names it
    r"\bwhat\b[^?]*\b(?:says?|said|reports?|reported|states?|tells?|told)\s+(?:about|on|of|regarding|concerning)\b",
    r"\btell\s+me\s+(?:about|of)\b|^\W*(?:what|how)\s+about\b",
    r"\bwhat\s+(?:is|was|are|were)\s+(?:the\s+)?(?:situation|state|status|conditions?)\b",
    r"\bhow\s+(?:does|did|do)\b[^?]*\b(?:describe|treat|cover|assess)\b",
)
RECOMMENDATIONS_NAMED: Final = any_of(r"\brecommend\w*|\brecs?\b|\bpriorit\w+|\bpieces?\s+of\s+advice\b")
RECOMMENDATIONS: Final = any_of(
    r"\brecommend\w*|\brecs?\b|\badvi[cs]e\b|\bpriorit(?:y\s+\w+|ies)\b",
    r"\burg(?:ed?|es|ing)\b|\b(?:what|how)\s+should\b|\btold\s+to\b",
    r"\b(?:report|department|washington|u\.?s\.?)\b.*\b(?:asks?|calls?\s+(?:for|on)|tells?|wants?)\b",
)
ADVICE: Final = any_of(r"\brecommend\w*|\burged?\b|\brecs?\b")  # tells the section, not the topic
SHOULD: Final = any_of(r"\b(?:what|how)\s+should\b")
WHY: Final = any_of(
    r"\bwhy\b|\bhow\s+come\b|\b(?:by|on|under)\s+(?:what|which)\s+(?:criteri\w+|basis)\b|\breasons?\b|\bexplain\b|\bon\s+what\s+grounds\b",
    r"\bwhat\s+(?:made|drove|pushed|prompted|earned|landed|kept|got)\b",
    r"\bbecause\s+of\s+what\b|\bwhat\s+(?:led|caused|explains|justif\w+|was\s+behind|is\s+behind)\b|\bwhat['’]s\s+behind\b",
)
OVERVIEW: Final = any_of(
    r"\b(?:summar(?:y|ise|ize)|overview|tell\s+me\s+about|main\s+(?:points|findings)|key\s+(?:points|findings)|brief)\b",
)

# Texts beside each other

COMPARE: Final = any_of(r"^\W*compare\b|\bhow\s+(?:do(?:es)?|did)\b.*\bcompare\b|\bvs\.?\b|\bversus\b")
CHANGED: Final = any_of(
    r"\bwhat(?:'s|’s|s|\s+is|\s+has|\s+have)?\s+(?:\w+\s+){0,2}?(?:changed?|changes|different)\b",
    r"(?<!\bto )(?<!should )\bchang(?:e|ed|es)\b|\bhow\s+(?:did|does|has)\s+the\s+\w+\s+(?:on|about|for)\b.*\bshift(?:ed)?\b|\baltered\b|\bdiffer(?:s|ed|ence|ences|ent)?\b|\bdiff\b",
    r"\bcompare[ds]?\b|\bcomparison\b|\bcontrast\b|\bvice\s+versa\b|\byear[- ]o(?:ver|n)[- ]year\b",
    # what is new
    r"\bwhat(?:'s|’s|s|\s+is|\s+are|\s+was)\s+(?:\w+\s+)?new\b|\banything\s+new\b",
    r"\bnew\s+(?:\w+\s+)?(?:problems?|statements?|issues?|findings?|things?|points?|concerns?)\b",
    r"\bnew\s+(?:in|for|since|this)\b",
    r"\bthat\s+(?:was|were)\s+not\b|\bdid(?:\s+not|n['’]t)\s*,?\s+and\b",
    # what is gone
    r"\badd(?:s|ed)?\s+(?:or|and)\s+drop|\bdropped\b|\bno\s+longer\b",
    r"\b(?:appeared\s+(?:or|and)\s+(?:what\s+)?vanished|(?:points?|statements?|findings?|things?)\s+(?:\w+\s+)?(?:appeared|vanished))\b",
    r"\bhas\s+dropped\s+out\b|\bdeparts?\s+from\s+(?:that\s+of\s+)?(?:the\s+)?(?:(?:19|20)\d\d|previous|earlier|last)\b",
    r"\b(?:have|has|had)?\s*(?:gone|disappeared|been\s+(?:dropped|removed|added))\b",
    # how things went
    r"\bevol(?:ve[ds]?|ution)\b|\bdevelopments?\b|\bprogress\s+since\b|\bprogress\b",
    r"\blooks?\s+(?:worse|better)\b|\bget(?:ting)?\s+(?:better|worse)\b|\bgot\s+(?:better|worse)\b",
    r"\bupdate[ds]?\s+since\b|\bupdates?\b|\bsince\s+(?:the\s+)?(?:prior|previous|last)\b|\bimprov\w+\b.*\bsince\b",
)
