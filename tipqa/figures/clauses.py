"""Verbs in their place: which words act, who is acted on, and what governs a number."""

from __future__ import annotations

from tipqa.figures.line import Line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.phrases import DETERMINERS, IRREGULAR, PREPOSITIONS, STOPS
from tipqa.figures.tokens import word_set
from tipqa.records import dataclass

BE = word_set("was were is are be been being")
_HAVE = word_set("had has have having")
_SKIPPED = word_set("not also then still already later further each all never just either yet ever often very")
_DENIALS = word_set("not never neither nor yet")
_DENIED_ON = word_set("or to")  # between a denial and the verb: "not convict or sentence", "yet to identify"
_NOBODY = word_set("no none neither nobody")
_NOT_DENYING = word_set("longer fewer less more later sooner doubt")  # behind "no"
_BEGINS = word_set(", ; : ( — that but while whereas because although since and")  # what stands before a subject
_MODALS = word_set("could would may might should must can will")
_BEFORE_VERB = BE | _HAVE | _MODALS | word_set("did does do to")  # what may stand between "not" and its verb
_ADJECTIVES = word_set(
    "forced related unspecified suspected alleged united limited armed based need unidentified skilled aged displaced "
    "disabled unaccompanied compared unlicensed unregistered undocumented indeed hundred red bed speed seed exceed "
    "proceed succeed feed breed"
)
_BOUNDS = word_set("; : . ? !")
_DOUBTED = word_set(
    "failed plans planned intended required able unable efforts effort aim aimed order attempt attempted attempts "
    "pledged committed agreed expected capacity plan proposed sought seeking willing forced ability allowed "
    "authorized ordered asked refused mandate responsible need needed"
)


@dataclass(frozen=True, slots=True)
class Verbal:
    """A verb at `place`: its class, "active", "passive" or "base", and whether it is negated."""

    place: int
    sort: str
    voice: str
    negated: bool = False


def verbal_at(line: Line, at: int) -> Verbal | None:
    """The verb at `at` as it is used there; None where the word is a noun, an adjective or no verb."""
    word = line.low(at)
    if not word or not word[0].isalpha():
        return None
    known = line.verb(at)
    if known is None:
        return _unknown(line, at, word)
    if known.tense == "base":
        return _base(line, at, known.sort)
    if known.tense == "ing":
        return Verbal(at, known.sort, "ing") if _governs_noun(line, at) else None
    if _modifies(line, at):
        return None
    return Verbal(at, known.sort, *_voice(line, at))


def _unknown(line: Line, at: int, word: str) -> Verbal | None:
    if word in BE or word in _HAVE:
        ahead = at + 1
        while _is_skipped(line.low(ahead)) and line.low(ahead) != "not":
            ahead += 1
        last, verb = line.low(ahead), line.verb(ahead)
        if (
            (verb and verb.tense == "past")
            or (last.endswith("ed") and not line.noun(ahead))
            or last in BE
            or last == "not"
        ):
            return None
        return Verbal(at, "be" if word in BE else "have", "active")
    if line.noun(at) or word in _ADJECTIVES:
        return None
    if (word.endswith("ed") and ("-" not in word or word.startswith("self-"))) or word in IRREGULAR:
        return None if _modifies(line, at) else Verbal(at, "?", *_voice(line, at))
    return None


def _base(line: Line, at: int, sort: str) -> Verbal | None:
    back = _skip(line, at - 1)
    before = line.low(back)
    if before == "to" or before in ("did", "does", "do") or before in _MODALS:
        return Verbal(at, sort, "base", before in _MODALS or _negated(line, at))
    verb = line.verb(back)
    if verb is not None and verb.sort == "help":
        return Verbal(at, sort, "base")
    if before == "," and (denied := _denied_before(line, back)) is not None:
        return Verbal(at, sort, "base", denied)
    if before in ("and", "or", ","):
        earlier = line.verb(_skip(line, back - 1))
        if earlier is not None and earlier.tense == "base":
            return Verbal(at, sort, "base")
    return None


def _denied_before(line: Line, at: int) -> bool | None:
    """Whether "did" before the comma at `at` denies what goes on behind it: "did not try, convict"; None without it."""
    for place in range(at - 1, -1, -1):
        if line.low(place) in _BOUNDS or line.number(place) is not None:
            return None
        if line.low(place) in ("did", "not"):
            return line.low(place) == "not"
    return None


def _skip(line: Line, at: int) -> int:
    while _is_skipped(line.low(at)):
        at -= 1
    return at


def _is_skipped(word: str) -> bool:
    """Whether a word stands beside a verb and changes nothing of who does what: "also", "formally"."""
    return word in _SKIPPED or word.endswith("ly")


