import json
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aland import Library

from tipqa.errors import UsageError
from tipqa.evaluation.baselines import baseline_text, read_baseline
from tipqa.evaluation.changes import Change, Counts, change_scores, false_claims, match
from tipqa.evaluation.pairs import is_change_set, pair_scores, read_pairs, verify_pairs
from tipqa.evaluation.run import Run, run_pairs
from tipqa.evaluation.verdicts import compare_runs
from tipqa.reports.model import Report, Tier

KEPT = Change("kept", (0, 20), (0, 20))
NEW = Change("new", None, (30, 60))
DROPPED = Change("dropped", (30, 60), None)


def test_counts_by_hand() -> None:
    said = [
        KEPT,
        Change("new", None, (35, 60)),
        Change("new", None, (70, 90)),
        Change("reworded", (30, 60), (100, 120)),
    ]
    assert change_scores(said, [KEPT, NEW, DROPPED]) == {
        "new": Counts(2, 1, 1),
        "dropped": Counts(0, 1, 0),
        "kept": Counts(1, 1, 1),
        "reworded": Counts(1, 0, 0),
    }


def test_ratios_are_absent_where_there_is_nothing_to_divide_by() -> None:
    found = Counts(predicted=4, gold=2, right=1)
    assert (found.precision, found.recall, found.f1) == (0.25, 0.5, pytest.approx(1 / 3))
    assert Counts(0, 2, 0).precision is None
    assert Counts(2, 0, 0).recall is None
    assert Counts(0, 2, 0).f1 == 0.0


def test_one_statement_matches_once_and_the_most_overlapping_first() -> None:
    said = [Change("new", None, (30, 46)), Change("new", None, (30, 60))]
    assert match(said, [NEW]) == [(1, 0)]


def test_both_sides_of_a_pair_must_meet() -> None:
    moved = Change("kept", (0, 20), (200, 220))
    assert match([moved], [KEPT]) == []
    assert match([Change("kept", (0, 20), None)], [KEPT]) == []


def test_what_partial_gold_says_nothing_of_is_not_judged() -> None:
    said = [NEW, Change("new", None, (70, 90)), Change("dropped", (5, 20), None)]
    assert change_scores(said, [NEW, KEPT], complete=False) == {
        "new": Counts(1, 1, 1),
        "dropped": Counts(1, 0, 0),
        "kept": Counts(0, 1, 0),
    }


def test_a_claim_is_false_when_the_words_stand_in_the_other_edition() -> None:
    old, new = "Police trained. Courts slept.", "Courts slept! Farms burned."
    assert false_claims([Change("new", None, (0, 12))], old, new) == 1
    assert false_claims([Change("new", None, (14, 27)), Change("dropped", (0, 15), None)], old, new) == 0
    assert false_claims([Change("dropped", (16, 29), None)], old, new) == 1


@dataclass
class Comparing(Library):
    """The library with one canned comparison of Aland 2023 and 2024."""

    def compare(self, country: str, from_year: int, to_year: int, /) -> Any:
        old, new = self.report(f"{from_year}/aland").text, self.report(f"{to_year}/aland").text
        hotline, shelter = new.index("A hotline"), old.index("The shelter")
        return SimpleNamespace(
            country=country,
            from_report=f"{from_year}/aland",
            to_report=f"{to_year}/aland",
            tier=SimpleNamespace(old="Tier 2", new="Tier 2 Watch List", direction="downgraded"),
            figures=[SimpleNamespace(measure="convictions", detail="", old=3.0, new=12.0)],
            statements=[
                SimpleNamespace(status="new", old_span=None, new_span=(hotline, len(new))),
                SimpleNamespace(status="kept", old_span=(shelter, len(old)), new_span=(0, 10)),
            ],
            recommendations=[],
            summary=("Aland fell.", "Convictions 3 → 12."),
        )


