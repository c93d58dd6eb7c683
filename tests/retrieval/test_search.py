"""Search on the small index: filters are exact, ranks are told, neighbours are merged."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.reports.model import SectionKind
from tipqa.retrieval.fusion import METHODS
from tipqa.retrieval.model import Hit
from tipqa.retrieval.search import search

COTTON = "children mobilized for the cotton harvest"


@pytest.mark.parametrize(
    "filter",
    [
        Filter(countries=("Tajikistan",)),
        Filter(countries=("Tajikistan", "Uzbekistan")),
        Filter(years=(2024,)),
        Filter(years=(2023, 2025)),
        Filter(sections=(SectionKind.PREVENTION,)),
        Filter(sections=(SectionKind.PROSECUTION, SectionKind.PROTECTION)),
        Filter(series=("tip",)),
        Filter(series=("placements",)),
        Filter(reports=("2025/uzbekistan",)),
        Filter(countries=("Uzbekistan",), years=(2023,), sections=(SectionKind.PREVENTION,)),
    ],
)
@pytest.mark.parametrize("fusion", sorted(METHODS))
def test_filters_are_exact(filter: Filter, fusion: str, small_index: Index) -> None:
    hits = search(small_index, COTTON, filter, 100, fusion=fusion, merge=False)
    assert hits or fusion == "bm25"
    for hit in hits:
        info = small_index.info(hit.report)
        assert not filter.countries or hit.country in filter.countries
        assert not filter.years or hit.year in filter.years
        assert not filter.sections or hit.section in filter.sections
        assert not filter.series or info.series in filter.series
        assert not filter.reports or hit.report in filter.reports


def test_vectors_find_every_passage_of_a_filter_and_words_only_those_that_share_one(small_index: Index) -> None:
    filter = Filter(countries=("Uzbekistan",), years=(2023,))
    ids, _ = small_index.best_by_vector(np.ones(384, np.float32), filter, 999)
    dense = search(small_index, "cotton", filter, 100, fusion="dense", merge=False)
    assert len(dense) == len(ids) > 3
    words = search(small_index, "cotton", filter, 100, fusion="bm25", merge=False)
    assert 0 < len(words) < len(dense)
    assert all("cotton" in hit.text.lower() for hit in words)


@pytest.mark.parametrize(
    "filter",
    [
        Filter(countries=("France",)),
        Filter(years=(1999,)),
        Filter(countries=("Tajikistan",), years=(2024,), sections=(SectionKind.RECOMMENDATIONS,)),
        Filter(series=("factbook",)),
        Filter(reports=("2025/nowhere",)),
    ],
)
def test_an_empty_filter_result_is_empty(filter: Filter, small_index: Index) -> None:
    assert search(small_index, COTTON, filter, 5) == []


def test_words_that_no_passage_holds_find_nothing_by_words(small_index: Index) -> None:
    assert search(small_index, "xylophone zeppelin", k=5, fusion="bm25") == []


def test_every_hit_is_a_slice_of_its_report(small_index: Index) -> None:
    for merge in (True, False):
        for hit in search(small_index, COTTON, k=50, merge=merge):
            assert small_index.report(hit.report).text[hit.start : hit.end] == hit.text
            assert hit.text.strip() == hit.text


@pytest.mark.parametrize("k", [1, 2, 5, 40])
def test_no_more_than_k(k: int, small_index: Index) -> None:
    hits = search(small_index, COTTON, k=k)
    assert len(hits) == min(k, len(hits))
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert len(search(small_index, COTTON, k=1)) == 1


def test_scores_fall_and_lie_between_0_and_1(small_index: Index) -> None:
    scores = [hit.score for hit in search(small_index, COTTON, k=50, merge=False)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] <= 1
    assert scores[-1] >= 0


def test_the_ranks_are_those_of_each_method(small_index: Index) -> None:
    filter = Filter(countries=("Tajikistan",), years=(2025,))
    hits = search(small_index, COTTON, filter, 50, merge=False)
    for method, rank in (("bm25", "bm25_rank"), ("dense", "dense_rank")):
        alone = search(small_index, COTTON, filter, 50, fusion=method, merge=False)
        expected = {(hit.start, hit.end): at for at, hit in enumerate(alone, 1)}
        told = {(hit.start, hit.end): getattr(hit, rank) for hit in hits if getattr(hit, rank)}
        assert told == expected


def test_the_best_passage_on_a_topic_comes_first(small_index: Index) -> None:
    (hit,) = search(small_index, "272 victims identified", Filter(countries=("Tajikistan",), years=(2025,)), 1)
    assert (hit.report, hit.section) == ("2025/tajikistan", "protection")
    assert "272 victims" in hit.text


def test_the_header_is_searched_within_a_report_too(small_index: Index) -> None:
    (hit,) = search(small_index, "protection", Filter(reports=("2025/tajikistan",)), k=1)
    assert hit.section == "protection"
    assert "protection" not in hit.text.lower()


def test_the_header_finds_a_country_and_an_edition_without_filters(small_index: Index) -> None:
    (hit,) = search(small_index, "Uzbekistan 2023 prevention", k=1)
    assert (hit.report, hit.section) == ("2023/uzbekistan", "prevention")


def long_section(index: Index) -> tuple[str, list[Hit]]:
    """A section of several passages, and these as hits in the order of the text."""
    filter = Filter(countries=("Tajikistan",), years=(2023,), sections=(SectionKind.ASSESSMENT,))
    parts = search(index, "the government", filter, 50, fusion="dense", merge=False)
    return "2023/tajikistan", sorted(parts, key=lambda hit: hit.start)


def test_neighbours_of_one_section_become_one_hit(small_index: Index) -> None:
    report, parts = long_section(small_index)
    assert len(parts) > 1
    filter = Filter(reports=(report,), sections=(SectionKind.ASSESSMENT,))
    (merged,) = search(small_index, "the government", filter, 50, fusion="dense")
    assert (merged.start, merged.end) == (parts[0].start, parts[-1].end)
    assert merged.dense_rank == 1
    assert merged.score == max(part.score for part in parts)


def test_passages_of_two_sections_stay_apart(small_index: Index) -> None:
    hits = search(small_index, "the government", Filter(reports=("2025/tajikistan",)), 50)
    spans = [(hit.section, hit.start, hit.end) for hit in hits]
    assert len({section for section, _, _ in spans}) == len(spans) > 3
    report = small_index.report("2025/tajikistan")
    for kind, start, end in spans:
        section = next(s for s in report.sections if s.start <= start < s.end)
        assert section.kind == kind
        assert end <= section.end


def test_the_same_search_gives_the_same_hits(small_index: Index) -> None:
    assert search(small_index, COTTON, k=10) == search(small_index, COTTON, k=10)


def test_a_text_longer_than_the_encoder_reads_is_searched_all_the_same(small_index: Index) -> None:
    assert search(small_index, "cotton " * 2_000, k=1)


def test_a_hit_prints_as_json(small_index: Index) -> None:
    (hit,) = search(small_index, COTTON, k=1)
    form = json.loads(json.dumps(hit.to_dict()))
    assert list(form) == [
        "rank",
        "score",
        "report",
        "country",
        "year",
        "section",
        "start",
        "end",
        "text",
        "bm25_rank",
        "dense_rank",
        "kind",
        "series",
        "source",
    ]
    assert (form["kind"], form["series"], form["source"]) == ("digest", "tip", "tipqa digest")
    assert type(hit.score) is float
    assert not isinstance(hit.bm25_rank, np.integer)
