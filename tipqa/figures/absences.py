"""Statements that there was none, and statements that nothing was reported: never the same."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.figures.clauses import Verbal, verbal_at
from tipqa.figures.governing import measure_of
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.phrases import head_noun
from tipqa.figures.restrictions import names_officials
from tipqa.figures.silences import EVENTS, OF_OFFICIALS, find_silence, make_absence, silence_scope
from tipqa.figures.tokens import word_set
from tipqa.figures.zones import none_value

_NEGATORS = word_set("not never without nor cannot failed lacked")
_BREAKS = frozenset({";", "but", "although", "while", "however", ":"})
_SUPPOSING = word_set("where if whether unless")
_ENDING = word_set(
    "complete completed completing conclude concluded concluding finish finished finishing finalize finalized resolve resolved"
)
_HAVING = word_set("had have has receive received receives without")
_PEOPLE = ("victim", "trafficker", "official", "staff")
_DONE_TO_PEOPLE = ("convict", "prosecute", "identify", "train", "refer", "repatriate")
_BRINGING = {"obtain", "support", "convict", "prosecute"}
_HAPPENING = {"support", "obtain", "receive", "report", "continue", "train", "provide", "register", "answer"}
_COUNTABLE = ("victim", "person", "trafficker", "official", "staff", "case")


def find_absences(line: Line) -> list[Mention]:
    """A mention for each measure that a statement says was none, or was not reported, in order."""
    found: list[Mention] = []
    index = 0
    while index < len(line.pieces):
        word = line.low(index)
        scope = silence_scope(line, index)
        if scope is not None:
            found += find_silence(line, index, scope)
            index = scope[1] - 1
        elif word in ("no", "none", "zero") and line.low(index + 1) not in ("longer", "other", "such", "more"):
            found += _of_no(line, index)
        elif word in ("any", "a") and _negator(line, index) is not None:
            found += _of_any(line, index) or _of_any_more(line, index, found)
        index += 1
    return found


def _of_no(line: Line, place: int) -> Iterator[Mention]:
    """ "identified no victims", "no convictions were reported", "prosecuted none", "compared with none in 2016"."""
    verb = verbal_at(line, place - 1) or verbal_at(line, place - 2)
    compared = line.level[place] > 0 or line.low(place - 1) in ("with", "to", "from")
    if line.low(place) == "none":
        yield from _of_none(line, place, verb, compared)
        return
    for head, kind, after in _nouns(line, place + 1):
        if (kind in ("call", "sentence") and not verb) or _is_had(line, place, kind):
            continue
        if kind in EVENTS:
            measures = [] if _only_unended(line, place, after) else [aimed(line, EVENTS[kind], after)]
        else:
            acting = [verb] if verb else _passives_after(line, after) if kind in _PEOPLE else []
            measures = [_measured(line, place, after, it.sort, kind) for it in acting] or [""]
        for measure in dict.fromkeys(measures):
            if measure or compared:
                yield make_absence(line, (place, after), head, kind, measure)


def _of_none(line: Line, place: int, verb: Verbal | None, compared: bool) -> Iterator[Mention]:
    if compared and line.low(place + 1) != "of":
        yield make_absence(line, (place, place + 1), -1, "", "")
    elif verb is not None and verb.sort in _DONE_TO_PEOPLE:
        mention = make_absence(line, (place, place + 1), -1, "", _measured(line, place, place + 1, verb.sort, ""))
        mention.doubt("none, of what is said before", Doubt.STRONG)
        yield mention


def _passives_after(line: Line, after: int) -> list[Verbal]:
    """What was not done to those named before: "no official was investigated, prosecuted or convicted"."""
    verbs = (verbal_at(line, at) for at in range(after, min(after + 6, len(line.pieces))))
    first = next((verb for verb in verbs if verb is not None and verb.voice == "passive"), None)
    if first is None:
        return []
    found, at = [first], first.place + 1
    while line.low(at) in (",", "or", "and", "nor"):
        at += 1
        if (verb := verbal_at(line, at)) is not None:
            found.append(verb)
            at += 1
    return found


def _measured(line: Line, place: int, after: int, sort: str, kind: str) -> str:
    probe = Mention(place, place, after, none_value("no"), (line.pieces[place].start, line.pieces[place].end))
    return measure_of(line, probe, sort, kind)


def _nouns(line: Line, index: int) -> Iterator[tuple[int, str, int]]:
    """The nouns of a list such as "new investigations, prosecutions, or convictions"."""
    while index < len(line.pieces):
        head, kind, after = _single(line, index)
        if kind not in EVENTS and kind not in _COUNTABLE:
            return
        yield head, kind, after
        index = after
        while line.low(index) in (",", "and", "or"):
            index += 1
        if index == after:
            return


def _single(line: Line, index: int) -> tuple[int, str, int]:
    """The next noun, without further heads of a list."""
    head, kind, after = head_noun(line, index)
    if head >= 0 and after > head + 1 and line.low(head + 1) in (",", "and", "or"):
        after = head + 1
    return head, kind, after


def _negator(line: Line, place: int) -> int | None:
    for at in range(place - 1, max(-1, place - 14), -1):
        word = line.low(at)
        if word in _BREAKS or line.number(at) is not None:
            return None
        if word in _NEGATORS and (word != "failed" or line.low(at + 1) == "to"):
            return at
    return None


def _of_any_more(line: Line, place: int, found: list[Mention]) -> list[Mention]:
    """ "…, and did not convict any": of those that the clause before has named."""
    verb = verbal_at(line, place - 1)
    if verb is None or not found or line.low(place) != "any" or line.low(place + 1)[:1].isalpha():
        return []
    measure = _measured(line, place, place + 1, verb.sort, found[-1].kind)
    return [make_absence(line, (place, place + 1), -1, found[-1].kind, measure)] if measure else []


def _of_any(line: Line, place: int) -> list[Mention]:
    return list(_each_of_any(line, place))


def _each_of_any(line: Line, place: int) -> Iterator[Mention]:
    """ "did not identify or assist any victims", "has not obtained a conviction", "without any convictions"."""
    negator = _negator(line, place)
    if negator is None:
        return
    if _is_supposed(line, negator):
        return
    verbs = [verb for at in range(negator + 1, place) if (verb := verbal_at(line, at)) is not None]
    sorts = [verb.sort for verb in verbs]
    if (verbs and place - verbs[-1].place > 3) or (line.low(place) == "a" and not set(sorts) & _BRINGING):
        return
    for head, kind, after in _nouns(line, place + 1 + (line.low(place + 1) in ("single", "new"))):
        if _is_had(line, place, kind):
            continue
        if kind in EVENTS:
            had = not sorts or set(sorts) & _HAPPENING
            measures = [EVENTS[kind]] if had and not _only_unended(line, place, after) else []
        else:
            measures = [_measured(line, place, after, sort, kind) for sort in sorts]
        measures = [aimed(line, it, after) if kind in EVENTS else it for it in measures if it]
        for measure in dict.fromkeys(measures):
            yield make_absence(line, (place, after), head, kind, measure)


def _is_had(line: Line, place: int, kind: str) -> bool:
    """Whether training is what people lack, and not what was held: "the staff had no training", "without any training"."""
    return kind == "training" and not _HAVING.isdisjoint(map(line.low, (place - 1, place - 2)))


def _only_unended(line: Line, place: int, after: int) -> bool:
    """ "did not complete any prosecutions", "no prosecutions were concluded": there may have been some."""
    passive = line.low(after) in ("were", "was") and line.low(after + 1) in _ENDING
    return passive or line.low(place - 1) in _ENDING


def _is_supposed(line: Line, negator: int) -> bool:
    """Whether a denial is only supposed: "even where police did not pursue a case"."""
    for at in range(negator - 1, -1, -1):
        if line.low(at) in _BREAKS or line.low(at) == ",":
            return False
        if line.low(at) in _SUPPOSING:
            return True
    return False


def aimed(line: Line, measure: str, after: int) -> str:
    """The measure of officials where the words after say that they are meant, or the clause before does."""
    if measure not in OF_OFFICIALS:
        return measure
    complicit = any(line.low(at) in ("complicit", "complicity") for at in range(after))
    if complicit and names_officials(line, 0, after):
        return OF_OFFICIALS[measure]
    word = line.low(after)
    if word not in ("of", "against", "into", "for", "involving", ",", "or", "and"):
        return measure
    ends = (";", "while", "compared") if word in (",", "or", "and") else (";", ",", "while", "compared")
    stop = after
    while stop < len(line.pieces) and line.low(stop) not in ends:
        stop += 1
    return OF_OFFICIALS[measure] if names_officials(line, after, stop) else measure
