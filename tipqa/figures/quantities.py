"""What kind of number a question asks for, and whether a sentence holds a number of that kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from tipqa.figures.currencies import Currencies
from tipqa.figures.lexicon import lexicon
from tipqa.figures.numbers import numbers_in
from tipqa.figures.tokens import tokenize
from tipqa.later import later

_ANYWHERE = Currencies(("USD",))  # currencies are told by their names and signs wherever a text is on
Quantity = Literal["count", "money", "percent", "duration", "streak", "phone", "date"]

_MANY = r"how many|how much|number of|numbers? for|numbers?\b|tally\b|count of|counts?\b|total\b|figures\b|figure (?:for|of|on)\b|statistics|amount of"


def _compile(pattern: str) -> re.Pattern[str]:
    return later(pattern, re.IGNORECASE)


_ASKS_COUNT = _compile(
    rf"\b(?:{_MANY})|\bhow (?:large|big)\b.{{0,30}}\b(?:number|group|staff)|\bby how (?:much|many)\b"
)
_ASKS_PERCENT = _compile(
    r"\b(?:what|which) (?:percentage|percent|per cent|share|proportion|fraction|part(?= of (?:the |all )?(?:victims|people|workers|cases|population|men|women|children)))\b|\b(?:percentage|proportion|share) of\b|\bhow many percent\b"
)
_ASKS_PHONE = _compile(
    r"\b(?:phone|telephone|hotline|helpline|toll[- ]free|whatsapp|fax)\b.{0,30}\bnumbers?\b|\bnumbers? (?:of|for|to) (?:the )?(?:\w+ ){0,3}(?:hotline|helpline)(?! calls)|\bnumbers? (?:to|can \w+|do \w+) call\b|\b(?:what|which) number\b.{0,40}\b(?:call|dial|ring|reach)\b"
)
_ASKS_DURATION = _compile(
    r"\bhow long\b|\bhow many (?:years|months|days|weeks|hours)\b|\b(?:length|duration) of\b|\bprison terms?\b|\bwhat (?:is|are|was|were) the (?:maximum |minimum )?(?:penalt(?:y|ies)|sentences?)\b|\bfor how (?:long|many (?:years|months))\b"
)
_ASKS_MONEY = _compile(
    r"\bhow much (?:money|funding|did it cost|does it cost|cash|was (?:spent|allocated|budgeted|paid|provided|given)|did .{0,60}\b(?:spend|pay|allocate|budget|provide|give|contribute|donate|cost|earmark|invest)|is the (?:fine|budget|debt)|(?:do|does) .{0,60}(?:earn|pay|cost|owe))"
    r"|\bhow (?:large|big|high)\b.{0,30}\b(?:budget|debt|fine|sum|fund|funding|compensation|wage|salary|fee|amount)\b"
    r"|\b(?:what|which) (?:was |is |were )?(?:the )?(?:annual |yearly |total )?(?:budget|amount of money|funding|sum)\b"
    r"|\bwhat (?:\w+ )?(?:wages?|salar(?:y|ies)|fees?|price|pay)\b(?! (?:for|off))"
    r"|\bwhat (?:is|was|are|were) (?:the )?(?:\w+ ){0,2}(?:wages?|salar(?:y|ies)|fees?|prices?|rents?|costs?)\b"
    r"|\b(?:budget|funding) (?:amount|level|figure)\b"
    r"|\bwhat (?:did|does|do|would|will) .{0,50}\b(?:cost|get paid)\b|\bwhat (?:did|does|do) (?:(?!do\b)[\w'’-]+ ){1,6}earn\b"
    r"|\bhow much\b.{0,60}\b(?:dollars|euros|rand|restitution|compensation|fines?|budget|funds?|funding|ransoms?|wages?|salar(?:y|ies)|fees?|debts?)\b"
)
_HOW_MANY_OF = _compile(r"\bhow (?:many|much) (?:(?:thousand|million|billion)s? (?:of )?)?(?P<what>\S+(?: \S+){0,3})")
_ASKS_DATE = _compile(
    r"^\W*(?:when\b|in (?:what|which) (?:year|month)|since (?:when|what year)|(?:what|which) (?:year|date|day|month)|(?:on|by|before|until|after) (?:what|which) (?:date|day|month|year)|as of when|until when|by when)|\b(?:what|which) (?:year|date) (?:did|was|were|is)\b"
)
_HOW_MUCH_CHANGE = _compile(
    r"\b(?:by )?how much\b.{0,60}\b(?:fall|fell|rise|rose|drop\w*|grow|grew|increase\w*|decrease\w*|decline\w*|change\w*|go (?:up|down)|more|fewer|less|higher|lower)\b"
)
_DATES = _compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b24[- ]hours?\b"  # when it is open
)
_PHONES = _compile(
    r"(?<!\blaw )(?<!\bno\. )(?<!\barticle )(?<!\bdecree )(?<![\w,.])(?:\+?\d{1,4}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}(?![\w,])|(?<!\d)\+\d{6,14}(?!\d)|\b(?:hotline|helpline|dial|call|phone)\b[^.;]{0,20}?\b\d{3,6}\b(?! (?:calls|people|victims))"
)
_NEVER_CONVICTED = _compile(
    r"\b(?:has|have|had) (?:yet to (?:convict|secure|obtain)|never (?:\w+ ){0,2}?(?:convict\w*|sentenced))\b"
)
_ONLY_ONE = _compile(
    r"(?:\bthe|['’]s|\bits)\s+(?:only|sole|single)\s+(?:[\w-]+\s+){0,2}?(?:shelter|center|centre|home|house|hotline|unit|court|office|facility)\b"
)
_HOW_MANY = _compile(r"\W*(?:\w+ ){0,2}?how many\b")  # counts, whatever it says of a toll-free number
_UNCOUNTED_TIME = _compile(
    r"\blife (?:imprisonment|sentences?|terms?)\b|\b(?:in prison|imprisonment|jailed|sentenced|imprisoned) (?:for|to) life\b|\blife in prison\b"
    r"|\b(?:for|wait(?:s|ed|ing)?|takes?|took|lasts?|lasted|after|over|several|many|some) (?:months|years|weeks|days|decades)\b"
)
_YEARS_ONLY = _compile(r"\D*(?:19|20)\d\d(?:[ .–-]+(?:19|20)?\d\d)?\D*")
_ASKS_STREAK = _compile(r"\b(?:in a row|consecutive\w*|running|straight|how long (?:has|have|had)|since when)\b")
_IN_A_ROW = _compile(
    r"\b(?:consecutive|straight|successive) (?:year|month|edition|report)|\bin a row\b|\b(?:case|trial|law)\b[^,;.]*\b(?:is|was) \w+ years old\b"
)


def counted(question: str) -> bool:
    """Whether a question asks for a count in so many words: "how many", "number of"."""
    return _ASKS_COUNT.search(question) is not None


def share_wanted(question: str) -> bool:
    """Whether a question asks for a percentage or a share."""
    return _ASKS_PERCENT.search(question) is not None


def wanted_quantity(question: str) -> Quantity | None:
    """The kind of number a question wants for an answer; None where it wants none."""
    if _ASKS_PHONE.search(question) and not _HOW_MANY.match(question):
        return "phone"
    if _ASKS_PERCENT.search(question):
        return "percent"
    if _ASKS_DURATION.search(question):
        return "streak" if _ASKS_STREAK.search(question) else "duration"
    if _ASKS_DATE.search(question):
        return "date"
    if _HOW_MUCH_CHANGE.search(question) and not re.search(r"\b(?:money|funding|budget)\b", question):
        return "count"
    if _ASKS_MONEY.search(question) or _counts_money(question):
        return "money"
    return "count" if _ASKS_COUNT.search(question) else None


def _counts_money(question: str) -> bool:
    """Whether a question counts a currency: "how many million soles"."""
    return _currency(question) is not None


def currency_words(question: str) -> tuple[int, int] | None:
    """Where a question names the currency that it counts: "U.S. dollars" of "how many U.S. dollars"; None where it names none."""
    found = _currency(question)
    return found[1] if found else None


def currency_counted(question: str) -> str:
    """The code of the currency that a question counts; "" where it counts none, or one that several countries have."""
    found = _currency(question)
    return found[0] if found else ""


@lru_cache(maxsize=64)  # a question is looked at from several sides
def _currency(question: str) -> tuple[str, tuple[int, int]] | None:
    asked = _HOW_MANY_OF.search(question)
    if asked is None:
        return None
    tokens = tokenize(asked["what"])
    found = _ANYWHERE.after(tokens, 0)
    start = asked.start("what")
    return (found[0], (start, start + tokens[found[1] - 1].end)) if found else None


def says_never_convicted(text: str) -> bool:
    """Whether a text counts no convictions by saying that there never was one."""
    return _NEVER_CONVICTED.search(text) is not None


def says_only_one(text: str) -> bool:
    """Whether a text counts one of something by calling it the only one: "the country's only shelter"."""
    return _ONLY_ONE.search(text) is not None


def says_in_a_row(text: str) -> bool:
    """Whether a text counts years in a row: "for the third consecutive year"."""
    return _IN_A_ROW.search(text) is not None


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
        return says_in_a_row(text) or has_quantity(text, "duration")
    found_kinds = _kinds_in(text)
    if kind == "duration" and _UNCOUNTED_TIME.search(text):
        return True
    if kind == "count":
        return (
            "count" in found_kinds
            or "times" in found_kinds
            or re.search(r"\b(?:no|none|not any|not \w+ any|neither)\b", text, re.IGNORECASE) is not None
        )
    return kind in found_kinds


@lru_cache(maxsize=4096)
def _kinds_in(text: str) -> frozenset[str]:
    """The kinds of the numbers in a text."""
    return frozenset(it.kind for it in numbers_in(tokenize(text), _ANYWHERE, lexicon().precisions))
