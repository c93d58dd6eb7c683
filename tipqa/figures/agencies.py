"""Which one body of the government did what is counted: the police, prosecutors, the courts, a ministry."""

from __future__ import annotations

from dataclasses import replace

from tipqa.figures.actors import clause_start, is_aside
from tipqa.figures.clauses import verbal_at
from tipqa.figures.lexicon import Lexicon
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Actor
from tipqa.later import later

_SCHOOLS = ("academy", "academies", "school", "college")  # "the police academy trained"
_INITIALS = later(r"((?:(?:[A-Z][\w’'-]+|of|the|for|and|on|to|in)\s+){2,9})\(([A-Z]{2,8})\)")
_NEAR = 8  # pieces between the body and its verb


def agency_of(line: Line, mention: Mention) -> str:
    """The body that acts, "" where the sentence names none, or several at once."""
    if mention.actor is not Actor.GOVERNMENT or mention.absent:
        return ""
    if mention.role in ("subject", "part"):
        return _after_by(line, mention) if mention.role == "subject" else ""
    verb = min(mention.verb if mention.verb >= 0 else mention.first, len(line.pieces))
    start = clause_start(line, verb)
    named = [*_named(line, start, verb)]
    if not named:
        return ""
    value, first, after = named[-1]
    others = [
        it for it in named[:-1] if it[0] != value and first - it[2] < _NEAR and not _acts_between(line, it[2], first)
    ]
    government = any(
        not is_aside(line, start, at) and at >= after for _, at, _ in line.lexicon.find("actor", line.lows, after, verb)
    )
    far = verb - after > _NEAR and not any(verbal_at(line, at) for at in range(after, verb))
    return "" if others or government or far or _joined(line, start, first) else value


def with_initials(lexicon: Lexicon, text: str) -> Lexicon:
    """The lexicon with the initials by which a text calls a body: "the Ghana Police Service (GPS)"."""
    named: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for match in _INITIALS.finditer(text):
        words = match[1].split()
        lows = [word.lower() for word in words]
        for start in range(len(words)):
            letters = "".join(word[0] for word in words[start:] if word[0].isupper())
            found = next(lexicon.find("agency", lows, start), None)
            if letters == match[2] and found is not None:
                named[match[2].lower()] = (((match[2].lower(),), found[0]),)
    if not named:
        return lexicon
    return replace(lexicon, phrases=lexicon.phrases | {"agency": named | lexicon.phrases["agency"]})


def _named(line: Line, start: int, stop: int) -> list[tuple[str, int, int]]:
    found = line.lexicon.find("agency", line.lows, start, stop)
    return [
        it
        for it in found
        if not is_aside(line, start, it[1]) and not _counted(line, it[1]) and line.low(it[2]) not in _SCHOOLS
    ]


def _counted(line: Line, at: int) -> bool:
    """Whether the body is whom a number counts: "trained 12 police officers and assisted"."""
    return any(line.counts(place) for place in range(max(0, at - 2), at))


def _joined(line: Line, start: int, first: int) -> bool:
    """Whether others act with the body: "the army and the police", "first responders and police"."""
    back = first - 1
    while line.low(back) in ("the", "its", "local", "national", "federal"):
        back -= 1
    if line.low(back) not in ("and", "or", "including") or back <= start:
        return False
    return not any(verbal_at(line, at) for at in range(start, back))


def _acts_between(line: Line, first: int, after: int) -> bool:
    return any(verbal_at(line, at) is not None for at in range(first, after))


def _after_by(line: Line, mention: Mention) -> str:
    """After "by" in a passive: "85 victims were identified by the police"."""
    for at in range(max(mention.verb, mention.after), min(mention.after + _NEAR, len(line.pieces))):
        if line.low(at) in (",", ";", "and"):
            return ""
        if line.low(at) == "by":
            found = [*line.lexicon.find("agency", line.lows, at, min(at + 5, len(line.lows)))]
            return found[0][0] if len(found) == 1 else ""
    return ""
