"""What makes a measure of a number: the verb, the event or the gift that governs its noun."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.clauses import Verbal, doubt_that_done, finite_after, is_denied, object_verb, verb_before, verbal_at
from tipqa.figures.events import is_training, names_victims
from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Status, Unit
from tipqa.figures.phrases import PREPOSITIONS

UNITS = {
    "victim": Unit.PERSONS, "person": Unit.PERSONS, "trafficker": Unit.PERSONS, "official": Unit.PERSONS,
    "staff": Unit.PERSONS, "conviction": Unit.PERSONS, "arrest": Unit.PERSONS, "case": Unit.CASES,
    "investigation": Unit.CASES, "prosecution": Unit.CASES, "training": Unit.EVENTS, "call": Unit.CALLS,
    "shelter": Unit.PLACES, "money": Unit.MONEY, "inspection": Unit.EVENTS, "campaign": Unit.EVENTS,
    "session": Unit.EVENTS, "sentence": Unit.PERSONS, "referral": Unit.PERSONS, "repatriation": Unit.PERSONS,
}  # fmt: skip
_PEOPLE = ("victim", "person", "trafficker", "official", "staff")
_GIVING = frozenset({"provide", "pay", "grant"})
_OF_ANOTHER_KIND = ("vocational", "disciplinary")  # "vocational training", "disciplinary proceedings"
_EVENT_KINDS = ("investigation", "prosecution", "conviction", "arrest")
_BEFORE_SUBJECT = (
    ",", "and", "or", ";", ":", "(", "—", "–", "but", "while", "whereas", "which", "although", "nor", "because", "that", "when", "as",
)  # fmt: skip
_BREAKS = frozenset({";", ":", ".", "(", "—", "–"})
_COURT = (
    "investigations",
    "prosecutions",
    "convictions",
    "officials_investigated",
    "officials_prosecuted",
    "officials_convicted",
)


def govern(line: Line, mention: Mention, before: Sequence[Mention]) -> None:
    """Find what governs a mention: its verb, the verb's class, and the mention's role."""
    verb = None if line.low(line.before(mention.first)) == "including" else object_verb(line, mention)
    if verb is not None and _is_of_the_opening(line, verb) and finite_after(line, mention) is not None:
        _as_subject(line, mention, verb.place, before)
        return
    if verb is not None:
        _set_object(line, mention, verb)
        return
    at = line.before(mention.first)
    word = line.low(at)
    if word in PREPOSITIONS or word in ("involving", "totaling", "totalling", "worth"):
        _by_preposition(line, mention, at, word, before)
    elif at < 0 or word in _BEFORE_SUBJECT:
        _as_subject(line, mention, at, before)
    elif word in ("whom", "which", "these", "those", "them") and line.low(at - 1) in ("of", "among"):
        mention.role = "part"
        mention.how.append("part")
    elif word and word[0].isalpha():
        _shifted(line, mention, at)


def _is_of_the_opening(line: Line, verb: Verbal) -> bool:
    """Whether a verb before a number only opens its clause: "officials reported 12 were …", "of those identified 12 were …"."""
    return verb.sort == "report" or (
        line.low(0) in ("of", "among") and not any(line.low(at) == "," for at in range(verb.place))
    )


def _set_object(line: Line, mention: Mention, verb: Verbal) -> None:
    mention.verb, mention.sort, mention.role = verb.place, verb.sort, "object"
    if verb.sort == "be":
        there = line.low(verb.place - 1) == "there"
        mention.sort = "support" if there else ""
        mention.how += ["there"] if there else []
    mention.how.append("object")
    if verb.negated or is_denied(line, verb.place):
        mention.doubt("negated", Doubt.GRAVE)
    if verb.voice == "passive" and verb.sort not in ("sentence",):
        mention.doubt("after a passive", Doubt.STRONG)
    if verb.voice in ("ing", "base") and (doubt := doubt_that_done(line, verb)) is not None:
        mention.doubt(f"by a verb that is {verb.voice}", doubt)
    if _continues(line, verb) and mention.kind != "money":
        mention.status = Status.CARRIED_OVER
    if verb.sort in _GIVING:
        mention.sort = _theme(line, verb.place + 1, mention) or verb.sort


def _continues(line: Line, verb: Verbal) -> bool:
    at = verb.place - 1
    while line.low(at) in ("to", "also"):
        at -= 1
    known = line.verb(at)
    return verb.sort == "continue" or (known is not None and known.sort == "continue" and verb.voice in ("ing", "base"))


def _theme(line: Line, first: int, mention: Mention) -> str:
    """What is given, by the words from `first` to the number, or after its phrase: "shelter" gives "shelter"."""
    if mention.kind == "money":
        return ""
    ranges = [(first, mention.first), (mention.after, len(line.pieces))]
    for start, stop in ranges if mention.first > first else ranges[1:]:
        found = _first_theme(line, start, stop)
        if found:
            return found
    return ""


def _first_theme(line: Line, start: int, stop: int) -> str:
    for at in range(start, stop):
        verb = verbal_at(line, at) if at > start else None
        if line.low(at) in _BREAKS or line.number(at) is not None or (verb and verb.voice in ("active", "passive")):
            return ""
        found = line.lexicon.at("theme", line.lows, at)
        if found:
            return found[0]
    return ""


def _by_preposition(line: Line, mention: Mention, at: int, word: str, before: Sequence[Mention]) -> None:
    if word == "including":
        mention.role = "part"
        mention.how.append("part")
        return
    nominal = _nominal_before(line, at, word)
    if nominal is not None:
        place, sort = nominal
        mention.nominal, mention.sort, mention.role = place, sort, "nominal"
        mention.how.append("nominal")
        _by_verb_of_nominal(line, mention, place)
        later = finite_after(line, mention)
        if later is not None and later.sort in ("remain", "continue"):
            mention.status = Status.CARRIED_OVER
        return
    host = _beside(line, mention, at, word, before)
    if host is not None:
        mention.secondary, mention.sort, mention.verb, mention.nominal = True, host.sort, host.verb, host.nominal
        mention.measure = host.measure
        mention.role, mention.status, mention.total = "beside", host.status, None
        mention.doubts = dict(host.doubts)
        mention.how.append("beside")
        return
    phrasal = line.lexicon.at("phrasal", line.lows, max(0, at - 1))
    if phrasal is not None and phrasal[1] == at + 1:
        mention.verb, mention.role, mention.sort = at - 1, "object", phrasal[0]
        mention.how.append("object")
        return
    verb, led = verb_before(line, at), line.verb(at - 1)
    led_place = at - 1 if led is not None and led.sort == "support" else -1  # "reported 12 cases, resulting in"
    governed = led_place >= 0 or (verb is not None and verb.sort == "support")
    if governed and word in ("in", "to", "with") and mention.kind in _EVENT_KINDS:
        mention.verb, mention.role, mention.sort = verb.place if verb else led_place, "object", "support"
        mention.how.append("result")
    elif verb is not None and verb.sort in _GIVING and word in ("to", "for"):
        mention.verb, mention.role = verb.place, "recipient"
        mention.sort = _first_theme(line, verb.place + 1, at) or _money_between(line, verb.place, at)
        mention.how.append("recipient")
        if verb.negated or doubt_that_done(line, verb) is not None:
            mention.doubt("recipient of a doubtful gift", Doubt.GRAVE if verb.negated else Doubt.STRONG)
    elif verb is not None and word in ("to",) and verb.sort in ("train", "fund"):
        mention.verb, mention.role, mention.sort = verb.place, "recipient", verb.sort
        mention.how.append("recipient")
    else:
        mention.role = "oblique"
        if verb is not None and verb.sort == "change" and mention.kind == "money" and word == "to" and _of_budget(line):
            mention.verb, mention.sort, mention.role = verb.place, "fund", "object"
        elif verb is not None and verb.sort in ("fund", "compensate") and mention.kind == "money":
            mention.verb, mention.sort = verb.place, verb.sort
            mention.how.append("money after a preposition")


def _of_budget(line: Line) -> bool:
    return not {"budget", "funding", "funds", "allocation", "allocations", "spending"}.isdisjoint(line.lows)


def _money_between(line: Line, first: int, after: int) -> str:
    found = any((number := line.number(at)) is not None and number.kind == "money" for at in range(first, after))
    return "compensate" if found else ""


def _nominal_before(line: Line, at: int, word: str) -> tuple[int, str] | None:
    """The event noun that a preposition at `at` belongs to: "the prosecution of", "trainings on the law for"."""
    for place in range(at - 1, -1, -1):
        if line.level[place] != line.level[at]:
            continue
        if line.low(place) in _BREAKS or line.number(place) is not None:
            return None
        value = line.lexicon.word("nominal", line.low(place))
        if value and line.low(place - 1) not in _OF_ANOTHER_KIND:
            sort, _, preps = value.partition(" ")
            if (
                word == "in"
                and "in" not in preps.split("/")
                and sort == "prosecute"
                and place == at - 1
                and line.noun(at + 2) == "case"
            ):
                return place, sort
            if word in preps.split("/") and (place == at - 1 or word in ("for", "to", "against")):
                return place, sort
            if place == at - 1:
                return None
        verb = verbal_at(line, place)
        if verb is not None and verb.voice != "ing":
            return None
    return None


def _by_verb_of_nominal(line: Line, mention: Mention, place: int) -> None:
    verb = verb_before(line, place)
    if verb is None:
        return
    mention.verb = verb.place
    if verb.sort == "continue":
        mention.status = Status.CARRIED_OVER
    elif verb.sort in ("end", "appeal", "?") and mention.sort in ("prosecute", "convict", "investigate"):
        mention.doubt("an event of another verb", Doubt.STRONG)
    if verb.negated:
        mention.doubt("negated", Doubt.GRAVE)
    if verb.voice in ("ing", "base") and doubt_that_done(line, verb) is Doubt.GRAVE:
        mention.doubt("an event not told as done", Doubt.GRAVE)


def _beside(line: Line, mention: Mention, at: int, word: str, before: Sequence[Mention]) -> Mention | None:
    """The mention of the same event that is counted in another unit: "96 traffickers in 71 cases"."""
    if word not in ("in", "involving", "against", "into", "of", "with") or not before:
        return None
    host = next((it for it in reversed(before) if it.level == mention.level and not it.secondary), None)
    if host is None or host.measure not in _COURT or host.zone != mention.zone:
        return None
    between = [place for place in range(host.after, at) if line.level[place] == mention.level]
    if any(line.low(place) in _BREAKS or line.low(place) in ("compared", "and") for place in between):
        return None
    kinds = (host.kind, mention.kind)
    fits = kinds[1] == "case" if word == "in" else kinds[1] == "trafficker"
    return host if fits and UNITS.get(kinds[0]) != UNITS.get(kinds[1]) else None


def _as_subject(line: Line, mention: Mention, at: int, before: Sequence[Mention]) -> None:
    verb = finite_after(line, mention)
    coordinated = _coordinated(line, mention, at, before)
    if verb is not None and not (
        coordinated and verb.sort == "?" and line.low(at) in (",", "and") and mention.kind and _in_list(line, mention)
    ):
        mention.verb, mention.role = verb.place, "subject"
        mention.how.append(f"subject {verb.voice}")
        if verb.negated:
            mention.doubt("negated", Doubt.GRAVE)
        _by_own_verb(line, mention, verb)
        return
    if coordinated is not None and not (coordinated.absent and mention.kind in _EVENT_KINDS):
        mention.verb, mention.sort, mention.role = coordinated.verb, coordinated.sort, "coordinated"
        mention.nominal, mention.status = coordinated.nominal, coordinated.status
        mention.doubts = {**coordinated.doubts, **mention.doubts}
        mention.how.append("coordinated")
        mention.like = coordinated
        if coordinated.role == "part":
            mention.role = "part"
        return
    event = _event_of_its_own(mention)
    if event:
        mention.sort, mention.role = event, "listed"
        mention.how.append("listed")


def _in_list(line: Line, mention: Mention) -> bool:
    return line.low(mention.after) in (",", "and", "or")


def _event_of_its_own(mention: Mention) -> str:
    """ "24 convictions", in a list whose verb is not known: the events name themselves."""
    return "support" if mention.kind in ("investigation", "prosecution", "conviction") else ""


def _by_own_verb(line: Line, mention: Mention, verb: Verbal) -> None:
    if verb.voice == "passive":
        mention.sort = verb.sort
        if verb.sort in _GIVING:
            mention.sort = _first_theme(line, verb.place + 1, len(line.pieces))
    elif verb.sort == "receive":
        mention.sort = _first_theme(line, verb.place + 1, len(line.pieces))
    elif verb.sort == "return":
        mention.sort = "repatriate"
    elif verb.sort == "attend" or line.lows[verb.place : verb.place + 2] == ["took", "part"]:
        at = verb.place + (1 if verb.sort == "attend" else 2)
        mention.sort = "train" if mention.kind in ("official", "staff") and is_training(line, at) else ""
    elif verb.sort in ("be", "have"):
        mention.sort = _predicate(line, verb)
        if line.low(verb.place + 1) in ("ongoing", "pending", "unresolved"):
            mention.status = Status.CARRIED_OVER
    elif verb.sort == "continue" and line.low(verb.place + 1) == "to" and (known := line.verb(verb.place + 2)):
        mention.sort = _first_theme(line, verb.place + 1, len(line.pieces)) if known.sort == "receive" else ""
    elif verb.sort == "remain":
        mention.status, mention.sort = (
            Status.CARRIED_OVER,
            ("support" if mention.kind in ("investigation", "prosecution") else ""),
        )
    elif verb.sort in ("result", "support"):
        mention.sort = "support" if mention.kind not in _PEOPLE else ""
    elif _is_told_of(line, mention, verb):
        mention.sort = "support"


def _is_told_of(line: Line, mention: Mention, verb: Verbal) -> bool:
    """ "34 investigations involved forced labor": the events are new, and are described at once."""
    new = mention.kind in _EVENT_KINDS and not mention.definite and not mention.partitive
    return new and bool(line.lexicon.word("describing", line.low(verb.place)))


def _predicate(line: Line, verb: Verbal) -> str:
    at = verb.place + 1
    while line.low(at) in ("all", "also", "only", "both", "not"):
        at += 1
    return "support" if line.low(at) in ("reported", "recorded", "initiated") else ""


def _coordinated(line: Line, mention: Mention, at: int, before: Sequence[Mention]) -> Mention | None:
    """The mention before, in a list under one verb: "trained 640 police officers, 118 prosecutors, and 73 judges"."""
    if line.low(at) not in (",", "and", "or"):
        return None
    host = next((it for it in reversed(before) if it.level == mention.level and it.place < mention.place), None)
    gapped = mention.kind == "" and line.low(mention.after) in PREPOSITIONS and line.low(mention.verb) == ""
    if host is None or host.role in ("oblique", "") or host.zone != mention.zone:
        return None
    if host.role == "subject":
        return host if gapped and line.low(at) == "and" else None
    for place in range(host.after, mention.first):
        if line.level[place] != mention.level:
            continue
        if line.low(place) in _BREAKS or verbal_at(line, place) is not None:
            return None
    if host.secondary:
        return None
    return host


def _shifted(line: Line, mention: Mention, at: int) -> None:
    """An object that stands behind a phrase of its verb: "referring to its shelter 24 victims"."""
    verb = verb_before(line, at + 1)
    if verb is None or at - verb.place > 6:
        return
    if verb.sort in ("identify", "refer", "report", "assist") and any(
        line.low(it) in PREPOSITIONS for it in range(verb.place, at)
    ):
        _set_object(line, mention, verb)
        mention.doubt("shifted object", Doubt.SLIGHT)
    elif verb.sort in (*_GIVING, "fund") and mention.kind == "money" and doubt_that_done(line, verb) is not Doubt.GRAVE:
        mention.verb, mention.sort, mention.role = verb.place, "fund", "object"
        if verb.sort == "pay" and line.low(verb.place + 1) not in PREPOSITIONS and _goes_to_victims(line, mention):
            mention.sort = "compensate"
        mention.how.append("given money")


def measure_of(line: Line, mention: Mention, sort: str, kind: str) -> str:
    """The measure that a verb's class makes of a kind of noun; "" where the table has none for the two."""
    frames = line.lexicon.frames
    if kind == "money" and (sort in ("provide", "grant") or (sort == "pay" and not _goes_to_victims(line, mention))):
        sort = "fund"
    found = frames.get((sort, kind), "")
    if sort == "reach" and not any(
        line.low(at).startswith(("train", "course", "workshop", "seminar")) for at in range(mention.place)
    ):
        return ""
    if (sort, kind) == ("receive", "money") and any(line.noun(at) == "victim" for at in range(mention.place)):
        return ""
    if found == "victims_assisted" and _is_return(line, mention):
        return "victims_repatriated"
    if found == "victims_referred" and kind == "referral" and not names_victims(line, mention):
        return ""
    if found == "victims_referred" and kind == "case":
        return "prosecutions" if _prosecution_follows(line, mention) else ""
    return found


def _goes_to_victims(line: Line, mention: Mention) -> bool:
    return any(line.noun(at) in ("victim", "person") for at in range(mention.verb, len(line.pieces)))


def _is_return(line: Line, mention: Mention) -> bool:
    for at in range(mention.after, len(line.pieces)):
        if line.low(at) in _BREAKS or line.low(at) in (",", "and") or line.number(at) is not None:
            return False
        if line.low(at) in ("return", "repatriation", "returning"):
            return line.low(at + 1) not in ("to",) or line.low(at + 2) not in ("school", "work")
    return False


def _prosecution_follows(line: Line, mention: Mention) -> bool:
    return any(
        line.low(at) in ("prosecution", "prosecutors", "prosecutor's", "court", "courts", "trial")
        for at in range(mention.after, len(line.pieces))
    )
