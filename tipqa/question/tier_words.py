"""The words of questions on placements: tiers, moves between them, and their history."""

from __future__ import annotations

from typing import Final

from tipqa.question.patterns import any_of

TIER: Final = any_of(
    r"\btiers?(?:\s?\d)?\b",
    r"\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)",  # T2WL
    r"\bwatch\s*list\b|\bspecial\s+case\b",
    r"(?<!high-)(?<!high )(?<!senior )(?<!low-)(?<!its )(?<!their )\brank(?:ed|ing|ings|s)?\b(?!\s+of\s+(?:the\s+)?(?:officials?|officers?))",  # but no high-ranking officials
    r"\bhow\b.*\b(?:factbook|report|edition|entry|department)\b.*\bclass(?:es|ed|ify|ified)?\b(?!\s+of)",
    r"\brat(?:ed|ing|ings)\b|\bgrad(?:e|es|ed|ing)\b",
    r"\bplacements?\b|\bplaced\s+(?:on|at|above|below)\b",
    r"\b(?:where|how)\s+(?:is|was|are|were|has|have|did)\s+(?:(?!(?:child|children|victims?|survivors?|people|they|women|girls|boys|jobs?|workers?)\b)[\w'’-]+\s+){1,4}?(?:been\s+)?placed\b(?!\s+in\s+(?:a\s+)?(?:shelter|care|home|hous))",
    r"\bcategori[sz]ed\b|\bclassified\b|\bclassifications?\b",
    r"\b(?:what|which)\s+(?:category|level|standing)\b(?!\s+of\s+(?:the\s+)?(?:victims?|people|persons|workers?|migrants?|crimes?|offen|courts?|officials?))|\b(?:lowest|worst|top|bottom)\s+category\b",
    r"\bblacklisted\b|\bon\s+(?:the|a)\s+blacklist\b",
    r"\bcategory\s+(?:assigned|given)\b|\bassigned\s+(?:category|to\s+(?:the\s+)?category)\b",
    r"\bwhere\b.*\b(?:stands?|stood)\b|\bst(?:ands?|ood)\s+(?:lower|higher|better|worse)\b|(?:['’]s?|\bcurrent|\b20\d\d|\btip)\s+status\b",
    r"\bwhere\s+(?:does|do|did)\b[^?]{2,30}\bsit\b(?!\s+(?:on|in)\s+the\s+(?:council|board|committee))",
    r"\b(?:report|edition|factbook|department|washington|americans)\s+(?:put|place|rank)\b|\bin\s+(?:what|which)\s+group\b",
    r"(?:['’]s?|\bits|\btheir|\bcurrent|\bpresent)\s+standing\b(?!\s+(?:of|one|committee|body|commission|order))",
    r"^\W*[\w\s]{3,30}\bstanding\W*$|(?-i:\bstanding\s+(?:in\s+(?:the|20)|of\s+[A-Z]))",
    r"\b(?:up|down)grad(?:ed?|es|ing)\b|\b(?:de|pro)moted\b|\bmoved?\s+(?:up|down)\b",
    r"\b(?:same|which|what|lowest|top|bottom)\s+rung\b|\bTIP\s+lists?\b",
)

# What is said of tiers and of nothing else, for series that have none: their officials are ranked and demoted too.
OUTRIGHT: Final = any_of(r"\btiers?(?:\s?\d)?\b|\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)|\bwatch\s*list(?:ed)?\b")

# A move that may be one of tiers, or one of a number.
DIRECTION: Final = any_of(
    r"\bup\s+or\s+down\b|\b(?:better|worse)\s+or\s+(?:better|worse)\b|\b(?:what|which)\s+direction\b|\b(?:which|what)\s+way\s+(?:did|has|have)\s+[\w\s'’-]{2,30}?\s+(?:go|gone|move|moved)\b(?!\s+(?:through|across|to)\b)"
)

# One place outright, so that countries are asked for even where no word says so: "Tier 3 in 2024?"
PLACE: Final = any_of(
    r"\btier\s?(?:[123]|one|two|three)\b|\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)",
    r"\b(?:bottom|lowest|worst|top|highest)\s+tier\b",
    r"\bwatch\s?list\b|\bspecial\s+cases?\b",
    r"\bupgrades\b|\bdowngrades\b|\b(?:up|down)\s+a\s+tier\b",
)

SEVERAL_TIERS: Final = any_of(r"\b(?:tiers|rankings|placements|ratings)\b")

