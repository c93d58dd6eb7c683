"""What a question on a figure restricts it to, whether a table knows it or not, and which of it a statement meets.

"How many victims were repatriated from Lebanon?" is not answered by a sentence that does not name Lebanon, and "victims of
organ trafficking" by none that is silent on organs: the total is no answer to either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tipqa.countries.lookup import countries_named, find_countries
from tipqa.evidence.pool import meant_in
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import best_cosines
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.word_weights import light_word
from tipqa.figures.asked import OTHER, FigureAsked, implied, known_words, measure_words, restrictions_told, words_of
from tipqa.figures.model import Unit
from tipqa.index.model import Statement
from tipqa.index.question_words import Word, content_words
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.records import dataclass

_PHRASE = later(  # "on coffee farms", "from baby factories"
    r"\b(of|from|on|at|in|among|aboard|inside|within|under|through|via|about|for)\s+(?:the\s+|its\s+|their\s+|an?\s+)?((?:(?!(?:were|was|are|is|did|do|does|have|has|had|per)\b)[A-Za-z][\w'’-]*\s*){1,4})",
)
_HEAD = later(
    r"\b(?:how\s+many|numbers?\s+of)\s+((?:[a-z][\w'’-]*\s+){1,3}?)(?=did|do|does|were|was|are|is|have|has|had|in\b|by\b|from\b)",
    re.I,
)
_MODIFIER = later(  # "how many transgender victims"
    r"\bhow\s+many\s+(?:[\w'’-]+\s+){0,2}?([\w'’-]+)\s+(?=(?:victims|survivors|people|persons|traffickers|suspects|defendants)\b)",
    re.I,
)
_COUNTED = later(
    r"\b(?:how\s+many|numbers?\s+of)\s+((?:(?!(?:of|were|was|are|is)\b)[\w'’-]+\s+){1,5}?)(?=(?:did|do|does|were|was|are|is|have|has|had|work|in|by|from|on|at)\b)",
    re.I,
)
_WORDS_BETWEEN = 6  # from a number on, among which the noun that it counts stands
# A number must stand beside them: "chiefly from Nepal" counts nobody.
_COUNTED_APART = ("who=", "nationality=", "origin=")
_PARTED = later(r"(?<!\d),|,(?!\d{3})|[;:()—–]|\.\s+(?=[A-Z“\"])")
_NUMBERS = later(
    r"(?<![\w.,])(?!(?:19|20)\d\d\b(?!,))\d[\d,]*(?:\.\d+)?\b|\b(?:an?|no|none|all|each|both|every|only|half|most|zero|dozens?|hundreds?|thousands?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b"
)
_COUNTS = later(
    rf"(?:{_NUMBERS.pattern})\s+(?:[\w-]+\s+){{0,2}}$|\b(?:were|was|(?:of|among)(?:\s+(?:the|its|these|all))?)\s+$"
)
_OPENS_ON_NUMBER = later(
    r"\s*\((?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)  # "Syrians were the largest group (86 in 2017)": of one part
_KINDS_OF_BODIES = {  # that reports call by either name
    "ngo": later(r"\bNGOs?\b|\bcivil society\b|\bnon-?governmental\b", re.I),
}
_ANY_STAFF = frozenset(stems("staff employees personnel"))  # one may be told as the other
_PLACE = ("on", "at", "aboard", "from", "among")  # one word after these is a restriction
_NO_RESTRICTION = frozenset(
    "minimum maximum ring rings network networks calendar total all number figure home count year period level initiative file record balance average whole own "
    "trafficking traffickers trafficker victims victim people persons cases case complicity authorities government officials "
    "time times part terms kind alleged suspected human potential suspects suspect defendants defendant individuals "
    "offenders offender perpetrators survivors old former final entered enter joined neither nor".split()
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One restriction of a question, in its words.

    `facet` is the table's name for it, "" where no table knows it. `names` must stand in a statement as they are, or as
    another name of the same country; of the other `words` one must come near.
    """

    text: str
    facet: str = ""
    names: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    thing: bool = False  # whether the last of the words is the noun of what is counted


