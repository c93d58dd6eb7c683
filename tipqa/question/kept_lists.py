"""What a follow-up takes from the list of the turn before: a part of it, who is new on it, who left it."""

from __future__ import annotations

from dataclasses import replace

from tipqa.question import wording
from tipqa.question.intents import Intent
from tipqa.question.lexicon import phrases
from tipqa.question.list_terms import ListTerm, list_words
from tipqa.question.plan import Plan


def narrowed(draft: Plan, turn: Plan) -> Plan:
    """The draft on a part of the list of the turn before: "just the African ones", "without Peru"."""
    excluded, outside, regions = draft.excluded, draft.outside, draft.regions
    if not (excluded or outside) and phrases("narrows", "out").search(draft.text):
        excluded, outside, regions = draft.subjects, regions, ()  # "not the African ones"
    left = bool(excluded or outside)
    return replace(
        draft,
        regions=regions or (turn.regions if left else ()),
        excluded=tuple(dict.fromkeys((*turn.excluded, *excluded))) if left else (),
        outside=tuple(dict.fromkeys((*turn.outside, *outside))) if left else (),
    )


def of_list(question: str) -> bool:
    """Whether a question is on some of the list of the turn before, or on who came to it or left it."""
    moved = phrases("newcomers").search(question) or phrases("leavers").search(question)
    return bool(wording.of_those(question) or moved)


def list_before(turn: Plan) -> tuple[ListTerm, ...]:
    """The lists of the turn before; none where it wanted none."""
    if turn.intent != Intent.LIST:
        return turn.terms
    negated = turn.listed.negated
    return turn.terms or (
        ListTerm(replace(turn.listed, negated=False), turn.editions, negated, list_words(turn.topic)),
    )
