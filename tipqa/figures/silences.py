"""Statements that nothing was reported of a measure, which is never zero."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.figures.clauses import verbal_at
from tipqa.figures.governing import UNITS, measure_of
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Precision, Unit, Value
from tipqa.figures.phrases import STOPS
from tipqa.figures.restrictions import names_officials
from tipqa.figures.tokens import word_set
from tipqa.figures.zones import none_value

OF_OFFICIALS = {
    "investigations": "officials_investigated",
    "prosecutions": "officials_prosecuted",
    "convictions": "officials_convicted",
}
EVENTS = {
    "investigation": "investigations",
    "prosecution": "prosecutions",
    "conviction": "convictions",
    "training": "trainings",
    "call": "hotline_calls",
    "referral": "victims_referred",
    "repatriation": "victims_repatriated",
    "arrest": "suspects",
    "sentence": "sentences",
    "inspection": "inspections",
}
_RELATIVE = word_set("under in by with for to from at on of")
_ENDS = word_set("; but although however compared unlike while — –")
_SUMS = word_set("funds budget money amount expenditures allocations")
_NO_COUNTS = word_set(
    "committee committees mechanism mechanisms center centers unit units officials police judges diplomats"
)
_NUMBERS = word_set("number numbers figure figures statistics data total totals")
_TRAIT_GOES_ON = word_set("of for in and or on by that it to")
_POINTING = word_set("those these this such")  # "investigations into those conditions"
_FOLLOWED = word_set("led resulted")
_LEADING_AWAY = word_set("for to from into with in by against under")
_NAMED_SORTS = (
    "identify",
    "refer",
    "assist",
    "shelter",
    "repatriate",
    "train",
    "investigate",
    "prosecute",
    "convict",
    "arrest",
    "sentence",
    "screen",
    "return",
    "help",
)
_WHO_ACTS = word_set(", it they were was been had have and or many")


def silence_scope(line: Line, index: int) -> tuple[int, int] | None:
    """What is not reported, where "report" of "did not report" stands at `index`: pieces from and to before."""
    start = _told_at(line, index)
    return (
        None
        if start is None or _asks_of_a_number(line, start) or _asks_of_a_trait(line, start)
        else (start, max(_scope_end(line, start), start, index + 1))
    )


def _asks_of_a_number(line: Line, start: int) -> bool:
    """ "did not report if that number was included in the total": a number is told, and its standing is not."""
    return line.low(start) in ("if", "whether") and any(
        line.low(at) in _NUMBERS for at in range(start + 2, len(line.pieces))
    )


def _asks_of_a_trait(line: Line, start: int) -> bool:
    """ "did not report the form of exploitation of the victims": how many there were may well be told."""
    for at in range(start, len(line.pieces)):
        if line.lexicon.at("trait", line.lows, at):
            return line.low(at + 1) in _TRAIT_GOES_ON or not line.low(at + 1)[:1].isalpha()
        if line.low(at) in _NUMBERS or line.low(at) == "any" or line.noun(at) in EVENTS:
            return False
    return False


def is_left_open(line: Line, place: int) -> bool:
    """Whether the number at `place` is only what was not reported: "did not report if it continued the 78 cases"."""
    for at in range(place - 1, 0, -1):
        if line.low(at) in _ENDS or line.low(at) == ",":
            return False
        if line.low(at) in ("if", "whether"):
            return silence_scope(line, at - 1) is not None
    return False


def find_silence(line: Line, index: int, scope: tuple[int, int]) -> list[Mention]:
    """The measures that a statement says were not reported."""
    start, end = scope
    found: dict[str, Mention] = {}
    for at, kind, measure in _named(line, start, end, _person(line, start, end)):
        if measure and measure not in found:
            found[measure] = _silent(line, index, at, kind, measure, end)
            if kind in EVENTS and (_is_described(line, at, start) or line.low(at + 2) in _POINTING):
                found[measure].doubt("some of them alone", Doubt.STRONG)
    return list(found.values())


def _is_described(line: Line, at: int, start: int) -> bool:
    """ "how many convictions were final": not how many there were."""
    many = any(line.low(it) in ("many", "which", "what") for it in range(start, at))
    return many and line.low(at + 1) in ("were", "was", "had", "involved", "concerned") and line.verb(at + 2) is None


def _silent(line: Line, index: int, at: int, kind: str, measure: str, end: int) -> Mention:
    mention = make_absence(line, (index, index + 1), at, kind, measure, reported=False)
    mention.after = end
    if any(line.low(place).startswith("continu") for place in range(index, end)):
        mention.doubt("what was carried over", Doubt.STRONG)
    return mention


def _told_at(line: Line, index: int) -> int | None:
    """The index after "report", where "not" stands before it with nothing of weight between."""
    found = line.lexicon.at("silence", line.lows, index)
    if found is None:
        return None
    back = [line.low(at) for at in range(index)]
    last = max((at for at, word in enumerate(back) if word in ("not", "never")), default=-1)
    weighty = any(
        word in (";", "any", "but") or (word == "," and at > last + 1) for at, word in enumerate(back) if at > last
    )
    return None if last < 0 or weighty else found[1]


def _scope_end(line: Line, start: int) -> int:
    for at in range(start, len(line.pieces)):
        if line.low(at) in _ENDS or line.number(at) is not None:
            return at
        if line.low(at) in _RELATIVE and line.low(at + 1) in ("which", "whom"):
            return at  # "the laws under which they were convicted" tells nothing of how many were
        if line.low(at) == "," and line.low(at + 1) == "and" and not _lists_on(line, at + 2):
            return at
        if line.low(at) == "and" and _clause_follows(line, at + 1):
            return at
    return len(line.pieces)


def _clause_follows(line: Line, at: int) -> bool:
    """Whether a clause with a subject of its own follows "and": "… and observers reported"."""
    verb = verbal_at(line, at + 1)
    return verb is not None and verb.voice == "active" and line.verb(at) is None and line.noun(at) not in EVENTS


def _lists_on(line: Line, at: int) -> bool:
    """Whether ", and" goes on with a list of what was not reported."""
    if line.low(at) == "the":
        return False
    return any(
        line.noun(it) in EVENTS or (line.verb(it) is not None and line.low(it).endswith(("ing", "ed")))
        for it in (at, at + 1)
    )


def _person(line: Line, start: int, end: int) -> str:
    """Who is spoken of: officials, victims or traffickers."""
    scope = range(start, end)
    open_end = any(line.low(at) == "any" and not line.noun(at + 1) for at in range(end - 2, end))
    complicit = any(line.low(at) in ("member", "members", "complicit", "complicity") for at in scope)
    if names_officials(line, start, end) or complicit or (open_end and names_officials(line, 0, start)):
        return "official" if not any(line.low(at).startswith("train") for at in scope) else ""
    kinds = {line.noun(at) for at in scope}
    return next((kind for kind in ("victim", "trafficker") if kind in kinds), "")


def _named(line: Line, start: int, end: int, person: str) -> Iterator[tuple[int, str, str]]:
    for at in range(start, end):
        kind = line.noun(at)
        if kind in EVENTS:
            if _is_counted(line, at, start):
                measure = EVENTS[kind]
                yield at, kind, OF_OFFICIALS.get(measure, measure) if person == "official" else measure
        elif line.low(at) in _SUMS:
            yield at, "money", "funding"
        elif line.verb(at) is not None:
            yield at, *_by_verb(line, at, start, end, person)


def _is_counted(line: Line, at: int, start: int) -> bool:
    """Whether an event noun is what was not reported: "any prosecutions", and not "led to investigations"."""
    if line.low(at + 1) in _NO_COUNTS or line.low(at - 1) == "vocational":
        return False
    if line.low(at - 1) in ("these", "those") or line.low(at + 1) in _FOLLOWED:
        return False  # what came of them is not told
    plural = line.low(at).endswith("s") or line.noun(at) == "training"
    back = at - 1
    while back >= start and line.low(back) not in STOPS and line.low(back) != ",":
        back -= 1
    word = line.low(back) if back >= start else ""
    return (plural or word in ("any", "a")) and word not in _LEADING_AWAY


def _by_verb(line: Line, at: int, start: int, end: int, person: str) -> tuple[str, str]:
    """The kind and the measure that a verb of the scope names: "how many victims it identified", "convicting any"."""
    verb = line.verb(at)
    before, word = line.low(at - 1), line.low(at)
    if verb is None:
        return "", ""
    if verb.sort == "fund":
        much = any(line.low(it) == "much" for it in range(start, end))
        return "money", "funding" if much or verb.tense == "ing" else ""
    if verb.sort in ("provide", "receive", "grant"):
        gifts = [gift[0] for it in range(at + 1, min(at + 5, end)) if (gift := line.lexicon.at("theme", line.lows, it))]
        given = {"repatriate": "victims_repatriated", "shelter": "victims_sheltered"}
        return person, given.get(gifts[0], "victims_assisted") if gifts and person == "victim" else ""
    told = verb.tense == "ing" or before in _WHO_ACTS or (verb.tense == "base" and before in ("it", "to", "or"))
    told |= verb.tense == "past" and any(line.low(it) in ("whether", "if") for it in range(start, at))
    told |= verb.tense == "past" and line.noun(at - 1) in ("victim", "person", "trafficker", "official")
    if (
        verb.sort not in _NAMED_SORTS
        or not told
        or (verb.tense == "past" and line.noun(at + 1) and before not in ("it", "they"))
    ):
        return "", ""
    if word == "training" and line.noun(at):
        return "", ""
    kind = "staff" if verb.sort == "train" else person
    probe = Mention(at, at, at + 1, none_value("no"), (line.pieces[at].start, line.pieces[at].end))
    return person, measure_of(line, probe, verb.sort, kind) if kind else ""


def make_absence(
    line: Line, span: tuple[int, int], head: int, kind: str, measure: str, *, reported: bool = True
) -> Mention:
    """A mention of none, or of nothing reported, whose words are the first piece of `span`."""
    first, after = span
    at = (line.pieces[first].start, line.pieces[first].end)
    text = line.text[at[0] : at[1]]
    value = none_value(text) if reported else Value(Precision.NOT_REPORTED, None, text)
    mention = Mention(first, first, max(after, first + 1), value, at, head, kind, line.level[first], absent=True)
    mention.measure, mention.unit, mention.role = measure, _unit(measure, kind), "absent"
    mention.verb = first
    mention.how.append("absent" if reported else "silent")
    return mention


def _unit(measure: str, kind: str) -> Unit:
    if measure.startswith(("officials", "victims", "people")):
        return Unit.PERSONS
    if measure in ("funding", "compensation"):
        return Unit.MONEY
    return UNITS.get(kind, Unit.UNCLEAR)
