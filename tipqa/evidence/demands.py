"""What a kind of answer demands of statements, out of one table (`demands.toml`): what must be said, and what goes first or last."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import OF_OFFICIALS, speaks_of
from tipqa.index.model import Statement
from tipqa.later import later
from tipqa.question.wants import Want
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

_TABLE = Path(__file__).with_name("demands.toml")
_ANY = "any"  # the row of what is set aside whatever is asked
_OPENER = "opener"  # … whatever is asked but whether something rose, or yes or no


@dataclass(frozen=True, slots=True)
class Demand:
    """A cue of a kind of answer, by which part of the table it stands in, with an example that it is found in."""

    part: str  # "outright", "preferred", "decisive", "set_aside" or "alike"
    kind: str  # a `Want` in small letters, "any" or "opener"; of "alike" what the nouns are
    cue: str
    example: str


@cache
def demands() -> tuple[Demand, ...]:
    """Every row of the table."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        Demand(part, kind, cue, example)
        for part, kinds in table.items()
        for kind, found in kinds.items()
        for cue, example in found
    )


class Cues(Mapping[str, re.Pattern[str]]):
    """A pattern for each kind of a part of the table, that finds any of its cues, compiled when it is looked up."""

    def __init__(self, part: str) -> None:
        self._sources: dict[str, str] = {}
        for it in demands():
            if it.part == part:
                self._sources[it.kind] = f"{self._sources[it.kind]}|{it.cue}" if it.kind in self._sources else it.cue
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, kind: str) -> re.Pattern[str]:
        if kind not in self._compiled:
            self._compiled[kind] = re.compile(self._sources[kind], re.I)
        return self._compiled[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def wanted(self, wants: frozenset[Want]) -> str:
        """What finds any cue of the kinds wanted, as a pattern; "" where the table has none."""
        return "|".join(source for kind, source in self._sources.items() if Want[kind.upper()] in wants)


@cache
def cues(part: str) -> Cues:
    """The cues of a part of the table."""
    return Cues(part)


def called_alike(word: str) -> re.Pattern[str] | None:
    """A pattern of what texts call a noun that is asked for, other than by itself: firms and agencies; None of most."""
    return next((cue for cue in cues("alike").values() if cue.fullmatch(word)), None)


def said_outright(want: Want) -> re.Pattern[str]:
    """What a question wants must stand in the statements by words such as these."""
    return cues("outright")[want.name.lower()]


_OPENERS_TELL: Final = frozenset({Want.RISE, Want.YES_NO})  # what the sentence that opens a section may answer
_IN_COURT: Final = ("investigations", "prosecutions", "convictions")
_DEEDS: Final = {of: deed for deed, of in OF_OFFICIALS.items()}  # told apart from whom they were done to
_ON_OFFICIALS: Final = later(  # what became of these is another measure
    r"\bcomplicit|\b(?:convict|prosecut|investigat|charg|sentenc)\w*\s+(?:\w+\s+){0,3}officials?\b", re.I
)
_LAW_SAYS: Final = later(r"\b(?:prescrib|criminali[sz])\w*", re.I)  # which tells nothing of what courts did
_UNDONE: Final = later(r"\b(?:did|do|does|could|was|were|is|are|has|have|had)\s+not\b", re.I)
OUTRIGHT: Final = frozenset(Want[it.kind.upper()].value for it in demands() if it.part == "outright")


def lifted(statements: Sequence[Statement], wants: frozenset[Want], measure: str | None) -> NDArray[np.float64]:
    """What is added to the score of each statement, or taken off, for the kind of answer wanted.

    Args:
        measure: the known measure that a question on a deed is on: "were any officials convicted?".
    """
    of = _lifting(wants)
    return np.array([_lifted(it, of, measure, *_cues_met(it.text, wants)) for it in statements], np.float64)


@lru_cache(maxsize=20_000)
def _cues_met(text: str, wants: frozenset[Want]) -> tuple[bool, bool]:
    """Whether a statement meets what is preferred, and what decides; the same are ranked for the same again."""
    of = _lifting(wants)
    preferred, decisive = (cue is not None and cue.search(text) is not None for cue in (of.preferred, of.decisive))
    return preferred, decisive


def _lifted(statement: Statement, of: _Lifting, measure: str | None, preferred: bool, decisive: bool) -> float:
    text, advice = statement.text, statement.section is SectionKind.RECOMMENDATIONS
    score = 0.0
    if preferred:
        score += THRESHOLDS.demand_met
    deed = _DEEDS.get(measure or "")
    if decisive and not (advice and of.advice_last):
        told = deed is None or not of.deed_decides or speaks_of(deed, text)
        score += THRESHOLDS.demand_decides if told else THRESHOLDS.demand_met
    if measure and not advice and not (of.by_whom and _UNDONE.search(text)):
        other = measure in _IN_COURT and (_ON_OFFICIALS.search(text) or _LAW_SAYS.search(text))
        score += THRESHOLDS.deed_told * (-1 if other else speaks_of(measure, text))
    if statement.section is SectionKind.ASSESSMENT and not of.tells_why:
        score -= THRESHOLDS.told_in_short
    if advice and of.advice_last:
        score -= THRESHOLDS.recommends * (1 + of.yes_no)
    if of.formulas_last:
        formula, opener = _set_aside(text)
        score -= THRESHOLDS.set_aside * (formula + (opener and of.openers_last))
    return score


class _Lifting(NamedTuple):
    """What lifts a statement for the kinds of answer wanted, and what goes last."""

    preferred: re.Pattern[str] | None
    decisive: re.Pattern[str] | None
    advice_last: bool
    formulas_last: bool
    openers_last: bool
    by_whom: bool  # what was left undone tells of no doer
    yes_no: bool  # advice tells neither
    tells_why: bool  # for which the assessment does as well
    deed_decides: bool  # what became of officials, where one deed is asked for


@cache
def _lifting(wants: frozenset[Want]) -> _Lifting:
    preferred, decisive = (_wanted_cue(wants, part) for part in ("preferred", "decisive"))
    return _Lifting(
        preferred,
        decisive,
        Want.ADVICE not in wants,
        Want.TIER not in wants,
        not wants & _OPENERS_TELL,
        Want.DOER in wants,
        Want.YES_NO in wants,
        Want.REASON in wants,
        bool(wants & {Want.YES_NO, Want.DOER}),
    )


def _wanted_cue(wants: frozenset[Want], part: str) -> re.Pattern[str] | None:
    """A pattern that finds any cue of a part of the table for the kinds wanted; None where it has none."""
    wanted = cues(part).wanted(wants)
    return re.compile(wanted, re.I) if wanted else None


@lru_cache(maxsize=20_000)
def _set_aside(text: str) -> tuple[bool, bool]:
    """Whether a statement is a set sentence on tiers, and whether it only opens a section; the same ones are ranked again."""
    return bool(cues("set_aside")[_ANY].search(text)), bool(cues("set_aside")[_OPENER].search(text))


def unsaid(wants: frozenset[Want], texts: Sequence[str]) -> str:
    """What a question wants outright and none of the texts says: "a month", "what is to come"; "" where nothing lacks."""
    lacking = (
        want.value
        for want in (Want[kind.upper()] for kind in cues("outright"))
        if want in wants and not any(map(said_outright(want).search, texts))
    )
    return next(lacking, "")
