"""The lists of a question, with what it takes from that of the turn before: a part of it, who is new on it, who left it."""

from __future__ import annotations

from dataclasses import replace

from tipqa.question.coverage import Coverage
from tipqa.question.followups import Earlier
from tipqa.question.intents import Intent
from tipqa.question.lexicon import says, values_in
from tipqa.question.list_terms import ListTerm, list_words, read_among, read_terms
from tipqa.question.lists import read_list
from tipqa.question.plan import Plan


def narrowed(draft: Plan, turn: Plan) -> Plan:
    """The draft on a part of the list of the turn before: "just the African ones", "without Peru"."""
    excluded, outside, regions = draft.excluded, draft.outside, draft.regions
    if not (excluded or outside) and says(draft.text, "narrows", "out"):
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
    return any(says(question, slot) for slot in ("of_those", "newcomers", "leavers"))


def asked_of_each(question: str, turn: Plan) -> str:
    """What is asked of each country of the list of the turn before: its "tier", "now" its newest, or "since"
    when it stands there; "" for nothing."""
    return next(values_in(question, "of_each_listed"), "") if list_before(turn) else ""


def with_turn(draft: Plan, turn: Plan) -> Plan:
    """The draft on the countries of the list of the turn before."""
    return replace(draft, regions=turn.regions, excluded=turn.excluded, outside=turn.outside)


def list_before(turn: Plan) -> tuple[ListTerm, ...]:
    """The lists of the turn before; none where it wanted none."""
    if turn.intent != Intent.LIST:
        return turn.terms
    negated = turn.listed.negated
    return turn.terms or (
        ListTerm(replace(turn.listed, negated=False), turn.editions, negated, list_words(turn.topic)),
    )


def read_lists(draft: Plan, editions: tuple[int, ...], earlier: Earlier | None, have: Coverage) -> tuple[ListTerm, ...]:
    """The lists that a question sets against each other, or against the one of the turn before."""
    held = have.placement_years or have.years
    if draft.of_each and earlier:
        return list_before(earlier.turn)
    if says(draft.topic.text, "only_one"):
        return read_terms(draft.topic, editions, held)
    if draft.subjects or draft.intent not in (Intent.LIST, Intent.TOPIC_LIST) or read_list(draft.topic.text).rest:
        return ()
    if earlier and not earlier.narrows and of_list(draft.text) and (before := list_before(earlier.turn)):
        return read_among(draft.topic, editions, held, before)
    return read_terms(draft.topic, editions, held)
