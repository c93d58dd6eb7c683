"""Substance apart from wording."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tipqa.comparison.findings import finding
from tipqa.comparison.redline import swaps
from tipqa.comparison.substance import TABLE, WEIGHTS, Row, kinds, said

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "evals" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
]


def substance(old: str, new: str) -> set[str]:
    """The kinds of substance in which two wordings differ."""
    before, after = said(old), said(new)
    return {kind for gone, added in swaps(old, new) for kind in kinds(gone, added, before, after)}


def test_findings_are_of_substance_and_few_are_missed() -> None:
    marked = [it for it in PAIRS if substance(it["from"], it["to"])]
    right = [it for it in marked if it["kind"]]
    assert len(right) / len(marked) >= 0.9
    assert len(right) / sum(bool(it["kind"]) for it in PAIRS) >= 0.9
    named = [it["kind"] in substance(it["from"], it["to"]) for it in right]
    assert sum(named) / len(named) >= 0.9


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.kind}-{row.group}")
def test_each_group_of_the_table_is_told_by_its_example(row: Row) -> None:
    assert row.kind in substance(row.old, row.new)
    assert row.kind in WEIGHTS


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Police identified 13 victims.", "Police identified 7 victims.", "13 → 7"),
        ("Twelve clerks met.", "12 clerks met.", ""),
        ("In 2022, courts heard 30 cases.", "In 2023, courts heard 30 cases.", ""),
        ("Open a shelter by 2025.", "Open a shelter by 2026.", "2025 → 2026"),
        ("The Border and Coast Patrol (BCP) met.", "The BCP met.", ""),
        ("Women go to Italy and Spain.", "Women go to Spain and Italy.", ""),
        ("Women go to Italy.", "Women go to Spain.", "Italy → Spain"),
        ("Police saw one of them.", "Police saw them.", ""),
    ],
)
def test_what_differs_is_named_and_wording_is_not(old: str, new: str, told: str) -> None:
    assert finding(old, new) == told
