"""Which statement goes first by what is asked of a law, of a deed, of a case, of where people come from and what work they are put to."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

NARRATIVE = """---
title: "Fiji: 2024 Trafficking in Persons Report"
country: Fiji
year: 2024
series: tip
kind: other
---

# Fiji (Tier 2)

## PRIORITIZED RECOMMENDATIONS

Fund shelters and give the police access to interpreters.
Let the Maritime Inspectorate board trawlers unannounced.
Amend section 14 of the Seafarers Act so that crews may leave a trawler.

## PROSECUTION

Section 40 of the Crimes Act superseded the old clause on pimping in 2022. Fijian law did not criminalize all forms of trafficking because it required transnationality to constitute an offense. The law
did not include deceit as an essential element of trafficking. By allowing judges to impose a fine instead of
imprisonment, the law set penalties that were not commensurate with those for rape. The law prescribed up to 12 years
imprisonment for trafficking. Parliament amended the court rules so that a judge may hear such cases without a jury. In 2021, prosecutors began looking into claims that the
owner of a boarding school sold girls to sailors. In March 2023, a court convicted the former owner and sentenced him to six years imprisonment.
Article 8 of the code criminalized profiting from child prostitution, with penalties of up to nine years imprisonment.

Parliament passed the Harbors Act, a law against bonded work on ships. However, as
the president had not yet signed the legislation, it was not in force. Decree 20 outlawed debt bondage on plantations. Penalties under the decree were two to
nine years imprisonment. Officials often speak of debt bondage on plantations.

## PROTECTION

The government opened a transit home in Suva for seafarers. The transit home for seafarers in Suva did not take in women and lacked interpreters.

Police fined 12 girls for prostitution. Foreign victims who testified could obtain a renewable permit of three months with the right to work. The coast guard's inspectors interviewed deckhands ashore
and apart from their captains. The ministry opened a desk for deckhands in Suva.

## TRAFFICKING PROFILE

Deckhands from the Philippines are exploited on trawlers. Deckhands, often in debt, are exploited at sea. Traffickers exploit boys from Tonga and Samoa.
Gangs led by outsiders hold women from Palau and Nauru in bars and hotels. Traffickers exploit victims in farming, fishing, logging, begging and in households.
"""


@pytest.fixture(scope="module")
def fiji(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over a narrative, made for this."""
    return over(tmp_path_factory.mktemp("fiji"), {"2024/fiji": NARRATIVE})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Fiji: which provision replaced section 12 of the Crimes Act?", "Section 40"),
        ("Which section of the Seafarers Act of Fiji does the State Dept want changed?", "Amend section 14"),
        ("Maritime inspectorate of Fiji - what access should it get according to the recs", "Let the Maritime"),
        ("boys from which countries are exploited in Fiji", "Traffickers exploit boys"),
        ("can my client from Ukraine get a permit in Fiji and may she work with it", "Foreign victims who testified"),
        ("Fiji: jury or bench trial for trafficking cases?", "Parliament amended"),
        ("Why does the report say penalties in Fiji aren't commensurate with rape?", "By allowing judges"),
        ("what is Fiji doing about deckhands?", "The ministry opened"),
        ("Is movement across a border an element of trafficking under the law of Fiji?", "Fijian law did not"),
        ("Are girls in Fiji punished for prostitution?", "Police fined"),
        ("Fiji: the former owner of the school, outcome?", "In March 2023"),
        ("which Fijian law was still waiting for the president's signature?", "Parliament passed the Harbors Act"),
        (
            "What is the problem with the transit home for seafarers in Fiji?",
            "The transit home for seafarers in Suva did not",
        ),
        ("Which sectors use victims in Fiji?", "Traffickers exploit victims in farming"),
    ],
)
def test_the_statement_that_answers_goes_first(fiji: QA, question: str, first: str) -> None:
    answer = ask(fiji, question)
    assert not answer.abstained
    assert answer.citations[0].quote.replace("\n", " ").startswith(first)


@pytest.mark.parametrize(
    "question",
    ["Is my client in Fiji certified?", "What replaced section 9 of the Forestry Act of Fiji in Suva's ports?"],
)
def test_what_the_report_does_not_say_is_refused(fiji: QA, question: str) -> None:
    answer = ask(fiji, question)
    assert answer.abstained or "superseded" in answer.answer


def test_both_sides_of_a_topic_are_told_each_by_itself(fiji: QA) -> None:
    answer = ask(fiji, "What did Fiji do well and what badly on transit homes for seafarers?")
    praised, criticized = answer.answer.split("shortfalls:")
    assert "efforts:" in praised
    assert "opened a transit home" in praised
    assert "did not take in women" in criticized


def test_a_penalty_asked_for_another_deed_is_told_with_the_law_that_outlaws_it(fiji: QA) -> None:
    answer = ask(fiji, "And for debt bondage on plantations?", "How does the law of Fiji punish trafficking?")
    assert answer.citations[0].quote.startswith("Decree 20")
    assert answer.citations[1].quote.startswith("Penalties under the decree")
