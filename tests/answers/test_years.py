"""Which years of a question name editions, and which only date what it asks about."""

from __future__ import annotations

import pytest

from tipqa.question.years import choose_editions, read_years

HELD = (2021, 2022, 2023, 2024, 2025)


@pytest.mark.parametrize(
    ("question", "editions", "marked"),
    [
        ("What does the 2022 text tell that 2021's did not?", (2022, 2021), True),
        ("What tier is Tajikistan on in 2025?", (2025,), False),
        ("How many victims in the 2025 report?", (2025,), True),
        ("the 2025 TIP report on Tajikistan", (2025,), True),
        ("report of 2023: convictions", (2023,), True),
        ("Tajikistan (2024)", (2024,), True),
        ("according to 2022, who was convicted", (2022,), True),
        ("How many victims were identified in 2024, per the 2025 report?", (2025,), True),
        ("In the 2025 edition, how many cases were opened in 2024 against 2023?", (2025,), True),
        ("the 2003 law on trafficking", (), False),
        ("the law of 2014 and its penalties", (), False),
        ("the 2014 anti-trafficking act in the 2023 report", (2023,), True),
        ("What about the 2000 UN Protocol?", (), False),
        ("were 2,023 people trained", (), False),
        ("did they spend $2024 on shelters", (), False),
        ("2015% more", (), False),
        ("How many convictions did India report in 2024?", (2024,), False),
        ("What does the 2025 report say?", (2025,), True),
        ("What tier?", (), False),
        ("Tajikistan in 2023 and 2024", (2023, 2024), False),
        ("the 2024 and 2025 reports", (2024, 2025), True),
        ("the 2023, 2024 and the 2025 editions", (2023, 2024, 2025), True),
        ("reports of 2023 and 2024 on 2022", (2023, 2024), True),
    ],
)
def test_which_years_name_editions(question: str, editions: tuple[int, ...], marked: bool) -> None:
    asked = read_years(question)
    assert (asked.editions, asked.marked) == (editions, marked)


@pytest.mark.parametrize(
    ("question", "between", "editions"),
    [
        ("between 2021 and 2023", (2021, 2023), (2021, 2023)),
        ("from 2021 to 2023", (2021, 2023), (2021, 2023)),
        ("2021-2023", (2021, 2023), (2021, 2023)),
        ("2021–23", (2021, 2023), (2021, 2023)),
        ("2021 through 2025", (2021, 2025), (2021, 2025)),
        ("from 2025 to 2021", None, (2025, 2021)),
        ("1900 to 2020", None, (1900, 2020)),
    ],
)
def test_ranges(question: str, between: tuple[int, int] | None, editions: tuple[int, ...]) -> None:
    asked = read_years(question)
    assert (asked.between, asked.editions) == (between, editions)


@pytest.mark.parametrize(
    ("question", "since", "latest", "prior", "every", "last"),
    [
        ("every year since 2022", 2022, False, False, True, 0),
        ("from 2022 on", 2022, False, False, False, 0),
        ("the latest report", None, True, False, False, 0),
        ("where does it stand today", None, True, False, False, 0),
        ("what was it the year before?", None, False, True, False, 0),
        ("since the prior year", None, False, True, False, 0),
        ("compared with last year's report", None, False, True, False, 0),
        ("over the last three years", None, False, False, False, 3),
        ("the past 10 editions", None, False, False, False, 10),
        ("its tier history", None, False, False, True, 0),
        ("before the year ends", None, False, False, False, 0),
    ],
)
def test_words_for_years(question: str, since: int | None, latest: bool, prior: bool, every: bool, last: int) -> None:
    asked = read_years(question)
    assert (asked.since, asked.latest, asked.prior, asked.every, asked.last) == (since, latest, prior, every, last)


@pytest.mark.parametrize(
    ("question", "expand", "years"),
    [
        ("in 2025", False, (2025,)),
        ("in 2019", False, (2019,)),
        ("the latest edition", False, (2025,)),
        ("last year", False, (2024,)),
        ("in 2024, and the year before", False, (2023, 2024)),
        ("in 2021, and the year before", False, (2021,)),
        ("latest and the year before", False, (2024, 2025)),
        ("every edition", False, HELD),
        ("every year since 2023", False, (2023, 2024, 2025)),
        ("since 2022", False, (2022, 2025)),
        ("since 2022", True, (2022, 2023, 2024, 2025)),
        ("from 2021 to 2024", False, (2021, 2024)),
        ("from 2021 to 2024", True, (2021, 2022, 2023, 2024)),
        ("the last three years", False, (2023, 2024, 2025)),
        ("the last nine years", False, HELD),
        ("what changed", False, ()),
    ],
)
def test_editions_meant(question: str, expand: bool, years: tuple[int, ...]) -> None:
    assert choose_editions(read_years(question), HELD, expand=expand) == years


def test_the_year_before_is_the_edition_before_even_over_a_gap() -> None:
    assert choose_editions(read_years("in 2021 and the year before"), (2011, 2013, 2021), expand=False) == (2013, 2021)


def test_nothing_held_leaves_only_what_is_named() -> None:
    assert choose_editions(read_years("latest"), (), expand=True) == ()
    assert choose_editions(read_years("in 2025 and the year before"), (), expand=True) == (2025,)


def test_every_year_word_has_its_place() -> None:
    question = "What tier was it in 2024 and the year before?"
    assert {question[a:b] for a, b in read_years(question).spans} == {"2024", "year before"}
