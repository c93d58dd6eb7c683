"""What follows from an index alone is worked out once, not at every question."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

import tipqa.answers.ask as asking
from tipqa.index.index import Index
from tipqa.index.model import ReportInfo
from tipqa.qa import QA
from tipqa.question.coverage import Coverage, read_coverage


def test_the_holdings_are_read_once_for_each_index(small_index_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counting(reports: Iterable[ReportInfo]) -> Coverage:
        read.append(len(listed := list(reports)))
        return read_coverage(listed)

    monkeypatch.setattr(asking, "read_coverage", counting)
    with QA(Index.open(small_index_path)) as one, QA(Index.open(small_index_path)) as other:
        for qa in (one, one, other):
            assert qa.ask("What tier is Uzbekistan on?").citations
        assert read == [len(one.reports())] * 2