def _governs_noun(line: Line, at: int) -> bool:
    """Whether a form in -ing takes an object of its own: "reported identifying 40", and not "a training for"."""
    if line.number(at + 1) is not None:
        return True
    word, before = line.low(at + 1), line.low(at - 1)
    if line.noun(at) and line.noun(at + 1) in ("training", "session"):
        return False
    if line.noun(at) and (
        line.noun(at - 1) or before in DETERMINERS or before in ("trafficking", "anti-trafficking", "-")
    ):
        return False
    return bool(word) and (
        word in DETERMINERS or word in ("any", "no", "or", ",", "and") or (word[0].isalpha() and word not in STOPS)
    )


def _modifies(line: Line, at: int) -> bool:
    """Whether a past form stands before a noun as an adjective: "the convicted traffickers", "12 identified victims"."""
    before, word = line.low(at - 1), line.low(at + 1)
    ahead = bool(word) and word[0].isalpha() and word not in STOPS
    if line.number(at - 1) is not None:
        return ahead and _noun_near(line, at + 1)
    if not ahead:
        return False
    return before in DETERMINERS or before in PREPOSITIONS or before in ("any", "no", "of")


def _noun_near(line: Line, at: int) -> bool:
    for place in range(at, len(line.pieces)):
        if line.noun(place):
            return True
        if not line.low(place)[:1].isalpha() or line.low(place) in STOPS:
            return False
    return False


def _voice(line: Line, at: int) -> tuple[str, bool]:
    back = _skip(line, at - 1)
    if line.low(back) in BE:
        return "passive", _negated(line, at)
    if line.low(back) in _HAVE:
        return "active", _negated(line, at)
    if line.low(back) in ("and", "or", ","):
        for place in range(back - 1, -1, -1):
            if line.low(place) in BE:
                verb = line.low(place + 1)
                return ("passive" if verb.endswith("ed") and not line.number(at + 1) else "active"), False
            if line.low(place) in _BOUNDS or line.number(place) is not None:
                break
    return "active", False


def _negated(line: Line, at: int) -> bool:
    back = at - 1
    while line.low(back) in _BEFORE_VERB or _is_skipped(line.low(back)):
        if line.low(back) in ("not", "never"):
            return True
        back -= 1
    return False


def is_denied(line: Line, at: int) -> bool:
    """Whether the verb at `at` is denied by one that it is joined to, "did not try or convict", or by who acts: "no one"."""
    back = at - 1
    while line.low(back) in _DENIED_ON or line.verb(back) is not None or _is_skipped(line.low(back)):
        if line.low(back) in _DENIALS:
            return True
        back -= 1
    return line.low(back) in _DENIALS or _by_nobody(line, at)


def _by_nobody(line: Line, at: int) -> bool:
    """Whether nobody acts: "no ministry has ever identified", "none of the courts convicted"."""
    back = _skip(line, at - 1)
    while line.low(back) in BE or line.low(back) in _HAVE:
        back = _skip(line, back - 1)
    if line.low(back) in ("and", "or", ","):
        return False
    for place in range(back, -1, -1):
        if line.low(place) in _NOBODY:
            opens = place == 0 or line.low(place - 1) in _BEGINS
            return opens and line.low(place + 1) not in _NOT_DENYING
        if line.low(place) == "," or line.low(place) in _BOUNDS or line.number(place) is not None:
            return False
        if line.level[place] != line.level[at] or verbal_at(line, place) is not None:
            return False
    return False


def finite_after(line: Line, mention: Mention) -> Verbal | None:
    """The verb whose subject a number's phrase is; None where it is no subject."""
    at, first = mention.after, None
    while at < len(line.pieces):
        if line.level[at] != mention.level:
            at += 1
            continue
        word = line.low(at)
        if word in _BOUNDS or word in (")", "]") or word in ("but", "while", "whereas", "although"):
            break
        if word in (",", "and", "or") and not _goes_on(line, at, first):
            break
        if word in ("who", "whom", "which", "that", "whose"):
            skipped = _relative_end(line, at, mention.level) or _verb_end(line, at)
            if skipped is None:
                break
            at = skipped
            continue
        verb = verbal_at(line, at)
        if verb is not None and verb.voice in ("active", "passive") and not _in_phrase(line, at):
            if verb.voice == "passive" or not _reduced(line, at, mention):
                return verb
            first = verb
        elif line.number(at) is not None and first is None and at > mention.after and not _after_preposition(line, at):
            break
        at += 1
    return None


def _after_preposition(line: Line, at: int) -> bool:
    return line.low(at - 1) in PREPOSITIONS


