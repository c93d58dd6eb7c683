"""Which body of the government counted: told apart where one is asked for, and no narrowing where none is."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives
from making_figures import figure, told

from tipqa.figures.asked import FigureAsked
from tipqa.figures.best import best_figure


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police identified 85 victims, and the immigration service identified 30.", "30 agency=immigration"),
        ("In 2023, police investigated 41 cases and prosecutors charged 33 suspects.", "41 agency=police"),
        ("In 2023, police investigated 41 cases and prosecutors charged 33 suspects.", "33 agency=prosecutors"),
        ("The army and the police identified 12 victims.", "12 agency="),
        ("The police academy trained 12 judges.", "12 agency="),
        ("With help from prosecutors, the government identified 12 victims.", "12 agency="),
        ("The government trained 12 police officers and identified 30 victims.", "30 agency="),
        ("In 2023, 85 victims were identified by the police.", "85 agency=police"),
        ("NGOs identified 12 victims.", "12 NGO agency="),
        ("The Ghana Police Service (GPS) was reformed. The GPS identified 12 victims.", "12 agency=police"),
    ],
)
def test_the_body_that_acts(text: str, wanted: str) -> None:
    assert gives(figures_in(text), wanted)


def test_a_body_narrows_nothing() -> None:
    assert [it.is_total for it in figures_in("Police investigated 41 cases.")] == [True]


def test_the_figure_of_the_body_asked_for_is_stated() -> None:
    rows = [
        told(figure(100, measure="victims_identified")),
        told(figure(60, start=100, measure="victims_identified", agency="police")),
    ]
    by_police = best_figure(FigureAsked("victims_identified", agency="police"), rows)
    by_all = best_figure(FigureAsked("victims_identified"), rows)
    assert by_police is not None
    assert by_all is not None
    assert (by_police.told.number, by_police.stated) == (60, True)
    assert (by_all.told.number, by_all.stated) == (100, True)


@pytest.mark.parametrize(("agency", "stated"), [("police", False), ("immigration", False)])
def test_the_whole_is_not_stated_for_one_body(agency: str, stated: bool) -> None:
    best = best_figure(
        FigureAsked("victims_identified", agency=agency), [told(figure(100, measure="victims_identified"))]
    )
    assert best is not None
    assert best.stated is stated


def test_what_a_body_always_does_is_its_own() -> None:
    best = best_figure(FigureAsked("convictions", agency="courts"), [told(figure(14, measure="convictions"))])
    assert best is not None
    assert best.stated


def test_another_body_comes_after_one_that_is_not_named() -> None:
    rows = [
        told(figure(30, measure="victims_identified", agency="immigration")),
        told(figure(20, measure="victims_identified", start=100)),
    ]
    best = best_figure(FigureAsked("victims_identified", agency="police"), rows)
    assert best is not None
    assert best.told.number == 20


def test_two_numbers_for_what_one_body_does_contradict_each_other() -> None:
    rows = [told(figure(6, measure="convictions")), told(figure(4, measure="convictions", agency="courts", start=100))]
    best = best_figure(FigureAsked("convictions"), rows)
    assert best is not None
    assert not best.stated
