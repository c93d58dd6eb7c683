"""Full stops that end a sentence, told from those that do not."""

from __future__ import annotations

import re

from tipqa.later import later
from tipqa.reports.abbreviations import Stands, stands
from tipqa.reports.spans import words

_STARTERS = words(
    "A Additionally After Also Although An As At Authorities Because Before Between Both But By Civil Courts Despite "
    "During Each Few For From Further Furthermore Government He However If In Including It Its Law Like Many Media "
    "Most Moreover NGO NGOs No Observers Officials On One Other Others Police She Since Some Such The Their There Therefore "
    "These They This Those To Traffickers Under Unlike Victims When Where While With Without"
)

# What goes on with the name of a state or body: `the U.S. Government`.
_STATES = words("U.S U.S.A U.K U.N E.U U.A.E")
_OF_STATES = words("Civil Courts Government Law")

_STOP = later(r"(?<![.!?…])(?P<mark>[.!?…]++)[\"”’'»)\]]*+(?:(?P<space>\s++)(?=\S)|(?=[A-ZÀ-Þ“]))")
_TOKEN = later(r"[^\s(\[“\"‘—–]*\Z")
_NEXT_WORD = later(r"[(\[“\"‘'«$€£]*([^\W_]+)")
_GLUED_WORD = later(r"“?(?:[A-ZÀ-Þ][a-zß-ÿ’'-]+(?=[\s,;:])|[A-Z]{2,}s?(?=[\s,])|A(?=\s))")
_ADDRESS = later(r"www|[/@\\]|\.[^\W\d]")
_YEAR = later(r"\((?:\d{4}|as of [^()]{4,20})\)")
_ROMAN = later(r"[IVXLC]+\b")
_MARKER = later(r"\(?(?:\d{1,2}|[A-Za-z])\Z")
_REACH = 40


def stop_positions(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of the paragraph `text[start:end]` end, the last one left out; ascending positions."""
    positions: list[int] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if _ends(text, match, begin, end):
            begin = match.start("space") if match["space"] else match.end()
            positions.append(begin)
    return positions


def _ends(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    following = _NEXT_WORD.match(text, match.end(), end)
    if following is None or following[1][0].islower() or _YEAR.match(text, match.end(), end):
        return False
    at = match.start()
    found = _TOKEN.search(text, max(begin, at - _REACH), at)
    token = found[0] if found else ""
    if not match["space"]:
        return _glued(text, match, token, end)
    if match["mark"] != ".":
        return True
    if found and found.start() <= begin + 1 and _MARKER.match(token):
        return False
    return not _abbreviated(token.rstrip("."), following[1], text[following.end() : following.end() + 1])


def _glued(text: str, match: re.Match[str], token: str, end: int) -> bool:
    """Whether a stop without a space behind it ends a sentence: `period.The government`, but not `U.S.A`."""
    before = text[match.start() - 1 : match.start()]
    return (
        len(token) >= 2
        and (before.islower() or before.isdigit() or before in ")%”’")
        and not _ADDRESS.search(token)
        and _GLUED_WORD.match(text, match.end(), end) is not None
    )


def _abbreviated(token: str, following: str, behind: str) -> bool:
    """Whether a point belongs to its word and ends nothing, by the word, the next one, and the sign behind that."""
    kind = stands(token)
    if kind is Stands.NUMBER:
        return following[0].isdigit() or (token[0].isupper() and _ROMAN.match(following) is not None)
    if kind is Stands.EITHER:
        named = token in _STATES and following in _OF_STATES
        return named or behind == "-" or following not in _STARTERS
    return kind is Stands.TITLE
