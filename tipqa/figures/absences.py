"""Statements that there was none, and statements that nothing was reported: never the same."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.figures.clauses import verbal_at
from tipqa.figures.governing import UNITS, measure_of
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Precision, Unit, Value
from tipqa.figures.phrases import head_noun
from tipqa.figures.restrictions import names_officials
from tipqa.figures.tokens import word_set
from tipqa.figures.zones import none_value

_NEGATORS = word_set("not never without nor cannot failed lacked")
_BREAKS = frozenset({";", "but", "although", "while", "however", ":"})
_OF_OFFICIALS = {
    "investigations": "officials_investigated",
    "prosecutions": "officials_prosecuted",
    "convictions": "officials_convicted",
}
_EVENTS = {
    "investigation": "investigations",
    "prosecution": "prosecutions",
    "conviction": "convictions",
    "training": "trainings",
    "call": "hotline_calls",
    "referral": "victims_referred",
    "arrest": "suspects",
    "sentence": "sentences",
    "inspection": "inspections",
}
_COUNTABLE = ("victim", "person", "trafficker", "official", "staff", "case")
_SUMS = word_set("funds funding budget money amount spending expenditures allocations")
_PARTS_OF_NAMES = word_set("committee committees mechanism mechanisms center centers unit units")


def find_absences(line: Line) -> list[Mention]:
    """A mention for each measure that a statement says was none, or was not reported, in order."""
    found: list[Mention] = []
    index = 0
    while index < len(line.pieces):
        word = line.low(index)
        silent = _silence_at(line, index)
        if silent is not None:
            told = list(_of_silence(line, index, silent))
            found += told
            index = max([it.after for it in told], default=index) if told else index
        elif word in ("no", "none", "zero") and line.low(index + 1) not in ("longer", "other", "such", "more"):
            found += _of_no(line, index)
        elif word in ("any", "a") and _negator(line, index) is not None:
            found += _of_any(line, index)
        index += 1
    return found


def _make(line: Line, span: tuple[int, int], head: int, kind: str, measure: str, *, reported: bool = True) -> Mention:
    first, after = span
    at = (line.pieces[first].start, line.pieces[first].end)
    value = (
        none_value(line.text[at[0] : at[1]])
        if reported
        else Value(Precision.NOT_REPORTED, None, line.text[at[0] : at[1]])
    )
    mention = Mention(first, first, max(after, first + 1), value, at, head, kind, line.level[first], absent=True)
    mention.measure = measure
    mention.unit = _unit(measure, kind)
    mention.role = "absent"
    mention.how.append("absent" if reported else "silent")
    return mention


def _unit(measure: str, kind: str) -> Unit:
    if measure.startswith(("officials", "victims", "people")):
        return Unit.PERSONS
    if measure in ("funding", "compensation"):
        return Unit.MONEY
    return UNITS.get(kind, Unit.UNCLEAR)


def _of_no(line: Line, place: int) -> Iterator[Mention]:
    """ "identified no victims", "no convictions were reported", "none were repatriated"."""
    nouns = list(_nouns(line, place + 1)) if line.low(place) != "none" else []
    verb = None
    for at in range(place - 1, max(-1, place - 3), -1):
        verb = verb or verbal_at(line, at)
    for head, kind, after in nouns:
        measure = _EVENTS.get(kind, "") or (
            measure_of(line, _probe(line, place, after), verb.sort, kind) if verb else ""
        )
        if not verb and kind in ("victim", "trafficker", "official", "staff"):
            passive = next(
                (
                    it
                    for at in range(after, min(after + 6, len(line.pieces)))
                    if (it := verbal_at(line, at)) and it.voice == "passive"
                ),
                None,
            )
            measure = measure_of(line, _probe(line, place, after), passive.sort, kind) if passive else ""
        measure = _aimed(line, measure, after)
        compared = line.level[place] > 0 or line.low(place - 1) in ("with", "to", "from")
        if (measure or compared) and not (kind in ("call", "sentence") and not verb):
            yield _make(line, (place, after), head, kind, measure)
    if (
        line.low(place) == "none"
        and verb is not None
        and verb.sort in ("convict", "prosecute", "identify", "train", "refer", "repatriate")
    ):
        measure = measure_of(line, _probe(line, place, place + 1), verb.sort, "")
        if measure:
            mention = _make(line, (place, place + 1), -1, "", measure)
            mention.doubt("none, of what is said before", 0.7)
            yield mention


def _probe(line: Line, place: int, after: int) -> Mention:
    return Mention(place, place, after, none_value("no"), (line.pieces[place].start, line.pieces[place].end))


def _nouns(line: Line, index: int) -> Iterator[tuple[int, str, int]]:
    """The nouns of a list such as "new investigations, prosecutions, or convictions"."""
    while index < len(line.pieces):
        head, kind, after = _single(line, index)
        if kind not in _EVENTS and kind not in _COUNTABLE:
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


def _of_any(line: Line, place: int) -> Iterator[Mention]:
    """ "did not identify or assist any victims", "has not obtained a conviction", "without any convictions"."""
    negator = _negator(line, place)
    if negator is None or (
        line.low(place) == "a"
        and not line.lexicon.nouns.get(line.low(place + 2) or "", "")
        and not line.noun(place + 1)
    ):
        return
    start = place + 1 + (line.low(place + 1) in ("single", "new"))
    verbs = [verb for at in range(negator + 1, place) if (verb := verbal_at(line, at)) is not None]
    verbs = [verb for verb in verbs if verb.voice in ("base", "active", "passive", "ing")]
    if verbs and place - verbs[-1].place > 3:
        return
    if line.low(place) == "a" and not any(verb.sort in ("obtain", "support", "convict") for verb in verbs):
        return
    for head, kind, after in _nouns(line, start):
        sorts = [verb.sort for verb in verbs]
        measures = (
            [_EVENTS[kind]]
            if kind in _EVENTS
            else [measure_of(line, _probe(line, place, after), sort, kind) for sort in sorts]
        )
        if kind in _EVENTS and not (
            set(sorts)
            & {"support", "obtain", "receive", "report", "continue", "train", "provide", "register", "answer"}
            or not verbs
        ):
            continue
        for measure in dict.fromkeys(_aimed(line, it, after) for it in measures if it):
            yield _make(line, (place, after), head, kind, measure)


def _aimed(line: Line, measure: str, after: int) -> str:
    """The measure of officials where the words after say that they are meant, or the clause before does."""
    if (
        measure in _OF_OFFICIALS
        and any(line.low(at) in ("complicit", "complicity") for at in range(after))
        and names_officials(line, 0, after)
    ):
        return _OF_OFFICIALS[measure]
    end = after
    while end < min(after + 10, len(line.pieces)) and line.low(end) not in (";", ",", "while", "compared"):
        end += 1
    if line.low(after) in ("of", "against", "into", "for", ",", "or", "and") and measure in _OF_OFFICIALS:
        stop = end
        if line.low(after) in (",", "or", "and"):
            stop = after
            while stop < min(after + 14, len(line.pieces)) and line.low(stop) not in (";", "compared", "while"):
                stop += 1
        if names_officials(line, after, stop):
            return _OF_OFFICIALS[measure]
    return measure


def _silence_at(line: Line, index: int) -> int | None:
    """The index after "did not report" and the like that begin at "report"."""
    found = line.lexicon.at("silence", line.lows, index)
    if found is None:
        return None
    back = [line.low(at) for at in range(max(0, index - 6), index)]
    if "not" not in back and "never" not in back:
        return None
    last = max(at for at, word in enumerate(back) if word in ("not", "never"))
    between = back[last + 1 :]
    return (
        found[1]
        if not any(word in (",", ";", "any", "but") for word in between[1:])
        and all(not word[:1].isdigit() for word in between)
        else None
    )


def _of_silence(line: Line, index: int, start: int) -> Iterator[Mention]:
    """ "did not report any convictions", "did not report how many victims it identified, referred, or assisted"."""
    end = start
    while (
        end < len(line.pieces)
        and line.low(end) not in (";", "but", "although", "however", "compared", "unlike", "while", "—")
        and line.number(end) is None
    ):
        end += 1
    end = next(
        (
            at
            for at in range(start, end)
            if line.low(at) == "," and line.low(at + 1) == "and" and not _lists_on(line, at + 2)
        ),
        end,
    )
    officials = (
        names_officials(line, start, end)
        or (
            any(line.low(at) == "any" and not line.noun(at + 1) for at in range(end - 2, end))
            and names_officials(line, 0, start)
        )
        or any(line.low(at) in ("member", "members", "complicit", "complicity") for at in range(start, end))
    )
    trainees = any(line.low(at).startswith("train") for at in range(start, end))
    seen: set[str] = set()
    for at, kind, measure in _named_measures(line, start, end, officials and not trainees):
        if measure and measure not in seen:
            seen.add(measure)
            mention = _make(line, (index, max(at + 1, index + 1)), at, kind, measure, reported=False)
            mention.after = end
            yield mention


def _lists_on(line: Line, at: int) -> bool:
    return (
        any(
            line.noun(place) in _EVENTS or (line.verb(place) is not None and line.low(place).endswith(("ing", "ed")))
            for place in (at, at + 1)
        )
        and line.low(at) != "the"
    )


def _named_measures(line: Line, start: int, end: int, officials: bool) -> Iterator[tuple[int, str, str]]:
    person = (
        "official"
        if officials
        else "victim"
        if _says(line, start, end, "victim")
        else "trafficker"
        if _says(line, start, end, "trafficker")
        else ""
    )
    for at in range(start, end):
        kind = line.noun(at)
        verb = line.verb(at)
        if (
            kind in _EVENTS
            and line.low(at + 1) not in _PARTS_OF_NAMES
            and line.low(at - 1) != "vocational"
            and (kind != "training" or line.low(at + 1) not in ("officials", "police", "judges", "any", "diplomats"))
        ):
            measure = _EVENTS[kind]
            yield at, kind, _OF_OFFICIALS.get(measure, measure) if officials else measure
        elif (
            verb is not None
            and verb.sort not in ("report", "fund", "finance", "support", "provide", "include", "continue", "receive")
            and (verb.tense != "base" or line.low(at - 1) in ("it", "to"))
        ):
            if person or verb.sort == "train":
                yield (
                    at,
                    person,
                    measure_of(line, _probe(line, at, at + 1), verb.sort, "staff" if verb.sort == "train" else person),
                )
        elif verb is not None and verb.sort in ("provide", "receive") and person == "victim":
            yield (
                at,
                person,
                "victims_assisted" if any(line.lexicon.at("theme", line.lows, it) for it in range(at, end)) else "",
            )
        elif line.low(at) in _SUMS or (
            verb is not None and verb.sort == "fund" and (_says_how_much(line, start, end) or verb.tense == "ing")
        ):
            yield at, "money", "funding"


def _says(line: Line, start: int, end: int, kind: str) -> bool:
    return any(line.noun(at) == kind for at in range(start, end))


def _says_how_much(line: Line, start: int, end: int) -> bool:
    return any(line.low(at) == "much" for at in range(start, end))
