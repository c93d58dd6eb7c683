"""The years that a figure is about, and where they come from."""

from __future__ import annotations

import pytest
from figure_reading import figures_in

from tipqa.figures.model import PeriodSource

PERIODS = [
    ("In 2022, police identified 12 victims.", 12, (2022, 2022), PeriodSource.SENTENCE),
    ("Police identified 12 victims.", 12, (2023, 2023), PeriodSource.EDITION),
    ("In 2023, police identified 30 victims. Courts convicted 12 traffickers.", 12, (2023, 2023), PeriodSource.PARAGRAPH),
    ("Police identified 12 victims, an increase from 9 in 2022.", 12, (2023, 2023), PeriodSource.EARLIER_VALUE),
    ("From January to March 2024, police arrested 12 suspects.", 12, (2024, 2024), PeriodSource.SENTENCE),
    ("Police arrested 12 suspects between October 2022 and September 2023.", 12, (2022, 2023), PeriodSource.SENTENCE),
    ("Since 2019, courts have convicted 12 traffickers.", 12, (2019, 2023), PeriodSource.SENTENCE),
    ("In the last five years, courts have convicted 12 traffickers.", 12, (2019, 2023), PeriodSource.SENTENCE),
    ("Two traffickers convicted in 2021 won their appeals; police arrested 12 suspects.", 12, (2023, 2023), PeriodSource.EDITION),
    ("Under the 2015 trafficking act and Law No. 8 of 2010, police arrested 12 suspects.", 12, (2023, 2023), PeriodSource.EDITION),
    ("The government allocated 12 euros for the 2022-2026 action plan.", 12, (2023, 2023), PeriodSource.EDITION),
    ("The 2024 state budget allocated 12 euros to shelters.", 12, (2024, 2024), PeriodSource.SENTENCE),
    ("In 2022, the latest year for which data was available, police identified 12 victims.", 12, (2022, 2022), PeriodSource.SENTENCE),
    ("Police identified 12 victims in 2022, compared with 9 in 2022.", 12, (2023, 2023), PeriodSource.EARLIER_VALUE),
    ("Police identified 30 victims in 2022. Of these, 12 were children.", 12, (2022, 2022), PeriodSource.PARAGRAPH),
    ("In 1990, police identified 12 victims.", 12, (1990, 1990), PeriodSource.SENTENCE),
    ("In 1989, police identified 12 victims.", 12, (2023, 2023), PeriodSource.EDITION),
    ("In the previous two years, courts convicted 12 traffickers.", 12, (2021, 2022), PeriodSource.SENTENCE),
    ("In the previous two reporting periods, courts convicted 12 traffickers.", 12, (2021, 2022), PeriodSource.SENTENCE),
    ("Police arrested 12 suspects in the time from the previous year to 2021.", 12, (2023, 2023), PeriodSource.EDITION),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "years", "source"), PERIODS)
def test_a_figure_has_the_period_that_the_text_gives(
    text: str, number: int, years: tuple[int, int], source: PeriodSource
) -> None:
    period = next(it.period for it in figures_in(text) if it.value.number == number)
    assert ((period.first, period.last), period.source) == (years, source)


def test_a_bracket_keeps_its_year_to_itself() -> None:
    (figure,) = figures_in("The line received 476 calls (414 in 2022).")
    assert figure.period.first == 2023
    assert [(it.value.number, it.period.first) for it in figure.earlier] == [(414, 2022)]


def test_each_value_of_a_chain_has_its_own_year() -> None:
    (figure,) = figures_in("Courts convicted 12 traffickers, compared with 44 in 2022, 38 in 2021, and 30 in 2020.")
    assert [(it.value.number, it.period.first) for it in figure.earlier] == [(44, 2022), (38, 2021), (30, 2020)]


def test_a_factbook_text_rests_on_the_edition_named_at_the_end_of_its_section() -> None:
    (figure,) = figures_in(
        "authorities identified 12 victims; efforts to assist them remain weak (2015)", year=2020, series="factbook"
    )
    assert (figure.period.first, figure.period.source) == (2014, PeriodSource.EDITION)


def test_none_in_a_passive_has_the_year_behind_it() -> None:
    (figure,) = figures_in("No traffickers were convicted in 2021.")
    assert (figure.measure, figure.period.first) == ("convictions", 2021)


def test_a_later_time_before_an_earlier_one_makes_no_span() -> None:
    found = figures_in("Courts continued seven cases from the previous reporting period in 2020.", year=2024)
    assert all(it.period.first <= it.period.last for it in found)
