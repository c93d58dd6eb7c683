"""Which of a statement's periods belongs to which figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipqa.reports.figures.comparisons import Zone
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.periods import Period
from tipqa.reports.figures.statement import Statement


def set_periods(
    line: Statement, mentions: Sequence[Mention], zones: Sequence[Zone], earlier: Sequence[tuple[int, int]]
) -> None:
    """Give each mention outside the zones of comparison its period, where the statement names one.

    It stands right after the number, before the first number, or after the last of several that share it. `earlier`
    holds the spans of further numbers that are earlier figures; the period after each is theirs.
    """
    spans = [zone_span(line, zone) for zone in zones]
    for start, end in earlier:
        spans += [(it.start, it.end) for it in line.periods if it.start >= end][:1]
    outside = [period for period in line.periods if not any(first <= period.start < after for first, after in spans)]
    for number, mention in enumerate(mentions):
        later = mentions[number + 1].at[0] if number + 1 < len(mentions) else line.end
        after = [it for it in outside if mention.at[1] <= it.start < later and not it.bracketed]
        if mention.quantity == "times":
            after = []
        near = next((it for it in after if not it.earlier), after[0] if after else _bracketed(line, outside, mention))
        if near and not _parted(line, mention.at[1], near.start):
            mention.period, mention.own_period = near.words, True
            continue
        if mention.base:
            continue
        leading = [it for it in outside if it.end <= mention.at[0] and not _parted(line, it.end, mention.at[0])]
        first = mentions[0].at[0]
        chosen = next((it for it in leading if it.end <= first), None) or _shared(line, outside, mention)
        chosen = chosen or (leading[-1] if leading else None)
        mention.period = chosen.words if chosen else ""


def zone_span(line: Statement, zone: Zone) -> tuple[int, int]:
    """The characters of a zone, its cue included."""
    after = line.pieces[zone.after].start if zone.after < len(line.pieces) else line.end
    return min(zone.cue, after), after


def period_of_prior(line: Statement, mention: Mention, later: int, named: Iterable[Period]) -> str:
    """The period right after an earlier figure: between it and the offset `later`."""
    return next((period.words for period in named if mention.at[1] <= period.start <= later), "")


def _shared(line: Statement, outside: Sequence[Period], mention: Mention) -> Period | None:
    found = next((period for period in outside if period.start >= mention.at[1] and not period.bracketed), None)
    return found if found and not _parted(line, mention.at[1], found.start) else None


def _bracketed(line: Statement, outside: Sequence[Period], mention: Mention) -> Period | None:
    """A year alone in brackets after the number's words: "74 victims (2023)"."""
    for period in outside:
        if period.bracketed and 0 < period.start - mention.at[1] < 60:
            return None if _parted(line, mention.at[1], period.start) else period
    return None


def _parted(line: Statement, start: int, end: int) -> bool:
    return ";" in line.text[start:end] or end - start > 220
