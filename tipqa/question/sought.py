"""The thing that a question asks for, by its own noun: the airlines of "which airlines", the logging of "penalty for logging".

A statement that comes near to all other words of the question answers it only where it comes near to that thing too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tipqa.index.question_words import content_words
from tipqa.later import later
from tipqa.question.definitions import with_defined
from tipqa.question.lexicon import phrases, says
from tipqa.question.topic import Span, Topic, country_spans

_WORD = later(r"[\w’'-]+|[^\w\s]")
_RELATIVE = later(
    r"\b(?:wh\w+|how)\b.*\b(?:under|in|by|for|of|on|to|with|from|at|through)\s+\Z", re.I
)  # "the name under which"
_BESIDE = later(r"\s*(?:/|,|\bor\b|\band\b)\s*(?:or\s+|and\s+)?([\w-]+)", re.I)
_DONE_TO = later(
    r"\s+(?:people|persons|women|men|girls|boys|children|victims|workers|migrants|them|others)"
    r"(?=\s+(?:in|from|to|for|into|as|on|at|by|and|abroad)\b|\W*\Z)",
    re.I,
)  # what a verb in front of it has as its object: "which army kidnaps people in Peru"
_OF_DEED = 2  # words that tell a deed
_MOST = 5  # words from "which" to the end of what it asks for


def read_sought(question: str, dropped: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The words of a question that name what it asks for; none where they are general: "what steps", "which countries".

    Args:
        dropped: spans that are no topic: the names of countries, years.
    """
    return _telling(
        [
            *_things(question, dropped),
            *_doers(question, dropped),
            *_opened(question, dropped),
            *_spoken_of(question, dropped),
        ],
        question,
        dropped,
    )


