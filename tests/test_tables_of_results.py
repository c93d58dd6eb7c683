"""Results as lists, as tables of pandas, and as a notebook shows them."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import tipqa
from tipqa.blocks.citation import Citation
from tipqa.rows import Rows, html_table, short

TIER = "What tier is Tajikistan on in 2025, and what was it the year before?"


@pytest.fixture(scope="module")
def qa(small_index_path: Path) -> tipqa.QA:
    return tipqa.open(small_index_path)


def test_rows_are_a_list(qa: tipqa.QA) -> None:
    hits = qa.search("cotton harvest", k=8)
    assert isinstance(hits, list)
    assert hits == list(hits)
    assert json.loads(json.dumps([hit.to_dict() for hit in hits])) == hits.to_dicts()
    assert isinstance(hits[:2], Rows)
    assert hits[:2].to_frame().shape == (2, 14)
    assert hits[-1] is list(hits)[-1]
    for other in (copy.copy(hits), pickle.loads(pickle.dumps(hits))):
        assert other == hits
        assert other.to_dicts() == hits.to_dicts()


def test_frames_have_their_columns_without_rows_too(qa: tipqa.QA) -> None:
    none, some = qa.search("cotton", countries="France"), qa.search("cotton")
    assert none == []
    assert list(none.to_frame().columns) == list(some.to_frame().columns)
    assert none.to_frame().shape == (0, 14)


def test_frames_of_lists(qa: tipqa.QA) -> None:
    figures = qa.figures("Tajikistan", 2025)
    frame = figures.to_frame()
    assert frame.shape == (len(figures), 26)
    assert list(frame["quote"]) == [row.quote for row in figures]
    assert list(qa.reports().to_frame()["id"]) == [info.id for info in qa.reports()]
    tiers = qa.tiers()
    assert tiers.to_frame().shape == (len(tiers), 13)


def test_a_comparison_as_a_frame(qa: tipqa.QA) -> None:
    found = qa.compare("Tajikistan", 2024, 2025)
    frame = found.to_frame()
    parts = Counter(frame["part"])
    assert parts["tier"] == 1
    assert parts["figure"] == len(found.figures)
    assert parts["recommendation"] == len(found.recommendations)
    assert parts["statement"] == len(found.statements)
    told = frame[frame["part"] == "tier"].iloc[0]
    assert list(frame.select_dtypes("number").columns) == [
        *("from_year", "to_year", "delta", "percent", "from_start", "from_end", "to_start", "to_end", "similarity")
    ]
    assert (told["from"], told["to"], told["status"]) == ("Tier 2 Watch List", "Tier 2", "upgraded")


def test_a_history_as_frames(qa: tipqa.QA) -> None:
    found = qa.history("Tajikistan")
    figures = found.to_frame()
    assert len(figures) == sum(len(life.points) for life in found.measures)
    for row in figures.itertuples():
        assert qa.report(row.report).text[row.start : row.end] == row.quote
    assert list(found.to_frame("tiers")["edition"]) == [2023, 2024, 2025]
    advice = found.to_frame("recommendations")
    assert len(advice) == len(found.recommendations)
    assert (advice["first"] <= advice["last"]).all()
    with pytest.raises(tipqa.UsageError, match="there is no table 'moves'; there are figures, tiers, recommendations"):
        found.to_frame("moves")  # type: ignore[arg-type]


def test_movers_as_frames(qa: tipqa.QA) -> None:
    found = qa.movers(2025)
    tiers, figures = found.to_frame(), found.to_frame("figures")
    assert list(tiers["country"]) == [move.country for move in found.tiers]
    assert len(figures) == len(found.figures) > 0
    assert (figures["to"] - figures["from"] == figures["delta"]).all()
    with pytest.raises(tipqa.UsageError, match="there is no table"):
        found.to_frame("advice")  # type: ignore[arg-type]


def test_an_answer_as_a_frame(qa: tipqa.QA) -> None:
    answer = qa.ask(TIER)
    assert list(answer.to_frame()["report"]) == ["2024/tajikistan", "2025/tajikistan"]
    assert qa.ask("What tier is Atlantis on?").to_frame().shape == (0, 12)


def test_the_short_forms(qa: tipqa.QA) -> None:
    answer = qa.ask(TIER)
    assert repr(answer).startswith("<Answer: **Upgraded**: Tajikistan went from Tier 2 Watch List")
    assert repr(qa.ask("What tier is Atlantis on?")).startswith("<Answer refused (country_not_in_corpus): ")
    assert repr(answer.citations[1]).startswith("<Citation [2] 2025/tajikistan ")
    hits = qa.search("cotton harvest", k=5)
    assert repr(hits[0]).startswith("<Hit 1: 20")
    assert repr(hits).endswith(", … 2 more]")
    assert re.fullmatch(
        r"<Report 2025/tajikistan \(tip, digest\): Tier 2, [\d,]+ characters>", repr(qa.report("2025/tajikistan"))
    )
    assert repr(qa.compare("Tajikistan", 2024, 2025)).startswith("<Comparison Tajikistan 2024 → 2025: tier upgraded, ")
    assert repr(qa.history("Tajikistan")).startswith("<History Tajikistan: 2023 to 2025; 3 tiers, ")
    assert repr(qa.movers(2025)).startswith("<Movers 2025: ")
    assert re.fullmatch(r"<TierTable: \d+ placements of \d+ countries, 2023 to 2025>", repr(qa.tiers()))
    assert all(len(repr(it)) < 260 for it in (answer, *answer.citations, *hits, *qa.figures(), *qa.tiers().only()))


def test_what_is_no_one_line_is_made_one() -> None:
    assert short("a\n b\x1b[31m") == "a b\\x1b[31m"
    assert short("x" * 70) == "x" * 59 + "…"


def test_an_answer_in_a_notebook(qa: tipqa.QA) -> None:
    answer = qa.ask(TIER)
    page = answer._repr_html_()
    assert "<strong>Upgraded</strong>" in page
    assert '<li value="2"><small>Tajikistan, 2025 edition, assessment · tipqa digest, not the report’s words' in page
    assert f'<a href="{answer.citations[1].source_url}">the report it digests</a>' in page
    text = answer._repr_markdown_()
    assert text.startswith("**Upgraded**: Tajikistan")
    assert "[2] Tajikistan, 2025 edition, assessment (tipqa digest, not the report’s words): " in text


def test_a_notebook_is_given_nothing_that_it_would_run(qa: tipqa.QA) -> None:
    answer = qa.ask(TIER)
    bad = '<script>alert("1")</script>'
    cited = Citation(1, "2025/x", bad, 2025, bad, 0, len(bad), bad, f"javascript:{bad}", "official")
    page = replace(answer, answer=bad, blocks=(), citations=(cited,))._repr_html_()
    assert "<script" not in page
    assert "javascript:" not in page
    assert "&lt;script&gt;" in page
    assert "<script" not in html_table(["<script>"], [[bad]], 1)


def test_tables_in_a_notebook(qa: tipqa.QA) -> None:
    figures, tiers = qa.figures(), qa.tiers()
    assert figures._repr_html_().startswith("<table><tr><th>country</th><th>edition</th>")
    assert figures._repr_html_().count("<tr>") == len(figures) + 1
    assert tiers._repr_html_().count("<tr>") == 21
    assert tiers._repr_html_().endswith(f"<p>… and {len(tiers) - 20:,} more</p>")
    assert qa.tiers()._repr_html_().startswith("<table><tr><th>country</th>")
    assert "<th>cited</th>" in qa.ask_many([TIER])._repr_html_()
    assert qa.history("Tajikistan")._repr_html_().startswith("<pre>Tajikistan in the editions 2023 to 2025")
    assert qa.movers(2025)._repr_html_().startswith("<pre>Who moved in the 2025 edition")


def test_a_comparison_in_a_notebook(qa: tipqa.QA) -> None:
    found = qa.compare("Tajikistan", 2024, 2025)
    text = found._repr_markdown_()
    assert text.startswith("### ")
    assert all(f"- {line}" in text for line in found.summary)
    marked = {int(n) for line in found.summary for n in re.findall(r"\[(\d+)\]", line)}
    assert marked
    assert {int(n) for n in re.findall(r"^\[(\d+)\]", text, re.M)} == marked
