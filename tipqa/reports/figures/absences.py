"""Statements that there was none, and statements that nothing was reported: never the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipqa.reports.figures.counting import names_officials
from tipqa.reports.figures.details import tail_of
from tipqa.reports.figures.lexicon import EVENTS, NOUNS, OFFICIAL_MEASURES, VERBS, details_in, measure_for
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.phrases import STOPS, Noun, noun_after, verbs_after, verbs_before
from tipqa.reports.figures.statement import Statement
from tipqa.reports.figures.tokens import word_set
from tipqa.reports.model import Amount

_NEGATORS = word_set("not never without nor neither cannot didn't hasn't haven't failed")
_HELPERS = word_set("did does do has have had was were is are could")
_BREAKS = frozenset({";", "but", "although", "while", "however"})
_TELLS = frozenset({"report", "publish", "disclose"})
_REPORTS = word_set("report reported reporting reports publish published disclose provide share collect")
_SAID = word_set("report reported published disclosed")
_COUNTED = word_set("victim trafficker official person")
_FROM = re.compile(r"\bfrom (?:these|those|such|the) \w+")
_WEAK = word_set("longer other such")


def find_absences(line: Statement) -> list[Mention]:
    """A mention for each measure that a statement says was none, or was not reported, in order."""
    found: list[Mention] = []
    for place, piece in enumerate(line.pieces):
        if piece.low in ("no", "none") and line.low(place + 2) != "those":
            found += _of_no(line, place)
        elif piece.low == "any" or (piece.low == "single" and line.low(place - 1) == "a"):
            found += _of_any(line, place)
        elif piece.low in _TELLS:
            found += _of_unreported(line, place)
    return found


def _mention(
    line: Statement, words_at: tuple[int, int], place: int, measure: str, scope: tuple[int, int, int], *, reported: bool
) -> Mention:
    at = (line.pieces[words_at[0]].start, line.pieces[words_at[1]].end)
    first, after, tail = scope
    amount = Amount(0.0, line.text[at[0] : at[1]]) if reported else None
    words = f"{line.words(first, after)} {tail_of(line, tail) if tail >= 0 else ''}"
    details = details_in(words)
    if measure in OFFICIAL_MEASURES:
        details = [name for name in details if name != "officials"]
    raids = _FROM.search(words)
    if raids and not details:
        details = [raids.group()]
    return Mention(place, at, amount, "count", (measure,) if measure else (), details=details)


def _of_no(line: Statement, place: int) -> Iterator[Mention]:
    """ "identified no victims", "no convictions were reported", "none were repatriated"."""
    nouns = _nouns(line, place + 1) if line.low(place) == "no" else [Noun("", "", place + 1, place + 1)]
    if not nouns or line.low(place + 1) in _WEAK:
        return
    left = verbs_before(line, place, alone=False)
    direct = left.at >= 0 and place - left.at <= 3
    right = verbs_after(line, nouns[-1].after)
    if line.low(place) == "none" and line.low(place + 1) == "of":
        right = verbs_after(line, _after_none_of(line, place + 1))
    said = {line.low(at) for at in range(place - 2, nouns[-1].after)} | set(_following(line, nouns[-1].after, 10))
    reported = not said & _SAID
    for noun in nouns:
        measures = _measures(line, noun, nouns[-1], right.classes or (left.classes if direct else ()))
        for measure in measures or ([""] if line.low(place) == "none" else []):
            mention = _mention(line, (place, place), place, measure, _scope(noun, nouns), reported=reported)
            mention.marker = "of" if line.low(place) == "none" and line.low(place + 1) == "of" else ""
            yield mention


def _after_none_of(line: Statement, place: int) -> int:
    while place < len(line.pieces) and line.low(place) in (
        "of",
        "whom",
        "which",
        "these",
        "those",
        "them",
        "the",
        "victims",
    ):
        place += 1
    return place


def _of_any(line: Statement, place: int) -> Iterator[Mention]:
    """ "did not identify or assist any victims", "has not convicted any traffickers", "without any convictions"."""
    negator = _negator(line, place)
    nouns = _nouns(line, place + 1)
    if negator is None or not nouns:
        return
    left = verbs_before(line, place, alone=False)
    close = left.at >= 0 and all(line.low(at) not in NOUNS for at in range(left.at + 1, place))
    between = {line.low(at) for at in range(negator, place)}
    reported = not between & _REPORTS or (not between & (_REPORTS - {"provide"}) and "provide" in between)
    first = negator - 1 if line.low(negator - 1) in _HELPERS else negator
    if first and line.pieces[first - 1].number:
        return  # "22 did not report any": some of many
    last = place if line.pieces[place].end - line.pieces[first].start <= 90 else negator
    for noun in nouns:
        measures = _measures(line, noun, nouns[-1], left.classes if close else ())
        if not reported and noun.kind == "victim":
            measures = measures or ["victims_identified"]
        for measure in measures:
            yield _mention(line, (first, last), place, measure, _scope(noun, nouns), reported=reported)


def _of_unreported(line: Statement, place: int) -> Iterator[Mention]:
    """ "did not report convictions", where no "any" stands."""
    if line.low(place - 1) != "not" or line.low(place + 1) in ("any", "a", "the"):
        return
    nouns = _nouns(line, place + 1)
    first = place - 2 if line.low(place - 2) in _HELPERS else place - 1
    for noun in nouns:
        for measure in _measures(line, noun, nouns[-1], ()) if noun.kind in EVENTS else ():
            yield _mention(line, (first, place), place, measure, _scope(noun, nouns), reported=False)


def _scope(noun: Noun, nouns: list[Noun]) -> tuple[int, int, int]:
    """Where the details of one noun of a list stand: its phrase, and what follows the list if it is about them all."""
    return noun.first, noun.after, nouns[-1].after if noun is nouns[-1] or noun.kind in EVENTS else -1


def _negator(line: Statement, place: int) -> int | None:
    for at in range(place - 1, max(-1, place - 45), -1):
        word = line.low(at)
        if word in _BREAKS:
            return None
        if word in ("lack", "lacks", "lacked", "lacking") and at == place - 1:
            return at
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
        while line.low(index) in (",", "and", "or"):
            index += 1
        if (
            index == noun.after
            or line.low(index) in STOPS
            or (line.low(index) in VERBS and NOUNS.get(line.low(index)) not in EVENTS)
        ):
            break
    return found


def _measures(line: Statement, noun: Noun, last: Noun, verbs: tuple[str, ...]) -> list[str]:
    if noun.kind in EVENTS:
        ahead = list(_following(line, last.after, 8))
        aimed = ahead[:1] and ahead[0] in ("of", "against", "into") and names_officials(ahead)
        return [OFFICIAL_MEASURES.get(noun.kind, noun.kind) if aimed else noun.kind]
    kinds = [measure_for(verb, noun.kind) for verb in verbs]
    return [kind for kind in dict.fromkeys(kinds) if kind]


def _following(line: Statement, index: int, count: int) -> Iterator[str]:
    for place in range(index, min(index + count, len(line.pieces))):
        word = line.low(place)
        if word in (";", "but", "while", ","):
            return
        yield word
