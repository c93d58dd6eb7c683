"""Two questions in one: where a question parts into several that want different answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.index.model import Filter
from tipqa.later import later
from tipqa.question.asker import without_asker
from tipqa.question.coverage import Coverage
from tipqa.question.intents import Intent
from tipqa.question.lexicon import phrases, says
from tipqa.question.likely import Guess
from tipqa.question.plan import Plan
from tipqa.question.read import read_question
from tipqa.question.short_parts import parted_short
from tipqa.question.two_ways import parted_ways
from tipqa.question.wants import Want
from tipqa.question.wording import own_count

MOST = 4
_SIDES = {Want.STRENGTHS, Want.WEAKNESSES}
_OPENING = r"how|what|which|who|whom|when|where|why|did|does|do|was|were|is|are|has|have|show|list|give"
_TIED = r"(?:also|then|if\s+so)?,?\s*(?:(?:in|on|at|for|with|by|from|of|to|under)\s+(?=(?:how|what|which|whom)\b[^?]*\b(?:did|does|do|was|were|is|are|has|have|had|can)\b))?"
_END = later(r"(?<=\?)\s+(?:(?:and|also|plus|or)\s+)?(?!i\s+mean\b)(?=\S)", re.I)
_AND = later(
    rf",?\s+(?:and|plus|&)\s+(?={_TIED}\b(?:{_OPENING})\b)"  # "… and how many", "…, and in which tier"
    r"|\s+\+\s+(?=\w)"
    r"|;\s+(?=\w)"
    rf"|\.\s+(?=(?:{_OPENING}|and)\b)",  # "In 2024. And how many"
    re.I,
)
_ASKS = later(rf"{_TIED}(?:{_OPENING})\b", re.I)
_PRONOUN = later(r"\b(?:it|they|that|this|them|these|those)\b", re.I)


def split_question(question: str) -> tuple[str, ...]:
    """The parts of a question: at its question marks, and at "and how many …", "and what …". At least one, at most four.

    Whether two parts want different answers is for `read_parts` to decide.
    """
    if whole := parted_ways(question) or parted_short(question):
        return whole
    parts = [piece.strip(" ,;") for sentence in _END.split(question) for piece in _AND.split(sentence)]
    parts = [part for part in parts if len(part.split()) > 1]
    return tuple(parts[:MOST]) if len(parts) > 1 else (question,)


def read_parts(
    question: str, have: Coverage, given: Filter, before: Plan | None, guess: Guess | None = None
) -> list[Plan]:
    """The question as one, or as its parts where each by itself wants another kind of answer; see `read_question`."""
    question = without_asker(question)
    if (rest := _without_concession(question)) and (conceded := _beside_tier(rest, have, given, before, guess)):
        return conceded
    whole = read_question(question, have, given, before, guess)
    pieces = split_question(question)
    if len(pieces) < 2 or whole.wants >= _SIDES:  # "what was done well, and what badly, for deckhands?"
        return [whole]
    parts: list[Plan] = []
    for part in pieces:
        parts.append(read_question(part, have, given, parts[-1] if parts else before, guess))
    if whole.fates and not (_ASKS.match(pieces[0]) or pieces[0].endswith("?")):
        return [whole]  # "2024 had a recommendation on judges. Is it still there?"
    if whole.intent == Intent.FACT and _two_facts(pieces, parts):
        return [replace(whole, halves=tuple(parts))]
    spelled_out = parted_short(question) is not None and _facts(parts)
    if not (spelled_out or _of_other_kinds(parts) or _on_other_countries(parts)):
        return [whole]
    asking = [part for part in parts if not says(part.text, "told_of_oneself")] or parts
    return [
        part if _complete(part, whole) else read_question(part.text, have, given, before or whole, guess, part=True)
        for part in asking
    ]


def _without_concession(question: str) -> str:
    """The question without a tier that it names only as what does not rule out what it asks: "what is wrong with Peru despite Tier 1?"; "" where it has none."""
    conceded = phrases("concession").search(question)
    return f"{question[: conceded.start()]} {question[conceded.end() :]}".strip() if conceded else ""


def _beside_tier(
    rest: str, have: Coverage, given: Filter, before: Plan | None, guess: Guess | None
) -> list[Plan] | None:
    """What is praised or criticized, then the tier, which the question names only as what does not rule it out."""
    sides = read_question(rest, have, given, before, guess)
    if not (sides.wants & _SIDES and sides.subjects):
        return None
    return [sides, read_question("On which tier is it?", have, given, sides, guess, part=True)]


def _complete(part: Plan, whole: Plan) -> bool:
    """Whether a part names a country and editions of its own; else it takes those of the whole question."""
    return bool(part.subjects and (part.editions or not whole.editions))


def _on_other_countries(parts: list[Plan]) -> bool:
    """Whether each part is on other countries than all the others."""
    subjects = [part.subjects for part in parts]
    return all(subjects) and len(set(subjects)) == len(subjects) and all(part.topic.text == part.text for part in parts)


def _of_other_kinds(parts: list[Plan]) -> bool:
    """Whether each part wants another kind of answer, or another measure or detail of it, than all the others."""
    kinds = {part.intent for part in parts}
    return (
        len({_wanted(part) for part in parts}) == len(parts)
        and kinds != {Intent.FACT}
        and all(map(_stands_alone, parts))
    )


def _two_facts(pieces: Sequence[str], parts: Sequence[Plan]) -> bool:
    """Whether these are two questions for facts, of which the second goes on from the first: "who runs it, and what is it for?"."""
    return (
        _facts(parts)
        and _ASKS.match(pieces[1]) is not None
        and (_ASKS.match(pieces[0]) is not None or pieces[0].endswith("?"))
    )


def _facts(parts: Sequence[Plan]) -> bool:
    """Whether these are two questions for facts on the same countries."""
    facts = len(parts) == 2 and all(part.intent == Intent.FACT for part in parts)
    return facts and parts[0].subjects == parts[1].subjects != ()


def _wanted(part: Plan) -> object:
    """What a part wants: its kind of answer, and of a number its measure, or its own words where it is of no known one."""
    if part.intent == Intent.TIER_REASON:
        return part.intent, part.editions  # "why did it fall in 2023, and why did it rise in 2024?"
    if part.intent == Intent.FIGURE_CHANGE and part.figure:
        return part.intent, part.figure.measure
    if part.intent != Intent.FIGURE:
        return part.intent
    known = part.figure is not None and part.figure.measure != "other"
    if known:
        return part.figure, Want.YES_NO in part.wants  # "how many are there, and are they enough?"
    return part.text if own_count(part.text) else part.intent


def _stands_alone(part: Plan) -> bool:
    """Whether a part says by itself what it wants, unlike "what was it the year before" or "how many opened"."""
    if part.topic.text != part.text:
        return False
    if part.intent in (Intent.FACT, Intent.TOPIC_LIST):
        of_convicted = Want.PASSED in part.wants  # "what sentences did they get?" is asked of nobody else
        return part.intent == Intent.FACT and (of_convicted or not _PRONOUN.search(part.topic.text))
    return True
