"""Questions on whether there is a text on a country, on things of one's own, and orders for other work."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.held_asked import asks_what_is_held
from tipqa.question.matters import Matter, read_matter


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many editions do you hold on Brazil?", True),
        ("which years or editions do you have for the Kyrgyz Republic", True),
        ("For Malaysia, which reports do you have?", True),
        ("Have you got texts on Chad, Peru or Fiji?", True),
        ("Is there a country report on Romania?", True),
        ("Are Chad and Brazil covered here?", True),
        ("Do you have a report on child labor in India?", False),
        ("Which years did Brazil report convictions?", False),
        ("Are victims in Brazil covered by the law?", False),
        ("Which years do you have?", False),
    ],
)
def test_whether_a_text_is_held_is_read(question: str, asked: bool) -> None:
    assert asks_what_is_held(question) is asked


def test_what_is_held_of_the_countries_named_is_told(bundled: QA) -> None:
    of_one = ask(bundled, "Which editions do you have on Brazil?")
    assert of_one.intent == "holdings"
    assert "- Brazil: 2023 to 2025" in of_one.answer
    of_three = ask(bundled, "Do you have narratives on Brazil, India and Chad?")
    assert "- India: 2023 to 2025" in of_three.answer
    assert "No narrative is held on Chad." in of_three.answer
    assert ask(bundled, "Is there a text on Chad?").answer.startswith(
        "The reports held here have no narrative on Chad."
    )
    early = ask(bundled, "do you have the 2022 narrative on Brazil?")
    assert early.abstained
    assert "no 2022 narrative on Brazil" in early.answer


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Please draft an arbitration clause for a contract with Chad", Matter.OTHER_WORK),
        ("could you write us a supplier questionnaire?", Matter.OTHER_WORK),
        ("I want you to translate the law", Matter.OTHER_WORK),
        ("convert 40 ringgit to euros", Matter.OTHER_WORK),
        ("Did the ministry draft a policy?", None),
        ("Did trainings translate into cases?", None),
        ("Which agencies create campaigns?", None),
        ("make a list of countries on Tier 3", None),
    ],
)
def test_an_order_is_read_where_one_is_given(question: str, matter: Matter | None) -> None:
    assert read_matter(question) == matter


@pytest.mark.parametrize(
    "question", ["Is our rubber supplier in Malaysia certified?", "Are my domestic workers from India registered?"]
)
def test_of_things_of_ones_own_nothing_is_told(question: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.abstained
    assert "how it stands with what is your own" in answer.answer


def test_a_risk_to_ones_own_supplier_is_answered(bundled: QA) -> None:
    assert not ask(bundled, "Is our supplier in Malaysia at risk of forced labor?").abstained