def wanted(scope: Scope, asked: FigureAsked) -> list[Wanted]:
    """The restrictions of the question, in its order as far as they have a place."""
    question = scope.plan.topic.text
    found = [Wanted(_said(question, facet), facet) for facet in sorted(asked.counted) if implied(facet) is not None]
    known = known_words(question)
    content = [
        word
        for word in content_words(question, (*scope.plan.topic.non_topic_spans, *known))
        if not light_word(word[0]) and word[0].lower() not in _NO_RESTRICTION
    ]
    people = _people(question, asked)
    content = [word for word in content if word[1] not in people]
    names = [word for word in content if _is_name(question, word)]
    found += [Wanted(" ".join(own), names=tuple(own)) for own in _side_by_side(question, names)]
    measure = measure_words(question)
    rest = [word for word in content if word not in names and not _within(word, measure)]
    groups = _phrases(question, rest, alone=asked.measure == OTHER)
    if asked.loose:
        groups += [[word] for word in rest if not any(word in group for group in groups)]
    thing = _thing(question, rest)
    return [
        *found,
        *(
            Wanted(" ".join(word[0] for word in words), words=tuple(words), thing=words[-1] == thing)
            for words in groups
        ),
    ]


def _thing(question: str, words: Sequence[Word]) -> Word | None:
    """The noun of what a question counts, where it is one of these words: the last before the verb."""
    head = _HEAD.search(question)
    return next((word for word in words if head and word[2] == head.start(1) + len(head[1].rstrip())), None)


def names_all(names: Sequence[str], text: str) -> bool:
    """Whether a text holds all of these names, and there is one."""
    return bool(names) and all(_named(name, text) for name in names)


def own_words(scope: Scope) -> list[str]:
    """The words of the question that no table knows and that say something: "NAPTIP", "deport", "Togo"."""
    known = (*known_words(scope.plan.topic.text), *measure_words(scope.plan.topic.text))
    people = _people(scope.plan.topic.text, scope.plan.figure)
    found = content_words(scope.plan.topic.text, (*scope.plan.topic.non_topic_spans, *known))
    return [
        word
        for word, start, _ in found
        if not light_word(word) and word.lower() not in _NO_RESTRICTION and start not in people
    ]


def unmet(scope: Scope, restrictions: Sequence[Wanted], statement: Statement, before: Statement | None) -> list[str]:
    """The restrictions, in the question's words, that neither a statement nor the one `before` it meets."""
    text = f"{before.text} {statement.text}" if before else statement.text
    return [it.text for it in restrictions if not _met(scope, it, statement, text)]


def _met(scope: Scope, it: Wanted, statement: Statement, text: str) -> bool:
    asked = scope.plan.figure
    if it.facet and it.facet == _of_own(scope, statement):
        return _counts_people(it.facet, text)
    if asked and asked.unit is Unit.PERSONS and it.facet.startswith(_COUNTED_APART):
        return any(_tells(it.facet, part) for part in counting_parts(text, scope.plan.topic.text))
    if it.facet:
        return _tells(it.facet, text)
    if it.names:
        return all(_named(name, text) for name in it.names) or _abbreviated(it.names, text)
    if frozenset(stem for word, _, _ in it.words for stem in stems(word)) <= meant_in(scope.index, statement):
        return True
    near = best_cosines(scope.index, scope.plan.topic.text, it.words, statement)
    return max(near) >= THRESHOLDS.phrase_met and (not it.thing or near[-1] >= THRESHOLDS.thing_met)


def _tells(facet: str, text: str) -> bool:
    """Whether a text speaks of those whom a restriction counts."""
    if facet.startswith("nationality="):
        return facet.partition("=")[2] in countries_named(text)
    return bool((implied(facet) or frozenset()) & restrictions_told(text))


def counts_own(scope: Scope, restrictions: Sequence[Wanted], statement: Statement) -> bool:
    """Whether a statement counts people of the report's own country, where the question asks for these."""
    own = _of_own(scope, statement)
    return any(it.facet == own for it in restrictions) and _counts_people(own, statement.text)


def _of_own(scope: Scope, statement: Statement) -> str:
    return f"nationality={scope.index.info(statement.report).country}"


def _counts_people(facet: str, text: str) -> bool:
    """ "28 Irish", "one was Danish": a number stands with the people, since a report names its own country all the time."""
    name = facet.partition("=")[2]
    people = (it.start for it in find_countries(text) if it.adjective and it.country.name == name)
    return any(_COUNTS.search(text[:start].lower()) for start in people)


def counting_parts(text: str, question: str) -> list[str]:
    """The parts of a text, parted by its commas and the like, that count something by a number the question does not hold."""
    asked = set(_NUMBERS.findall(question.lower()))
    text = _OPENS_ON_NUMBER.sub(" ", text)
    return [part for part in _PARTED.split(text) if any(it not in asked for it in _NUMBERS.findall(part.lower()))]


def thing_counted(question: str) -> str:
    """What a question counts by the noun before its verb: "prosecutors"; "" where there is none."""
    head = _COUNTED.search(question)
    return head[1].strip() if head else ""


