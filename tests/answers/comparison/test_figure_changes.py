"""The same measure in two editions: difference, what is restated, contradictions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from tipqa.answers.comparison.figures import compare_figures
from tipqa.answers.comparison.model import FigureChange
from tipqa.index.index import Index
from tipqa.index.model import Filter, ReportInfo
from tipqa.reports.model import Amount, Figure


def figure(value: float | None, period: str, *prior: tuple[float, str], qualifier: str = "", start: int = 0) -> Figure:
    """Prosecutions in a period, with what the sentence compares them with."""
    amount = None if value is None else Amount(value, f"{value:g}", qualifier)
    before = tuple((Amount(number, f"{number:g}"), of) for number, of in prior)
    return Figure("prosecutions", "", amount, "cases", period, before, start, start + 9, (start, start + 1))


class Stated:
    """The part of an index that figures come from."""

    def __init__(self, **by_report: list[Figure]) -> None:
        self._by_report = by_report

    def figures(self, filter: Filter) -> list[tuple[str, Figure]]:
        (report,) = filter.reports
        return [(report, it) for it in self._by_report[report]]


def info(id: str) -> ReportInfo:
    return ReportInfo(
        id, "Aland", "AX", {"older": 2021, "old": 2023}.get(id, 2024), "tip", "official", None, "", "", "", 0
    )


def change(old: list[Figure], new: list[Figure]) -> FigureChange:
    (found,) = compare_figures(cast(Index, cast(Any, Stated(old=old, new=new))), info("old"), info("new"))
    return found


def test_difference_and_percent() -> None:
    found = change([figure(40, "2022")], [figure(50, "2023", (40, "2022"))])
    assert (found.delta, found.percent, found.restated, found.contradicts) == (10, 25, 40, False)


def test_another_number_for_the_same_period_is_a_contradiction() -> None:
    found = change([figure(40, "2022")], [figure(50, "2023", (44, "2022"))])
    assert (found.restated, found.contradicts, found.delta) == (44, True, 10)


def test_another_period_contradicts_nothing() -> None:
    found = change([figure(40, "2022")], [figure(50, "2023", (44, "2021"))])
    assert (found.restated, found.contradicts) == (None, False)


def test_about_is_no_exact_number_to_contradict() -> None:
    assert not change([figure(40, "2022", qualifier="about")], [figure(50, "2023", (44, "2022"))]).contradicts


def test_the_previous_period_is_the_older_editions() -> None:
    found = change([figure(40, "")], [figure(50, "", (44, "the previous reporting period"))])
    assert (found.restated, found.contradicts) == (44, True)


def test_the_previous_period_of_a_later_edition_than_the_next_is_another() -> None:
    index = Stated(older=[figure(40, "")], new=[figure(50, "", (44, "the previous reporting period"))])
    (found,) = compare_figures(cast(Index, cast(Any, index)), info("older"), info("new"))
    assert (found.restated, found.contradicts, found.delta) == (None, False, 10)


def test_two_units_have_no_difference() -> None:
    assert change([figure(40, "2022")], [replace(figure(50, "2023"), unit="US dollars")]).delta is None


def test_a_side_that_is_silent_is_not_zero() -> None:
    found = change([], [figure(50, "2023", (40, "2022"))])
    assert (found.old, found.old_text, found.delta, found.percent, found.restated) == (None, "", None, None, 40)


def test_not_reported_is_said_and_is_no_number() -> None:
    found = change([figure(None, "2022")], [figure(0, "2023")])
    assert (found.old, found.old_text, found.new, found.new_text, found.delta) == (
        None,
        "not reported",
        0,
        "none",
        None,
    )


def test_from_zero_there_is_no_percent() -> None:
    found = change([figure(0, "2022")], [figure(5, "2023")])
    assert (found.delta, found.percent) == (5, None)


def test_the_latest_period_counts_where_an_edition_states_several() -> None:
    found = change([figure(31, "2021"), figure(40, "2022", start=20)], [figure(50, "2023")])
    assert (found.old, found.old_span) == (40, (20, 29))


def test_between_ranges_there_is_no_difference() -> None:
    wide = figure(3, "2022")
    old = [replace(wide, amount=Amount(3, "three to five", high=5))]
    found = change(old, [figure(4, "2023")])
    assert (found.old_text, found.new_text, found.delta) == ("three to five", "4", None)


def test_a_number_in_words_is_shown_in_digits() -> None:
    spelt = replace(figure(6, "2022"), amount=Amount(6, "six"))
    assert change([spelt], [figure(7, "2023")]).old_text == "6"
