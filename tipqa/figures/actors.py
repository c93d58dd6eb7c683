"""Who did what is counted: the government, NGOs or international organizations."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.figures.clauses import verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Actor
from tipqa.figures.territories import foreign_body
from tipqa.figures.tokens import word_set

_BOUNDS = frozenset({";", ":", "while", "whereas", "but", "although", "however"})
_ASIDE = word_set("with to from for through via against by")
_NO_SUBJECT = word_set("and or then also to not do was were had has have been in on of during")
_PURSE = word_set("government government's state federal national municipal ministry treasury budget authorities")
_PRONOUNS = word_set("it they he she")


def find_actor(line: Line, mention: Mention, before: Actor) -> Actor:
    """The actor of a mention's verb. `before` is the actor of the statement before, for "it", "they" and the like."""
    agent = _agent(line, mention)
    if agent is not None:
        return agent
    at = mention.verb if mention.verb >= 0 else mention.first
    if mention.role == "subject":
        return _by_shelter(line, mention) or _reporter(line, mention) or Actor.GOVERNMENT
    return _subject(line, at, before)


def giver(line: Line, mention: Mention, receiver: Actor) -> Actor:
    """Who gave the money that a mention says was received, named after "from" or before it: "a state subsidy of".

    Where nobody is named, a body of the government has it from the government; who gave it to others is in doubt.
    """
    source = next(
        (at for at in range(mention.after, len(line.pieces)) if line.low(at) in ("from", ",", ";", ".", "and")), -1
    )
    if source < 0 or line.low(source) != "from":
        if receiver is Actor.GOVERNMENT or _is_public(line, mention.verb + 1, mention.first):
            return Actor.GOVERNMENT
    elif named := _named(line, source + 1, len(line.pieces)):
        return named
    elif _is_public(line, source + 1, len(line.pieces)):
        return Actor.GOVERNMENT
    else:
        receiver = Actor.UNCLEAR
    mention.doubt("who gave it is not said", Doubt.STRONG)
    return receiver


def _is_public(line: Line, start: int, stop: int) -> bool:
    return any(line.low(at) in _PURSE for at in range(start, stop))


def acting_country(line: Line, mention: Mention) -> str:
    """The other country whose authorities did what is counted; "" where none is named before the verb."""
    if mention.role == "subject" or mention.absent:
        return ""
    at = min(mention.verb if mention.verb >= 0 else mention.first, len(line.pieces))
    found = list(_foreign(line, clause_start(line, at), at))
    return found[-1][1] if found else ""


def _foreign(line: Line, start: int, stop: int) -> Iterator[tuple[int, str]]:
    for at in range(start, stop):
        name = foreign_body(line, at)
        if name and not is_aside(line, start, at):
            yield at, name


def _agent(line: Line, mention: Mention) -> Actor | None:
    """After "by" in a passive: "were identified by NGOs"."""
    start = max(mention.verb, mention.after)
    for at in range(start, len(line.pieces)):
        if line.low(at) in _BOUNDS or line.low(at) == ",":
            return None
        if line.low(at) == "by" and mention.role in ("subject", "zone"):
            found = [value for value, _, _ in line.lexicon.find("actor", line.lows, at, min(at + 6, len(line.lows)))]
            return Actor(found[0]) if found else None
    return None


def _by_shelter(line: Line, mention: Mention) -> Actor | None:
    found = [
        value for value, _, _ in line.lexicon.find("actor", line.lows, mention.first, max(mention.verb, mention.after))
    ]
    return Actor(found[0]) if found else None


def _reporter(line: Line, mention: Mention) -> Actor | None:
    """Who else than the government tells that something was done, by whom is not said: "NGOs reported 40 victims returned"."""
    at = mention.first - 1
    at -= line.low(at) == "that"
    start, verb = clause_start(line, at), line.verb(at)
    told = verb is not None and verb.sort == "report" and verb.tense == "past"
    if line.low(0) == "according" and line.low(at) == ",":
        told, start = True, 2
    named = _named(line, start, at) if told else None
    if named in (None, Actor.GOVERNMENT):
        return None
    mention.doubt("told by others", Doubt.STRONG)
    return named


