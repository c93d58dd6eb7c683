"""Words that a line's end had parted."""

from __future__ import annotations

import pytest

from tipqa.reports.wrapped import join_lines, known_words


def joined(broken: str, around: str = "") -> str:
    lines = broken.split("|")
    return join_lines(lines, known_words("\n".join([around, *lines])))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("donor-|funded", "donor-funded"),
        ("Thirty-|six", "Thirty-six"),
        ("low-|income", "low-income"),
        ("follow-|up", "follow-up"),
        ("day-|to-day", "day-to-day"),
        ("anti-|smuggling", "anti-smuggling"),
        ("self-|censored", "self-censored"),
        ("re-|trafficking", "re-trafficking"),
        ("14- to 16-|year-olds", "14- to 16-year-olds"),
        ("the 2021-|2024 plan", "the 2021-2024 plan"),
        ("COVID-|19", "COVID-19"),
        ("Timor-|Leste", "Timor-Leste"),
        ("non-|Somali", "non-Somali"),
        ("U.S.-|trained", "U.S.-trained"),
        ("UN-|led", "UN-led"),
    ],
)
def test_a_real_hyphen_stays(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("traf-|ficker", "trafficker"),
        ("anti-traf-|ficking", "anti-trafficking"),
        ("prosecu-|tors", "prosecutors"),
        ("with-|out", "without"),
        ("state-|less", "stateless"),
        ("con-|sensual", "consensual"),
        ("PROSE-|CUTION", "PROSECUTION"),
        ("commen\u00ad|surate", "commensurate"),
        ("govern\u2010|ment", "government"),
    ],
)
def test_a_broken_word_is_made_whole(broken: str, whole: str) -> None:
    assert joined(broken) == whole


def test_the_words_around_decide_first() -> None:
    assert joined("health-|care") == "healthcare"
    assert joined("health-|care", "paid for health-care costs") == "health-care"
    assert joined("counter-|smuggling") == "counter-smuggling"
    assert joined("counter-|smuggling", "the countersmuggling unit") == "countersmuggling"


@pytest.mark.parametrize(
    "broken", ["sex- and|labor-trafficking", "labor-|and sex-trafficking", "14-|to 16-year-olds", "police -|courts"]
)
def test_what_is_no_broken_word_is_parted_by_a_space(broken: str) -> None:
    assert joined(broken) == broken.replace("|", " ")
