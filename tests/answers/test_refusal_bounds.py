"""How near the evidence must come before a question is answered, each bound from both sides."""

from __future__ import annotations

import numpy as np
import pytest

from tipqa.answers.refusal import covered, lacks_answer
from tipqa.evidence.scoring import Evidence, Ranking, share_met
from tipqa.figures.quantities import Quantity
from tipqa.index.model import Statement
from tipqa.index.question_words import QuestionWords
from tipqa.question.coverage import Coverage
from tipqa.question.plan import Plan
from tipqa.question.topic import Topic
from tipqa.question.wants import Want
from tipqa.question.years import YearsAsked
from tipqa.reports.model import SectionKind

QUESTION = "Did the ILO train the guards of Mombo?"
WORDS = (("ILO", 8, 11), ("train", 12, 17), ("guards", 22, 28), ("Mombo", 32, 37))


def plan(*wants: Want, elsewhere: bool = False) -> Plan:
    return Plan(QUESTION, Topic(QUESTION), YearsAsked(), wants=frozenset(wants), elsewhere=elsewhere)


def ranking(
    coverage: float = 0.9,
    *,
    met: float = 1.0,
    best: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0),
    weights: tuple[float, ...] = (3.9, 1.0, 2.0, 4.0),
    quantity: bool = False,
    together: bool = False,
    sought: float = 1.0,
) -> Ranking:
    text = "It trained the 12 guards."
    statement = Statement(1, "2024/ghana", SectionKind.PREVENTION, "PREVENTION", 0, len(text), text, False)
    evidence = Evidence(statement, coverage, coverage, quantity, met=met, sought=sought)
    words = QuestionWords(WORDS, np.zeros((4, 64), np.float32), np.array(weights, np.float32))
    return Ranking(words, (evidence,), np.array(best, np.float32), together)


def lacks(found: Ranking, asked: Plan, quantity: Quantity | None = None, *, strict: bool = False) -> bool:
    return lacks_answer(found, asked, quantity, strict=strict) is not None


@pytest.mark.parametrize(("coverage", "lacking"), [(0.43, False), (0.41, True)])
def test_what_is_told_covers_enough_of_the_question(coverage: float, lacking: bool) -> None:
    assert lacks(ranking(coverage), plan()) == lacking


@pytest.mark.parametrize(("coverage", "lacking"), [(0.56, False), (0.54, True)])
def test_yes_or_no_takes_more(coverage: float, lacking: bool) -> None:
    assert lacks(ranking(coverage), plan(Want.YES_NO)) == lacking


@pytest.mark.parametrize(("coverage", "lacking"), [(0.81, False), (0.79, True)])
def test_a_question_on_another_field_takes_the_most(coverage: float, lacking: bool) -> None:
    assert lacks(ranking(coverage), plan(elsewhere=True)) == lacking


@pytest.mark.parametrize(("cosine", "lacking"), [(0.51, False), (0.49, True)])
def test_a_name_is_met(cosine: float, lacking: bool) -> None:
    assert lacks(ranking(best=(1.0, 1.0, 1.0, cosine)), plan()) == lacking


@pytest.mark.parametrize(("cosine", "lacking"), [(0.81, False), (0.79, True)])
def test_an_acronym_is_met(cosine: float, lacking: bool) -> None:
    assert lacks(ranking(best=(cosine, 1.0, 1.0, 1.0)), plan()) == lacking


@pytest.mark.parametrize(("cosine", "lacking"), [(0.63, False), (0.61, True)])
def test_what_tells_the_question_apart_is_met_where_it_must_be_there(cosine: float, lacking: bool) -> None:
    found = ranking(best=(1.0, 1.0, cosine, 1.0), weights=(1, 1, 4, 1))
    assert lacks(found, plan(), strict=True) == lacking
    assert not lacks(found, plan())


@pytest.mark.parametrize(("weight", "lacking"), [(3.65, True), (3.5, False)])
def test_the_rarest_words_and_those_nearly_as_rare_tell_it_apart(weight: float, lacking: bool) -> None:
    found = ranking(best=(1.0, 1.0, 0.2, 0.9), weights=(1, 1, weight, 4))
    assert lacks(found, plan(), strict=True) == lacking


@pytest.mark.parametrize(("rare", "lacking"), [(4.0, True), (3.3, False)])
def test_a_word_weighs_no_more_than_a_rare_one(rare: float, lacking: bool) -> None:
    found = ranking(best=(1.0, 1.0, 0.2, 0.9), weights=(1, 1, rare, 9))
    assert lacks(found, plan(), strict=True) == lacking


@pytest.mark.parametrize(("met", "lacking"), [(0.82, False), (0.80, True)])
def test_a_number_stands_where_the_question_is_met(met: float, lacking: bool) -> None:
    found = ranking(met=met, quantity=True, together=True)
    assert lacks(found, plan(Want.HOW_MANY), "count") == lacking
    assert not lacks(ranking(met=met, quantity=True), plan(Want.HOW_MANY), "count")


@pytest.mark.parametrize(("cosine", "share"), [(0.61, 0.75), (0.59, 0.25)])
def test_a_word_is_met_from_its_cosine_on(cosine: float, share: float) -> None:
    cosines, weights = np.array([[cosine, 0.9]], np.float32), np.array([0.5, 0.25], np.float32)
    assert share_met(cosines, weights).tolist() == [share]


@pytest.mark.parametrize(("cosine", "lacking"), [(0.63, False), (0.61, True)])
def test_the_noun_of_what_is_asked_for_is_met(cosine: float, lacking: bool) -> None:
    assert lacks(ranking(sought=cosine), plan()) == lacking


@pytest.mark.parametrize(
    ("number", "end"), [(12, "."), (14, " and 2 more. “Which countries do you hold?” lists them all.")]
)
def test_where_names_are_cut_it_is_said_how_to_get_them_all(number: int, end: str) -> None:
    names = [f"Land {letter}" for letter in "ABCDEFGHIJKLMNOP"[:number]]
    said = covered(Coverage({("tip", name): (2024,) for name in names}, ()), "tip")
    assert said.endswith(end)
    assert ("lists them all" in said) is (number > 12)
