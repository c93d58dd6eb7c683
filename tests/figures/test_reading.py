"""Figures read out of whole sentences, each as a statement with its measure, unit, actor, period and status."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

SENTENCES = [
    (
        "In 2023, police investigated 41 cases involving 60 suspects, compared with 33 cases in 2022 and 28 in 2021.",
        ["investigations 41 cases 2023 was=33@2022 was=28@2021", "investigations 60 persons"],
    ),
    (
        "Courts convicted 14 traffickers (nine for sex trafficking and five for forced labor), a decrease from 20 in 2022.",
        ["convictions 14 whole was=20@2022", "convictions 9 part form=sex_trafficking", "convictions 5 part"],
    ),
    (
        "The ministry identified 83 victims. Of these, 50 were women and 33 were children; 61 were exploited on farms.",
        ["victims_identified 83 whole", "victims_identified 50 part sex=women", "victims_identified 33 part", "victims_identified 61 part"],
    ),
    (
        "The government investigated seven officials for complicity; it prosecuted four and convicted two.",
        ["officials_investigated 7", "officials_prosecuted 4", "officials_convicted 2"],
    ),
    (
        "NGOs reported assisting 120 victims, and the government referred 33 of the 46 victims it identified to care.",
        ["victims_assisted 120 NGO", "victims_referred 33 government"],
    ),
    (
        "The government did not report any investigations, prosecutions, or convictions of complicit officials.",
        ["officials_investigated NR", "officials_prosecuted NR", "officials_convicted NR", "not investigations NR"],
    ),
    ("The government did not convict any traffickers (four in 2022).", ["convictions 0 none was=4@2022"]),
    (
        "Courts sentenced a man for exploiting two girls and continued prosecutions of 31 defendants from earlier years.",
        ["prosecutions 31 carried_over", "not convictions 2", "not sentences 2"],
    ),
    (
        "Under Article 171 and Law No. 8 of 2010, police opened 16 investigations in two of the 10 regions.",
        ["investigations 16 2023", "not investigations 171", "not investigations 10"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_a_sentence_gives_its_figures(text: str, wanted: list[str]) -> None:
    figures = figures_in(text)
    assert [words for words in wanted if not gives(figures, words)] == []


def test_a_part_points_to_its_total_and_does_not_exceed_it() -> None:
    figures = figures_in("Police identified 40 victims. Of these, 15 were children.")
    part = next(it for it in figures if it.value.number == 15)
    assert part.total is not None
    assert figures[part.total].value.number == 40
    assert not gives(figures_in("Police identified 4 victims. Of these, 15 were children."), "victims_identified 15")


def test_a_series_without_a_reading_of_its_own_gives_no_figures() -> None:
    assert figures_in("Police identified 40 victims.", series="hrr") == ()


def test_the_period_is_the_year_before_the_edition_unless_the_text_says_another() -> None:
    assert gives(figures_in("Police identified 40 victims.", year=2018), "victims_identified 40 2017 edition")
    assert gives(figures_in("Police identified 40 victims, up from 30 in 2016.", year=2018), "40 2017 earlier_value")
    assert gives(figures_in("In 2016, police identified 40 victims.", year=2018), "40 2016 sentence")


def test_the_second_sum_in_brackets_is_the_same_money() -> None:
    figures = figures_in("The government allocated 11 million soles ($3.4 million) to shelters.", iso2="PE")
    assert [(it.measure, it.value.number, it.value.currency) for it in figures] == [("funding", 11e6, "PEN")]
