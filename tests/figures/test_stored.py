"""A figure written as a line and read again."""

from __future__ import annotations

from making_figures import figure, value

from tipqa.figures.model import Precision, Status
from tipqa.figures.stored import all_from_json, to_json


def test_what_is_written_is_read_again() -> None:
    figures = [
        figure(61, 2023, (48, 2022), (40, 2021), counted=("form=sex trafficking", "age=children"), total=3),
        figure(None, status=Status.ON_APPEAL, words="“défendeurs”"),
        figure(20, value=value(20, Precision.RANGE, 30)),
    ]
    assert all_from_json(map(to_json, figures)) == figures
