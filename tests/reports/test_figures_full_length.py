"""Sentences in the manner of full-length narratives, where several habits meet in one."""

from __future__ import annotations

import pytest

from tipqa.reports.figures import read_figures
from tipqa.reports.model import Figure


def _figures(text: str) -> list[Figure]:
    return list(read_figures(text, [(0, len(text))]))


def _told(text: str) -> list[tuple[str, str, float | None, str]]:
    return [(it.measure, it.detail, it.amount.value if it.amount else None, it.period) for it in _figures(text)]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Authorities and NGOs identified 500 victims.", ""),
        ("Police, courts, NGOs, and charities identified 500 victims.", ""),
        ("NGOs identified 500 victims.", "by NGOs"),
        ("Authorities reported that NGOs identified 500 victims.", "by NGOs"),
        ("Labor inspectors visited many farms but identified no victims.", "by inspectors"),
        ("The police identified 500 victims with the help of inspectors.", ""),
    ],
)
def test_who_counted_narrows_a_count_only_where_the_state_did_not_count_too(text: str, detail: str) -> None:
    assert [it.detail for it in _figures(text) if it.measure == "victims_identified"] == [detail]


def test_a_second_division_of_the_same_victims_begins_anew() -> None:
    text = (
        "Of the 505 identified victims, 365 were victims of sex trafficking and 45 were exploited in ways that were not specified; 279 were children "
        "(239 in 2020), and 418 were female."
    )
    told = [it[1:3] for it in _told(text) if it[0] == "victims_identified" or it[1] in ("children", "female")]
    assert ("children", 279.0) in told
    assert ("female", 418.0) in told


def test_an_earlier_value_after_from_in_brackets_leaves_the_periods_of_the_others() -> None:
    text = "The government opened 556 investigations in 2017 (from 581 in 2016) and convicted 45 traffickers."
    first, second = _figures(text)
    assert [(amount.value, period) for amount, period in first.prior if amount] == [(581, "2016")]
    assert (second.amount and second.amount.value, second.period, second.prior) == (45, "2017", ())


def test_a_repeated_total_takes_nothing_from_its_parts() -> None:
    told = _told("Of the 45 convictions, 34 were for forced labor and five for sex trafficking.")
    assert told[0] == ("convictions", "", 45, "")
    assert told[1][:3] == ("convictions", "labor trafficking", 34)


def test_money_is_compared_within_its_currency() -> None:
    text = (
        "The agency provided 3.4 million lei ($735,000) to five NGOs, compared with 2.9 million lei ($663,600) to "
        "four NGOs in 2021."
    )
    priors = {it.unit: [amount.value for amount, _ in it.prior if amount] for it in _figures(text)}
    assert priors == {"lei": [2_900_000], "US dollars": [663_600], "ngos": []}


def test_an_absence_after_a_comparison_is_a_figure_of_its_own() -> None:
    text = "The government investigated five officials, compared with eight in 2021, and did not report any convictions of complicit officials."
    assert [(it[0], it[2]) for it in _told(text)] == [("officials_investigated", 5), ("officials_convicted", None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The helpline was open from 8:00 a.m. to 4:30 p.m. and received 1,150 calls.", [1150]),
        ("Judges gave prison terms that ranged from 18 months to 12 years.", [18, 12]),
        ("Officials took part in 53 joint investigations with 14 countries and extradited six suspects.", [53, 14, 6]),
    ],
)
def test_numbers_that_stand_side_by_side_stay_apart(text: str, values: list[float]) -> None:
    figures = _figures(text)
    assert [it.amount and it.amount.value for it in figures] == values
    assert all(not it.prior for it in figures)
    assert [it.measure for it in figures].count("investigations") <= 1


def test_an_organization_that_is_paid_is_no_victim() -> None:
    assert not any(it[0].startswith("victims") for it in _told("Three NGOs received 9,000 euros to support victims."))


def test_each_penalty_keeps_the_victim_that_it_is_for() -> None:
    text = "The law prescribed three to 10 years' imprisonment for crimes involving an adult and five to 12 years' imprisonment for those involving a child."
    assert [it.detail for it in _figures(text)] == ["adults", "children"]
