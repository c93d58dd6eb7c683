"""A deed by which countries are asked for: "which countries convicted officials?", "where were shelters opened?"."""

from __future__ import annotations

import re

from tipqa.later import later
from tipqa.question.lexicon import part, phrases, says, values_of
from tipqa.records import dataclass

_ACTIVE = later(
    rf"^\W*(?:(?:which|what) {part('lands')}|who)\s+(?:(?:have|has|had|also|already|recently|actually)\s+)*(?P<deed>{part('lacks')}|[\w-]+(?:\s+up)?)\s+(?P<thing>[^?]+)",
    re.I,
)
_PASSIVE = later(
    rf"^\W*(?:where|in (?:which|what) {part('lands')})\s+(?:was|were|has|have|had)\s+(?:there\s+)?(?P<thing>[^?]+?)\s+(?:been\s+)?(?P<deed>[\w-]+(?:\s+up)?)(?P<more>\s+(?:for|in|to|by|of|with|from|because)\b[^?]*)?\W*$",
    re.I,
)
_FROM_HERE = later(
    r"[,;]|\b(?:of|for|to|in|from|with|by|on|who|that|which|as|under|at|during|against|without|because|when|after|since|according|per)\b",
    re.I,
)
LACK = "lack"  # the deed of those who have none of a thing
_WORD = later(r"[A-Za-z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, and to what: the kind of deed, the thing, and the words that narrow the thing, as they stand."""

    kind: str
    thing: str
    narrowed: tuple[str, ...] = ()


def read_deed(question: str) -> Deed | None:
    """The deed of a question that asks which countries did it; None where it asks for none, or denies it."""
    match = _ACTIVE.match(question) or _PASSIVE.match(question)
    if not match:
        return None
    kind = next(values_of(match["deed"], "deed"), None)
    rest = match["thing"]
    end = _FROM_HERE.search(rest)
    at = end.start() if end else len(rest)
    before = _WORD.findall(rest[:at])
    if kind is None or not before or (kind != LACK and says(question, "denies")):
        return None
    more = f"{rest[at:]} {match.groupdict().get('more') or ''}"
    return Deed(kind, before[-1], (*_telling(" ".join(before[:-1])), *_telling(more)))


def _telling(words: str) -> list[str]:
    return [it for it in _WORD.findall(words) if not phrases("untelling").fullmatch(it)]
