"""The chip that tells a calendar year from an edition."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from ruritania import answer, citation

from tipqa.web.answer_view import turn_html
from tipqa.web.turns import Turn

TWELVE = citation(1, "It identified 12 victims.")  # of the 2025 edition


def chip(year: int, cites: bool, **facts: Any) -> str:
    """The chip of the year in an answer that was read as a question on it."""
    said = answer("**12** victims. [1]", TWELVE) if cites else answer("Nothing was found.", reason="topic_not_in_text")
    assert said.query is not None
    said = replace(said, query=replace(said.query, years=(year,), notes=()), facts=facts)
    (found,) = re.findall(r">((?:calendar year )?20\d\d(?: edition)?)</button>", turn_html(Turn("How many?", said), 0))
    return str(found)


@pytest.mark.parametrize(
    ("year", "cites", "figures", "shown"),
    [
        (2025, True, [], "2025 edition"),
        (2024, True, [], "calendar year 2024"),  # only a later edition is cited
        (2024, False, [], "2024 edition"),
        (2025, False, [{"period": "2025", "edition": 2026}], "calendar year 2025"),
        (2025, False, [{"period": "2024", "edition": 2025}], "2025 edition"),
    ],
)
def test_a_year_is_named_as_what_it_was_read_as(
    year: int, cites: bool, figures: list[dict[str, Any]], shown: str
) -> None:
    assert chip(year, cites, figures=figures) == shown
