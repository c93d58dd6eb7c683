"""Doubts on a reading, in three grades, and what each leaves of a number."""

from __future__ import annotations

import pytest
from figure_reading import figures_in
from making_figures import figure

from tipqa.figures.best import Told, choose
from tipqa.figures.mentions import Doubt
from tipqa.figures.model import Figure

GRADES = [
    ((), True, True),
    ((Doubt.SLIGHT,), True, True),
    ((Doubt.SLIGHT, Doubt.SLIGHT), False, True),
    ((Doubt.STRONG,), False, True),
    ((Doubt.STRONG,) * 3, False, True),
    ((Doubt.STRONG,) * 4, False, False),
    ((Doubt.GRAVE,), False, False),
]


@pytest.mark.parametrize(("doubts", "certain", "heard"), GRADES, ids=str)
def test_what_doubts_leave_of_a_number(doubts: tuple[Doubt, ...], certain: bool, heard: bool) -> None:
    left = 1.0
    for doubt in doubts:
        left *= doubt.value
    read = figure(40, certainty=left)
    assert (read.is_certain, read.is_heard) == (certain, heard)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Police identified 40 victims.", []),
        ("Police managed to identify 40 victims.", [Doubt.SLIGHT]),
        ("By identifying 40 victims, police did better than the year before.", [Doubt.STRONG]),
        ("Police rescued 40 persons.", [Doubt.STRONG, Doubt.STRONG]),
        ("The ministry failed to identify 40 victims.", [Doubt.GRAVE]),
        ("The ministry did not identify 40 victims.", [Doubt.GRAVE]),
        ("Courts did not yet convict 12 traffickers.", [Doubt.GRAVE]),
        ("Courts have not yet convicted 12 traffickers.", [Doubt.GRAVE]),
        ("Courts never convicted 12 traffickers.", [Doubt.GRAVE]),
    ],
)
def test_how_much_is_in_doubt(text: str, doubts: list[Doubt]) -> None:
    (read,) = figures_in(text)
    left = 1.0
    for doubt in doubts:
        left *= doubt.value
    assert read.certainty == pytest.approx(left)


@pytest.mark.parametrize(("certainty", "stated"), [(0.5, False), (0.49, True)])
def test_a_number_in_grave_doubt_calls_no_other_in_question(certainty: float, stated: bool) -> None:
    def told(it: Figure) -> Told:
        return Told("2024/ghana", "Ghana", 2024, it)

    best = choose([told(figure(61)), told(figure(64, start=100, certainty=certainty))])
    assert best.stated == stated


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not prosecute or convict 30 officials.",
        "The ministry neither identified 30 victims nor assisted 20.",
        "The ministry has yet to identify 30 victims.",
        "The ministry did not effectively identify or refer 30 victims.",
        "Courts have not very often convicted 30 traffickers.",
        "Courts did not still convict or sentence 30 traffickers.",
        "The court did not at first so try, convict 30 traffickers.",
    ],
)
def test_a_denial_holds_for_all_verbs_that_it_joins(text: str) -> None:
    assert [it.certainty for it in figures_in(text)] in ([0.0], [0.0, 0.0])


def test_a_denial_ends_where_a_deed_is_told() -> None:
    (read,) = figures_in("The ministry did not fund shelters but identified 30 victims.")
    assert read.is_certain


def test_what_an_adverb_stands_before_is_done() -> None:
    (read,) = figures_in("Prosecutors reported criminally charging 30 traffickers.")
    assert read.is_certain