# Two editions of one country beside each other.
MOVED: Final = any_of(
    r"\bchang(?:e|ed|es|ing)\b|\baltered\b|\bfrom\s+what\s+to\s+what\b|\bhappened\s+to\b|\bmov(?:e|ed)\b|\bshift(?:ed)?\b|\bbec(?:o|a)me\b",
    r"\bup(?:graded?)?\b|\bdown(?:graded?)?\b|\b(?:de|pro)moted\b",
    r"\bimprov\w+|\bbetter\b|\brose\b|\bclimb\w*|\brecover\w*|\bhigher\b",
    r"\bworse\b|\bfell\b|\blos(?:e|t)\b|\blower(?:ed)?\b|\bslip\w*|\bdrop\w*",
    r"\bevol\w+|\bdevelop(?:ed)?\b",
    r"\bke(?:ep|pt)\b|\bremain(?:ed)?\b|\bstay(?:ed)?\b|\bsame\b",
    r"\bcompar\w+|\bdiffer\w*|->|→|\bvs?\b|\bversus\b|\bbefore\s+and\s+after\b",
)

# Moves that countries are listed by: "who got worse?"
MOVES: Final = any_of(
    r"\b(?:"
    r"upgraded?|promoted|improved|got\s+better|moved\s+up|(?:did|do)\s+better"
    r"|downgraded?|demoted|worsened|lost|got\s+worse|moved\s+down|(?:did|do)\s+worse"
    r")\b"
)

DEVELOPED: Final = any_of(r"\bdevelop(?:ed|ment)?\b|\bevol(?:ved?|ution)\b")

HISTORY: Final = any_of(
    r"\b(?:every|each|all)\s+(?:years?|editions?|reports?)\b|\b(?:by|per)\s+(?:year|edition)\b|\byear[- ]by[- ]year\b",
    r"\bover\s+(?:the\s+years|time)\b|\bhistory\b|\btrends?\b|\btrajectory\b|\btimeline\b",
    r"\b(?:trace|walk\s+me\s+through)\b",
    r"\bsince\s+(?:19|20)\d\d|\bsince\s+when\b|\bhow\s+long\s+has\b",
    r"\b(?:last|past)\s+(?:two|three|four|five|six|ten|\d+)\s+(?:years|editions|reports)\b",
    r"\bever\b|\balways\b",
    r"^\W*(?:when|in\s+(?:which|what)\s+(?:years?|editions?|reports?))\b",
)

# What a list is of

NAMED_TIER: Final = any_of(
    r"\btier\s*(?:[123]|one|two|three|i{1,3})\b(?:\s*[-–]?\s*watch\s*list)?",
    r"\bt[123](?:\s?wl)?\b|(?-i:\bWL\b)|\bwatch\s*list\b",
    r"\b(?:bottom|lowest|worst|top|highest)\s+tier\b",
    r"\bspecial\s+cases?\b|\bblacklist(?:ed)?\b",
)
UP: Final = any_of(
    r"\bupgrad\w*|\bpromoted\b|\braised\b|\brose\b|\bmoved\s+up\b|\bup\s+a\s+tier\b|\blifted\b",
    r"\bimproved\b|\bgot\s+better\b|\bbetter\s+marks\b",
)
DOWN: Final = any_of(
    r"\bdowngrad\w*|\bdemoted\b|\brelegat\w+|\blowered\b|\bf[ea]ll(?:en)?\b|\bs[au]nk\b|\bsli(?:d|de|pped)\b|\bdropped\b|\bmoved\s+down\b|\bdown\s+a\s+tier\b|\bpushed\s+down\b",
    r"\bworsened\b|\bgot\s+worse\b|\bworse\s+marks\b|\blost\b",
)
SHIFTED: Final = any_of(r"\b(?:moved|went|shifted|changed|newly|new\s+(?:on|to))\b")  # up or down
LEFT: Final = any_of(  # the tier named is the one that countries left: "which came from Tier 3?"
    r"\b(?:from|off|left|leaves?|leaving|escaped?|out\s+of|exit(?:ed)?)\s+(?:the\s+)?(?:(?:worst|lowest|bottom)\s+)?(?:tier\b|(?:tier\s*2\s+)?watch\s*list)",
    r"\blos(?:e|es|t|ing)\s+(?:(?:its|their|the)\s+(?:\w+\s+){0,4}?)?(?:tier\b|watch\s*list)",
)
