"""What is added to the coverage of a statement, and what a word that is told in another way counts, on a small index."""

from __future__ import annotations

from statistics import median
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from tipqa.evidence import restrictions, scoring, word_matches
from tipqa.evidence.pool import pool_within
from tipqa.evidence.restrictions import Wanted
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence, rank
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.word_matches import word_matches as matches
from tipqa.index.index import Index
from tipqa.index.model import Filter, Statement
from tipqa.index.question_words import QuestionWords
from tipqa.index.tokens import score_whole
from tipqa.question.topic import Topic
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

WITHIN = Filter(reports=("2024/tajikistan",))
QUESTION = "which farms grow cotton"


def added(evidence: Evidence) -> float:
    """What is added to the coverage beside what is for the kind of answer."""
    return evidence.score - evidence.coverage - evidence.lift


def test_a_number_of_the_kind_wanted_makes_up_for_a_little_less_coverage(small_index: Index) -> None:
    found = rank(small_index, Topic(QUESTION), WITHIN, quantity="count").evidence
    with_number = [added(it) for it in found if it.holds_quantity]
    assert with_number
    assert all(0.07 < it < 0.09 for it in with_number)
    assert all(abs(added(it)) < 0.01 for it in found if not it.holds_quantity)


def test_naming_the_year_asked_for_makes_up_for_a_little_less_coverage(small_index: Index) -> None:
    found = rank(small_index, Topic(QUESTION), WITHIN, periods=(2023,)).evidence
    named = [added(it) for it in found if "2023" in it.statement.text]
    assert named
    assert 0.07 < max(named) < 0.09
    assert all(added(it) < 0.01 for it in found if "20" not in it.statement.text)


def test_where_people_are_exploited_is_looked_for_in_the_profile(small_index: Index) -> None:
    found = rank(small_index, Topic(QUESTION), WITHIN, frozenset({Want.EXPLOITATION})).evidence
    inside = [added(it) for it in found if it.statement.section == SectionKind.PROFILE]
    assert inside
    assert all(0.05 < it < 0.07 for it in inside)
    assert all(abs(added(it)) < 0.01 for it in found if it.statement.section != SectionKind.PROFILE)


def test_what_comes_less_near_as_a_whole_falls_behind_by_a_part_of_it(small_index: Index) -> None:
    pool = pool_within(small_index, WITHIN)
    near = dict(
        zip(
            [it.id for it in pool.statements],
            score_whole(small_index.question_mean(QUESTION), pool.means).tolist(),
            strict=True,
        )
    )
    found = rank(small_index, Topic(QUESTION), WITHIN).evidence
    found = tuple(it for it in found if it.statement.section is not SectionKind.ASSESSMENT)
    plain = [it for it in found if near[it.statement.id] < max(near.values())]
    shares = [it.lift / (near[it.statement.id] - max(near.values())) for it in plain]
    assert 0.13 < median(shares) < 0.17  # advice falls further behind


def test_the_assessment_falls_a_little_behind_but_for_a_reason(small_index: Index) -> None:
    plain = {it.statement.id: it for it in rank(small_index, Topic(QUESTION), WITHIN).evidence}
    why = {it.statement.id: it for it in rank(small_index, Topic(QUESTION), WITHIN, frozenset({Want.REASON})).evidence}
    assessed = [id for id, it in plain.items() if it.statement.section is SectionKind.ASSESSMENT]
    assert assessed
    behind = [why[id].lift - plain[id].lift for id in assessed]
    assert all(it > 0.02 for it in behind)
    others = [why[id].lift - plain[id].lift for id in plain if id not in assessed]
    assert min(others) < 0.01


def test_what_an_acronym_stands_for_counts_almost_as_the_word_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = Statement(1, "2024/peru", SectionKind.PREVENTION, "PREVENTION", 0, 10, "NATC met.", item=False)
    pool: Any = SimpleNamespace(
        tokens=None, bounds=None, own=[frozenset()], meant=[frozenset({"council"})], statements=[statement]
    )
    words = QuestionWords((("council", 0, 7),), np.zeros((1, 64), np.float32), np.ones(1, np.float32))
    monkeypatch.setattr(word_matches, "score_matrix", lambda *_: np.zeros((1, 1), np.float32))
    found = matches(cast(Any, None), "council", words, pool)
    assert 0.9 < found[0, 0] < 1.0


@pytest.mark.parametrize(
    ("cosines", "thing", "met"),
    [
        ([0.52, 0.2], False, True),
        ([0.48, 0.2], False, False),
        ([0.6, 0.47], True, True),
        ([0.6, 0.43], True, False),
    ],
)
def test_a_phrase_is_met_by_its_nearest_word_and_a_thing_by_its_noun(
    cosines: list[float], thing: bool, met: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restrictions, "best_cosines", lambda *_: cosines)
    monkeypatch.setattr(restrictions, "meant_in", lambda *_: frozenset())
    plan = SimpleNamespace(figure=None, topic=SimpleNamespace(text="salt mines"))
    scope = cast(Scope, SimpleNamespace(index=None, plan=plan))
    phrase = Wanted("salt mines", words=(("salt", 0, 4), ("mines", 5, 10)), thing=thing)
    statement = Statement(1, "2024/peru", SectionKind.PREVENTION, "PREVENTION", 0, 10, "Men dig.", item=False)
    assert (restrictions.unmet(scope, [phrase], statement, None) == []) == met


def test_holding_the_name_asked_for_as_it_is_makes_up_for_a_little_less_coverage(small_index: Index) -> None:
    within = Filter(reports=("2023/tajikistan",))
    pool = pool_within(small_index, within)
    question = "which men work in Russia"
    near = score_whole(small_index.question_mean(question), pool.means).tolist()
    plain = {it.id: THRESHOLDS.near_as_a_whole * (by - max(near)) for it, by in zip(pool.statements, near, strict=True)}
    found = rank(small_index, Topic(question), within).evidence
    held: dict[bool, list[float]] = {True: [], False: []}
    for it in found:
        held["Russia" in it.statement.text].append(it.lift - plain[it.statement.id])
    assert 0.07 < median(held[True]) < 0.09
    assert abs(median(held[False])) < 0.01


@pytest.mark.parametrize(("cosine", "met"), [(0.71, 0.71), (0.69, 0.0)])
def test_the_deed_whose_penalty_is_asked_for_is_met_or_not_there(cosine: float, met: float) -> None:
    topic = Topic("penalty for piracy", sought=((12, 18),), deed=((12, 18),))
    words = QuestionWords((("piracy", 12, 18),), np.zeros((1, 64), np.float32), np.ones(1, np.float32))
    matrix = np.array([[cosine]], np.float32)
    statement = Statement(1, "2024/peru", SectionKind.PREVENTION, "PREVENTION", 0, 10, "Men rob.", item=False)
    assert scoring._sought_met(words, topic, [statement], matrix)[0] == pytest.approx(met)


@pytest.mark.parametrize(("held", "searched"), [(2000, False), (2001, True)])
def test_hybrid_search_chooses_among_very_many_statements(
    held: int, searched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []

    def search(_index: object, _question: str, _filter: Filter, passages: int, *, merge: bool) -> list[object]:
        assert not merge
        found.append(passages)
        return []

    monkeypatch.setattr("tipqa.retrieval.search.search", search)
    monkeypatch.setattr(scoring, "pool_of", lambda *_: "pool")
    index: Any = SimpleNamespace(count=lambda _: held, statements=lambda _: [], statements_in=lambda _: [])
    assert scoring._candidates(index, "which farms?", Filter(), 60) == cast(Any, "pool")
    assert found == [60] * searched
