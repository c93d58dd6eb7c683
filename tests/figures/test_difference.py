"""Like is set against like, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from making_figures import figure, told, value

from tipqa.figures.difference import Difference, difference
from tipqa.figures.model import Actor, Figure, Precision, Status, Unit


def gap(old: Figure | None, new: Figure | None, *, aligned: bool = True) -> Difference:
    return difference(told(old, 2023) if old else None, told(new, 2024) if new else None, aligned=aligned)


def test_difference_and_percent() -> None:
    found = gap(figure(40, 2022), figure(50, 2023, (40, 2022)))
    assert (found.delta, found.percent, found.contradicts, found.why) == (10, 25, False, "")
    assert found.restated is not None


def test_from_zero_there_is_no_percent() -> None:
    found = gap(figure(0, 2022), figure(5, 2023))
    assert (found.delta, found.percent) == (5, None)


def test_another_number_for_the_same_period_is_a_restatement() -> None:
    found = gap(figure(40, 2022), figure(50, 2023, (44, 2022)))
    assert (found.contradicts, found.delta) == (True, 10)


def test_about_is_no_exact_number_to_contradict() -> None:
    assert not gap(figure(40, 2022, value=value(40, Precision.ABOUT)), figure(50, 2023, (44, 2022))).contradicts


def test_another_period_contradicts_nothing() -> None:
    found = gap(figure(40, 2022), figure(50, 2023, (44, 2021)))
    assert (found.restated, found.contradicts) == (None, False)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"unit": Unit.CASES}, "unit"),
        ({"measure": "convictions"}, "measure"),
        ({"actor": Actor.NGO}, "actor"),
        ({"counted": ("age=children",)}, "restriction"),
        ({"status": Status.CARRIED_OVER}, "status"),
        ({"total": 0}, "status"),
        ({"certainty": 0.8}, "certain"),
        ({"value": value(50, Precision.RANGE, 60)}, "single number"),
        ({"value": value(None)}, "not report"),
    ],
)
def test_unlike_figures_have_no_difference(fields: dict[str, Any], why: str) -> None:
    found = gap(figure(40, 2022), figure(50, 2023, **fields))
    assert (found.delta, found.percent) == (None, None)
    assert why in found.why


def test_two_figures_of_the_same_period_have_no_difference() -> None:
    assert gap(figure(40, 2023), figure(50, 2023)).delta is None


def test_parts_need_sentences_that_are_counterparts() -> None:
    part = {"counted": ("age=children",)}
    assert gap(figure(4, 2022, **part), figure(5, 2023, **part)).delta == 1
    assert gap(figure(4, 2022, **part), figure(5, 2023, **part), aligned=False).delta is None


def test_the_newer_edition_looks_back_where_the_older_is_silent() -> None:
    found = gap(None, figure(50, 2023, (40, 2022)))
    assert (found.delta, found.looked_back) == (10, True)
    assert gap(None, figure(50, 2023)).delta is None
