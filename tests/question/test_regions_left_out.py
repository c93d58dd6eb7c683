"""Regions that a question leaves out, and what of its list it does not deny by them."""

from __future__ import annotations

import pytest

from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question

HAVE = Coverage({("tip", country): (2024, 2025) for country in ("Peru", "Chile", "Kenya")}, (2024, 2025))


@pytest.mark.parametrize(
    ("question", "outside"),
    [
        ("Which Tier 3 countries are not in Africa?", ["Africa"]),
        ("Which Tier 3 countries aren't from Africa?", ["Africa"]),
        ("Which countries on Tier 2 are neither in Africa nor in Asia?", ["Africa", "Asia"]),
        ("Which countries in neither Africa nor Asia are on Tier 2?", ["Africa", "Asia"]),
        ("Which countries outside of Africa and Asia were upgraded in 2024?", ["Africa", "Asia"]),
    ],
)
def test_a_denied_region_is_left_out_of_the_list(question: str, outside: list[str]) -> None:
    plan = read_question(question, HAVE)
    assert [name for name, _ in plan.outside] == outside
    assert not plan.regions
    assert not plan.listed.negated


@pytest.mark.parametrize(
    "question", ["Which African countries are not on Tier 3?", "Which countries in Africa were not upgraded?"]
)
def test_a_denied_list_keeps_its_region(question: str) -> None:
    plan = read_question(question, HAVE)
    assert [name for name, _ in plan.regions] == ["Africa"]
    assert plan.listed.negated


def test_both_may_be_denied() -> None:
    plan = read_question("Which countries outside Africa were not downgraded?", HAVE)
    assert [name for name, _ in plan.outside] == ["Africa"]
    assert plan.listed.negated
