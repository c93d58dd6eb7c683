"""The formula that findings are ranked by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from test_headlines import change as figure

from tipqa.comparison.comparing import compare
from tipqa.comparison.findings import is_turned
from tipqa.comparison.model import Change, SectionChange, TierChange
from tipqa.comparison.ranked import rank_findings
from tipqa.comparison.ranking import (
    KINDS,
    LAW,
    POLICY,
    REST,
    TOPICS,
    WEIGHT,
    Topic,
    figure_weight,
    kind_of,
    section_weight,
    topic_of,
    weight_of,
)  # fmt: skip
from tipqa.index.index import Index

STILL = TierChange("Tier 2", "Tier 2", "unchanged")


def plain(words: str) -> float:
    """Every statement is as telling."""
    return 3.0 if words else 0.0


def statement(new: str = "", old: str = "", section: str = "protection", **more: Any) -> Change:
    status: Any = "reworded" if old and new else "new" if new else "dropped"
    return Change(status, section, old, new, 0.8, (0, 9) if old else None, (0, 9) if new else None, **more)


@pytest.mark.parametrize("topic", [it for it in TOPICS if it.words], ids=lambda it: it.name)
def test_each_topic_is_told_by_its_example(topic: Topic) -> None:
    assert topic_of(statement(topic.example, section="assessment")) == topic.name


@pytest.mark.parametrize(
    ("change", "kind", "topic"),
    [
        (statement("A hall opened.", section="prosecution"), "new", LAW),
        (statement("Clerks left.", section="profile", tone=""), "new", REST),
        (statement("The army used child soldiers.", section="profile"), "new", POLICY),
        (statement("Police did not hire clerks."), "new criticism", "victims"),
        (statement("It hired no clerk.", section="assessment", tone="shortfall"), "new shortfall", REST),
        (statement("", "It hired clerks.", section="assessment", tone="effort"), "effort no longer mentioned", REST),
        (
            statement("Police screened workers.", "Police did not screen workers."),
            "turned into its opposite",
            "victims",
        ),
        (statement("Hire six clerks.", section="recommendations"), "new", "recommendations"),
    ],
)
def test_what_happened_and_to_what(change: Change, kind: str, topic: str) -> None:
    assert (kind_of(change), topic_of(change)) == (kind, topic)
    assert weight_of(change, plain) == WEIGHT[topic] + KINDS[kind] + 1.0


def test_a_new_shortfall_outweighs_a_detail_that_is_gone_of_the_topic_above() -> None:
    shortfall = statement("It hired no clerk.", section="assessment", tone="shortfall")
    assert weight_of(shortfall, plain) > weight_of(statement("", "Find clerks.", section="recommendations"), plain) - 1
    assert KINDS["new shortfall"] > KINDS["new effort"] > KINDS["no longer mentioned"]


def test_findings_stand_by_weight_and_a_total_tells_its_sentence() -> None:
    total = replace(figure(old="20", new="30"), old_span=(0, 9), new_span=(0, 9))
    section = SectionChange("gone", "Elections", "", 300, 0, 9, (0, 9), None)
    again = statement("Courts tried 30 men.", "Courts tried 20 men.", section="prosecution", finding="20 → 30")
    found = rank_findings(STILL, [section], [total], [], [again, statement("A hall opened.")], plain)
    assert [it.part for it, *_ in found] == ["section", "figure", "statement"]
    assert [it.weight for it, *_ in found] == [section_weight(section), figure_weight(total), 67.0]
    moved = rank_findings(replace(STILL, new="Tier 3", direction="downgraded"), [section], [], [], [], plain)
    assert [it.text for it, *_ in moved] == ["Tier 2 → Tier 3", "“Elections” (9 statements, 300 words)"]


@pytest.mark.parametrize(
    ("old", "new", "turned"),
    [
        ("Police did not screen workers.", "Police screened workers.", True),
        ("Courts heard more cases.", "Courts heard fewer cases.", True),
        ("Police screened workers.", "Police screened workers and did not hire a single clerk for the port.", False),
        ("Police screened ten workers.", "Police screened six workers.", False),
    ],
)
def test_a_statement_turns_where_its_negation_or_direction_does(old: str, new: str, turned: bool) -> None:
    assert is_turned(old, new) is turned


def test_what_may_stand_in_other_words_is_no_finding() -> None:
    unsure = statement("", "Clerks left.", unsure=True)
    assert rank_findings(STILL, [], [], [], [unsure], plain) == []
    assert len(rank_findings(STILL, [], [], [], [replace(unsure, unsure=False)], plain)) == 1


def test_the_ranking_is_the_same_every_time(texts_index: Index) -> None:
    first, second = (compare(texts_index, "Tajikistan", 2024, 2025) for _ in range(2))
    assert first.findings == second.findings
    weights = [it.weight for it in first.findings]
    assert weights == sorted(weights, reverse=True)
    assert all(it.citations for it in first.findings)
