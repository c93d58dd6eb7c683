"""The thresholds on evidence: one object, no negative value, each in use."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from tipqa.evidence.thresholds import THRESHOLDS, Thresholds

SOURCE = Path(__file__).parents[2] / "tipqa"


def test_a_threshold_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="least_covered is below 0"):
        replace(THRESHOLDS, least_covered=-0.1)


def test_every_threshold_decides_something() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    assert [field.name for field in fields(Thresholds) if f"THRESHOLDS.{field.name}" not in code] == []