def read_deed(question: str, dropped: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The words that name the deed whose penalty a question asks for; none of trafficking itself.

    Args:
        dropped: as of `read_sought`.
    """
    return _telling(_offences(question, dropped), question, dropped)


def with_sought(topic: Topic) -> Topic:
    """The topic with the words of it that name what is asked for, and the term that it wants explained."""
    crime = _telling(_crimes(topic.text, topic.non_topic_spans), topic.text, topic.non_topic_spans)
    deed = (*read_deed(topic.text, topic.non_topic_spans), *crime)
    sought = (*read_sought(topic.text, topic.non_topic_spans), *deed)
    return with_defined(replace(topic, sought=tuple(dict.fromkeys(sought)), deed=deed))


def _telling(found: Iterable[Span], question: str, dropped: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that are words of the topic and no general ones."""
    telling = {(start, end) for _, start, end in content_words(question, dropped)}
    general = phrases("general_thing")
    return tuple(dict.fromkeys(it for it in found if it in telling and not general.fullmatch(question[slice(*it)])))


def read_named(question: str) -> str:
    """The noun of what a question wants the name of, outright: the hotels of "which hotels, by name?"; "" where it wants none."""
    if not (says(question, "name_outright") or says(question, "name_site")):
        return ""
    called = phrases("name_called").search(question)
    spans = [called.span(called.lastindex or 0)] if called else list(_things(question, (), "named_asked"))
    return question[slice(*spans[0])] if spans else ""


def _things(question: str, dropped: Sequence[Span], slot: str = "thing_asked") -> Iterator[Span]:
    """The noun behind each "which", "what" and "how many", and that of "what is the … of"."""
    for opening in phrases(slot).finditer(question):
        chunk = _chunk(question, opening.end(), dropped)
        if _RELATIVE.search(question, 0, opening.start()):
            continue
        if chunk and not _is_verb(question, chunk):
            head = _head(question, chunk)
            counted = opening[0].lower().startswith("how")  # of which kinds are counted is for the reading of figures
            kind = () if counted else _kind_of(question, chunk, head)
            yield from () if _or_general(question, head) else (*kind, *head)


def _doers(question: str, dropped: Sequence[Span]) -> Iterator[Span]:
    """The noun of those who did what is counted: "how many victims did consulates assist?"."""
    for opening in phrases("doer_asked").finditer(question):
        chunk = _chunk(question, opening.end(), dropped)
        verb = chunk and phrases("after_thing").fullmatch(question[slice(*chunk[0])])
        if not verb and (head := _head(question, chunk)) != chunk[-1:]:
            yield from head


def _opened(question: str, dropped: Sequence[Span]) -> Iterator[Span]:
    """The noun of what is open at the hours asked for: "when is the hotline open?"."""
    if not says(question, "want", "hours"):
        return
    for opening in phrases("open_asked").finditer(question):
        chunk = _chunk(question, opening.end(), dropped)
        yield from [it for it in chunk if not phrases("said_by_want", "hours").fullmatch(question[slice(*it)])][-1:]


def _spoken_of(question: str, dropped: Sequence[Span]) -> Iterator[Span]:
    """What texts are to speak of, where it is one word: "which countries blame floods?"."""
    for telling in phrases("telling").finditer(question):
        chunk = _chunk(question, telling.end(), dropped)
        yield from chunk if len(chunk) == 1 else ()


def _offences(question: str, dropped: Sequence[Span]) -> Iterator[Span]:
    """The words of the deed whose penalty is asked for, as far as they tell it: of "adult trafficking for labor" none."""
    yield from _offences_before(question, dropped)
    for opening in phrases("penalty_for").finditer(question):
        chunk = _chunk(question, opening.end(), dropped)
        deed = [question[slice(*span)] for span in chunk]
        general = [at for at, word in enumerate(deed) if phrases("general_thing").fullmatch(word)]
        if not (general and phrases("any_offence").fullmatch(deed[general[0]])):
            yield from chunk[: general[0] if general else _OF_DEED]


def _crimes(question: str, dropped: Sequence[Span]) -> Iterator[Span]:
    """The words of what a question asks if it is a crime: "is adultery a crime in Peru?"."""
    for opening in phrases("crime_asked").finditer(question):
        deed = _chunk(question, opening.end(), dropped)
        first = next((at for at, span in enumerate(deed) if _names_crime(question, span)), len(deed))
        yield from deed[:first][-_OF_DEED:]


def _names_crime(question: str, span: Span) -> bool:
    word = question[slice(*span)]
    return bool(phrases("after_noun").fullmatch(word) or phrases("crime_word").fullmatch(word))


def _offences_before(question: str, dropped: Sequence[Span]) -> Iterator[Span]:
    """The words of the deed that stand before the penalty: "the drug smuggling penalties"."""
    for penalty in phrases("penalty_behind").finditer(question):
        before = [it.span() for it in _WORD.finditer(question, 0, penalty.start())][-_OF_DEED:]
        ends = [at for at, span in enumerate(before) if _tells_no_deed(question, span, dropped)]
        deed = before[ends[-1] + 1 if ends else 0 :]
        if any(phrases("general_thing").fullmatch(question[slice(*span)]) for span in deed):
            continue
        yield from deed


def _tells_no_deed(question: str, span: Span, dropped: Sequence[Span]) -> bool:
    word = question[slice(*span)]
    names = country_spans(question)
    no_deed = not word[0].isalpha() or phrases("of_no_deed").fullmatch(word) or phrases("after_noun").fullmatch(word)
    return bool(no_deed) or _touches(span, [*dropped, *names])


def _chunk(question: str, start: int, dropped: Sequence[Span]) -> list[Span]:
    """The words from `start` on that may stand in one noun with what goes before it."""
    names = country_spans(question)
    found: list[Span] = []
    for word in _WORD.finditer(question, start):
        if _touches(word.span(), names) and not found:
            continue
        ended = len(found) == _MOST or (found and phrases("after_noun").fullmatch(word[0]))
        if ended or _touches(word.span(), [*dropped, *names]) or not word[0][0].isalnum():
            break
        found.append(word.span())
    return found


def _touches(word: Span, spans: Sequence[Span]) -> bool:
    return any(first < word[1] and word[0] < last for first, last in spans)


def _is_verb(question: str, chunk: Sequence[Span]) -> bool:
    """Whether the only word of the chunk is no noun: "what hampered courts", "what explains the fall"."""
    (start, end), *others = chunk
    if others or phrases("auxiliary").match(question, end):
        return False
    behind = question[end:].lstrip()
    named = behind[:1].isupper() and end < len(question) and question[end].isspace()
    return bool(
        named or phrases("after_thing").fullmatch(question[start:end]) or phrases("determiner").match(question, end)
    )


def _head(question: str, chunk: Sequence[Span]) -> Sequence[Span]:
    """The last noun of the chunk: what stands before the verb."""
    verbs = [_tells_a_deed(question, span) for span in chunk]
    first = next((at for at, verb in enumerate(verbs) if not verb), 0)  # "officially recognized victims"
    end = next((at for at, verb in enumerate(verbs) if verb and at > first), len(chunk))
    return chunk[end - 1 : end]


def _tells_a_deed(question: str, span: Span) -> bool:
    """Whether a word is a verb of the table, or one with people as its object: "which army kidnaps people in Peru"."""
    word = question[slice(*span)]
    return bool(phrases("after_thing").fullmatch(word) or (word.endswith("s") and _DONE_TO.match(question, span[1])))


def _or_general(question: str, head: Sequence[Span]) -> bool:
    """Whether a general noun stands beside the one asked for, so that either will do: "businesses / sectors"."""
    beside = _BESIDE.match(question, head[-1][1]) if head else None
    return bool(beside and _is(beside[1], "general_thing"))


def _kind_of(question: str, chunk: Sequence[Span], head: Sequence[Span]) -> Sequence[Span]:
    """The noun that tells which things of a general kind are asked for: the noise of "noise limits"."""
    noun = chunk[: chunk.index(head[0]) + 1] if head else ()
    words = [question[slice(*span)] for span in noun[-2:]]
    if len(words) < 2 or not (_is(words[1], "general_thing") or _is(words[1], "set_by_rule")):
        return ()
    named = words[0][0].isupper()  # "UN agency"
    return () if named or _is(words[0], "general_thing") or _is(words[0], "quality") else noun[-2:-1]


def _is(word: str, slot: str) -> bool:
    return bool(phrases(slot).fullmatch(word))
