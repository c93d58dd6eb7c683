"""The questions that are generated from the table of placements: the set is what the table gives, and all are answered right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tipqa.evaluation.answers import right
from tipqa.evaluation.outcome import observe
from tipqa.evaluation.questions import read_questions
from tipqa.qa import QA

EVALS = Path(__file__).parents[2] / "evals"


def test_the_set_is_what_the_table_gives() -> None:
    made = subprocess.run([sys.executable, EVALS / "make_tier_questions.py", "--check"], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr


def test_every_question_is_answered_right_or_refused_for_the_right_reason(bundled: QA) -> None:
    found = read_questions(EVALS / "tiers.jsonl")
    assert not found.warnings
    assert len(found.questions) >= 200
    wrong = [it.question for it in found.questions if not right(observe(bundled, it))]
    assert wrong == []
