"""A Special Case: what the report says of why it is one, and for how many years it counts it."""

from __future__ import annotations

import pytest

from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.settings import Settings

NARRATIVE = """---
country: Yemen
year: 2023
---
# YEMEN: Special Case

Yemen remains a Special Case for the eighth consecutive year. Fighting between the sides left no ministry that could \
work outside two harbor towns. Officials had moved their offices abroad.

## GOVERNMENT EFFORTS

Courts did not hold hearings. The government did not report any convictions and did not identify victims.
"""


@pytest.fixture(scope="module")
def unplaced(tmp_path_factory: pytest.TempPathFactory) -> QA:
    folder = tmp_path_factory.mktemp("unplaced")
    (folder / "corpus" / "2023").mkdir(parents=True)
    (folder / "corpus" / "2023" / "yemen.md").write_text(NARRATIVE, encoding="utf-8")
    build_index(folder / "corpus", folder / "index", Settings())
    return QA(Index.open(folder / "index", Settings()))


@pytest.mark.parametrize("question", ["Why is Yemen a Special Case?", "Why does Yemen have no tier?"])
def test_the_words_behind_the_placement_are_the_reason(unplaced: QA, question: str) -> None:
    answer = unplaced.ask(question)
    assert "Fighting between the sides" in answer.answer
    assert "shortfalls" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["For how many years has Yemen been a Special Case?", "How long has Yemen been a Special Case?"],
)
def test_the_years_are_told_as_the_report_counts_them(unplaced: QA, question: str) -> None:
    assert "eighth consecutive year" in unplaced.ask(question).answer.splitlines()[0]