PAIR = {
    "id": "p",
    "country": "Aland",
    "from": 2023,
    "to": 2024,
    "kind": "real",
    "gold": [
        {"status": "new", "from": None, "to": [65, 90]},
        {"status": "dropped", "from": [57, 83], "to": None},
    ],
    "tier": {"from": "Tier 2", "to": "Tier 2 Watch List", "direction": "downgraded"},
    "figures": [{"measure": "convictions", "from": 3, "to": 12}, {"measure": "victims", "from": 1, "to": 2}],
}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "changes.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_a_pair_is_read_and_scored(tmp_path: Path) -> None:
    path = written(tmp_path, PAIR)
    assert is_change_set(path)
    (pair,) = read_pairs(path)
    assert pair_scores(Comparing(), pair, Comparing().compare("Aland", 2023, 2024)) == {
        "changes.new_precision": 1.0,
        "changes.new_recall": 1.0,
        "changes.new_f1": 1.0,
        "changes.dropped_recall": 0.0,
        "changes.dropped_f1": 0.0,
        "changes.kept_precision": 0.0,
        "changes.kept_f1": 0.0,
        "changes.false_claims": 0.0,
        "changes.tier": 1.0,
        "changes.figures_precision": 1.0,
        "changes.figures_recall": 0.5,
    }
    done = run_pairs(Comparing(), [pair])
    assert done.summary()["changes.tier"].value == 1.0
    assert done.items[0].said["answer"] == "Aland fell.\nConvictions 3 → 12."


def test_gold_that_the_reports_cannot_hold_is_named(tmp_path: Path) -> None:
    tier = {"from": "Tier 2", "to": "Tier 3"}
    (pair,) = read_pairs(
        written(tmp_path, PAIR | {"gold": [{"status": "new", "from": None, "to": [65, 900]}], "tier": tier})
    )
    ids = {("tip", "Aland", year): f"{year}/aland" for year in (2023, 2024)}
    tiered = dict(zip(ids.values(), (Tier.TIER_2, Tier.WATCH_LIST), strict=True))

    class Tiered(Comparing):
        def report(self, id: str, /) -> Report:
            return replace(super().report(id), tier=tiered[id])

    length = len(Comparing().report("2024/aland").text)
    assert verify_pairs([pair], Tiered(), ids) == [
        f"p: 2024/aland ends at {length}, before [65, 900]",
        "p: 2024/aland is not on 'Tier 3'",
    ]


def falls(done: Run, metric: str, value: float) -> Run:
    return replace(done, scores=done.scores | {metric: {"p": value}})


def test_a_pair_fails_the_gate_when_its_tier_is_wrong_or_it_is_read_clearly_worse(tmp_path: Path) -> None:
    done = run_pairs(Comparing(), read_pairs(written(tmp_path, PAIR)))
    (tmp_path / "baseline.json").write_text(baseline_text(done))
    past = read_baseline(tmp_path / "baseline.json")
    assert not compare_runs(done, past).failed
    assert not compare_runs(falls(done, "changes.new_f1", 0.96), past).failed
    for metric, value in (("changes.new_f1", 0.94), ("changes.tier", 0.0), ("changes.figures_recall", 0.25)):
        worse = compare_runs(falls(done, metric, value), past)
        assert [(move.id, move.metric) for move in worse.lost] == [("p", metric)]
        assert worse.failed


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "other"}, "field kind"),
        ({"from": 2024}, "field from"),
        ({"gold": [{"status": "old"}]}, "field gold"),
        ({"gold": [{"status": "new", "from": [0, 3], "to": [0, 3]}]}, "wrong spans"),
        ({"gold": [{"status": "new", "from": None, "to": [3, 3]}]}, "no span"),
        ({"id": None}, "field id: missing"),
    ],
)
def test_a_wrong_pair_is_named(tmp_path: Path, change: dict[str, object], field: str) -> None:
    with pytest.raises(UsageError, match=field) as error:
        read_pairs(written(tmp_path, PAIR | change))
    assert "line 1" in str(error.value)


def test_a_question_set_is_no_change_set(tmp_path: Path) -> None:
    assert not is_change_set(written(tmp_path, {"id": "a", "question": "From where?", "from": 1, "to": 2}))
