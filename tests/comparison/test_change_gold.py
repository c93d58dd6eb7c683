"""The gold of evals/changes.jsonl holds true of the digests as they stand."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tipqa.evaluation.pairs import read_pairs
from tipqa.reports.corpus import corpus_report
from tipqa.reports.sentences import split_sentences

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "evals" / "changes.jsonl"


def test_the_set_is_large_enough() -> None:
    kinds = [pair.kind for pair in read_pairs(GOLD)]
    assert len(kinds) - kinds.count("synthetic") >= 12
    assert kinds.count("synthetic") >= 20


def test_no_words_of_the_real_texts_are_kept() -> None:
    for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()):
        assert set(row["gold"][0]) == {"status", "from", "to"}


def test_every_span_of_a_digest_is_a_statement_as_it_was_judged() -> None:
    with (ROOT / "evals" / "changes-digests.tsv").open(encoding="utf-8", newline="") as file:
        judged = {
            (row["pair"].split("/")[0], row["status"], row["old"], row["new"])
            for row in csv.DictReader(file, delimiter="\t")
        }
    for pair in read_pairs(GOLD):
        if pair.kind != "digest":
            continue
        slug = pair.id.removeprefix("digest-").rsplit("-", 1)[0]
        old, new = (corpus_report(ROOT / "corpus" / str(year) / f"{slug}.md") for year in (pair.old, pair.new))
        statements = [{(it.start, it.end) for it in split_sentences(report)} for report in (old, new)]
        for change in pair.gold:
            for side, span in zip(statements, (change.old, change.new), strict=True):
                assert span is None or span in side, "run evals/make_changes.py"
            words = [
                report.text[slice(*span)] if span else "" for report, span in ((old, change.old), (new, change.new))
            ]
            assert (slug, change.status, *words) in judged


@pytest.mark.parametrize("kind", ["digest", "real"])
def test_half_of_the_pairs_at_least_are_kept_for_the_report(kind: str) -> None:
    splits = [
        row["split"] for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if row["kind"] == kind
    ]
    assert splits.count("test") >= len(splits) / 2
