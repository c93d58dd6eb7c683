"""Word-level differences and what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.comparison.findings import finding
from tipqa.comparison.redline import redline

OLD = "The government identified 13 victims from India, and courts convicted four traffickers."


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (OLD.replace("13", "7"), "13 → 7"),
        (OLD.replace("India", "Nepal"), "India → Nepal"),
        (OLD.replace("courts convicted", "courts never convicted"), "+ never"),
        (OLD.replace("four", "nine").replace("India", "Nepal"), "four → nine; India → Nepal"),
        (OLD.replace(" from India", ""), "− from India"),
        (OLD.replace("identified", "recognized"), ""),
        (OLD.replace("The government", "A government"), ""),
        (OLD, ""),
    ],
)
def test_a_finding_names_what_differs(new: str, said: str) -> None:
    assert finding(OLD, new) == said


def test_a_direction_is_told_before_other_words() -> None:
    said = finding("Police helped identify more victims abroad.", "Police helped identify fewer victims at home.")
    assert said.startswith("more → fewer")


def test_a_redline_puts_what_is_gone_before_what_is_added() -> None:
    assert [(it.edit, it.text) for it in redline(OLD, OLD.replace("13", "7").replace("India,", "Nepal"))] == [
        ("same", "The government identified"),
        ("gone", "13"),
        ("added", "7"),
        ("same", "victims from"),
        ("gone", "India,"),
        ("added", "Nepal"),
        ("same", "and courts convicted four traffickers."),
    ]


def test_short_runs_of_small_words_join_the_edits_around_them() -> None:
    pieces = redline(
        "Victims received beds in shelters of the church and then went home by bus.",
        "Victims received beds in hospitals of the army and then went home by bus.",
    )
    assert [it.text for it in pieces if it.edit == "gone"] == ["shelters of the church"]


def test_texts_that_share_little_are_given_whole() -> None:
    assert [it.edit for it in redline(OLD, "Fishing crews lost their passports at sea.")] == ["gone", "added"]


WORDS = st.lists(
    st.sampled_from("the police found seven victims, in India and Nepal (2014) no more .".split()), max_size=14
)


@given(WORDS, WORDS)
def test_the_pieces_hold_both_texts(ours: list[str], theirs: list[str]) -> None:
    old, new = " ".join(ours), " ".join(theirs)
    pieces = redline(old, new)
    assert "".join("".join(it.text.split()) for it in pieces if it.edit != "gone") == "".join(theirs)
    gone = "".join("".join(it.text.split()) for it in pieces if it.edit != "added")
    assert gone.casefold() == "".join(ours).casefold()
