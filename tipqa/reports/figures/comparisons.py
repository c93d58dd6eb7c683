"""What a statement compares its figures with: "compared with 47 in 2023", "up from 12", "(three in 2022)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tipqa.reports.figures.lexicon import VERBS
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.statement import Statement
from tipqa.reports.figures.tokens import word_set

_CUE = re.compile(
    r"\bcompared (?:with|to)\b|\bin comparison (?:with|to)\b|\bversus\b|\bvs\b\.?|\bas (?:against|opposed to)\b"
    r"|, against (?=(?:only |just )?(?:\d|none|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"|\b(?:up|down)(?: \w+ly)? (?:from|on)\b"
    r"|\b(?:increase|decrease|rise|fall|drop|decline|reduction|jump|growth)(?: of [\w. ]{1,20}?)?,? (?:from|over|on)\b(?! (?:to|in)\b)"
    r"|\b(?:more|fewer|less|higher|lower|larger|smaller) than (?:the|in|for)\b"
    r"|\b(?:after|following) (?=(?:only |just )?(?:\d{1,3}(?!\d)|none|one|two|three|four|five|six|seven|eight|nine|ten)\b)(?! \w+ (?:years|months))"
    r"|\b(?:previous|prior|preceding) (?:reporting )?(?:period|year),? (?:when|in which|during which)\b"
    r"|\b(?:while|whereas) in (?:20|19)\d\d\b|\bwhere (?:it|there) had been\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r",? (?:the same (?:number )?)?as (?:it did )?(?=in (?:the )?(?:20\d\d|previous|prior|preceding)|the year before)",
    re.IGNORECASE,
)
_DROPS = re.compile(
    r"\b(?:declin|decreas|drop|f[ae]ll|ros|ris|increas|grew|grow|went|climb|reduc|jump|doubl|up\b|down\b|from\b)\w*",
    re.IGNORECASE,
)
_RANGES = re.compile(r"\brang(?:e[ds]?|ing) from\b|\bterms (?:of )?from\b", re.IGNORECASE)
_SUBJECTS = word_set("and also then only the government authorities police it they officials courts")


@dataclass(frozen=True, slots=True)
class Zone:
    """Pieces `first` to before `after` of a statement, whose numbers are earlier figures. `bracket`: in brackets."""

    first: int
    after: int
    cue: int  # where its cue begins, as an offset in the text
    bracket: bool = False
    same: bool = False  # "as in 2022": the same again, without a number


def find_zones(line: Statement) -> list[Zone]:
    """The stretches of comparison of a statement, in order and without overlap."""
    zones: list[Zone] = []
    cues = [(match.start(), match.end(), False) for match in _CUE.finditer(line.text, line.start, line.end)]
    cues += [(match.start(), match.end(), True) for match in _SAME.finditer(line.text, line.start, line.end)]
    for start, end, same in sorted(cues):
        first = line.index_at(end)
        if zones and first < zones[-1].after:
            continue
        zones.append(Zone(first, _zone_end(line, first), start, _in_bracket(line, start), same))
    return sorted(zones + _bracket_zones(line, zones), key=lambda zone: zone.first)


def _zone_end(line: Statement, first: int) -> int:
    depth = 0
    for place in range(first, len(line.pieces)):
        word = line.low(place)
        depth += (word == "(") - (word == ")")
        if word == ";" or depth < 0 or (depth == 0 and word in ("while", "whereas", "but") and place > first):
            return place
        if word in ("and", ",") and _begins_clause(line, place + 1):
            return place
        if (
            word in ("of", "including")
            and line.low(place - 1) == ","
            and (word == "including" or line.low(place + 1) in ("whom", "which", "these"))
        ):
            return place - 1
    return len(line.pieces)


def _begins_clause(line: Statement, index: int) -> bool:
    """Whether a verb of its own follows, so that the comparison is over."""
    while line.low(index) in _SUBJECTS:
        index += 1
    word = line.low(index)
    return (word in VERBS and word.endswith(("ed", "ing"))) or word in ("found", "made", "held", "began", "did")


def _in_bracket(line: Statement, offset: int) -> bool:
    depth = 0
    for place in range(line.index_at(offset) - 1, -1, -1):
        word = line.low(place)
        if word in ("(", ")"):
            depth += 1 if word == "(" else -1
            if depth > 0:
                return True
    return False


def _bracket_zones(line: Statement, taken: list[Zone]) -> list[Zone]:
    """Brackets that hold numbers of other periods and nothing else: `(three in 2022)`, `(2021: 40)`."""
    zones = []
    opened = -1
    for place, piece in enumerate(line.pieces):
        if piece.low == "(":
            opened = place
        elif piece.low == ")" and opened >= 0:
            if _is_earlier(line, opened + 1, place) and not any(zone.first <= place <= zone.after for zone in taken):
                zones.append(Zone(opened + 1, place, line.pieces[opened].start, bracket=True))
            opened = -1
    return zones


def _is_earlier(line: Statement, first: int, after: int) -> bool:
    if line.low(first) == "from":
        first += 1
    if not 2 <= after - first <= 30 or not (line.pieces[first].number or line.low(first) in ("none", "no")):
        return False
    number = line.pieces[first].number
    if number and number.kind == "year":
        return line.low(first + 1) in (":", ",") and first + 2 < after and line.pieces[first + 2].number is not None
    if number and number.kind not in ("count", "money", "percent"):
        return False
    start, end = line.pieces[first].start, line.pieces[after - 1].end
    named = [period for period in line.periods if start <= period.start < end]
    return bool(named) and len(line.text[start : named[0].start].split()) <= 4


def pair_from_to(line: Statement, mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs (earlier, later) of "fell from 50 child victims in 2013 to just three in 2014"."""
    pairs = []
    for earlier, later in pairwise(mentions):
        if line.low(earlier.place - 1) != "from" or not _DROPS.search(
            line.text, line.start, line.pieces[earlier.place].start
        ):
            continue
        if _RANGES.search(line.text, line.start, line.pieces[earlier.place].start):
            continue
        place = later.place - 1
        while line.low(place) in ("just", "only", "a", "total", "of"):
            place -= 1
        if line.low(place) == "to" and place - earlier.place <= 9:
            pairs.append((earlier, later))
    return pairs
