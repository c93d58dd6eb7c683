"""What number a question asks for, and whether a sentence holds a number of that kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tipqa.reports.figures.lexicon import details_in
from tipqa.reports.figures.numbers import numbers

Quantity = Literal["count", "money", "percent", "duration", "streak", "phone", "date"]

_MANY = r"how many|how much|number of|numbers? for|numbers?\b|tally\b|count of|counts?\b|total\b|figures\b|figure (?:for|of|on)\b|statistics|amount of"
_WHO = r"victims?|survivors?|people|persons?|women|men|girls?|boys?|kids?|child(?:ren)?|minors?|adults?|foreigners?|workers?|citizens?|nationals?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OFFICIALS = _compile(
    r"\b(?:officials?|complicit\w*|police(?:men)?|officers?|civil servants?|authorities (?:complicit|involved)|government employees?)\b"
)
_MEASURE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, _compile(pattern))
    for key, pattern in (
        ("hotline_calls", r"\b(?:calls?|reports?|complaints?|contacts?)\b.{0,40}\bhot ?-?lines?\b|\bhot ?-?lines?\b.{0,40}\b(?:calls?|receiv|got|get|ring)|\bhotline calls\b"),
        ("funding", r"\b(?:how much|what) (?:money|funds?|funding|budget|cash)|\b(?:funding|budget(?:ed|s)?|spent|spend(?:ing)?|allocat\w+|money|pay for|paid for|earmark\w*)\b"),
        ("compensation", r"\b(?:compensation|restitution|compensated|damages)\b"),
        ("prison_terms", r"\bhow long\b.{0,40}\b(?:terms?|sentences?|jail|prison|imprison\w*)|\b(?:prison|jail) terms?\b|\b(?:penalt(?:y|ies)|length of (?:sentence|imprisonment|prison))\b|\bsentence lengths?\b|\byears (?:in|of) (?:prison|jail)"),
        ("people_trained", r"\b(?:trained|(?:receiv\w+|got|given|had) (?:\S+ ){0,4}training|took part in training|attended training)\b|\btrain(?:ing)? of (?:officials|police|judges|people)"),
        ("trainings", r"\b(?:trainings?|courses?|seminars?|workshops?)\b"),
        ("inspections", r"\b(?:inspect(?!ors?\b)\w*|raids?|(?:firms|agencies|companies|workplaces|businesses|employers) (?:were |was |got )?(?:checked|visited)|check(?:ed)? (?:workplaces|firms|agencies|companies|businesses))\b"),
        ("awareness", r"\bawareness\b"),
        ("people_screened", r"\bscreen(?:ed|ing|ings)?\b|\bcheck(?:ed)?\b.{0,40}\bfor trafficking\b"),
        ("victims_repatriated", r"\b(?:repatriat\w+|brought (?:back|home)|bring (?:back|home)|returned home|sent home|came home)\b"),
        ("victims_referred", r"\b(?:(?:sent|passed|handed) (?:on )?to (?:\w+ ){0,2}(?:services|care|protection|help|providers)|referr(?:ed|als?|ing)|refer|referral)\b"),
        ("victims_sheltered", r"\b(?:sheltered|housed|accommodated|in shelters?|placed in|stay\w* in)\b"),
        ("shelters", r"\b(?:shelters?|safe ?houses?|victim cent(?:er|re)s?|crisis cent(?:er|re)s?)\b"),
        ("victims_assisted", r"\b(?:assist(?:ed|ance|ing)?|helped|served|cared for|received (?:services|help|care|aid|support)|got (?:help|aid|support|services)|given (?:help|aid|support|services)|supported)\b"),
        ("convictions", r"\b(?:convict\w*|found guilty|guilty)\b"),
        ("sentences", r"\b(?:sentenc\w+|jailed|imprison\w*|locked up|put (?:in|behind) (?:jail|prison|bars)|went to (?:jail|prison)|sent to (?:jail|prison)|behind bars)\b"),
        ("prosecutions", r"\b(?:prosecut(?!ors?\b)\w*|charged|indict\w*|put on trial|t(?:ake|aken|ook)\b.{0,30}\bto court|br(?:ing|ought)\b.{0,30}\bto (?:court|trial)|tried)\b"),
        ("suspects", r"\b(?:arrest\w*|detain\w*|suspects?|apprehended)\b"),
        ("victims_identified", rf"\b(?:identif\w+|confirmed|recogni[sz]ed|found|discovered|rescued|detected|freed|find)\b.{{0,50}}\b(?:{_WHO})\b|\b(?:{_WHO})\b.{{0,80}}\b(?:identif\w+|confirmed|recogni[sz]ed|found|discovered|rescued|detected|freed|find)\b|\bvictim (?:identifications?|numbers?|counts?|totals?|figures?)\b"),
        ("investigations", r"\b(?:investigat\w*|probes?|cases?\b(?: (?:were|was|did|has|have))?.{0,30}\b(?:open\w*|initiated|started|launched|registered|recorded)|criminal cases|open(?:ed)? .{0,30}cases|cases)\b"),
        ("staff", r"\b(?:staff|employees|personnel|how many (?:inspectors|prosecutors|officers|police)|hir(?:ed|ing)|employ(?:ed|s)?|recruit(?:ed|ing) (?:staff|officers))\b"),
        ("victims_identified", r"\b(?:victims?|survivors?)\b"),
        ("convictions", r"\btraffickers?\b"),
    )
)  # fmt: skip
_COUNTABLE = frozenset({"convictions", "prosecutions", "investigations", "suspects", "sentences", "inspections"})
_ASKS_COUNT = _compile(
    rf"\b(?:{_MANY})|\bhow (?:large|big)\b.{{0,30}}\b(?:number|group|staff)|\bby how (?:much|many)\b"
)
_ASKS_PERCENT = _compile(
    r"\b(?:what|which) (?:percentage|percent|per cent|share|proportion|fraction|part(?= of (?:the |all )?(?:victims|people|workers|cases|population|men|women|children)))\b|\b(?:percentage|proportion|share) of\b|\bhow many percent\b"
)
_ASKS_PHONE = _compile(
    r"\b(?:phone|telephone|hotline|helpline|toll[- ]free|whatsapp|fax)\b.{0,30}\bnumbers?\b|\bnumbers? (?:of|for|to) (?:the )?(?:\w+ ){0,3}(?:hotline|helpline)(?! calls)|\bnumbers? (?:to|can \w+|do \w+) call\b|\bwhich number\b.{0,30}\bcall\b"
)
_ASKS_DURATION = _compile(
    r"\bhow long\b|\bhow many (?:years|months|days|weeks|hours)\b|\b(?:length|duration) of\b|\bprison terms?\b|\bwhat (?:is|are|was|were) the (?:maximum |minimum )?(?:penalt(?:y|ies)|sentences?)\b|\bfor how (?:long|many (?:years|months))\b"
)
_ASKS_MONEY = _compile(
    r"\bhow much (?:money|funding|did it cost|does it cost|cash|was (?:spent|allocated|budgeted|paid|provided|given)|did .{0,60}\b(?:spend|pay|allocate|budget|provide|give|contribute|donate|cost|earmark|invest)|is the (?:fine|budget|debt)|(?:do|does) .{0,60}(?:earn|pay|cost|owe))"
    r"|\bhow (?:large|big|high)\b.{0,30}\b(?:budget|debt|fine|sum|fund|funding|compensation|wage|salary|fee|amount)\b"
    r"|\b(?:what|which) (?:was |is |were )?(?:the )?(?:annual |yearly |total )?(?:budget|amount of money|funding|sum)\b"
    r"|\bwhat (?:\w+ )?(?:wages?|salar(?:y|ies)|fees?|price|pay)\b(?! (?:for|off))"
    r"|\b(?:budget|funding) (?:amount|level|figure)\b"
    r"|\bwhat (?:did|does|do|would|will) .{0,50}\bcost\b"
    r"|\bhow much\b.{0,60}\b(?:dollars|euros|rand|restitution|compensation|fines?|budget|funds?|funding|ransoms?|wages?|salar(?:y|ies)|fees?|debts?)\b"
)
_ASKS_DATE = _compile(
    r"^\W*(?:when\b|in (?:what|which) (?:year|month)|since (?:when|what year)|(?:what|which) (?:year|date|day|month)|(?:on|by|before|until|after) (?:what|which) (?:date|day|month|year)|as of when|until when|by when)|\b(?:what|which) (?:year|date) (?:did|was|were|is)\b"
)
_HOW_MUCH_CHANGE = _compile(
    r"\b(?:by )?how much\b.{0,60}\b(?:fall|fell|rise|rose|drop\w*|grow|grew|increase\w*|decrease\w*|decline\w*|change\w*|go (?:up|down)|more|fewer|less|higher|lower)\b"
)
_DATES = _compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
)
_PHONES = _compile(
    r"(?<![\w,.])(?:\+?\d{1,4}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}(?![\w,])|(?<!\d)\+\d{6,14}(?!\d)|\b(?:hotline|helpline|dial|call|phone)\b[^.;]{0,20}?\b\d{3,6}\b(?! (?:calls|people|victims))"
)
_TO_PRISON = _compile(r"\b(?:jail\w*|prison|imprison\w*|locked up|behind bars)\b")
_YEARS_ONLY = _compile(r"\D*(?:19|20)\d\d(?:[ .–-]+(?:19|20)?\d\d)?\D*")
_ASKS_STREAK = _compile(r"\b(?:in a row|consecutive\w*|running|straight|how long (?:has|have|had)|since when)\b")
_IN_A_ROW = _compile(r"\b(?:consecutive|straight|successive) (?:year|month|edition|report)|\bin a row\b")
_KIDS = _compile(r"\bkids?\b")


@dataclass(frozen=True, slots=True)
class MeasureAsked:
    """The measure a question asks for: a key of `MEASURES`, and its details as `Figure.detail` writes them."""

    measure: str
    detail: str = ""


def measure_of(question: str) -> MeasureAsked | None:
    """Which measure a question asks for; None where it asks for none that is in `MEASURES`.

    "other" is given where a number is plainly asked for and no measure fits.
    """
    if wanted_quantity(question) in ("phone", "date"):
        return None
    counted = _ASKS_COUNT.search(question) is not None
    for key, pattern in _MEASURE_WORDS:
        match = pattern.search(question)
        if match and (counted or _speaks_of_numbers(key, question)):
            return _asked(key, question)
    if counted or _ASKS_PERCENT.search(question):
        return MeasureAsked("other", ", ".join(details_in(question)))
    return None


def measure_meant(question: str) -> MeasureAsked | None:
    """The known measure that a question is on, whether or not it asks how many; None where it is on none."""
    asked = measure_of(f"how many {question}")
    return None if asked is None or asked.measure == "other" else asked


def _speaks_of_numbers(key: str, question: str) -> bool:
    """Whether a question without "how many" still asks for a number, as "convictions 2024?" does."""
    if wanted_quantity(question) not in (None, "date"):
        return True
    short = len(question.split()) <= 9 and not re.match(
        r"\W*(?:(?:on|under|in|to|from|for|by|at|with|of) )?(?:who|why|what|which|where|how|do|does|did|is|are|was|were|has|have|can|when)\b",
        question,
        re.IGNORECASE,
    )
    return key in _COUNTABLE | {"victims_identified", "funding"} and (
        short
        or re.search(r"\bany (?:more )?(?:convictions|prosecutions|investigations|arrests|victims)\b", question)
        is not None
    )


def _asked(key: str, question: str) -> MeasureAsked:
    words = _KIDS.sub("children", question)
    details = details_in(words)
    if _OFFICIALS.search(question):
        details = [name for name in details if name != "officials"]
        if key in ("investigations", "prosecutions", "convictions"):
            key = f"officials_{ {'investigations': 'investigated', 'prosecutions': 'prosecuted', 'convictions': 'convicted'}[key] }"
        elif key in ("suspects", "sentences"):
            details.append("officials")
    if key == "sentences" and _TO_PRISON.search(question):
        details = [*(name for name in details if name != "prison"), "prison"]
    elif key != "sentences":
        details = [name for name in details if name != "prison"]
    return MeasureAsked(key, ", ".join(details))


def wanted_quantity(question: str) -> Quantity | None:
    """The kind of number a question wants for an answer; None where it wants none."""
    if _ASKS_PHONE.search(question):
        return "phone"
    if _ASKS_PERCENT.search(question):
        return "percent"
    if _ASKS_DURATION.search(question):
        return "streak" if _ASKS_STREAK.search(question) else "duration"
    if _ASKS_DATE.search(question):
        return "date"
    if _HOW_MUCH_CHANGE.search(question) and not re.search(r"\b(?:money|funding|budget)\b", question):
        return "count"
    if _ASKS_MONEY.search(question):
        return "money"
    return "count" if _ASKS_COUNT.search(question) else None


def has_quantity(text: str, kind: Quantity) -> bool:
    """Whether `text` holds an expression of that kind: a sum of money, a length of time, a phone number …

    A count is any number of things, "none" and "no …" included.
    """
    if kind == "phone":
        return any(
            sum(map(str.isdigit, found.group())) >= 3 and not _YEARS_ONLY.fullmatch(found.group().strip())
            for found in _PHONES.finditer(text)
        )
    if kind == "date":
        return _DATES.search(text) is not None
    if kind == "streak":
        return _IN_A_ROW.search(text) is not None or has_quantity(text, "duration")
    found_kinds = {number.kind for number in numbers(text)}
    if kind == "count":
        return (
            "count" in found_kinds
            or "times" in found_kinds
            or re.search(r"\b(?:no|none|not any|not \w+ any|neither)\b", text, re.IGNORECASE) is not None
        )
    return kind in found_kinds
