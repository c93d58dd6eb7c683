"""Spotting the period that a figure describes: "in 2024", "during the reporting period", "since 2018"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d(?!\d|,\d)"
_POINT = rf"(?:(?:early |late |mid-?)?(?:(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?,? )?{_YEAR})"
_PART = r"(?:the )?(?:first|second|third|fourth|last|latter|final) (?:half|quarter|(?:\w{2,8} )?months|week) (?:of|in) (?:the )?"
_UNIT = (
    r"(?:(?:reporting|review|assessment|rating) (?:period|year)|period|calendar year|fiscal year|financial year|year)"
)
_WHICH = r"(?:previous|prior|preceding|last|current|same|past|following|2\d{3}|2\d{3}[-–/]\d{2,4})"
_NAMED = (
    rf"the {_WHICH} {_UNIT}(?:, {_YEAR})?|the (?:reporting|review|rating) (?:period|year)|the same period"
    rf"|the year before|the year prior|the period before|the period under review|a year (?:earlier|before)|last year|(?:the )?prior year"
    rf"|(?:the )?(?:calendar|fiscal|financial) year {_YEAR}(?:[-–/]\d{{2,4}})?|FY ?{_YEAR}|the year(?! \d)|the (?:first|previous) report(?! )"
    rf"|(?:the )?{_YEAR} (?:\w+ )?(?:harvest|season|reporting period|edition|report|calendar year|fiscal year)"
    rf"|the (?:previous|prior) (?:edition|report)|the (?:previous|past|last) \w{{2,6}} (?:reporting periods|years)"
)
_RANGE = rf"{_POINT}(?:(?: to | through | and | until |[-–/]){_POINT}|[-–/]\d{{2}}(?!\d))"
_CORE = rf"(?:(?:{_PART})?(?:{_RANGE}|{_POINT})|(?:{_PART})?(?:{_NAMED}))"
_PERIOD = re.compile(
    rf"\b(?:(since|after|by|until|as of|before|between|from)|in|during|for|over|throughout|of|within|through) "
    rf"(?:all of |the whole of |only |the course of )?({_CORE})"
    rf"|\b((?:the )?year (?:before|earlier|prior)|a year (?:earlier|before)|(?:the )?previous year|the year prior|last year|this (?:reporting )?(?:year|period))\b"
    rf"|\((?:in )?({_YEAR})(?=[):,;])",
    re.IGNORECASE,
)
_LAW = re.compile(
    r" (?:\w+[- ]){0,3}(?:law|laws|act|plan|protocol|convention|statute|code|decree|directive|amendment|amendments)\b"
)
_FIRST = re.compile(r"(?:first|fewest|lowest|highest|most|least|best|worst)[\w ]{0,40}$", re.IGNORECASE)
_OLDER = re.compile(r"previous|prior|preceding|before|earlier|last year", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as the text gives it, with the span of its words, the preposition included."""

    start: int
    end: int
    words: str
    bracketed: bool = False  # a year alone in brackets

    @property
    def open_since(self) -> bool:
        """Whether it runs from a point of time to now."""
        return self.words.startswith("since")

    @property
    def earlier(self) -> bool:
        """Whether it names the time before the one that is reported on."""
        return _OLDER.search(self.words) is not None


def periods(text: str, start: int, end: int) -> list[Period]:
    """The periods named in `text[start:end]`, in order.

    Left out are the years of laws ("under the 2007 act") and what follows "for the first time since".
    """
    found = []
    for match in _PERIOD.finditer(text, start, end):
        open_word, words, bare, year = match.groups()
        tail = text[match.end() : min(match.end() + 60, end)]
        if year is not None:
            if text[match.end() : match.end() + 1] == ")" and match.end() + 1 >= end - 1:
                continue  # the year of a source, at the end of a statement
            found.append(Period(match.start(4), match.end(4), year, bracketed=True))
        elif bare is not None:
            found.append(Period(*match.span(), bare))
        elif _LAW.match(tail) or _counts_back(match, text, start):
            continue
        else:
            lead = f"{open_word} " if open_word and open_word.lower() not in ("from", "by") else ""
            found.append(Period(*match.span(), f"{lead}{words}"))
    return found


def _counts_back(match: re.Match[str], text: str, start: int) -> bool:
    """Whether a period only measures a record or a source: "the fewest in the last four years", "from the previous"."""
    opening = match.group().split()[0].lower()
    words = match.group(2)
    if text[max(start, match.start() - 5) : match.start()] == "than ":
        return True
    if opening in ("from", "over") and _OLDER.search(words):
        return True
    back = opening == "since" or re.search(r"\b(?:last|past|previous)\b", words) is not None
    return back and _FIRST.search(text, max(start, match.start() - 60), match.start()) is not None
