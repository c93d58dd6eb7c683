"""Which figure is chosen, and whether its number may be stated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from figure_reading import figures_in
from making_figures import figure, told, value

from tipqa.figures.asked import FigureAsked, figure_asked
from tipqa.figures.best import Best, Distance, best_figure, distance, edition_figures, fits, key_of
from tipqa.figures.model import Actor, Figure, Precision, Status, Unit, Value

ASKED = FigureAsked("prosecutions")
CHILDREN = FigureAsked("prosecutions", counted=frozenset({"who=children"}))


def test_the_whole_goes_before_its_part() -> None:
    part = figure(7, counted=("form=sex trafficking",), status=Status.PART)
    best = best_figure(ASKED, [told(part), told(figure(61))])
    assert best is not None
    assert (best.told.number, best.stated) == (61, True)


def test_a_part_alone_answers_no_question_on_the_whole() -> None:
    best = best_figure(ASKED, [told(figure(7, counted=("form=sex trafficking",), status=Status.PART))])
    assert best is not None
    assert not best.stated


def test_the_part_asked_for_is_stated() -> None:
    rows = [told(figure(61)), told(figure(7, counted=("age=children",), words="children", status=Status.PART))]
    best = best_figure(CHILDREN, rows)
    assert best is not None
    assert (best.told.number, best.stated) == (7, True)


def test_the_whole_is_not_stated_for_a_part_that_nobody_counts() -> None:
    best = best_figure(CHILDREN, [told(figure(61))])
    assert best is not None
    assert not best.stated


def test_an_uncertain_reading_is_never_stated() -> None:
    best = best_figure(ASKED, [told(figure(61, certainty=0.89))])
    assert best is not None
    assert (best.told.number, best.stated) == (61, False)


def test_two_numbers_for_the_same_thing_and_time_are_not_stated() -> None:
    best = best_figure(ASKED, [told(figure(61)), told(figure(64, start=100))])
    assert best is not None
    assert not best.stated


def test_the_same_number_said_twice_is_stated() -> None:
    best = best_figure(ASKED, [told(figure(61)), told(figure(61, start=100))])
    assert best is not None
    assert best.stated


def test_the_latest_period_of_an_edition_goes_first() -> None:
    best = best_figure(ASKED, [told(figure(48, 2022)), told(figure(61, 2023, start=100))])
    assert best is not None
    assert best.told.number == 61


def test_a_calendar_year_is_looked_back_on() -> None:
    best = best_figure(ASKED, [told(figure(61, 2023, (48, 2022)))], 2022)
    assert best is not None
    assert (best.told.number, best.told.period.first, best.stated) == (48, 2022, True)


def test_a_year_of_its_own_edition_goes_before_one_looked_back_on() -> None:
    rows = [told(figure(61, 2023, (50, 2022)), 2024), told(figure(48, 2022), 2023)]
    best = best_figure(ASKED, rows, 2022)
    assert best is not None
    assert (best.told.number, best.told.edition) == (48, 2023)


def test_no_figure_of_another_year_is_given_for_a_calendar_year() -> None:
    assert best_figure(ASKED, [told(figure(61, 2023, (48, 2022)))], 2021) is None


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"unit": Unit.CALLS}, FigureAsked("prosecutions", unit=Unit.PERSONS)),
        ({"measure": "convictions"}, ASKED),
    ],
)
def test_another_unit_or_measure_is_no_answer(fields: dict[str, Any], asked: FigureAsked) -> None:
    assert distance(asked, figure(61, **fields)) is None


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"actor": Actor.NGO}, ASKED),
        ({"actor": Actor.GOVERNMENT}, FigureAsked("prosecutions", actor=Actor.NGO)),
        ({"status": Status.CARRIED_OVER}, ASKED),
        ({"status": Status.ON_APPEAL}, ASKED),
        ({"total": 0}, ASKED),
        ({"measure": "sentences"}, FigureAsked("convictions")),
    ],
)
def test_what_is_near_and_not_the_same_does_not_fit(fields: dict[str, Any], asked: FigureAsked) -> None:
    far = distance(asked, figure(61, **fields))
    assert far is not None
    assert far > (0, 0, 0)
    assert not fits(asked, figure(61, **fields))


def test_new_ones_are_what_is_asked_where_no_status_is() -> None:
    assert fits(ASKED, figure(61, status=Status.NEW))


def test_a_range_is_quoted() -> None:
    wide = figure(20, value=value(20, Precision.RANGE, 30))
    best = best_figure(ASKED, [told(wide)])
    assert best is not None
    assert not best.stated


def test_people_of_a_country_are_found_in_the_words_counted() -> None:
    asked = FigureAsked("prosecutions", counted=frozenset({"nationality=Nepal"}))
    assert fits(asked, figure(61, counted=("other=nepali",), words="Nepali defendants"))
    assert not fits(asked, figure(61, words="defendants"))


def test_an_edition_gives_one_figure_for_each_thing_it_counts() -> None:
    part = figure(7, counted=("form=sex trafficking",), status=Status.PART, start=200)
    unsure = figure(5, unit=Unit.CASES, certainty=0.5)
    rows = [told(it) for it in (figure(61), part, unsure, replace(figure(61, start=100), actor=Actor.UNCLEAR))]
    found = edition_figures(rows)
    assert sorted((key[1], it.number) for key, it in found.items()) == [(Unit.PERSONS, 7), (Unit.PERSONS, 61)]


def test_a_part_has_another_key_than_its_whole() -> None:
    whole: Figure = figure(61)
    assert key_of(whole) != key_of(replace(whole, total=0))
    assert key_of(whole) == key_of(replace(whole, actor=Actor.UNCLEAR, status=Status.NEW))


def test_a_whole_that_is_smaller_than_a_part_of_it_is_not_stated() -> None:
    part = figure(71, start=100, counted=("form=labor trafficking",))
    assert [best.stated for best in map(_best_of, ([figure(4), part], [figure(80), part])) if best] == [False, True]


def test_what_an_edition_looks_back_on_is_not_stated_where_it_tells_a_part_of_its_own_time() -> None:
    part = figure(1, 2023, start=100, counted=("form=labor trafficking",))
    assert [best.stated for best in map(_best_of, ([figure(5, 2022), part], [figure(5, 2022)])) if best] == [
        False,
        True,
    ]


def test_cases_are_told_beside_the_persons_asked_for_but_not_stated() -> None:
    best = best_figure(FigureAsked("prosecutions", Unit.PERSONS), [told(figure(66, unit=Unit.CASES))])
    assert best is not None
    assert (best.told.number, best.stated) == (66, False)
    assert best_figure(FigureAsked("victims_identified", Unit.PERSONS), [told(figure(66, unit=Unit.CASES))]) is None


def _best_of(figures: list[Figure]) -> Best | None:
    return best_figure(ASKED, [told(it) for it in figures])


def test_a_sum_in_another_currency_is_not_stated() -> None:
    sum_of = Value(Precision.EXACT, 12_000.0, "12,000 cedis", None, "GHS")
    rows = [told(figure(1, measure="funding", unit=Unit.MONEY, value=sum_of))]
    stated = {code: best_figure(FigureAsked("funding", Unit.MONEY, currency=code), rows) for code in ("", "GHS", "USD")}
    assert {code: best.stated for code, best in stated.items() if best} == {"": True, "GHS": True, "USD": False}


CONVICTED = FigureAsked("convictions")


@pytest.mark.parametrize(
    ("asked", "fields", "far"),
    [
        (ASKED, {}, (0, 0, 0)),
        (ASKED, {"status": Status.CARRIED_OVER}, (1, 0, 0)),
        (ASKED, {"actor": Actor.NGO}, (0, 1, 0)),
        (CONVICTED, {"measure": "convictions", "unit": Unit.CASES}, (0, 0, 1)),
        (ASKED, {"counted": ("form=sex trafficking", "sex=women")}, (0, 0, 2)),
        (FigureAsked("prosecutions", Unit.PERSONS), {"unit": Unit.CASES}, (1, 0, 0)),
        (FigureAsked("prosecutions", actor=Actor.NGO), {}, (1, 0, 0)),
        (FigureAsked("prosecutions", actor=Actor.GOVERNMENT), {"actor": Actor.NGO}, (1, 0, 0)),
        (FigureAsked("prosecutions", agency="police"), {"agency": "immigration"}, (1, 0, 0)),
        (FigureAsked("prosecutions", agency="police"), {}, (0, 0, 1)),
        (CHILDREN, {}, (1, 0, 0)),
        (CONVICTED, {"measure": "sentences"}, (1, 0, 0)),
    ],
)
def test_in_how_much_a_figure_differs(asked: FigureAsked, fields: dict[str, Any], far: tuple[int, int, int]) -> None:
    assert distance(asked, figure(61, **fields)) == Distance(*far)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ({"counted": ("form=sex trafficking", "sex=women", "age=adults")}, {"actor": Actor.NGO}),
        ({"actor": Actor.NGO, "counted": ("sex=women",)}, {"status": Status.CARRIED_OVER}),
        ({"counted": ("sex=women",)}, {"counted": ("sex=women", "age=adults")}),
    ],
)
def test_one_thing_of_more_weight_goes_before_several_of_less(nearer: dict[str, Any], farther: dict[str, Any]) -> None:
    rows = [told(figure(90, start=100, **farther)), told(figure(7, **nearer))]
    best = best_figure(ASKED, rows)
    assert best is not None
    assert (best.told.number, best.stated) == (7, False)


@pytest.mark.parametrize(
    "text",
    [
        "Under section 12, courts convicted nine traffickers. Courts convicted 14 traffickers in all.",
        "Courts convicted 19 persons of trafficking-related offenses. They convicted 14 traffickers.",
    ],
)
def test_what_one_law_or_a_wider_crime_counts_is_not_the_whole(text: str) -> None:
    best = best_figure(
        figure_asked("How many traffickers were convicted?") or ASKED, [told(it) for it in figures_in(text)]
    )
    assert best is not None
    assert best.told.number == 14


def test_a_larger_part_that_others_counted_leaves_the_total_stated() -> None:
    part = figure(90, counted=("form=sex trafficking",), status=Status.PART, start=100)
    for actor, stated in ((Actor.NGO, True), (Actor.GOVERNMENT, False)):
        best = best_figure(ASKED, [told(figure(61)), told(replace(part, actor=actor))])
        assert best is not None
        assert best.stated == stated
