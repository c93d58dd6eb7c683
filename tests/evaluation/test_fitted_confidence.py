"""Confidence as it is fitted: how well it separates answers of sets that it was not fitted to, and that the package holds it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from click.testing import CliRunner
from scripts_of_evals import script

from tipqa.answers.confidence import WEIGHED, Kind
from tipqa.question.intents import Intent


@pytest.fixture(scope="module")
def fit() -> ModuleType:
    return script("fit_confidence")


def test_answers_of_sets_left_out_are_told_apart_and_told_as_sure_as_they_are_right(fit: ModuleType) -> None:
    rows = fit.read_rows()
    conf = fit.left_out(rows)
    right = np.array([row.right for row in rows], bool)
    given = np.array([row.kind not in (Kind.NOT_HELD, Kind.REFUSED) for row in rows], bool)
    assert fit.area(conf, right) >= 0.78
    assert fit.area(conf[given], right[given]) >= 0.75
    newest = np.array([row.set in tuple("KLMNOPQR") for row in rows], bool)
    found = [band for band in fit.bands(conf[newest], right[newest]) if band[0] >= 0.5]
    assert len(found) == 5
    chance = [2 * (share * (1 - share) / many) ** 0.5 for _, _, many, _, share in found]  # two standard errors
    assert all(abs(it[3] - it[4]) <= max(0.05, by) for it, by in zip(found, chance, strict=True)), found


def test_the_package_holds_what_is_fitted(fit: ModuleType) -> None:
    held = tomllib.loads(fit.WEIGHTS.read_text(encoding="utf-8"))
    curves = fit.fitted(fit.read_rows())
    assert held.keys() == curves.keys()
    for kind, curve in curves.items():
        assert held[kind] == pytest.approx(curve, abs=0.002), kind


def row(fit: ModuleType, unsaid: float, right: bool, of: str = "A") -> object:
    return fit.Row(of, "x", Kind.STRUCTURED, Intent.TIER, (unsaid, 1.0, 0.0), right)


def test_what_goes_with_wrong_answers_makes_less_sure_and_the_newest_sets_give_the_level(fit: ModuleType) -> None:
    assert WEIGHED[Kind.STRUCTURED][0] == "unsaid"
    old = [row(fit, at / 40, at < 20) for at in range(40)]
    curve = fit.fitted(old)[Kind.STRUCTURED]
    assert curve["unsaid"] < -1
    new = [row(fit, at / 40, at < 36, "K") for at in range(40)]
    conf = fit.sure(fit.fitted([*old, *new]), new)
    assert conf.mean() == pytest.approx(0.9, abs=0.005)


def test_answers_as_they_were_given_are_judged_by_their_verdicts(fit: ModuleType, tmp_path: Path) -> None:
    answers, verdicts = tmp_path / "given.jsonl", tmp_path / "verdicts.jsonl"
    rows = [
        ("a", 0.9, False, "right"),
        ("b", 0.8, False, "half"),
        ("c", 0.7, False, "right"),
        ("d", 0.95, True, "refused"),
    ]
    answers.write_text(
        "".join(json.dumps({"id": it, "confidence": c, "abstained": no}) + "\n" for it, c, no, _ in rows), "utf-8"
    )
    verdicts.write_text("".join(json.dumps({"id": it, "verdict": said}) + "\n" for it, *_, said in rows), "utf-8")
    told = CliRunner().invoke(fit.main, ["told", str(answers), str(verdicts)], catch_exceptions=False)
    assert "| given | 4 | 2 | 0.250 | 3 | 2 | 0.500 |" in told.output
    assert "| 0.9 to 1 | 2 | 0.93 | 0.50 |" in told.output
