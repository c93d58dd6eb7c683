"""Words: how a text becomes the terms that search by words compares."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

from tipqa.later import later

# A number keeps its separators ("7,000", "2.5"); a word keeps neither hyphens nor apostrophes.
_TOKEN = later(r"\d+(?:[.,]\d+)+(?!\w)|\w+")
_POSSESSIVE = later(r"['’]s\b")
_THOUSANDS = later(r"\d{1,3}(?:,\d{3})+(?!\d)")
_LONGEST = 40  # characters of a word that count

_SPELLINGS = (  # British endings and the American ones
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|ers?|able|hood|ly|ful)?$)"), "or"),
    (re.compile(r"(?<=\w{3})(?<![vcpam])is(?=(?:e|ed|es|er|ers|ing)$)|(?<=\w{3})is(?=ations?$)"), "iz"),
    (re.compile(r"^(travel|cancel|counsel|label|model|signal|channel)l(?=(?:ed|ing|ors?|ers?)$)"), r"\1"),
    (re.compile(r"(?<=\w{2})tre(?=s?$)"), "ter"),
    (re.compile(r"^(def|off|lic|pret)ence(?=s?$)"), r"\1ense"),
    (re.compile(r"(?<=\w{2})ogramme(?=s?$)"), "ogram"),
)

_NOT_ASCII = later(r"[^\x00-\x7f]+")
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about above after again against all also am an and any are as at be because been before being below between
        both but by can could did do does doing down during each else ever few for from further had has have having he
        her here hers him his how i if in into is it its itself just may me might more most must my no nor not of off on
        once only or other our ours out over own same shall she should so some such than that the their theirs them then
        there these they this those through to too under until up upon us very was we were what when where which while
        who whom whose why will with within without would you your yours
        """,
    )
)

_local = threading.local()  # a stemmer must not be shared between threads


def words(text: str) -> list[str]:
    """The terms of `text`, in order: lower case, accents folded, stop words left out, stems by Snowball.

    A number is one term, without its thousands separators: "7,000" gives "7000".
    """
    return [term for token in _TOKEN.findall(_fold(text)) if (term := _term(token))]


@lru_cache(maxsize=50_000)
def _term(token: str) -> str:
    """The term for a token; "" for a stop word."""
    if token in STOP_WORDS:
        return ""
    if token[0].isdigit():
        return _THOUSANDS.sub(lambda number: number[0].replace(",", ""), token)[:_LONGEST]
    stem: str = _stemmer().stemWord(american(token[:_LONGEST]))
    return stem


def american(word: str) -> str:
    """A lower-case word in one spelling, whichever of the two was typed: "labour" and "labor", "organised", "centre".

    It goes by endings alone, so that words which are the same in both spellings may come out as none: all alike.
    """
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def _stemmer() -> Any:
    if not hasattr(_local, "stemmer"):
        from Stemmer import Stemmer

        _local.stemmer = Stemmer("english")
    return _local.stemmer


def _fold(text: str) -> str:
    text = _POSSESSIVE.sub("", text.lower())
    if text.isascii():
        return text
    return _NOT_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", text))


def _without_marks(letters: re.Match[str]) -> str:
    return "".join(letter for letter in letters[0] if not unicodedata.combining(letter))