def _goes_on(line: Line, at: int, first: Verbal | None) -> bool:
    """Whether a comma or "and" only joins two participles: "identified and referred in 2016"."""
    following = verbal_at(line, at + 1)
    return first is not None and following is not None


def _relative_end(line: Line, at: int, level: int) -> int | None:
    """The index after a relative clause within commas, or after its verb; None where it runs to the end."""
    for place in range(at + 1, len(line.pieces)):
        if line.level[place] == level and line.low(place) == "," and line.low(at - 1) == ",":
            return place + 1
        if line.low(place) in _BOUNDS:
            return None
    return None


def _verb_end(line: Line, at: int) -> int | None:
    """The index after the verb of a relative clause without commas: "defendants whom police had suspected were …"."""
    if line.low(at - 1) == ",":
        return None
    for place in range(at + 1, len(line.pieces)):
        if line.low(place) in _BOUNDS or line.low(place) in (",", "and"):
            return None
        verb = verbal_at(line, place)
        if verb is not None and verb.voice in ("active", "passive"):
            return place + 1
    return None


def _in_phrase(line: Line, at: int) -> bool:
    """Whether a participle is followed by its noun within a prepositional phrase of the subject."""
    return _modifies(line, at) and line.low(at - 1) in PREPOSITIONS


def _reduced(line: Line, at: int, mention: Mention) -> bool:
    """Whether a past form only narrows the noun before it: "victims identified in 2017 received care"."""
    word = line.low(at + 1)
    known = line.verb(at)
    if line.number(at + 1) is not None or word in ("the", "a", "an", "their", "its", "his", "her", "any", "no"):
        return False
    if known is None or known.sort in ("receive", "return", "attend", "?"):
        return False
    for place in range(at + 1, len(line.pieces)):
        if line.level[place] != mention.level:
            continue
        if line.low(place) in _BOUNDS or line.low(place) in (",", "but", "while"):
            return known.sort in _TRANSITIVE and (word in PREPOSITIONS or not word)
        later = verbal_at(line, place)
        if later is not None and later.voice in ("active", "passive") and not _modifies(line, place):
            return True
    return known.sort in _TRANSITIVE


_TRANSITIVE = frozenset(
    {
        "identify",
        "convict",
        "prosecute",
        "investigate",
        "arrest",
        "refer",
        "sentence",
        "assist",
        "shelter",
        "train",
        "repatriate",
        "fund",
        "support",
    }
)


def object_verb(line: Line, mention: Mention) -> Verbal | None:
    """The verb whose direct object a number's phrase is: it stands right before it."""
    at = line.before(mention.first) if mention.first < len(line.pieces) else -1
    while at >= 0 and (_is_skipped(line.low(at)) or line.low(at) in ("over", "about", "back")):
        at = line.before(at)
    if at < 0:
        return None
    if line.low(at) in ("up", "out", "down") and line.verb(at - 1):
        at -= 1
    return verbal_at(line, at)


def verb_before(line: Line, at: int) -> Verbal | None:
    """The nearest verb before `at` in the same clause."""
    level = line.level[at] if at < len(line.pieces) else 0
    for place in range(at - 1, -1, -1):
        if line.level[place] != level:
            continue
        if line.low(place) in _BOUNDS:
            return None
        verb = verbal_at(line, place)
        if verb is not None:
            return verb
    return None


def doubt_that_done(line: Line, verb: Verbal) -> Doubt | None:
    """How much doubt a verb in -ing or its base leaves of a deed: none by "reported identifying", grave by "for exploiting"."""
    at = _skip(line, verb.place - 1)
    word = line.low(at)
    if verb.negated:
        return Doubt.GRAVE
    if verb.voice == "ing":
        return _of_gerund(line, at, word)
    if verb.voice == "base" and word == "to":
        back = _skip(line, at - 1)
        if line.low(back) in _DOUBTED:
            return Doubt.GRAVE
        known = line.verb(back)
        return None if known is not None and known.sort in ("continue", "help") else Doubt.SLIGHT
    return None


def _of_gerund(line: Line, at: int, word: str) -> Doubt | None:
    known = line.verb(at)
    if known is not None and known.sort in ("report", "continue", "include"):
        return None
    if word in ("and", "or", ","):
        for place in range(at - 1, -1, -1):
            earlier = line.verb(place)
            if earlier is not None and earlier.tense == "ing" and verbal_at(line, place) is not None:
                return doubt_that_done(line, Verbal(place, earlier.sort, "ing"))
            if earlier is not None and earlier.sort in ("report", "continue", "include"):
                return None
        return Doubt.STRONG
    if known is not None and known.sort == "receive":
        return Doubt.GRAVE
    return Doubt.STRONG if word == "by" else Doubt.GRAVE
