"""What else makes a figure less than the whole: where the cases came from, what was given, who gave it, whom it was of."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.clauses import verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.tokens import word_set

_WHOLE_GIFTS = word_set(
    "victim direct various immediate comprehensive protective protection social basic other such government "
    "state-funded government-funded full and or the their its of to with same necessary some trafficking services "
    "care assistance specialized all these initial short-term"
)
_PARTLY = {"represented": "legal representation", "advised": "advice", "enrolled": "enrollment", "admitted": "admission", "counseled": "counseling", "treated": "treatment"}  # fmt: skip
_BODIES = word_set("program programs center centers clinic clinics hospital hospitals fund directorate teams")
_BY_CALLS = word_set("calls call hotline hotlines helpline line lines")
_OF_WHEREABOUTS = ("nationality=", "place=", "by=", "service=")
_ASSISTING = ("victims_assisted", "victims_sheltered")


def narrow(line: Line, mention: Mention, before: Sequence[Mention]) -> set[str]:
    """Facets that stand in the clause around a figure, and not in its phrase."""
    if mention.absent or mention.total is not None or not mention.measure:
        return set()
    return (
        _by_calls(line, mention, before)
        | _gift(line, mention)
        | _body(line, mention)
        | _of_others(line, mention, before)
    )


def _by_calls(line: Line, mention: Mention, before: Sequence[Mention]) -> set[str]:
    """ "received 1,912 calls; on the basis of these calls, police opened 64 investigations" """
    if mention.measure in ("hotline_calls", "funding", "people_trained", "trainings"):
        return set()
    counted = any(it.measure == "hotline_calls" for it in before)
    after = range(mention.after, len(line.pieces))
    called = any(line.low(at) in _BY_CALLS and line.low(at - 1) in ("calls", "these", "hotline", "the") for at in after)
    led = any(line.low(at) in _BY_CALLS for at in range(max(0, mention.verb - 3), max(mention.verb, 0)))
    return {"source=hotline"} if counted or called or led else set()


def _gift(line: Line, mention: Mention) -> set[str]:
    """One kind of service alone: "received legal assistance", "represented 33 victims"."""
    if mention.measure not in _ASSISTING:
        return set()
    word = line.low(mention.verb)
    if word in _PARTLY:
        return {f"service={_PARTLY[word]}"}
    if mention.role not in ("recipient", "subject", "object") or mention.sort == "shelter":
        return set()
    stop = mention.first if mention.role == "recipient" else len(line.pieces)
    for at in range(max(mention.verb + 1, 0), stop):
        if line.low(at) in (",", ";", "(", "—", "–"):
            break
        if mention.role == "object" and at <= mention.after:
            continue
        if line.lexicon.at("theme", line.lows, at) and at > 0:
            narrower = line.low(at - 1)
            plain = not narrower[:1].isalpha() or narrower in _WHOLE_GIFTS or line.verb(at - 1) is not None
            return set() if plain else {f"service={narrower} {line.low(at)}"}
    return set()


def _body(line: Line, mention: Mention) -> set[str]:
    """One program or center alone: "IACAT's one-stop center served 240 victims"."""
    if mention.measure not in _ASSISTING or mention.role not in ("object", "recipient") or mention.verb <= 0:
        return set()
    at = mention.verb - 1
    while (
        at > 0
        and (line.low(at) in ("in", "reported", "also", "that", "it") or line.pieces[at].upper)
        and line.low(at) not in _BODIES
    ):
        at -= 1
    if line.low(at) not in _BODIES or verbal_at(line, at) is not None:
        return set()
    start = at
    while start > 0 and _names_body(line.low(start - 1)):
        start -= 1
    return {f"by={line.words(start, at + 1).lower()}"}


def _names_body(word: str) -> bool:
    return word[:1].isalpha() and not word.endswith("'s") and word not in ("the", "a", "and", "of", "in")


def _of_others(line: Line, mention: Mention, before: Sequence[Mention]) -> set[str]:
    """ "arrested 16 persons for buying sex; courts convicted three of them": of those alone."""
    if not mention.partitive or mention.whole is not None or line.low(mention.place + 2) != "them":
        return set()
    host = next((it for it in reversed(before) if it.total is None and not it.secondary and it.kind), None)
    if host is None or host.kind in ("official", "staff", "case"):
        return set()
    if host.kind in ("victim", "trafficker"):
        return {facet for facet in host.counted if not facet.startswith(_OF_WHEREABOUTS)}
    return set(host.counted) | {f"other=of {line.low(host.head)}"}
