"""Which of several countries has more or fewer, and which of all has the most."""

from __future__ import annotations

import pytest
from checks import ask
from making_figures import figure

from tipqa.answers.ranking import outcome
from tipqa.answers.reply import Reply
from tipqa.answers.stated import FigureFact, FiguresFact
from tipqa.blocks.model import Claim
from tipqa.blocks.rendering import markdown
from tipqa.figures.best import Told
from tipqa.qa import QA
from tipqa.question.orders import read_order
from tipqa.question.plan import Order, Plan
from tipqa.question.topic import Topic
from tipqa.question.years import YearsAsked


@pytest.mark.parametrize(
    ("question", "ranked"),
    [
        ("Which country identified the fewest victims in the 2022 report?", [("Tajikistan", 15), ("Kazakhstan", 20)]),
        ("Which Central Asian country identified the most victims in 2021?", [("Kazakhstan", 20), ("Tajikistan", 15)]),
        (
            "Who identified the fewest victims in Central Asia in the 2022 report?",
            [("Tajikistan", 15), ("Kazakhstan", 20)],
        ),
        ("Which country conducted the most investigations in 2023?", [("Brazil", 346), ("Tajikistan", 60)]),
        (
            "Which country convicted the fewest traffickers in the 2025 report?",
            [("Kyrgyz Republic", 0), ("Brazil", 45)],
        ),
    ],
)
def test_countries_are_ranked_by_the_figure(bundled: QA, question: str, ranked: list[tuple[str, float]]) -> None:
    answer = ask(bundled, question)
    assert [(figure["country"], figure["value"]) for figure in answer.facts["figures"]] == ranked
    assert answer.facts["countries"] == [ranked[0][0]]
    assert answer.answer.startswith("**2 countries** held here state it, by ")


def test_a_single_country_states_it(bundled: QA) -> None:
    answer = ask(bundled, "Which country identified the most victims in the 2025 report?")
    assert answer.answer.startswith("**1 country** held here states it, by victims identified:")


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        (
            "Which identified more victims in the 2022 report, Kazakhstan or Tajikistan?",
            "**Kazakhstan** has more: 20, against 15 in Tajikistan.",
        ),
        (
            "Which identified fewer victims in the 2022 report, Kazakhstan or Tajikistan?",
            "**Tajikistan** has fewer: 15, against 20 in Kazakhstan.",
        ),
        (
            "Which identified more victims in 2020, Kazakhstan or Tajikistan?",
            "**Kazakhstan** has more: 88, against 24 in Tajikistan.",
        ),
    ],
)
def test_the_winner_of_two_leads_the_answer(bundled: QA, question: str, lead: str) -> None:
    assert ask(bundled, question).answer.startswith(f"{lead}\n\n")


def test_no_winner_where_one_states_no_number(bundled: QA) -> None:
    answer = ask(bundled, "Which had more victims in 2025, Tajikistan or Uzbekistan?")
    assert answer.answer.startswith("**Tajikistan**\n\nNo edition held tells of 2025 itself; ")
    assert "says:\n\n- **272**: " in answer.answer
    assert "against" not in answer.answer


def told(**values: float | None) -> list[tuple[str, Reply]]:
    return [(country, Reply((), FiguresFact((_figure(country, value),)))) for country, value in values.items()]


def _ordered(order: Order | None) -> Plan:
    return Plan("?", Topic("?"), YearsAsked(), order=order)


def _figure(country: str, value: float | None) -> FigureFact:
    return FigureFact(Told("2024/x", country, 2024, figure(value)))


@pytest.mark.parametrize(
    ("question", "values", "sentence"),
    [
        ("which has more", {"Peru": 3, "Chile": 3}, "**The same** in Peru and Chile: 3."),
        (
            "which has the most",
            {"Peru": 3, "Chile": 5, "Cuba": 1},
            "**Chile** has most: 5, against 3 in Peru and 1 in Cuba.",
        ),
        (
            "which has the fewest",
            {"Peru": 3, "Chile": 3, "Cuba": 9},
            "**Peru and Chile** have fewest: 3, against 9 in Cuba.",
        ),
        ("which has more", {"Peru": 1000, "Chile": 0}, "**Peru** has more: 1,000, against 0 in Chile."),
        ("which has more", {"Peru": 3, "Chile": None}, ""),
        ("which has more", {"Peru": 3}, ""),
        ("more or fewer", {"Peru": 3, "Chile": 5}, ""),
        ("how many", {"Peru": 3, "Chile": 5}, ""),
    ],
)
def test_the_sentence_of_the_outcome(question: str, values: dict[str, float | None], sentence: str) -> None:
    assert markdown([Claim(outcome(_ordered(read_order(question)), told(**values)))], ()) == sentence


def test_several_figures_of_one_country_give_no_outcome() -> None:
    both = Reply((), FiguresFact((_figure("Peru", 1), _figure("Peru", 2))))
    assert outcome(_ordered(Order.MOST), [("Peru", both), *told(Chile=5)]) == ()
