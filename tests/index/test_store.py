"""What every store must do, held for each that there is."""

from __future__ import annotations

import ast
import random
from collections import Counter
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

import tipqa
from tipqa.errors import NotFoundError
from tipqa.index.lexical import bm25
from tipqa.index.model import Filter, Passage, ReportInfo
from tipqa.index.passages import header as header_of
from tipqa.index.question_words import content_words
from tipqa.index.store import Store
from tipqa.index.words import words
from tipqa.reports.model import SectionKind

QUESTION = "Were children forced to pick cotton?"
FILTERS = (
    Filter(),
    Filter(countries=("Uzbekistan",)),
    Filter(years=(2024, 2025)),
    Filter(countries=("Tajikistan",), years=(2023,), sections=(SectionKind.PROTECTION, SectionKind.PREVENTION)),
    Filter(series=("tip",), sections=(SectionKind.RECOMMENDATIONS,)),
    Filter(reports=("2024/uzbekistan",)),
    Filter(countries=("Atlantis",)),
)


def passes(filter: Filter, info: ReportInfo) -> bool:
    """Whether a filter lets a report through, but for sections."""
    return (
        (not filter.countries or info.country in filter.countries)
        and (not filter.years or info.year in filter.years)
        and (not filter.series or info.series in filter.series)
        and (not filter.reports or info.id in filter.reports)
    )


def test_callers_know_the_protocol_alone() -> None:
    package = Path(tipqa.__file__).parent
    allowed = {"index", "stores", "doctor.py"}
    named = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] not in allowed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in ("tipqa.index.index", "tipqa.index.open_store")
    }
    assert named == set()


@pytest.mark.parametrize("filter", FILTERS)
def test_reports_and_statements_pass_the_filter(store: Store, filter: Filter) -> None:
    infos = store.reports(filter)
    assert infos == sorted(infos, key=lambda it: (it.country, -it.year))
    if not filter.sections:
        assert {it.id for it in infos} == {it.id for it in store.reports() if passes(filter, it)}
    statements = store.statements(filter)
    assert store.count(filter) == len(statements)
    assert [it.id for it in statements] == sorted({it.id for it in statements})
    assert [(it.report, it.start) for it in statements] == sorted((it.report, it.start) for it in statements)
    for it in statements:
        assert passes(filter, store.info(it.report))
        assert not filter.sections or it.section in filter.sections
        report = store.report(it.report)
        assert it.text == report.text[it.start : it.end]
        section = next(s for s in report.sections if s.start <= it.start and it.end <= s.end)
        assert (it.section, it.heading) == (section.kind, section.heading)


@pytest.mark.parametrize("filter", FILTERS)
def test_searches_keep_to_the_filter_and_give_the_best_first(store: Store, filter: Filter) -> None:
    vector = store.question_vector(QUESTION)
    for ids, scores in (
        store.best_by_words(QUESTION, filter, 7, header=False),
        store.best_by_words(QUESTION, filter, 7, header=True),
        store.best_by_vector(vector, filter, 7),
    ):
        assert len(ids) == len(scores) <= 7
        assert ids.dtype == np.int64
        assert list(scores) == sorted(scores, reverse=True)
        passages = store.passages(ids)
        assert [it.id for it in passages] == ids.tolist()
        for it in passages:
            assert passes(filter, store.info(it.report))
            assert not filter.sections or it.section in filter.sections
            assert it.text == store.report(it.report).text[it.start : it.end]


def test_words_score_as_rank_bm25_does(store: Store) -> None:
    every, _ = store.best_by_vector(store.question_vector(QUESTION), Filter(), 9999)
    passages = store.passages(np.sort(every))
    ids, scores = store.best_by_words(QUESTION, Filter(), 9999, header=False)
    found = dict(zip(ids.tolist(), scores.tolist(), strict=True))
    model = bm25([words(_searched(store, it)) for it in passages])
    expected = model.get_scores(words(QUESTION))
    for it, score in zip(passages, expected, strict=True):
        assert found.get(it.id, 0.0) == pytest.approx(score, abs=1e-4)


def _searched(store: Store, passage: Passage) -> str:
    """The text that a passage is searched by where no header counts: a list of placements always has its own."""
    info = store.info(passage.report)
    line = header_of(info.country, info.year, passage.heading) if info.series == "placements" else ""
    return line + passage.text