def _subject(line: Line, at: int, before: Actor) -> Actor:
    """The actor named nearest before the verb, or the one named in the clauses before it."""
    stop = min(at, len(line.pieces))
    while stop > 0:
        start = clause_start(line, stop)
        found = _named(line, start, stop)
        if found:
            return found
        if any(line.low(place) in _PRONOUNS for place in range(start, stop)):
            return before if start == 0 else _first_subject(line, clause_start(line, start - 1), start - 1, before)
        if line.low(start) in ("the", "that") and line.low(start + 1) in ("organization", "organizations", "coalition"):
            return before
        if any(
            line.low(place)[:1].isalpha() and verbal_at(line, place) is None and line.low(place) not in _NO_SUBJECT
            for place in range(start, stop)
        ):
            return Actor.GOVERNMENT
        stop = start - 1
    return Actor.GOVERNMENT


def _first_subject(line: Line, start: int, stop: int, before: Actor) -> Actor:
    """The actor of the clause before, by what stands before its verb: whom "it" and "they" refer to."""
    verb = next((at for at in range(start, stop) if verbal_at(line, at) is not None), stop)
    if any(line.low(place) in _PRONOUNS for place in range(start, verb)):
        return before if start == 0 else _first_subject(line, clause_start(line, start - 1), start - 1, before)
    return _named(line, start, verb) or Actor.GOVERNMENT


def clause_start(line: Line, stop: int) -> int:
    """Where the clause begins whose last piece stands before `stop`."""
    level = line.level[min(stop, len(line.level) - 1)]
    for place in range(stop - 1, -1, -1):
        if line.level[place] == level and (line.low(place) in _BOUNDS or _joins_clause(line, place)):
            return place + 1
    return 0


def _joins_clause(line: Line, place: int) -> bool:
    """Whether "and" joins a clause with a subject of its own: a verb stands before, and no verb follows at once."""
    if line.low(place) != "and" or (line.low(place - 1) != "," and not _number_since_verb(line, place)):
        return False
    verb = verbal_at(line, place + 1)
    if verb is not None and verb.voice in ("active", "passive", "ing", "base"):
        return False
    return any(verbal_at(line, at) is not None for at in range(place))


def _number_since_verb(line: Line, place: int) -> bool:
    """Whether an object in numbers stands before "and": "NGOs assisted 71 victims and the state shelter assisted"."""
    if any(line.low(at) in ("which", "who", "that", "whom") for at in range(place + 1, place + 5)):
        return False
    for at in range(place - 1, -1, -1):
        if line.low(at) == ",":
            return False
        if line.number(at) is not None:
            return True
        if verbal_at(line, at) is not None:
            return False
    return False


def _named(line: Line, start: int, stop: int) -> Actor | None:
    found: list[tuple[int, Actor]] = []
    for value, first, after in line.lexicon.find("actor", line.lows, start, stop):
        if is_aside(line, start, first):
            continue
        if line.low(first - 1) == "and" and line.low(first - 2).startswith("government-"):
            value = "government"
        if not any(foreign_body(line, at) for at in range(first, after)):
            found.append((first, Actor(value)))
    found = sorted([*found, *((at, Actor.UNCLEAR) for at, _ in _foreign(line, start, stop))])
    if not found:
        return None
    last, actor = found[-1]
    if actor in (Actor.NGO, Actor.IO) and len(found) == 1 and _ends_list(line, start, last):
        return Actor.UNCLEAR
    beside = [it for place, it in found if it is not actor and _joined(line, place, last)]
    if beside and actor is not Actor.UNCLEAR:
        return beside[0] if set(beside) | {actor} == {Actor.NGO, Actor.IO} else Actor.UNCLEAR
    return beside[0] if beside else actor


def _ends_list(line: Line, start: int, at: int) -> bool:
    """Whether others are named before: "the municipality and an NGO", "general homes, and NGO shelters"."""
    back = at - 1
    while back > start and line.low(back) in ("a", "an", "the", "local", "one", "other"):
        back -= 1
    before = [line.low(place) for place in range(start, back)]
    named = [word for word in before if word[:1].isalpha() and word not in _NO_SUBJECT]
    return line.low(back) == "and" and bool(named) and not any(verbal_at(line, place) for place in range(start, back))


def _joined(line: Line, first: int, last: int) -> bool:
    words = [line.low(at) for at in range(first, last)]
    return ("and" in words or "or" in words) and not any(verbal_at(line, at) for at in range(first, last))


def is_aside(line: Line, start: int, at: int) -> bool:
    """Whether an actor stands in a phrase beside the clause: "in partnership with an NGO, the government …"."""
    for place in range(at - 1, max(start - 1, at - 12), -1):
        word = line.low(place)
        if word == "by" and line.low(place - 1) in ("run", "operated", "managed", "led", "staffed", "paid", "employed"):
            return False
        if word in _ASIDE:
            return True
        if word in (",", ";") or line.level[place] != line.level[at]:
            return False
    return False
