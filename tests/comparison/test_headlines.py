"""The figures that a summary tells, and their words."""

from __future__ import annotations

from typing import Any

import pytest
from figure_reading import figures_in

from tipqa.comparison.confirmed import teller_of
from tipqa.comparison.figures import is_headline
from tipqa.comparison.headlines import GROUPS, headlines, told
from tipqa.comparison.model import FigureChange


def change(measure: str = "convictions", old: str = "40", new: str = "50", **more: Any) -> FigureChange:
    """A change between two numbers as they are written; "" where an edition says nothing."""
    numbers = [float(digits) if (digits := "".join(filter(str.isdigit, it))) else None for it in (old, new)]
    before, after = (0.0 if it == "none" else number for it, number in zip((old, new), numbers, strict=True))
    both = before is not None and after is not None
    delta = after - before if both else None  # type: ignore[operator]
    percent = round(100 * delta / before, 1) if delta is not None and before else None
    given = {"unit": "persons", "actor": "government", "headline": True, "whole": True, "new_span": (0, 9)} | more
    detail = given.pop("detail", "")
    return FigureChange(
        measure, measure.capitalize(), detail, before, after, old, new, "2022", "2023", delta, percent, **given
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("40", "50", "convictions 40 → 50 (+25 %)"),
        ("3", "none", "convictions 3 → 0 (−100 %)"),
        ("none", "none", "convictions none in both"),
        ("at least 20", "at least 30", "convictions 20 → 30 (+50 %), both at least"),
        ("20", "more than 30", "convictions 20 → 30 (+50 %), the newer more than 30"),
        ("12", "not reported", "convictions 12 in 2022, and then not reported"),
    ],
)
def test_a_figure_is_told_by_its_numbers(old: str, new: str, words: str) -> None:
    assert told(change(old=old, new=new)) == words


def test_persons_go_before_cases_and_the_government_before_others() -> None:
    cases = change(old="20", new="30", unit="cases", new_span=(20, 30))
    others = change("victims_identified", actor="NGO", whole=False, detail="by NGOs", new_span=(40, 50))
    own = change("victims_identified", new_span=(60, 70))
    assert headlines([cases, change()], GROUPS["Law enforcement"]) == [change()]
    assert headlines([cases], GROUPS["Law enforcement"]) == [cases]
    assert headlines([others, own], GROUPS["Victims"]) == [own, others]


def test_what_neither_edition_compares_is_no_headline() -> None:
    assert headlines([change(old="")], GROUPS["Law enforcement"]) == []
    assert headlines([change(headline=False)], GROUPS["Law enforcement"]) == []


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Consulates identified 90 potential victims abroad.", True),
        ("Judges sentenced 14 traffickers to prison.", True),
        ("The ministry identified 90 child victims.", False),
        ("The center of the fund served 90 victims.", False),
    ],
)
def test_a_headline_is_a_total_or_narrowed_as_reports_count(sentence: str, headline: bool) -> None:
    assert any(is_headline(it) for it in figures_in(sentence)) is headline


def test_who_counted_is_named_where_two_did() -> None:
    text = "In 2023, the national police reported identifying 90 victims, while regional prosecutors identified 40."
    assert [teller_of(it) for it in figures_in(text)] == ["by police", "by prosecutors"]
