"""The words around a number: the noun that it counts, and the verbs that say what was done."""

from __future__ import annotations

from dataclasses import dataclass

from tipqa.reports.figures.lexicon import EVENTS, NOMINALS, NOUNS, RECEIVED, VERBS
from tipqa.reports.figures.statement import Statement
from tipqa.reports.figures.tokens import word_set

STOPS = word_set(
    "of in on for to from by with at as than that who which whom whose where when while during since under into onto "
    "over through against among between about after before because if but nor so is are was were be been being has "
    "have had do does did will would may might can could should must the a an this these those its their his her it "
    "they them he she we any none not no also without within across via per including compared remain remained also"
)
AUXILIARIES = word_set("was were been being are is be had has have got")
_JOINTS = frozenset({"and", "or", ",", "then", "also", "not", "later", "successfully", "formally", "officially", "who"})
_QUALITIES = word_set(
    "trafficking labor labour exploitation servitude begging confirmed potential female male foreign domestic sexual "
    "sex forced unspecified adult total more fewer each only annually respectively overall others other such abroad "
    "cases' additional further new internally unidentified times alone"
)
_LINKS = frozenset({"of", "for", "to", "against", "into", "on", "with"})
_PARTS = {
    "including": "including", "included": "including", "includes": "including", "include": "including",
    "comprising": "including", "comprised": "including", "namely": "including", "among": "among", "amongst": "among",
    "consisting": "including", ":": "including", "–": "including", "—": "including",
}  # fmt: skip
_CHANGES = word_set(
    "declined decreased dropped fallen increased reduced doubled tripled quadrupled reported estimated numbered "
    "alleged suspected forced related combined unidentified limited targeted displaced abused exploited trafficked "
    "aged "
    "undocumented specialized unspecified so-called coerced skilled unskilled undisclosed accused united organized "
    "totaled totalled"
)
_BLOCKS = word_set("held gave made took paid built kept had has have set put led lost wrote sought left")
_BASES_AFTER = frozenset(
    {"to", "and", "or", "not", "did", "does", "will", "would", "could", "may", "can", ",", "also", "nor"}
)
_REACH = 30


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun after a number: its class in `lexicon.NOUNS`, or "thing", and the pieces of its phrase.

    `head` is "" where the number stands alone.
    """

    kind: str
    head: str
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Verbs:
    """The classes of the verbs that govern a number, and where they were found.

    `marker` says that the number is a part of an earlier one ("including", "among", "bracket").
    """

    classes: tuple[str, ...] = ()
    at: int = -1
    marker: str = ""
    events: tuple[str, ...] = ()


def noun_after(line: Statement, index: int) -> Noun:
    """The noun phrase that begins at `index`."""
    head = -1
    place = index
    while place < min(index + 10, len(line.pieces)):
        piece = line.pieces[place]
        word = piece.low
        if piece.number or (word in STOPS and not (word in ("the", "its") and place == index)):
            break
        if not word[0].isalpha():
            if word not in "“”\"'‘’-‑":
                break
        elif word in NOUNS and not (head < 0 and word in VERBS and line.low(place + 1) in NOUNS):
            head = place
            if line.low(place + 1) not in NOUNS and line.low(place + 1).replace("-", "") not in _QUALITIES:
                break
        elif _ends_phrase(line, place, index, head):
            break
        place += 1
    if head >= 0:
        return Noun(NOUNS[line.pieces[head].low], line.pieces[head].low, index, head + 1)
    return _plain_noun(line, index, place)


def _ends_phrase(line: Statement, place: int, index: int, head: int) -> bool:
    """Whether the word at `place`, no known noun, lies past the noun phrase that began at `index`."""
    word = line.low(place)
    if word in _BLOCKS:
        return True
    if head >= 0:
        return word in VERBS or word.endswith("ed") or word in ("and", "or")
    before = line.low(place - 1) if place > index else ""
    if before.endswith("s") and "'" not in before:  # a plural is a head, unknown or not
        joint = word in ("and", "or") and not _goes_on(line, place + 1)
        named = line.pieces[place - 1].upper and not line.pieces[place].upper
        return word.endswith("ed") or word == "worth" or joint or named
    return word in ("and", "or") and not _goes_on(line, place + 1)


def _goes_on(line: Statement, index: int) -> bool:
    """Whether a known noun follows soon, so that "and" joins two of its adjectives."""
    return any(line.low(place) in NOUNS for place in range(index, index + 3)) and not any(
        line.low(place) in STOPS or line.counts(place) for place in range(index, index + 2)
    )


def _plain_noun(line: Statement, index: int, after: int) -> Noun:
    last = after - 1
    while last >= index and not line.pieces[last].low[0].isalpha():
        last -= 1
    word = line.low(last) if last >= index else ""
    if not word or word in VERBS or word.endswith("ed") or word in _QUALITIES or word.endswith("ly"):
        return Noun("", "", index, index)
    return Noun("thing", word, index, last + 1)


def verbs_after(line: Statement, index: int) -> Verbs:
    """The verbs of which the number is the subject: "12 were convicted", "victims identified by an NGO"."""
    place = index
    relative = False
    while place < min(index + 16, len(line.pieces)):
        word = line.low(place)
        if word in (";", "(", ")", ",", ":", "but", "while") or line.counts(place):
            break
        relative = relative or (word in ("who", "that", "which", "whose") and line.low(place - 1) != "of")
        if word in ("are", "is", "be") and line.low(place + 1) not in ("being", "under"):
            return Verbs(at=-1 if relative else place)
        if word in AUXILIARIES:
            under = line.low(place + 1) == "under" and line.low(place + 2) in ("investigation", "prosecution")
            classes = (NOMINALS[line.low(place + 2)],) if under else _chain_after(line, place + 1)
            return Verbs(classes, -1 if relative else place)
        if word in ("received", "receive", "receiving", "obtained"):
            for ahead in range(place + 1, place + 7):
                if line.low(ahead) in RECEIVED:
                    return Verbs((RECEIVED[line.low(ahead)],), place)
        if VERBS.get(word) and place == index and (word.endswith("ed") or word in ("found", "sent", "brought")):
            return Verbs(_chain_after(line, place), place)
        if word in ("and", "or") and place == index:
            break
        place += 1
    return Verbs()


def _chain_after(line: Statement, index: int) -> tuple[str, ...]:
    found: list[str] = []
    for place in range(index, min(index + 12, len(line.pieces))):
        word = line.low(place)
        name = VERBS.get(word, "")
        if name and word not in ("report", "support", "return"):
            found.append(name)
        elif not (word in _JOINTS or word in AUXILIARIES or word.endswith("ly")):
            break
    return tuple(dict.fromkeys(found))


def verbs_before(line: Statement, index: int, *, alone: bool) -> Verbs:
    """The nearest verb to the left that may govern the number at `index`, with the verbs joined to it.

    Args:
        alone: whether the number has no noun of its own, so that an event to the left may be its subject.
    """
    depth = 0
    for place in range(index - 1, max(-1, index - _REACH - 1), -1):
        word = line.low(place)
        if word == ";":
            break
        if word in (")", "("):
            depth += 1 if word == ")" else -1
            if depth < 0:
                return Verbs(at=place, marker="bracket")
            continue
        if depth or not word:
            continue
        if word in _PARTS:
            return Verbs(at=place, marker=_PARTS[word])
        found = _governing(line, place, index, alone)
        if found is not None:
            return found
    return Verbs()


def _governing(line: Statement, place: int, index: int, alone: bool) -> Verbs | None:
    word = line.low(place)
    if word in NOMINALS and line.low(place + 1) in _LINKS and place + 1 < index:
        return Verbs(_chain_before(line, place, NOMINALS), place)
    if word in ("shelter", "shelters") and {"place", "places", "beds"} & {line.low(place - i) for i in (2, 3, 4)}:
        return Verbs(("shelter",), place)
    if alone and NOUNS.get(word) in EVENTS:
        return Verbs(at=place, events=_chain_before(line, place, NOUNS))
    name = VERBS.get(word, "")
    if name in ("report", "operate") or word in _CHANGES:
        return None
    if name:
        if not _acts(line, place):
            return None
        return Verbs(_resolved(line, _chain_before(line, place, VERBS), index), place)
    if word.endswith("ing") and line.low(place - 1) in (",", "and") and word not in NOUNS and word not in NOMINALS:
        return Verbs(at=place)
    if (word.endswith("ed") and len(word) > 4) or (word in _BLOCKS and line.low(place + 1) != "been"):
        return Verbs(at=place)
    return None


def _acts(line: Statement, place: int) -> bool:
    """Whether a verb form is no noun or adjective here: base forms follow `to`, `not`, a joint or an auxiliary."""
    word = line.low(place)
    if word.endswith(("ed", "ing", "ies")) or word in (
        "found",
        "held",
        "brought",
        "sent",
        "spent",
        "began",
        "ran",
        "met",
    ):
        return True
    if word.endswith("s"):
        return word not in NOMINALS and word not in NOUNS
    return line.low(place - 1) in _BASES_AFTER or line.low(place - 1).endswith("ly")


def _chain_before(line: Statement, place: int, table: dict[str, str]) -> tuple[str, ...]:
    found = [table[line.low(place)]]
    joined = False
    for earlier in range(place - 1, max(-1, place - 10), -1):
        word = line.low(earlier)
        if word in _JOINTS or (word.endswith("ly") and word not in table):
            joined = joined or word in ("and", "or", ",")
        elif joined and table.get(word):
            found.insert(0, table[word])
        else:
            break
    return tuple(dict.fromkeys(found))


def _resolved(line: Statement, classes: tuple[str, ...], index: int) -> tuple[str, ...]:
    """Verbs that need their company: "brought … home", "provided 12 victims with care", "placed … in shelters"."""
    ahead = [line.low(place) for place in range(index - 2, index + 14)]
    found = []
    for name in classes:
        if name == "bring":
            found.append("repatriate" if {"home", "back"} & set(ahead) else "bring")
        elif name in ("provide", "place"):
            found += (
                [RECEIVED[word] for word in ahead if word in RECEIVED][:1] if {"with", "in", "to"} & set(ahead) else []
            )
            found += ["shelter"] if name == "place" and "shelters" in ahead else []
        elif name == "send":
            found.append("prosecute" if {"court", "trial", "courts"} & set(ahead) else "send")
        else:
            found.append(name)
    return tuple(dict.fromkeys(found))