def test_vectors_are_those_of_the_texts(store: Store) -> None:
    passage = store.passages(store.best_by_words(QUESTION, Filter(series=("tip",)), 1, header=False)[0])[0]
    info = store.info(passage.report)
    vector = store.encoder.encode([header_of(info.country, info.year, passage.heading) + passage.text])[0]
    ids, scores = store.best_by_vector(vector, Filter(), 3)
    assert ids[0] == passage.id
    assert 0.9 < scores[0] <= 1.001


def test_a_statement_has_its_token_vectors(store: Store) -> None:
    statements = store.statements(Filter(reports=("2025/tajikistan",)))
    asked = [statements[at] for at in (4, 1, 1)]
    vectors, bounds = store.tokens(it.id for it in asked)
    assert vectors.dtype == np.int8
    assert vectors.shape == (bounds[-1], 64)
    first, second = (vectors[bounds[at] : bounds[at + 1]] for at in (1, 2))
    assert np.array_equal(first, second)
    for at, it in enumerate(asked):
        _, (own,) = store.encoder.encode_tokens([it.text])
        assert bounds[at + 1] - bounds[at] == len(own.vectors)
    assert store.tokens([])[0].shape == (0, 64)


def test_statements_in_share_words_with_the_spans(store: Store) -> None:
    ids, _ = store.best_by_words(QUESTION, Filter(), 3, header=True)
    passages = store.passages(ids)
    every = store.statements(Filter())
    assert store.statements_in(passages) == [
        it for it in every if any(it.report == p.report and it.start < p.end and it.end > p.start for p in passages)
    ]
    assert store.statements_in([]) == []


def test_figures_and_placements(store: Store) -> None:
    every = store.figures(Filter())
    assert every
    measure, times = Counter(it.measure for _, it in every).most_common(1)[0]
    assert len(store.figures(Filter(), measure)) == times
    for id in {id for id, _ in every}:
        assert store.figures_of(id) == tuple(it for of, it in every if of == id)
    placements = store.placements()
    assert placements
    assert store.placements(2025) == [it for it in placements if it.year == 2025]
    assert store.placements(1999) == []
    assert {it.report for it in placements} <= {it.id for it in store.reports(Filter(series=("placements",)))}


def test_tiers_and_sizes(store: Store) -> None:
    for info, stated in store.tiers():
        report = store.report(info.id)
        assert stated == report.tier_statement
        assert (info.chars, info.tier) == (len(report.text), report.tier)
        size = store.sizes()[info.id]
        assert (size.words, size.sections) == (len(report.text.split()), len(report.sections))
    assert [it for it, _ in store.tiers()] == store.reports()


def test_words_have_weights(store: Store) -> None:
    assert store.idf("government") < store.idf("cotton") < store.idf("zebra")
    assert store.idf("the") == 0
    assert store.holds_word("cotton")
    assert store.holds_word("the")
    assert not store.holds_word("zebra")
    found = store.question_words(QUESTION, content_words(QUESTION))
    assert [word for word, _, _ in found.words] == ["children", "forced", "pick", "cotton"]
    assert np.allclose(found.weights, [store.idf(word) for word, _, _ in found.words])
    assert store.question_mean(QUESTION).shape == (64,)


def test_a_report_that_is_not_held_names_near_ones(store: Store) -> None:
    for read in (store.report, store.info):
        with pytest.raises(NotFoundError, match="2025/tajikistan"):
            read("2025/tajikstan")


def test_what_it_was_built_from(store: Store) -> None:
    manifest = store.manifest
    assert manifest.counts["reports"] == len(store.reports()) == len(manifest.sources)
    assert manifest.counts["statements"] == store.count(Filter())
    assert manifest.sources["2025/tajikistan.md"].report == "2025/tajikistan"
    assert not store.outdated
    store.verify()


def test_many_threads_read_one_store(store: Store) -> None:
    failed: list[BaseException] = []

    def work(seed: int) -> None:
        choose = random.Random(seed)
        try:
            for _ in range(5):
                filter = Filter(years=(choose.choice([2023, 2024, 2025]),))
                found, _ = store.best_by_words("victims cotton", filter, 5, header=True)
                assert {it.report[:4] for it in store.passages(found)} == {str(filter.years[0])}
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
