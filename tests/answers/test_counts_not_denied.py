"""Counts that a report tells in other words, in another edition or of some only, and are not to be denied."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

_FRONT = """---
title: "Palau: {year} Trafficking in Persons Report"
country: Palau
year: {year}
series: tip
kind: other
---

# Palau (Tier 2)
"""

OLDER = (
    _FRONT.format(year=2022)
    + """
## PROSECUTION

The government investigated nine cases in 2021, compared with 14 cases in 2020. Courts prosecuted some sex trafficking cases as pimping.

## PROTECTION

The government paid for the country's only shelter kept for trafficking victims. Inspectors carried out 31 inspections of fish
markets in 2021, compared with 27 in 2020.
"""
)

SILENT = """---
title: "Nauru: 2024 Trafficking in Persons Report"
country: Nauru
year: 2024
series: tip
kind: other
---

# Nauru (Tier 3)

## PROTECTION

The government did not report any procedures for identifying victims or bringing them to care. It did not report identifying any
victims.
"""

NOBODY = """---
title: "Tuvalu: 2024 Trafficking in Persons Report"
country: Tuvalu
year: 2024
series: tip
kind: other
---

# Tuvalu (Tier 2)

## PROTECTION

In 2023, the government did not identify any victims. It ran a shelter in Funafuti.

## PROSECUTION

The government reported convicting seven traffickers in 2023.
"""

CHILDREN = """---
title: "Tonga: 2024 Trafficking in Persons Report"
country: Tonga
year: 2024
series: tip
kind: other
---

# Tonga (Tier 2)

## PROTECTION

The government reported identifying 27 child trafficking victims, the same number as in the year before; it gave no other details.
"""

NEWER = (
    _FRONT.format(year=2024)
    + """
## PROSECUTION

The government investigated 12 Palauan soldiers who allegedly bought sex from victims. The penal code prescribed punishments of
up to 15 years imprisonment for trafficking. The government has never convicted a trafficker. Law 44.123 sets up a fund. Lawyers of the court received 40,000 dollars for courses in Koror.

## PROTECTION

Officials identified and referred 38 child labor trafficking victims to homes for schooling and care, compared with 11 in 2022.
However, the government did not report referring any child trafficking victims to hospitals. Civil society organizations
identified five potential trafficking victims, compared to three official victims in 2022.

## PREVENTION

The government kept its public register of barred recruiters, the “black book”, up to date. A government hotline took calls from victims around the clock.
"""
)


@pytest.fixture(scope="module")
def palau(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two narratives, made for this."""
    return over(
        tmp_path_factory.mktemp("palau"),
        {"2022/palau": OLDER, "2024/palau": NEWER, "2024/nauru": SILENT, "2024/tuvalu": NOBODY, "2024/tonga": CHILDREN},
    )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many child victims did Palau find and refer?", "38 child labor trafficking victims"),
        ("How many soldiers were investigated in Palau?", "12 Palauan soldiers"),
        ("How many victims did NGOs in Palau identify compared with the official count?", "identified five potential"),
        ("How many victims did NGOs identify in Palau?", "identified five potential"),
        ("How many shelters just for trafficking victims does Palau have?", "the country's only shelter"),
        ("How many traffickers has Palau got in prison right now?", "never convicted a trafficker"),
        ("nr of inspections in Palau, latest + yr before", "31 inspections of fish"),
    ],
)
def test_what_is_told_in_other_words_or_of_some_is_not_denied(palau: QA, question: str, first: str) -> None:
    answer = ask(palau, question)
    assert not answer.abstained
    assert first in answer.answer.split(" [1]")[0]


def test_where_nobody_was_convicted_no_penalty_of_the_law_is_told(palau: QA) -> None:
    assert "15 years" not in ask(palau, "How many traffickers are in prison in Palau now?").answer


def test_the_newest_report_named_is_the_one_that_is_asked(palau: QA) -> None:
    assert (
        "31" not in ask(palau, "How many inspections were carried out in Palau according to the latest report?").answer
    )


def test_the_year_before_is_read_back_from_the_edition_spoken_of(palau: QA) -> None:
    answer = palau.ask("And the year before?", history=["How many cases did Palau investigate in the 2022 report?"])
    assert answer.answer.startswith("**14**")
    assert answer.facts["value"] == 14


def test_a_sum_is_told_with_what_it_is_for(palau: QA) -> None:
    assert "Funding for courses, " in ask(palau, "How much money went to courses in Palau?").answer


def test_the_number_of_a_law_is_no_number_to_call(palau: QA) -> None:
    answer = ask(palau, "Which hotline number should victims in Palau call?")
    assert answer.reason == "topic_not_in_text"
    assert "a phone number for this" in answer.answer


def test_a_list_that_is_kept_current_is_no_question_on_a_tier(palau: QA) -> None:
    answer = ask(palau, "What is Palau's black book and is it kept current?")
    assert "up to date" in answer.answer
    assert "Tier" not in answer.answer


def test_what_is_not_reported_is_cited_where_it_is_said_of_the_deed_itself(palau: QA) -> None:
    answer = ask(palau, "How many victims did Nauru report identifying?")
    assert answer.answer.startswith("**Not reported**")
    assert [it.quote for it in answer.citations] == ["It did not report identifying any victims."]


def test_of_none_in_all_there_is_none_of_a_part(palau: QA) -> None:
    answer = ask(palau, "How many child victims did Tuvalu identify?")
    assert answer.answer.startswith("**0**: Victims identified, 2023")
    assert answer.facts["value"] == 0
    assert ask(palau, "How many victims did NGOs identify in Tuvalu?").abstained
    assert ask(palau, "How many victims on fishing boats did Tuvalu identify?").abstained


def test_child_trafficking_victims_are_children(palau: QA) -> None:
    for question in (
        "How many child victims were identified in Tonga?",
        "How many child trafficking victims did Tonga find?",
    ):
        assert "27" in ask(palau, question).answer
    assert ask(palau, "How many child trafficking victims did Palau identify in the 2022 report?").abstained


def test_a_number_of_some_is_denied_of_these_alone(palau: QA) -> None:
    answer = ask(palau, "How many sex trafficking cases were prosecuted in Palau in the 2022 report?")
    assert answer.abstained
    assert "No number is stated for **prosecutions (sex trafficking)** (Palau, 2022 edition)" in answer.answer
