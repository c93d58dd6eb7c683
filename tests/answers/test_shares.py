"""What share of the best a statement must reach to be given too, and how much of the question it covers, from both sides."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from tipqa.answers import ask, changes, counts, facts, refusal, told_on, told_together, topics
from tipqa.answers.premises.denied_act import deed_denied
from tipqa.evidence.figure_evidence import Candidate
from tipqa.evidence.scoring import Evidence, Ranking
from tipqa.index.model import Statement
from tipqa.index.question_words import QuestionWords
from tipqa.question.intents import Intent
from tipqa.question.likely import ELSEWHERE, INTENTS, MATTERS, OF_REPORTS, Fitted, Likely
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind


def evidence(
    score: float, text: str = "Police met.", *, number: int = 2, report: str = "2024/ghana", quantity: bool = False,
    **told: float,
) -> Evidence:  # fmt: skip
    statement = Statement(number, report, SectionKind.PREVENTION, "PREVENTION", 0, len(text), text, False)
    return Evidence(statement, score, told.pop("coverage", score), quantity, **told)


def ranking(*found: Evidence) -> Ranking:
    words = QuestionWords((("guards", 0, 6),), np.zeros((1, 64), np.float32), np.ones(1, np.float32))
    return Ranking(words, found, np.ones(1, np.float32))


def scope(**plan: Any) -> Any:
    def info(report: str) -> Any:
        year, _, country = report.partition("/")
        return SimpleNamespace(year=int(year), country=country)

    asked: dict[str, Any] = {"years_asked": SimpleNamespace(editions=(), marked=False), "quantity": None, "deed": None}
    asked |= {"topic": SimpleNamespace(defined=""), "rising": None}
    index, known = SimpleNamespace(info=info), SimpleNamespace(**(asked | plan))
    return SimpleNamespace(index=index, plan=known, year_of=lambda said: info(said.report).year)


BEST = evidence(1.0, "Courts met.", number=1)


@pytest.mark.parametrize(("score", "answers", "further"), [(0.87, 2, 0), (0.83, 1, 1), (0.62, 1, 1), (0.58, 1, 0)])
def test_what_answers_beside_the_best_and_what_is_further_reading(score: float, answers: int, further: int) -> None:
    assert tuple(map(len, facts.chosen([BEST, evidence(score)]))) == (answers, further)


@pytest.mark.parametrize(("coverage", "offered"), [(0.46, True), (0.44, False)])
def test_the_nearest_is_offered_with_a_refusal(coverage: float, offered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "statement_line", lambda *_: ("line",))
    assert bool(facts._nearest(scope(), ranking(evidence(coverage)))) == offered


@pytest.mark.parametrize(("score", "praised"), [(0.82, 1), (0.78, 2)])
def test_one_side_alone_is_told_where_it_comes_about_as_near(score: float, praised: int) -> None:
    praise = evidence(score, "The government increased its efforts to protect victims.")
    told = facts._of_side(scope(wants={Want.STRENGTHS}), [BEST, praise])
    assert len(told) == praised


@pytest.mark.parametrize(("score", "first"), [(0.87, 2024), (0.83, 2023)])
def test_a_newer_edition_that_comes_near_is_asked_first(
    score: float, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = {"2023/ghana": 1.0, "2024/ghana": score}
    monkeypatch.setattr(facts, "best_scores", lambda *_, **__: scores)
    asked = scope(topic=None, wants=frozenset())
    asked.series, asked.filter = "tip", lambda *_: None
    asked.have = SimpleNamespace(of=lambda *_: (2023, 2024))
    assert facts._by_promise(asked, "ghana")[0] == (first,)


@pytest.mark.parametrize(("score", "quoted"), [(0.93, 2), (0.91, 1)])
def test_a_sentence_is_quoted_beside_the_first(score: float, quoted: int) -> None:
    candidates = tuple(Candidate(it, (), 0.0, it.score) for it in (BEST, evidence(score)))
    found: Any = SimpleNamespace(candidates=candidates)
    assert len(counts._best(found)) == quoted


@pytest.mark.parametrize(
    ("told", "on_topic"),
    [
        ({"coverage": 0.57}, True),
        ({"coverage": 0.53}, False),
        ({"met": 0.37}, True),
        ({"met": 0.33}, False),
        ({"named": 0.63}, True),
        ({"named": 0.61}, False),
    ],
    ids=str,
)
def test_what_is_on_the_topic(told: dict[str, float], on_topic: bool) -> None:
    assert told_on._on_topic(evidence(1.0, **told)) == on_topic


@pytest.mark.parametrize(("coverage", "editions"), [(0.77, 2), (0.73, 1)])
def test_an_edition_speaks_of_a_topic_nearly_as_well_as_another(coverage: float, editions: int) -> None:
    found = ranking(BEST, evidence(coverage, report="2023/ghana"))
    assert len(told_on._by_edition(scope(), found)) == editions


@pytest.mark.parametrize(
    ("other", "countries"),
    [
        ({"score": 0.87}, 2),
        ({"score": 0.83}, 1),
        ({"score": 0.9, "named": 0.63}, 2),
        ({"score": 0.9, "named": 0.61}, 1),
    ],
    ids=str,
)
def test_a_country_speaks_of_a_topic_about_as_well_as_the_best(other: dict[str, float], countries: int) -> None:
    found = ranking(BEST, evidence(report="2024/peru", **other))
    assert len(topics._of_countries(scope(), found)) == countries


@pytest.mark.parametrize(("coverage", "countries"), [(0.57, 1), (0.53, 0)])
def test_the_best_is_on_the_topic(coverage: float, countries: int) -> None:
    assert len(topics._of_countries(scope(), ranking(evidence(coverage)))) == countries


@pytest.mark.parametrize(("score", "year"), [(0.88, 2024), (0.83, 2023)])
def test_the_newer_edition_of_a_country_speaks_for_it(score: float, year: int) -> None:
    found = ranking(evidence(1.0, report="2023/ghana"), evidence(score, coverage=0.9, report="2024/ghana"))
    (told,) = topics._of_countries(scope(), found).values()
    assert told.statement.report == f"{year}/ghana"


@pytest.mark.parametrize(("coverage", "elsewhere"), [(0.77, False), (0.73, True)])
def test_a_sum_is_told_where_the_question_is_met(coverage: float, elsewhere: bool) -> None:
    found = ranking(BEST, evidence(coverage, "It paid 12,000 euros.", quantity=True))
    assert refusal._told_elsewhere(found, scope(particulars=()).plan) == elsewhere


@pytest.mark.parametrize(("share", "count"), [(0.82, 2), (0.78, 1)])
def test_what_is_asked_stands_in_what_comes_about_as_near(share: float, count: int) -> None:
    assert len(refusal._closest(ranking(BEST, evidence(share)))) == count
    assert len(refusal._first(ranking(BEST, evidence(share)))) == count


DENIED = "Courts did not convict any officials."


@pytest.mark.parametrize(("coverage", "denied"), [(0.52, True), (0.48, False)])
def test_a_denial_covers_half_of_the_question(coverage: float, denied: bool) -> None:
    deed: Any = SimpleNamespace(stems={"convict"}, measure=None)
    assert deed_denied(deed, ranking(evidence(1.0, DENIED, coverage=coverage))) == denied


@pytest.mark.parametrize(("score", "denied"), [(0.88, True), (0.92, False)])
def test_nothing_as_near_affirms_what_is_denied(score: float, denied: bool) -> None:
    deed: Any = SimpleNamespace(stems={"convict"}, measure=None)
    told = evidence(score, "Courts convicted two officials.")
    assert deed_denied(deed, ranking(evidence(1.0, DENIED), told)) == denied


@pytest.mark.parametrize(("coverage", "told"), [(0.62, 1), (0.58, 0)])
def test_a_statement_on_two_countries_is_on_the_question_too(
    coverage: float, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ranking(evidence(1.0, "Police worked with Chile.", coverage=coverage, report="2024/peru"))
    monkeypatch.setattr(told_together, "rank_for", lambda *_: found)
    monkeypatch.setattr(told_together, "lacks_answer", lambda *_: None)
    monkeypatch.setattr(told_together, "replace", lambda it, **_: it)
    asked = scope(topic=SimpleNamespace(naming=lambda _: None))
    asked.filter, asked.years_of = lambda *_: None, lambda _: ()
    assert len(told_together._naming(asked, "Peru", ("Peru", "Chile"))) == told


@pytest.mark.parametrize(("score", "looks_back"), [(1.16, True), (1.14, False)])
def test_a_later_edition_answers_for_a_year_where_it_tells_more_of_it(
    score: float, looks_back: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ranking(evidence(score, report="2024/ghana"), evidence(1.0, report="2022/ghana"))
    for name, given in {
        "calendar_years": (2022,), "later_editions": (2024,), "rank_for": found, "_untrue": None, "_lacking": None,
        "counts": False, "_write": "told",
    }.items():  # fmt: skip
        monkeypatch.setattr(facts, name, lambda *_, _given=given, **__: _given)
    asked = scope(missing={}, topic=SimpleNamespace(context=""))
    asked.series, asked.filter = "tip", lambda *_: None
    asked.have = SimpleNamespace(of=lambda *_: (2022, 2024))
    assert (facts.write_dated(asked, "ghana") is not None) == looks_back


@pytest.mark.parametrize(("coverage", "kept"), [(0.62, True), (0.58, False)])
def test_a_change_is_on_the_topic(coverage: float, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ranking(evidence(coverage))
    monkeypatch.setattr(changes, "rank", lambda *_: found)
    monkeypatch.setattr(changes, "topic_words", lambda _: ["guards"])
    monkeypatch.setattr(changes, "sides", lambda *_: [SimpleNamespace(report="2024/ghana", start=0)])
    result: Any = SimpleNamespace(from_report="2023/ghana", to_report="2024/ghana")
    asked = scope(sections=())
    keep = changes._on_topic(asked, result)
    assert keep is not None
    assert keep(cast(Any, None)) == kept


@pytest.mark.parametrize(("met", "apart"), [(0.82, ""), (0.80, "the name asked for")])
def test_a_name_stands_where_the_question_is_met(met: float, apart: str) -> None:
    plan: Any = SimpleNamespace(name=SimpleNamespace(asked=True), wants=frozenset())
    assert refusal._told_apart(ranking(evidence(1.0, met=met)), plan, None) == apart


def guessed(chances: dict[str, float], of_reports: float, monkeypatch: pytest.MonkeyPatch) -> Likely:
    """What is guessed of a question, where its kinds have these chances, and being on a report that one."""

    def table(kinds: dict[str, float]) -> Fitted:
        return Fitted(
            "m", tuple(kinds), np.zeros((len(kinds), 2), np.float32), np.log(np.array([*kinds.values()], np.float32))
        )

    tables = {INTENTS: table(chances), MATTERS: table({OF_REPORTS: of_reports, ELSEWHERE: 1 - of_reports})}
    monkeypatch.setattr("tipqa.question.likely.fitted", tables.__getitem__)
    monkeypatch.setattr(ask, "fitted", tables.__getitem__)
    index: Any = SimpleNamespace(manifest=SimpleNamespace(model="m"), question_vector=lambda _: np.zeros(2, np.float32))
    return ask._guess(index)("blorf?")


@pytest.mark.parametrize(("chance", "likely"), [(0.52, True), (0.48, False)])
def test_a_kind_of_answer_is_guessed_where_it_is_likelier_than_not(
    chance: float, likely: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = (1 - chance) / 2
    kinds = {Intent.WHAT_CHANGED.value: chance, Intent.RECOMMENDATIONS.value: rest, Intent.TIER.value: rest}
    assert (guessed(kinds, 0.9, monkeypatch).intent == Intent.WHAT_CHANGED) == likely


@pytest.mark.parametrize(
    ("chance", "told"), [(0.31, (False, False)), (0.29, (True, False)), (0.021, (True, False)), (0.019, (True, True))]
)
def test_a_question_is_on_another_field_where_it_is_hardly_on_a_report(
    chance: float, told: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = guessed({Intent.TIER.value: 1.0}, chance, monkeypatch)
    assert (found.elsewhere, found.far) == told
