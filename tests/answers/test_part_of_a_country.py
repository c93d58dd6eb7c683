"""A part of a country that others administer has a section of its own, and no placement."""

from __future__ import annotations

import pytest

from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question


@pytest.mark.parametrize(
    "question",
    [
        "Which tier would Northern Cyprus get?",
        "What rank would the north of Cyprus have?",
        "TRNC tier?",
        "Was the Turkish Cypriot area downgraded?",
        "Why is northern Cyprus on Tier 3?",
    ],
)
def test_a_part_has_no_placement_of_its_country(have: Coverage, question: str) -> None:
    plan = read_question(question, have)
    assert (plan.subjects, plan.intent, plan.sections) == (("Cyprus",), "fact", ("other",))


def test_its_figures_stand_in_its_section(have: Coverage) -> None:
    plan = read_question("How many victims were found in northern Cyprus?", have)
    assert (plan.intent, plan.sections) == ("figure", ("other",))


@pytest.mark.parametrize("question", ["What tier is Cyprus on?", "Which tier did Cyprus get?"])
def test_the_country_has_its_placement(have: Coverage, question: str) -> None:
    plan = read_question(question, have)
    assert (plan.intent, plan.sections) == ("tier", ())
