"""Noun phrases: what a number counts, by the words that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Precision, Value
from tipqa.figures.numbers import Number
from tipqa.figures.tokens import word_set

PREPOSITIONS = word_set(
    "of in for to with by from at on under through during against among including into over after before within "
    "between without as per about across since until via concerning regarding involving despite toward towards like "
    "than throughout around near upon following pending versus"
)
CONJUNCTIONS = word_set("and or but while whereas although because when where if nor though yet so")
AUXILIARIES = word_set(
    "was were is are be been being has have had do does did will would could can may might must should not"
)
RELATIVES = word_set("who whom whose which that it they he she we these those them this there what how whether")
STOPS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | word_set("the a an its their his her no any none such")
DETERMINERS = word_set(
    "the a an its their his her all both another these those additional further only just other first second third "
    "new more remaining"
)
_ADVERBS = word_set(
    "abroad overseas nationwide total each alone more both countrywide also still together here home altogether last "
    "worldwide later again ago"
)
_GATHERINGS = word_set(
    "event events program programs programmes programme activity activities initiative initiatives exercise exercises "
    "class classes meetings"
)
_INTRANSITIVE = word_set(
    "receive stayed declined pleaded joined participated testified returned remain continue concerned involved "
    "numbered appealed escaped agreed passed enrolled attended resulted followed proved"
)
_LISTED = ("staff", "official", "person", "victim", "trafficker")


def number_mentions(line: Line) -> Iterator[Mention]:
    """A mention for each number of things and each sum of money, in order.

    Left out are the M of "N of the M", and sums in brackets that say the sum before them in another currency.
    """
    skipped: set[int] = set()
    for place, piece in enumerate(line.pieces):
        number = piece.number
        if number is None or place in skipped or number.modifier or number.value is None or number.doubtful:
            continue
        if _is_whole(line, place) or _is_difference(line, place):
            continue
        if number.kind == "money" and not _repeats(line, place):
            yield _money(line, place, number)
        elif number.kind == "count" and not _is_pronoun(line, place):
            mention = _counted(line, place, number)
            skipped.update(range(place + 1, mention.after) if mention.whole is not None else ())
            yield mention


def _is_whole(line: Line, place: int) -> bool:
    """Whether a number only names the whole that parts are told of: "Of the 27, seven received …", "all but four"."""
    if (line.low(place - 1) == "but" and line.low(place - 2) == "all") or line.low(place - 1) == "except":
        return True
    return (
        line.low(place - 1) in ("the", "those", "these")
        and line.low(place - 2) in ("of", "among")
        and (place < 3 or line.low(place - 3) in (";", ".", ","))
    )


def _is_difference(line: Line, place: int) -> bool:
    """ "31 fewer than in 2021" says by how many a number differs, and nothing of itself."""
    return line.low(place + 1) in ("fewer", "more", "less") and line.low(place + 2) == "than"


def value_of(line: Line, number: Number) -> Value:
    """The value of a number as the report writes it."""
    text = line.text[number.start : number.end]
    if number.high is not None:
        return Value(Precision.RANGE, number.value, text, number.high, number.unit if number.kind == "money" else "")
    return Value(number.precision, number.value, text, None, number.unit if number.kind == "money" else "")


def _repeats(line: Line, place: int) -> bool:
    """Whether a sum only says the one before it again: `60,000 pa'anga ($28,380)`, `(KZT) ($491,080)`."""
    number = line.number(place)
    if line.low(place - 1) != "(" or number is None or number.unit != "USD":
        return False
    at = place - 2
    while at >= 0 and (line.low(at) in ("(", ")") or (line.pieces[at].upper and line.number(at) is None)):
        at -= 1
    for back in range(at, -1, -1):
        before = line.number(back)
        if before is not None:
            return before.kind == "money"
    return False


def _is_pronoun(line: Line, place: int) -> bool:
    """Whether "one" stands for a thing: "another one", "the one", "one another", "no one"."""
    if line.text[line.pieces[place].start : line.pieces[place].end].lower() != "one":
        return False
    return line.low(place - 1) in ("no", "this", "that", "each", "any") or line.low(place + 1) in (
        "another",
        "year",
        "time",
        "day",
        "month",
        "week",
    )


def _money(line: Line, place: int, number: Number) -> Mention:
    first, definite, _, _ = _opening(line, place)
    return Mention(
        place, first, place + 1, value_of(line, number), (number.start, number.end), place, "money",
        line.level[place], definite,
    )  # fmt: skip


def _counted(line: Line, place: int, number: Number) -> Mention:
    first, definite, everyone, rest = _opening(line, place)
    at, partitive, whole = place + 1, False, None
    if line.low(at) == "of":
        found = _of_whole(line, at + 1)
        if found is not None:
            at, whole, partitive = found[0], found[1], True
    at += line.low(at) == "such"
    head, kind, after = head_noun(line, at)
    if kind == "other" and _is_form(line, at, after):
        kind = _shared_noun(line, after)
    if (
        head < 0
        and line.low(at) == "of"
        and (at + 1 < len(line.pieces) and line.pieces[at + 1].upper and not line.noun(at + 2))
    ):
        kind = "other"
    return Mention(
        place, first, after, value_of(line, number), (number.start, number.end), head, kind,
        line.level[place], definite, everyone, rest, partitive, whole,
    )  # fmt: skip


def _of_whole(line: Line, at: int) -> tuple[int, float | None] | None:
    """After "N of": the place where the noun begins, and the M of "the M"; None where no whole is named."""
    if line.low(at) in ("whom", "which", "them"):
        return at + 1, None
    named = line.low(at) in ("the", "these", "those", "its", "their", "all")
    while line.low(at) in ("the", "these", "those", "its", "their", "all", "only"):
        at += 1
    number = line.number(at)
    if number is not None and number.kind == "count":
        return at + 1, number.value
    return (at, None) if named else None


def _opening(line: Line, place: int) -> tuple[int, bool, bool, bool]:
    """The first piece of a noun phrase whose number is at `place`; whether it is definite, says all, or the rest."""
    at, definite, everyone, rest = place, False, False, False
    while at > 0 and line.level[at - 1] == line.level[place]:
        word = line.low(at - 1)
        if word in ("total", "average", "number") and line.low(at - 2) in ("a", "the", "combined"):
            break
        if word == "of" and line.low(at - 2) == "total":
            at -= 2
        elif word in DETERMINERS or word in ("total", "estimated", "combined"):
            definite |= word in ("the", "these", "those")
            everyone |= word in ("all", "both")
            rest |= word in ("remaining", "other") and line.low(at - 2) in ("the", "all")
            at -= 1
        else:
            break
    return at, definite, everyone, rest


def head_noun(line: Line, start: int) -> tuple[int, str, int]:
    """The head of the phrase whose words begin at `start`, its kind, and the index after the phrase.

    The head is the last noun of an unbroken run of words: "trafficking cases", "police officers", "five identified
    victims". Further heads of a list without numbers belong to it: "40 judges, prosecutors, and police".
    """
    if _begins_predicate(line, start):
        return -1, "", start
    if line.low(start) in ("others", "more"):
        return -1, "", start + 1
    head, kind, last = -1, "", start - 1
    at = start
    while at < len(line.pieces) and line.number(at) is None:
        if line.level[at] != line.level[start]:
            behind = line.after(at - 1)
            if head >= 0 or at == start or line.low(at) != "(" or not line.noun(behind):
                break
            at = behind
        word = line.low(at)
        if not word[0].isalpha() or (word in STOPS and not (word == "and" and _joins_adjectives(line, at, head))):
            break
        if kind in _LISTED and _gift_follows(line, at):
            break
        if head >= 0 and word in ("each", "every"):
            break
        if (head >= 0 and _acts(line, at)) or line.lexicon.at("period", line.lows, at):
            break
        noun = line.noun(at) or _people_of(line, at)
        if noun:
            head, kind = at, noun
        last = at
        at += 1
    if last < start:
        return -1, "", start
    if line.low(last) in _GATHERINGS and any(line.low(at).startswith("train") for at in range(start, last)):
        return last, "training", last + 1
    if head < last and not (head >= 0 and _is_adverb(line.low(last))):
        if head < 0 and _is_adverb(line.low(last)) and last == start:
            return -1, "", start
        if _acts(line, start) and last == start:
            return -1, "", start
        return last, "other", last + 1
    return head, kind, _more_heads(line, head, kind)


def _gift_follows(line: Line, at: int) -> bool:
    """Whether what is given follows who gets it: "provided two victims legal protection"."""
    if line.lexicon.at("theme", line.lows, at):
        return True
    return at + 1 < len(line.pieces) and not line.noun(at) and line.lexicon.at("theme", line.lows, at + 1) is not None


def _is_form(line: Line, start: int, after: int) -> bool:
    """Whether a phrase ends in a form of trafficking, which is nothing that can be counted: "20 sex trafficking"."""
    found = line.lexicon.find("facet", line.lows, start, after)
    return any(value.startswith("form=") and end == after for value, _, end in found)


def _shared_noun(line: Line, after: int) -> str:
    """The kind of the noun that a number shares with the next of its list: "20 sex trafficking and 13 labor trafficking
    victims"; "" where the noun is left out: "33 victims (20 sex trafficking and 13 labor trafficking)"."""
    at = after
    while line.low(at) in (",", "and", "or"):
        at += 1
    number = line.number(at)
    if at == after or number is None or number.kind != "count" or line.level[at] != line.level[after - 1]:
        return ""
    _, kind, end = head_noun(line, at + 1)
    return _shared_noun(line, end) if kind == "other" and _is_form(line, at + 1, end) else kind


