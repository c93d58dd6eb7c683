"""What each bonus and malus outweighs: a statement goes first where it covers a little less, and not where it covers more less."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from making_figures import figure

from tipqa.evidence import figure_evidence, figure_looks
from tipqa.evidence.demands import lifted
from tipqa.evidence.figure_evidence import Candidate
from tipqa.evidence.figure_looks import Look
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.word_weights import telling_words, weigh_context, word_weights
from tipqa.figures.asked import FigureAsked
from tipqa.figures.best import Best, Told
from tipqa.figures.model import Actor, Earlier, Figure, Period, PeriodSource, Precision, Unit, Value
from tipqa.index.model import Statement
from tipqa.index.question_words import QuestionWords
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

PLAIN = "Officials met in the capital."
TOLD = "Courts convicted 12 traffickers."


def statement(text: str, section: SectionKind = SectionKind.PROTECTION, number: int = 1) -> Statement:
    return Statement(number, "2024/peru", section, section.value, 0, len(text), text, item=False)


def words(*named: str, weights: tuple[float, ...] = ()) -> QuestionWords:
    spans = tuple((word, 10 * at, 10 * at + len(word)) for at, word in enumerate(named))
    return QuestionWords(spans, np.zeros((len(named), 64), np.float32), np.array(weights or [1.0] * len(named)))


@pytest.mark.parametrize(
    ("wants", "measure", "first", "other", "less", "more"),
    [
        ({Want.HEAD}, None, "The Minister of Labor leads the council.", PLAIN, 0.05, 0.07),
        ({Want.LAW}, None, "The 2011 act criminalized sex trafficking.", PLAIN, 0.22, 0.30),
        ({Want.DOER}, "convictions", TOLD, PLAIN, 0.07, 0.09),
        (set(), None, PLAIN, "Peru does not fully meet the minimum standards for the elimination of trafficking.", 0.17, 0.23),
    ],
)  # fmt: skip
def test_what_outweighs_how_much_less_coverage(
    wants: set[Want], measure: str | None, first: str, other: str, less: float, more: float
) -> None:
    ahead, behind = lifted([statement(first), statement(other)], frozenset(wants), measure)
    assert less < ahead - behind < more


def test_advice_goes_behind_what_covers_less() -> None:
    advice = [statement("Train officers.", SectionKind.RECOMMENDATIONS)]
    assert 0.10 < -lifted(advice, frozenset(), None)[0] < 0.14
    assert 0.20 < -lifted(advice, frozenset({Want.YES_NO}), None)[0] < 0.28


def test_a_word_that_says_little_weighs_a_third_of_another() -> None:
    light, _ = word_weights(words("figures", "brothels"))
    assert 0.20 < light < 0.25


def test_a_word_of_an_earlier_question_weighs_half() -> None:
    _, earlier = word_weights(weigh_context(words("brothels", "miners"), 5))
    assert 0.30 < earlier < 0.36


@pytest.mark.parametrize(("weight", "telling"), [(0.92, True), (0.88, False)])
def test_a_word_nearly_as_rare_as_the_rarest_tells_what_is_asked(weight: float, telling: bool) -> None:
    assert telling_words(words("brothels", "miners", weights=(1.0, weight)))[1] == telling


@pytest.mark.parametrize(("weight", "share"), [(3.9, 0.494), (4.1, 0.5), (9.0, 0.5)])
def test_a_word_weighs_no_more_than_a_rare_one(weight: float, share: float) -> None:
    assert word_weights(words("brothels", "miners", weights=(weight, 4.0)))[0] == pytest.approx(share, abs=0.001)


ASKED = FigureAsked("convictions", Unit.PERSONS)
LOOKED_BACK = Earlier(Value(Precision.EXACT, 9.0, "nine"), Period(2022, 2022, PeriodSource.SENTENCE))


def told(**changes: Any) -> Told:
    return Told("2024/peru", "Peru", 2024, figure(12, measure="convictions", **changes))


def score(
    text: str, *figures: Told, section: SectionKind = SectionKind.PROTECTION, own: tuple[str, ...] = (),
    asked: FigureAsked = ASKED,
) -> float:  # fmt: skip
    found = Evidence(statement(text, section), 0.6, 0.6, False)
    return figure_evidence._candidate(asked, found, figures, [frozenset({it}) for it in own], money=False).score


@pytest.mark.parametrize(
    ("ahead", "behind", "less", "more"),
    [
        (score(TOLD, told()), score(TOLD), 0.5, 0.6),
        (score(TOLD, told(), asked=FigureAsked("convictions", Unit.PERSONS, loose=True)), score(TOLD), 0.3, 0.4),
        (score(TOLD, own=("court",)), score(TOLD, own=("miner",)), 0.1, 0.14),
        (score(TOLD), score(PLAIN), 0.17, 0.23),
        (score(TOLD), score(TOLD, section=SectionKind.ASSESSMENT), 0.1, 0.14),
        (score(TOLD, told()), score(TOLD, told(unit=Unit.CASES)), 0.16, 0.22),
        (score(TOLD, told()), score(TOLD, told(actor=Actor.NGO)), 0.09, 0.13),
        (score(TOLD, told()), score(TOLD, told(counted=frozenset({"form=sex trafficking"}))), 0.07, 0.095),
        (score(TOLD, told()), score(TOLD, replace(told(), earlier=LOOKED_BACK)), 0.12, 0.155),
    ],
    ids=["figure", "loosely", "own words", "no number", "assessment", "other unit", "by others", "beside", "looked back"],
)  # fmt: skip
def test_how_much_a_statement_of_a_figure_is_put_forward(ahead: float, behind: float, less: float, more: float) -> None:
    assert less < ahead - behind < more


def candidate(
    coverage: float, *, score: float = 0.8, near: float = 0.0, number: int = 1, text: str = TOLD
) -> Candidate:
    return Candidate(Evidence(statement(text, number=number), score, coverage, False), (), near, score)


@pytest.mark.parametrize(("coverage", "near"), [(0.56, True), (0.54, False)])
def test_a_restriction_lacks_where_a_sentence_comes_near(coverage: float, near: bool) -> None:
    assert Look(None, (2024,), None, (candidate(coverage),), ("miners",)).lacks_restriction == near


@pytest.mark.parametrize(("behind", "first"), [(0.13, 1), (0.17, 2)])
def test_a_restriction_met_outweighs_some_of_the_score(behind: float, first: int) -> None:
    met, unmet = candidate(0.5, score=0.8 - behind, number=1), candidate(0.5, number=2)
    ranked = figure_looks._by_restrictions([met, unmet], {1: [], 2: ["miners"]})
    assert ranked[0].statement.id == first


@pytest.mark.parametrize(("coverage", "behind", "first"), [(0.86, 0.09, 1), (0.86, 0.11, 2), (0.84, 0.09, 2)])
def test_all_restrictions_met_in_a_sentence_that_covers_well_outweigh_more(
    coverage: float, behind: float, first: int
) -> None:
    well, other = candidate(coverage, score=0.8 - behind, number=1), candidate(0.5, number=2)
    assert figure_looks._by_restrictions([well, other], {1: [], 2: []})[0].statement.id == first


def leads(coverage: float, best: Figure) -> bool:
    one = Told("2024/peru", "Peru", 2024, best)
    own = Candidate(Evidence(statement(TOLD), 0.8, coverage, False), (one,), 1.0, 0.9)
    found = figure_looks._leading(ASKED, (), Best(one, True), [own, candidate(0.9, near=1.0, number=2)])
    return found[0] is own


@pytest.mark.parametrize(("coverage", "first"), [(0.77, True), (0.73, False)])
def test_a_statement_of_a_figure_covers_nearly_as_much_as_others_of_it(coverage: float, first: bool) -> None:
    assert leads(coverage, figure(12, measure="convictions")) == first


@pytest.mark.parametrize(
    ("asked", "text", "least"),
    [
        (None, TOLD, 0.6),
        (FigureAsked("other"), TOLD, 0.6),
        (ASKED, TOLD, 0.65),
        (FigureAsked("shelters"), "Two shelters are open.", 0.6),
        (FigureAsked("shelters"), "Two homes are open.", 0.8),
    ],
)
def test_how_much_a_sentence_without_a_figure_must_cover(asked: FigureAsked | None, text: str, least: float) -> None:
    plan = SimpleNamespace(quantity=None, wants=frozenset(), figure=asked, topic=SimpleNamespace(text="homes"))
    scope = cast(Scope, SimpleNamespace(plan=plan))
    covers = [
        figure_looks._missing(scope, (), candidate(least + step, text=text, near=0.0), stated=False) == []
        for step in (0.02, -0.02)
    ]
    assert covers == [True, False]


@pytest.mark.parametrize(("coverage", "on"), [(0.77, True), (0.73, False)])
def test_a_sentence_on_people_of_a_country_covers_most_of_the_question(coverage: float, on: bool) -> None:
    plan = SimpleNamespace(figure=ASKED, topic=SimpleNamespace(text="Kenyans convicted"))
    assert figure_looks._is_on_measure(cast(Scope, SimpleNamespace(plan=plan)), candidate(coverage)) == on
