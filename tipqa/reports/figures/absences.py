"""Statements that there was none, and statements that nothing was reported: never the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipqa.reports.figures.counting import tail_of
from tipqa.reports.figures.lexicon import EVENTS, NOUNS, OFFICIAL_MEASURES, VERBS, details_in, measure_for
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.phrases import STOPS, Noun, noun_after, verbs_after, verbs_before
from tipqa.reports.figures.statement import Statement
from tipqa.reports.model import Amount

_NEGATORS = frozenset("not never without nor neither cannot didn't hasn't haven't failed".split())
_HELPERS = frozenset("did does do has have had was were is are could".split())
_BREAKS = frozenset({";", "but", "although", "while", "however"})
_REPORTS = frozenset("report reported reporting reports publish published disclose provide share collect".split())
_OFFICIALS = frozenset("official officials employees officers".split())
_COUNTED = frozenset("victim trafficker official person".split())
_FROM = re.compile(r"\bfrom (?:these|those|such|the) \w+")
_WEAK = frozenset("longer other such".split())


def find_absences(line: Statement) -> list[Mention]:
    """A mention for each measure that a statement says was none, or was not reported, in order."""
    found: list[Mention] = []
    for place, piece in enumerate(line.pieces):
        if piece.low in ("no", "none"):
            found += _of_no(line, place)
        elif piece.low == "any" or (piece.low == "single" and line.low(place - 1) == "a"):
            found += _of_any(line, place)
        elif piece.low in _REPORTS:
            found += _of_unreported(line, place)
    return found


def _mention(line: Statement, first: int, last: int, measure: str, noun: Noun, *, reported: bool) -> Mention:
    at = (line.pieces[first].start, line.pieces[last].end)
    amount = Amount(0.0, line.text[at[0] : at[1]]) if reported else None
    words = f"{line.words(noun.first, noun.after)} {tail_of(line, noun.after)}"
    details = details_in(words)
    raids = _FROM.search(words)
    if raids and not details:
        details = [raids.group()]
    return Mention(last, at, amount, "count", (measure,) if measure else (), details=details)


def _of_no(line: Statement, place: int) -> Iterator[Mention]:
    """"identified no victims", "no convictions were reported", "none were repatriated"."""
    nouns = _nouns(line, place + 1) if line.low(place) == "no" else [Noun("", "", place + 1, place + 1)]
    if not nouns or line.low(place + 1) in _WEAK:
        return
    left = verbs_before(line, place, alone=False)
    direct = left.at >= 0 and place - left.at <= 3
    right = verbs_after(line, nouns[-1].after)
    if line.low(place) == "none" and line.low(place + 1) == "of":
        right = verbs_after(line, _after_none_of(line, place + 1))
    said = {line.low(at) for at in range(place - 2, place)} | set(_following(line, nouns[-1].after, 10))
    reported = not said & (_REPORTS - {"provide", "share", "collect"})
    for noun in nouns:
        measures = _measures(line, noun, right.classes or (left.classes if direct else ()))
        for measure in measures or ([""] if line.low(place) == "none" else []):
            mention = _mention(line, place, place, measure, noun, reported=reported)
            mention.marker = "of" if line.low(place) == "none" and line.low(place + 1) == "of" else ""
            yield mention


def _after_none_of(line: Statement, place: int) -> int:
    while place < len(line.pieces) and line.low(place) in ("of", "whom", "which", "these", "those", "them", "the", "victims"):
        place += 1
    return place


def _of_any(line: Statement, place: int) -> Iterator[Mention]:
    """"did not identify or assist any victims", "has not convicted any traffickers", "without any convictions"."""
    negator = _negator(line, place)
    nouns = _nouns(line, place + 1)
    if negator is None or not nouns:
        return
    left = verbs_before(line, place, alone=False)
    close = left.at >= 0 and all(line.low(at) not in NOUNS for at in range(left.at + 1, place))
    between = {line.low(at) for at in range(negator, place)}
    reported = not between & _REPORTS or (not between & (_REPORTS - {"provide"}) and "provide" in between)
    first = negator - 1 if line.low(negator - 1) in _HELPERS else negator
    if line.pieces[place].end - line.pieces[first].start > 90:
        first = place
    for noun in nouns:
        measures = _measures(line, noun, left.classes if close else ())
        if not reported and noun.kind == "victim":
            measures = measures or ["victims_identified"]
        for measure in measures:
            yield _mention(line, first, place, measure, noun, reported=reported)


def _of_unreported(line: Statement, place: int) -> Iterator[Mention]:
    """"did not report convictions", where no "any" stands."""
    if line.low(place - 1) != "not" or line.low(place + 1) in ("any", "a", "the"):
        return
    for noun in _nouns(line, place + 1):
        if noun.kind in EVENTS:
            first = place - 2 if line.low(place - 2) in _HELPERS else place - 1
            for measure in _measures(line, noun, ()):
                yield _mention(line, first, place, measure, noun, reported=False)


def _negator(line: Statement, place: int) -> int | None:
    for at in range(place - 1, max(-1, place - 45), -1):
        word = line.low(at)
        if word in _BREAKS:
            return None
        if word in _NEGATORS and (word != "failed" or line.low(at + 1) == "to"):
            return at
    return None


def _nouns(line: Statement, index: int) -> list[Noun]:
    """The nouns of a list such as "new investigations, prosecutions, or convictions"."""
    found: list[Noun] = []
    while index < len(line.pieces):
        noun = noun_after(line, index)
        if noun.kind not in EVENTS and noun.kind not in _COUNTED and noun.kind != "case":
            break
        found.append(noun)
        index = noun.after
        while line.low(index) in (",", "and", "or", "nor"):
            index += 1
        if index == noun.after or line.low(index) in STOPS or VERBS.get(line.low(index), "") and NOUNS.get(line.low(index)) not in EVENTS:
            break
    return found


def _measures(line: Statement, noun: Noun, verbs: tuple[str, ...]) -> list[str]:
    if noun.kind in EVENTS:
        ahead = set(_following(line, noun.after, 8))
        aimed = bool(ahead & _OFFICIALS) and bool(ahead & {"of", "against", "into"}) and "by" not in ahead
        return [OFFICIAL_MEASURES.get(noun.kind, noun.kind) if aimed else noun.kind]
    kinds = [measure_for(verb, noun.kind) for verb in verbs]
    return [kind for kind in dict.fromkeys(kinds) if kind]


def _following(line: Statement, index: int, count: int) -> Iterator[str]:
    for place in range(index, min(index + count, len(line.pieces))):
        word = line.low(place)
        if word in (";", "but", "while"):
            return
        yield word