def _begins_predicate(line: Line, start: int) -> bool:
    """Whether a verb follows the number, which stands alone: "seven received prison terms"."""
    verb, word = line.verb(start), line.low(start)
    if line.noun(start) or line.number(start) is not None:
        return False
    return (
        word in IRREGULAR
        or word in _INTRANSITIVE
        or (verb is not None and verb.sort in _INTRANSITIVE and verb.tense == "past")
    )


@cache
def _peoples() -> frozenset[str]:
    """Words for several people of a country: "Kenyans", "Egyptians"."""
    from tipqa.countries.table import forms

    return frozenset(form.words[-1] for form in forms() if form.adjective and form.words[-1].endswith("s"))


def _people_of(line: Line, at: int) -> str:
    return "person" if line.pieces[at].upper and line.low(at) in _peoples() else ""


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith("ly")


def _acts(line: Line, at: int) -> bool:
    """Whether a word after a noun is a verb: "victims identified", "cases remained"."""
    verb = line.verb(at)
    if verb is not None:
        return verb.tense != "base" and not line.noun(at)
    word = line.low(at)
    return (word.endswith("ed") and len(word) > 4 and not line.noun(at)) or word in IRREGULAR


def _joins_adjectives(line: Line, at: int, head: int) -> bool:
    """Whether "and" joins what stands before the noun: "federal and state investigations", "sex and labor"."""
    if head >= 0 and line.low(head) not in ("labor", "sex"):
        return False
    first = line.low(at + 1)
    if not first or first in STOPS or line.number(at + 1) is not None:
        return False
    return any(line.noun(at + step) for step in (1, 2, 3))


def _more_heads(line: Line, head: int, kind: str) -> int:
    """The index after a list of further heads: "judges, prosecutors, and police officers"."""
    after = head + 1
    if kind not in _LISTED:
        return after
    while True:
        at = after
        while line.low(at) in (",", "and", "or"):
            at += 1
        if at == after or at >= len(line.pieces) or line.level[at] != line.level[head]:
            return after
        end = at
        while end < len(line.pieces) and line.number(end) is None:
            word = line.low(end)
            if not word or not word[0].isalpha() or word in STOPS or (end > at and _acts(line, end)):
                break
            end += 1
        if end == at or not (line.noun(end - 1) or line.low(end - 1).endswith("s")) or line.number(end) is not None:
            return after
        if end < len(line.pieces) and (
            line.low(end) in AUXILIARIES or (line.low(end) not in STOPS and line.low(end)[:1].isalpha())
        ):
            return after
        if line.verb(at) is not None and not line.noun(end - 1):
            return after
        after = end


IRREGULAR = word_set(
    "began took became came went gave made held led won met left fell rose chose fled said told knew did ran paid "
    "found sent brought sought spent lost got grew withdrew overturned upheld"
)
