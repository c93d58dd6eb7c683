"""How questions are parted of which the second leaves out what the first names."""

from __future__ import annotations

import pytest

from tipqa.question.short_parts import parted_short


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How many men versus women were found in Fiji?",
            ("How many men were found in Fiji?", "How many women were found in Fiji?"),
        ),
        (
            "how many victims were helped by NGOs in Fiji and how many by the police?",
            ("how many victims were helped by NGOs in Fiji", "how many victims were helped by the police?"),
        ),
        ("Fiji convictions & tier 2024", ("Fiji number of convictions 2024", "Fiji tier 2024")),
        (
            "Did Fiji convict more traffickers and find more victims in 2018?",
            ("Did Fiji convict more traffickers in 2018?", "Did Fiji find more victims in 2018?"),
        ),
        ("How many shelters are there in Fiji?", None),
        ("Did its tier and convictions change?", None),
        ("Does the law treat men versus women alike?", None),
    ],
)
def test_both_have_all_their_words(question: str, parts: tuple[str, str] | None) -> None:
    assert parted_short(question) == parts
