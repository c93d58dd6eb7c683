"""What a question counts, and whether a sentence holds such a number."""

from __future__ import annotations

import pytest

from tipqa.reports.figures import MEASURES, has_quantity, measure_of, wanted_quantity


@pytest.mark.parametrize(
    ("question", "measure", "detail"),
    [
        ("how many victims were identified in Tajikistan in 2025", "victims_identified", ""),
        ("number of convictions", "convictions", ""),
        ("conviction numbers", "convictions", ""),
        ("victims found", "victims_identified", ""),
        ("how many kids were found?", "victims_identified", "children"),
        ("How many women were victims of forced labor?", "victims_identified", "labor trafficking, women"),
        ("how many traffickers were jailed", "sentences", "prison"),
        ("how many officials were prosecuted for complicity", "officials_prosecuted", ""),
        ("how much money for shelters", "funding", ""),
        ("How many cases were opened?", "investigations", ""),
        ("How many victims were brought home from Senegal?", "victims_repatriated", ""),
        ("how many soldiers got training", "people_trained", ""),
        ("How many calls did the hotline get?", "hotline_calls", ""),
        ("How many refugees live there?", "other", ""),
    ],
)
def test_measure_asked(question: str, measure: str, detail: str) -> None:
    asked = measure_of(question)
    assert asked is not None
    assert (asked.measure, asked.detail) == (measure, detail)
    assert asked.measure in MEASURES


@pytest.mark.parametrize(
    "question",
    ["What tier is Tajikistan on?", "When was the law passed?", "What did the report say about prosecutions?", ""],
)
def test_no_measure_asked(question: str) -> None:
    assert measure_of(question) is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much money did Malta budget for care?", "money"),
        ("How long are prison terms for traffickers?", "duration"),
        ("What is the phone number of the hotline?", "phone"),
        ("What share of workers is informal?", "percent"),
        ("When was the law passed?", "date"),
        ("By how much did investigations fall?", "count"),
        ("How many victims?", "count"),
        ("Which ministry runs it?", None),
    ],
)
def test_wanted_quantity(question: str, kind: str | None) -> None:
    assert wanted_quantity(question) == kind


@pytest.mark.parametrize(
    ("text", "kind", "there"),
    [
        ("It spent $1.2 million on care.", "money", True),
        ("It gave a small amount of funding.", "money", False),
        ("Terms are three to 10 years' imprisonment.", "duration", True),
        ("Victims may call +992 44 600 1234.", "phone", True),
        ("It identified 272 victims in 2024.", "phone", False),
        ("55% of workers are informal.", "percent", True),
        ("It identified no victims.", "count", True),
        ("The law is weak.", "count", False),
        ("A law of 2014 applies.", "date", True),
        ("A law applies.", "date", False),
    ],
)
def test_has_quantity(text: str, kind: str, there: bool) -> None:
    assert has_quantity(text, kind) is there  # type: ignore[arg-type]
