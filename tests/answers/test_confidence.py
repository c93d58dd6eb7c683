"""Confidence: what the evidence tells moves it one way."""

from __future__ import annotations

import pytest

from tipqa import QA
from tipqa.answers.confidence import LEAST, Kind, _weights, features
from tipqa.evidence.support import Support, weakest


def test_more_evidence_makes_no_answer_less_sure_and_no_refusal_surer() -> None:
    for kind, (_, *weights) in _weights().items():
        refused = kind in (Kind.REFUSED, Kind.REFUSED_FIGURE)
        assert all(weight <= 0 if refused else weight >= 0 for weight in weights), kind


def test_every_kind_has_weights() -> None:
    assert set(_weights()) == set(Kind)


def test_a_wide_margin_and_a_near_figure_tell_no_more_than_all() -> None:
    assert features(Support(0.8, 3.0, 1.4)) == (0.8, 1.0, 1.0)
    assert features(None) == (0.0, 0.0, 0.0)


def test_an_answer_of_parts_rests_on_the_weakest() -> None:
    weak, strong = Support(0.5, 0.3), Support(0.9, 0.0)
    assert weakest([strong, None, weak]) == weak
    assert weakest([None]) is None


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        (
            "Which tier was Malaysia on in 2024?",  # read from the catalog
            "Malaysia 2024: did shop floors see checks?",  # hardly covered
        ),
    ],
)
def test_what_is_read_from_the_catalog_is_surer_than_what_is_hardly_covered(bundled: QA, surer: str, less: str) -> None:
    one, other = bundled.ask(surer).confidence, bundled.ask(less).confidence
    assert LEAST <= other < one <= 1 - LEAST
