"""The figures of two editions beside each other, as a comparison tells them."""

from __future__ import annotations

from typing import Any, cast

from figure_reading import figures_in
from making_figures import figure, value

from tipqa.comparison.figures import compare_figures, order_of
from tipqa.comparison.model import FigureChange
from tipqa.figures.model import Actor, Figure, Precision, Status, Unit, Value
from tipqa.index.index import Index
from tipqa.index.model import ReportInfo


class Stated:
    """The part of an index that figures come from."""

    def __init__(self, texts: dict[str, str], **by_report: list[Figure]) -> None:
        self._texts = texts
        self._by_report = by_report

    def figures_of(self, report: str) -> tuple[Figure, ...]:
        return tuple(self._by_report[report])

    def report(self, report: str) -> Any:
        return type("Text", (), {"text": self._texts[report]})


def info(id: str) -> ReportInfo:
    return cast(Any, type("Info", (), {"id": id, "country": "Aland", "year": {"old": 2023, "new": 2024}[id]}))


def changes(
    old: list[Figure], new: list[Figure], pairs: Any = (), texts: dict[str, str] | None = None
) -> tuple[FigureChange, ...]:
    index = cast(Index, cast(Any, Stated(texts or {}, old=old, new=new)))
    return compare_figures(index, info("old"), info("new"), pairs)


def change(old: list[Figure], new: list[Figure]) -> FigureChange:
    (found,) = changes(old, new)
    return found


def test_difference_restatement_and_their_words() -> None:
    found = change([figure(40, 2022)], [figure(50, 2023, (44, 2022))])
    assert (found.delta, found.percent, found.restated, found.contradicts) == (10, 25, 44, True)
    assert (found.old_text, found.new_text, found.old_period, found.new_period) == ("40", "50", "2022", "2023")
    assert (found.unit, found.actor, found.whole) == ("persons", "government", True)


def test_what_the_newer_edition_looks_back_on_is_marked() -> None:
    found = change([], [figure(50, 2023, (40, 2022))])
    assert (found.old, found.delta, found.looked_back, found.old_span) == (40, 10, True, None)


def test_a_side_that_is_silent_is_not_zero() -> None:
    found = change([], [figure(50, 2023)])
    assert (found.old, found.old_text, found.delta, found.percent) == (None, "", None, None)


def test_not_reported_is_said_and_is_no_number() -> None:
    found = change([figure(None, 2022)], [figure(0, 2023)])
    assert (found.old, found.old_text, found.new, found.new_text, found.delta) == (
        None,
        "not reported",
        0,
        "none",
        None,
    )


def test_an_uncertain_reading_is_left_to_the_statements() -> None:
    assert changes([figure(40, 2022, certainty=0.5)], []) == ()


def test_a_part_and_its_whole_are_two_lines() -> None:
    part = {"counted": ("form=sex trafficking",), "status": Status.PART, "start": 200}
    old, new = [figure(40, 2022), figure(7, 2022, **part)], [figure(50, 2023), figure(9, 2023, **part)]
    assert [(it.detail, it.delta) for it in changes(old, new)] == [
        ("", 10),
        ("sex trafficking", None),
    ]
    assert [it.delta for it in changes(old, new, {(200, 200)})] == [10, 2]


def test_between_ranges_there_is_no_difference() -> None:
    old = [figure(3, 2022, value=Value(Precision.RANGE, 3.0, "three to five", 5.0))]
    assert changes(old, [figure(4, 2023)])[0].delta is None


def test_a_number_in_words_is_shown_in_digits() -> None:
    spelt = figure(6, 2022, value=Value(Precision.EXACT, 6.0, "six"))
    assert change([spelt], [figure(7, 2023)]).old_text == "6"
    assert value(6).text == "6"


SUMS = (
    "The ministry allocated 20 million cedis ($400,000) to the assistance fund, compared with 15 million cedis in 2022.",
    "The ministry allocated 9 million cedis to the secretariat, compared with 7 million cedis in 2022.",
)


def sums(edition: int, texts: tuple[str, ...]) -> tuple[list[Figure], str]:
    """The figures of statements on funding, and their text."""
    text = " ".join(texts)
    return list(figures_in(text, year=edition)), text


def test_sums_for_several_purposes_are_paired_by_what_the_newer_edition_looks_back_on() -> None:
    before, old = sums(
        2023, ("The ministry gave 15 million cedis to the fund.", "It gave 7 million cedis to the secretariat.")
    )
    after, new = sums(2024, SUMS)
    found = changes(before, after, texts={"old": old, "new": new})
    assert [(it.detail, it.old, it.new) for it in found] == [("assistance fund", 15e6, 20e6), ("secretariat", 7e6, 9e6)]


def test_sums_that_nothing_confirms_are_not_paired() -> None:
    before, old = sums(
        2023, ("The ministry gave 14 million cedis to the fund.", "It gave 8 million cedis to the secretariat.")
    )
    after, new = sums(2024, SUMS)
    assert not [it for it in changes(before, after, texts={"old": old, "new": new}) if it.delta]


def test_counterparts_are_paired_where_the_purpose_is_the_same() -> None:
    before, old = sums(2023, ("It spent 3 million cedis on legal aid.", "It spent 8 million cedis on rent."))
    after, new = sums(2024, ("It spent 4 million cedis on legal aid.", "It spent 5 million cedis on buses."))
    pairs = {(one.start, other.start) for one, other in zip(before, after, strict=True)}
    found = changes(before, after, pairs, texts={"old": old, "new": new})
    assert [(it.detail, it.delta) for it in found if it.delta] == [("legal aid", 1e6)]


def test_a_silence_on_some_officials_is_none_on_all() -> None:
    before = "The government did not report convicting any CPF member for recruiting boys."
    after = "It did not convict any officials, compared with one in 2022."
    old, new = (list(figures_in(text, year=year)) for text, year in ((before, 2023), (after, 2024)))
    (found,) = changes(old, new)
    assert (found.measure, found.old, found.new, found.looked_back) == ("officials_convicted", 1, 0, True)


def test_several_of_a_kind_that_nobody_is_named_for_are_no_headline() -> None:
    texts = {
        2023: "The academies trained 390 recruits. Centers trained 120 workers.",
        2024: "The academies trained 270 recruits, compared with 390 in 2022. Centers trained 150 workers, compared with 120 in 2022.",
    }
    old, new = (list(figures_in(text, year=year)) for year, text in texts.items())
    found = changes(old, new)
    assert [(it.detail, it.delta, it.headline) for it in found] == [("recruits", -120, False), ("workers", 30, False)]


def test_no_two_figures_stand_in_one_place() -> None:
    keys = [
        ("victims_identified", Unit.PERSONS, actor, counted, status)
        for actor in Actor
        for counted in (frozenset[str](), frozenset({"potential"}))
        for status in Status
    ]
    assert len({order_of(key) for key in keys}) == len(keys)
