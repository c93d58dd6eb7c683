"""Which of a statement's periods belongs to which figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.reports.figures.comparisons import Zone
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.periods import Period
from tipqa.reports.figures.statement import Statement

_OPENS_CLAUSE = re.compile(r", (?:and )?\Z|\band \Z")
_LAWS = re.compile(
    r"\b(?:act|law(?! enforcement)|laws|legislation|plan|protocol|committee|strategy|code|decree|statute)\b"
)
_RELATIVE = re.compile(r"(?<!of )(?:\b(?:who|that|whose)\b(?! (?:were|was)\b)|\b(?:which|since|expired)\b)")


def set_periods(
    line: Statement, mentions: Sequence[Mention], zones: Sequence[Zone], earlier: Sequence[tuple[int, int]]
) -> None:
    """Give each mention outside the zones of comparison its period, where the statement names one.

    It stands right after the number, before the first number, or after the last of several that share it. `earlier`
    holds the spans of further numbers that are earlier figures; the period after each is theirs.
    """
    spans = [zone_span(line, zone) for zone in zones]
    for _, end in earlier:
        spans += [(it.start, it.end) for it in line.periods if it.start >= end][:1]
    outside = [period for period in line.periods if not any(first <= period.start < after for first, after in spans)]
    for number, mention in enumerate(mentions):
        later = next((it.at[0] for it in mentions[number + 1 :] if it.at[0] >= mention.at[1]), line.end)
        after = [it for it in outside if mention.at[1] <= it.start < later and not it.bracketed]
        after = [] if mention.quantity == "times" else [it for it in after if not _relative(line, mention, it)]
        near = next((it for it in after if not it.earlier), after[0] if after else _bracketed(line, outside, mention))
        if near and not _parted(line, mention.at[1], near.start):
            mention.period, mention.own_period = near.words, True
            continue
        if mention.base:
            continue
        leading = [it for it in outside if it.end <= mention.at[0] and not _parted(line, it.end, mention.at[0])]
        leading = [it for it in leading if not _of_a_law(line, it)]
        first = mentions[0].at[0]
        chosen = next((it for it in leading if it.end <= first), None)
        if chosen and mention.measures == ("other",) and chosen.start > line.start + 12:
            chosen = None
        if chosen is None and leading and number and mentions[number - 1].period == leading[-1].words:
            chosen = leading[-1]
        chosen = chosen or _shared(line, outside, mention) or (leading[-1] if leading and mention.known else None)
        mention.period = chosen.words if chosen else ""


def zone_span(line: Statement, zone: Zone) -> tuple[int, int]:
    """The characters of a zone, its cue included."""
    after = line.pieces[zone.after].start if zone.after < len(line.pieces) else line.end
    return min(zone.cue, after), after


def _shared(line: Statement, outside: Sequence[Period], mention: Mention) -> Period | None:
    later = (it for it in outside if it.start >= mention.at[1] and not it.bracketed and not it.open_since)
    found = next(later, None)
    if found is None or found.earlier or _relative(line, mention, found):
        return None
    if _OPENS_CLAUSE.search(line.text[max(line.start, found.start - 6) : found.start]):
        return None
    return None if _parted(line, mention.at[1], found.start) else found


def _of_a_law(line: Statement, period: Period) -> bool:
    """Whether the period is that of a law or plan made: "an act was passed in 2014, but …"."""
    if period.start <= line.start + 12:
        return False
    start, end = max(line.start, period.start - 60), min(line.end, period.end + 35)
    return _LAWS.search(line.text, start, end) is not None


def _relative(line: Statement, mention: Mention, period: Period) -> bool:
    """Whether the period stands in a clause about something else: "who had been detained since 2016"."""
    return _RELATIVE.search(line.text, mention.at[1], period.start) is not None


def _bracketed(line: Statement, outside: Sequence[Period], mention: Mention) -> Period | None:
    """A year alone in brackets after the number's words: "74 victims (2023)"."""
    for period in outside:
        if period.bracketed and 0 < period.start - mention.at[1] < 60:
            return None if _parted(line, mention.at[1], period.start) else period
    return None


def _parted(line: Statement, start: int, end: int) -> bool:
    return ";" in line.text[start:end] or end - start > 220