def counts_thing(question: str, text: str) -> bool:
    """Whether a number stands before what a question counts by the noun before its verb: "how many prosecutors does …".

    True where the question has no such noun.
    """
    if not (thing := thing_counted(question)):
        return True
    noun = _one_of(thing.split()[-1])
    any_staff = set(stems(noun)) <= _ANY_STAFF
    after = (text[found.end() :].split()[:_WORDS_BETWEEN] for found in _NUMBERS.finditer(text.lower()))
    return any(
        noun == _one_of(word) or (any_staff and set(stems(word)) & _ANY_STAFF) for words in after for word in words
    )


def counts_outright(question: str, text: str) -> bool:
    """Whether a number in a text is one of what the question counts, no verb between them: "12 open shelters", not "201 entered shelters"."""
    noun = _one_of((thing_counted(question).split() or [""])[-1])
    after = (text[found.end() :].split()[:_WORDS_BETWEEN] for found in _NUMBERS.finditer(text.lower()))
    return any(noun and _leads_to(noun, words) for words in after)


def _leads_to(noun: str, words: Sequence[str]) -> bool:
    for word in words:
        if _one_of(word.lower()) == noun:
            return True
        if word.endswith((",", ";", ":", ".")) or (word.endswith("ed") and "-" not in word):
            return False
    return False


def _one_of(noun: str) -> str:
    """A noun in the singular: inspectors are no inspections, though their stems are the same."""
    return noun.strip(".,;:()").removesuffix("s")


def _named(name: str, text: str) -> bool:
    """Whether a text holds a name, in any form of the word or as another name of the same country, or of bodies of the same kind."""
    if (alike := _KINDS_OF_BODIES.get(name.lower().removesuffix("s"))) and alike.search(text):
        return True
    if any(letter.isdigit() for letter in name):
        return re.search(rf"(?<![\d.,]){re.escape(name)}(?![\d]|[.,]\d)", text) is not None
    if name.lower() in text.lower():
        return True
    own, stem = countries_named(name), set(stems(name))
    return bool(own and own & countries_named(text)) or (bool(stem) and stem <= set(stems(text)))


def _side_by_side(question: str, names: Sequence[Word]) -> list[list[str]]:
    """Names that follow each other, as one: "Interim Security Facility", "Ministry of Labor", "Supreme People's Court"."""
    found: list[list[str]] = []
    end = -1
    for text, start, stop in names:
        between = question[end:start].split()
        joined = all(word == "of" or word[0].isupper() for word in between)
        if found and joined and text[0].isupper() and text[0].isalpha():
            found[-1] += [*between, text]
        else:
            found.append([text])
        end = stop
    return found


def _abbreviated(names: Sequence[str], text: str) -> bool:
    """Whether a text calls a name of several words by its initials."""
    initials = "".join(name[0] for name in names)
    small = initials[0].upper() + initials[1:-1] + initials[-1].upper()  # "MoM"
    found = "|".join(map(re.escape, (initials.upper(), small)))
    return len(initials) > 2 and re.search(rf"\b(?:{found})s?\b", text) is not None


def _is_name(question: str, word: Word) -> bool:
    text, start, _ = word
    digits = any(letter.isdigit() for letter in text)
    return digits or (text[0].isupper() and start > 0 and not question.isupper())


def _people(question: str, asked: FigureAsked | None) -> set[int]:
    """Where a question names the countries whose people it counts, which the figure asked for holds already."""
    counted = {facet.partition("=")[2] for facet in asked.counted} if asked else set()
    return {start for start, name in _countries_in(question) if name in counted}


@lru_cache(maxsize=256)
def _countries_in(question: str) -> tuple[tuple[int, str], ...]:
    """The countries that a question names, each with its place."""
    return tuple((mention.start, mention.country.name) for mention in find_countries(question))


def _within(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word[1] < end for start, end in spans)


def _phrases(question: str, words: Sequence[Word], *, alone: bool) -> list[list[Word]]:
    """The words that stand together after a preposition, or between "how many" and its verb; there also one `alone`."""
    found = []
    for match in _PHRASE.finditer(question):
        own = [word for word in words if match.start(2) <= word[1] < match.end(2)]
        if len(own) > 1 or (own and match[1] in _PLACE):
            found.append(own)
    for match in _MODIFIER.finditer(question):
        found += [[word] for word in words if match.start(1) <= word[1] < match.end(1)]
    for match in _HEAD.finditer(question):
        own = [word for word in words if match.start(1) <= word[1] < match.end(1)]
        if len(own) > 1 or (own and alone):
            found.append(own)
    return found


def _said(question: str, facet: str) -> str:
    """The words of the question that say a restriction."""
    name = facet.partition("=")[2]
    people = (
        question[it.start : it.end] for it in find_countries(question) if it.adjective and it.country.name == name
    )
    return words_of(question, facet) or next(people, name)
