"""What narrows a figure: a form of trafficking, sex and age, origin, and who counted."""

from __future__ import annotations

import re

from tipqa.reports.figures.lexicon import FORMS, details_in
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.phrases import AUXILIARIES, Noun, Verbs
from tipqa.reports.figures.statement import Statement
from tipqa.reports.figures.tokens import word_set

BOUNDS = frozenset({",", ";", "(", ")", ":", "while", "but"})
_NGOS = word_set("ngo ngos organization organizations organisation organisations charities nongovernmental")
_ORIGINS = ("i", "an", "ese", "ish", "z", "k", "ab", "ans", "is", "eks", "ek")
_SUBJECT_LINKS = word_set("made constituted formed represented accounted comprised")
_STATE = word_set("government authorities police officials courts prosecutors ministry inspectors")
_INSPECTORS = re.compile(r"\binspectors?\b|\binspections?\b", re.IGNORECASE)
_FINITE = word_set("did has had was were made gave held sometimes lack")


def details_of(line: Statement, mention: Mention, noun: Noun, left: Verbs) -> list[str]:
    """What narrows a count: the words after it, the subject of its verb, and where the people counted are from."""
    place = mention.place
    words = tail_of(line, place + 1)
    aux = next((at for at in range(place - 1, max(-1, place - 20), -1) if line.low(at) in AUXILIARIES), -1)
    linked = {line.low(at) for at in range(place - 3, place)} & _SUBJECT_LINKS
    if not FORMS & set(details_in(words)) and (linked or (0 <= left.at < aux and not left.marker)):
        words = f"{words} {_subject(line, place if linked else aux)}"
    found = details_in(words)
    if left.at >= 0 and not left.marker and "by NGOs" not in found and _by_ngos(line, left.at):
        found.append("by NGOs")
    origin = _origin(line, noun, place)
    if origin and not {"foreign"} & set(found):
        found = [name for name in found if name != "nationals"] + [origin]
    return [
        name for name in found if name != "confirmed" and (name != "by NGOs" or mention.measures[:1] != ("shelters",))
    ]


def _subject(line: Statement, after: int) -> str:
    """The words before a verb at `after`, back to the clause's beginning or the number before."""
    first = after
    while first > 0 and line.low(first - 1) not in BOUNDS and not line.counts(first - 1):
        first -= 1
    return line.words(first, after)


def _by_ngos(line: Statement, at: int) -> bool:
    """Whether the verb's subject is an NGO or an international organization."""
    for place in range(at - 1, max(-1, at - 7), -1):
        word = line.low(place)
        if word in _NGOS:
            beside = {line.low(place - i) for i in (1, 2, 3)}
            return not beside & {"to", "with", "by", "of", "from", "through"} and not _with_the_state(line, place)
        if word in BOUNDS or word in ("government", "authorities", "police"):
            return False
        if word in ("that", "which") and line.low(place + 1) not in ("it", "they"):
            return False
    return False


def _with_the_state(line: Statement, at: int) -> bool:
    """Whether an organ of the state stands in the same list: "Authorities and NGOs", "police, courts, and NGOs"."""
    for place in range(at - 1, max(-1, at - 12), -1):
        word = line.low(place)
        if word in _STATE:
            return True
        if word in BOUNDS - {","} or _is_verb(word):
            return False
    return False


def by_inspectors(line: Statement, place: int) -> bool:
    """Whether the number at `place` is what inspections of workplaces found, and so no count of all."""
    first = place
    while first > 0 and line.low(first - 1) != ";":
        first -= 1
    words = {line.low(at) for at in range(first, place)}
    return not words & (_STATE - {"inspectors"}) and _INSPECTORS.search(line.words(first, place)) is not None


def _origin(line: Statement, noun: Noun, place: int) -> str:
    """An adjective of origin: "17 Uzbekistani victims", "14 were Kazakhstani"."""
    first = noun.first if noun.head else place + 1
    while not noun.head and line.low(first) in ("were", "was"):
        first += 1
    piece = line.pieces[first] if first < len(line.pieces) else None
    if piece and piece.upper and piece.low.isalpha() and piece.low.endswith(_ORIGINS):
        return line.text[piece.start : piece.end]
    return ""


def group_details(text: str, start: int, end: int) -> list[str]:
    """The details that a group's words name, its origin included: "the Kazakhstani victims identified in 2020"."""
    first = text[start:end].split()[0]
    origin = [first] if first[0].isupper() and first.lower().endswith(_ORIGINS) else []
    return [*(name for name in details_in(text[start:end]) if name != "confirmed"), *origin]


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in _FINITE


def tail_of(line: Statement, index: int) -> str:
    """The words after a number up to the next one, or to the end of its clause."""
    after = index
    while after < len(line.pieces) and after < index + 24:
        piece = line.pieces[after]
        if line.counts(after) and line.low(after - 1) not in ("the", "of"):
            break
        if piece.low in BOUNDS or piece.low in ("compared", "none", "no"):
            break
        if piece.low in ("and", "or") and _is_verb(line.low(after + 1)):
            break
        after += 1
    while after > index and line.low(after - 1) in ("and", "or", "an", "a"):
        after -= 1
    return line.words(index, after)
