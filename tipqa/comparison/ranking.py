"""How much each finding weighs: weight = topic + kind + telling, the same every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import log
from typing import NamedTuple

from tipqa.comparison.findings import is_turned
from tipqa.comparison.headlines import GROUPS, is_silent
from tipqa.comparison.model import Change, FigureChange, SectionChange
from tipqa.comparison.tone import criticizes
from tipqa.comparison.wording import fold

Weigh = Callable[[str], float]  # how telling words are, about 0 to 8


class Topic(NamedTuple):
    """What a finding is about: its weight, the words by which a statement is of it, and an example."""

    name: str
    weight: int
    words: re.Pattern[str] | None
    example: str


def _topic(name: str, weight: int, words: str, example: str) -> Topic:
    return Topic(name, weight, re.compile(words) if words else None, example)


TIER, SECTION, RECOMMENDATIONS, REST = "tier", "whole sections", "recommendations", "the rest"
OFFICIALS, LAW, VICTIMS, POLICY, FUNDING = (
    "officials’ complicity", "law enforcement", "victims", "state policy", "funding",
)  # fmt: skip
# A statement is of the first of these whose words it holds.
TOPICS = (
    _topic(TIER, 120, "", ""),
    _topic(SECTION, 110, "", ""),
    _topic(OFFICIALS, 80, r"\bcomplicit|\bcomplicity|\bcorrupt|\bbrib|\bofficials?\b[^.]*\b(?:prosecut|convict|extort|accept)",
           "Officials complicit in trafficking kept their posts."),
    _topic(POLICY, 50, r"policy or pattern|\bstate[- ](?:sponsored|imposed|organized)|government[- ](?:sponsored|imposed|organized)|"
           r"\bchild soldiers?\b|\b(?:mobiliz|conscript)\w*|\bquotas?\b",
           "There was a government policy or pattern of forced labor."),
    _topic(FUNDING, 30, r"\ballocat|\bbudget|\bdisburs|\bfunding\b|\bfunds?\b|\bspent \d", "The ministry spent 2 million cedis."),
    _topic(LAW, 70, r"\binvestigat|\bprosecut|\bconvict|\bsentenc|\bacquit|\bpenalt|\blaw enforcement\b|\bcourts?\b|\bjudges?\b",
           "Courts heard five cases."),
    _topic(VICTIMS, 60, r"\bvictims?\b|\bsurvivors?\b|\bshelters?\b|\brepatriat", "Shelters took in women alone."),
    _topic(RECOMMENDATIONS, 40, "", ""),
    _topic(REST, 20, "", ""),
)  # fmt: skip
WEIGHT = {topic.name: topic.weight for topic in TOPICS}
_OF_ITS_SECTION = {"prosecution": LAW, "protection": VICTIMS, "prevention": REST, "profile": REST}
_OF_ANY_SECTION = (OFFICIALS, POLICY)  # told apart wherever they stand
_OF_FIGURES = {
    "Officials’ complicity": OFFICIALS, "Law enforcement": LAW, "Victims": VICTIMS, "Money": FUNDING, "Other figures": REST,
}  # fmt: skip
_FIGURE_TOPIC = {measure: _OF_FIGURES[title] for title, own in GROUPS.items() for measure in own}
# What happened, and what that adds.
KINDS = {
    "new shortfall": 20,
    "total that changed": 15,
    "no longer or newly reported": 14,
    "new criticism": 14,
    "turned into its opposite": 12,
    "new effort": 10,
    "shortfall no longer mentioned": 8,
    "new": 6,
    "number, name, duty or deadline changed": 5,
    "effort no longer mentioned": 4,
    "criticism no longer mentioned": 3,
    "no longer mentioned": 0,
}
_MOST_TELLING = 4.0
_HALF = 2.0  # a telling statement has twice this by `weigh`


def topic_of(change: Change) -> str:
    """What a recommendation or a statement is about."""
    if change.section == RECOMMENDATIONS:
        return RECOMMENDATIONS
    folded = fold(change.new or change.old)
    named = [it.name for it in TOPICS if it.words and it.words.search(folded)]
    wide = next((name for name in named if name in _OF_ANY_SECTION), "")
    of_section = _OF_ITS_SECTION.get(change.section, "")
    if wide or of_section == REST:
        return wide or REST
    return FUNDING if FUNDING in named and of_section else of_section or next(iter(named), REST)


def kind_of(change: Change) -> str:
    """What happened to a statement or a recommendation that is not kept."""
    if change.status == "reworded":
        return (
            "turned into its opposite"
            if is_turned(change.old, change.new)
            else "number, name, duty or deadline changed"
        )
    new = change.status == "new"
    if change.tone:
        return f"new {change.tone}" if new else f"{change.tone} no longer mentioned"
    if change.section != RECOMMENDATIONS and criticizes(change.new or change.old):
        return "new criticism" if new else "criticism no longer mentioned"
    return "new" if new else "no longer mentioned"


def weight_of(change: Change, weigh: Weigh) -> float:
    """The weight of a statement or a recommendation: topic + kind + telling, of which telling is at most 4."""
    telling = min(max(weigh(change.new or change.old) - _HALF, 0.0), _MOST_TELLING)
    return round(WEIGHT[topic_of(change)] + KINDS[kind_of(change)] + telling, 1)


def figure_topic(figure: FigureChange) -> str:
    """What a figure is about."""
    return _FIGURE_TOPIC.get(figure.measure, REST)


def figure_kind(figure: FigureChange) -> str:
    """What happened to a figure."""
    return "no longer or newly reported" if is_silent(figure) else "total that changed"


def figure_weight(figure: FigureChange) -> float:
    """The weight of a figure: topic + kind + how far it moved, at most 4, as 4 · |ln((new + 5) / (old + 5))|."""
    moved = abs(log(((figure.new or 0) + 5) / ((figure.old or 0) + 5))) if figure.delta else 0.0
    telling = min(_MOST_TELLING * moved, _MOST_TELLING)
    return round(WEIGHT[figure_topic(figure)] + KINDS[figure_kind(figure)] + telling, 1)


def section_weight(section: SectionChange) -> float:
    """The weight of a section that is gone, new or cut: its topic's, and 1 for every hundred words, at most 9."""
    return WEIGHT[SECTION] + min(round(abs(section.old_words - section.new_words) / 100, 1), 9)
