"""Reasons of a place in free words, sides of a response, and details that a text does not give."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

PERU = """---
title: "Peru: 2018 Trafficking in Persons Report"
country: Peru
year: 2018
series: tip
kind: official
---

# PERU: Tier 2 Watch List

The Government of Peru does not fully meet the minimum standards for the elimination of trafficking; however, it is making significant efforts to do so. The government demonstrated significant efforts by opening a shelter for girls in Cusco. However, the government did not demonstrate increasing efforts compared to the previous reporting period. Prosecutors dropped nine cases that had been pending. The government made too little progress on forced labor in mining. Therefore Peru was downgraded to Tier 2 Watch List.

## PROSECUTION

The government decreased law enforcement efforts. The 2007 law criminalized sex and labor trafficking and prescribed penalties of eight to 15 years imprisonment. These penalties were sufficiently stringent and, with respect to sex trafficking, commensurate with those for rape. The government prosecuted three traffickers and convicted all three in a single case involving a Bolivian and two Peruvian recruiters. Police and firefighters closed four suspected bars in the capital.

## PROTECTION

The government maintained protection efforts. Authorities identified 30 victims. The labor ministry reduced the number of labor inspectors from 90 in 2016 to 70 in 2017. The ministerial working group met for the first time on March 3, 2017.

## TRAFFICKING PROFILE

Peru is a source country for women and men subjected to sex trafficking and forced labor. Gangs coerce boys to transport drugs across the border.
"""
CHILE = """---
title: "Chile: 2018 Trafficking in Persons Report"
country: Chile
year: 2018
series: tip
kind: official
---

# CHILE: Tier 1

The Government of Chile fully meets the minimum standards for the elimination of trafficking. The government continued to demonstrate serious and sustained efforts during the reporting period; therefore Chile remained on Tier 1. The government demonstrated serious and sustained efforts by convicting more traffickers and training judges. Although the government meets the minimum standards, it did not fund shelters for men.

## PROSECUTION

The government increased law enforcement efforts. Courts convicted 12 traffickers.

## TRAFFICKING PROFILE

Chile is a destination country for women subjected to sex trafficking.
"""


@pytest.fixture(scope="module")
def narratives(tmp_path_factory: pytest.TempPathFactory) -> QA:
    return over(tmp_path_factory.mktemp("sides"), {"2018/peru": PERU, "2018/chile": CHILE})


@pytest.mark.parametrize(
    "question",
    [
        "What dragged Peru down?",
        "What cost Peru its Tier 2 spot?",
        "What tipped the scales for Peru's demotion?",
        "The grounds for Peru's downgrade",
        "Why is Peru where it is?",
        "What is the thinking behind the downgrade of Peru?",
        "What doomed Peru in 2018?",
    ],
)
def test_a_fall_is_accounted_for_by_shortfalls(narratives: QA, question: str) -> None:
    answer = narratives.ask(question)
    assert answer.intent == "tier_reason"
    assert "Prosecutors dropped nine cases" in answer.answer


@pytest.mark.parametrize("question", ["Grounds on which Chile keeps its top spot", "Why is Chile on Tier 1?"])
def test_the_top_tier_is_accounted_for_by_efforts(narratives: QA, question: str) -> None:
    answer = narratives.ask(question)
    assert "convicting more traffickers" in answer.answer
    assert "did not fund shelters" not in answer.answer


def test_a_move_of_last_year_is_the_one_to_the_newest_edition(bundled: QA) -> None:
    answer = bundled.ask("What dragged Brazil down last year?")
    assert answer.intent == "tier_reason"
    assert "fewer investigations" in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("The weak spots of Peru's response", "dropped nine cases", "opening a shelter"),
        ("Any upsides in Peru?", "opening a shelter", "dropped nine cases"),
        ("Anything good to say about Peru?", "opening a shelter", "dropped nine cases"),
        ("Peru's weak link, according to the State Department", "dropped nine cases", "opening a shelter"),
        ("Where does Peru lag?", "dropped nine cases", "opening a shelter"),
        ("What did Peru fail at, in short?", "dropped nine cases", "opening a shelter"),
        ("Downsides in Peru?", "too little progress", "opening a shelter"),
    ],
)
def test_one_side_is_given_alone(narratives: QA, question: str, said: str, unsaid: str) -> None:
    answer = narratives.ask(question).answer
    assert said in answer
    assert unsaid not in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("The upshot of the report on Peru", "Shortfalls:"),
        ("In short, how does trafficking work in Peru?", "source country"),
        ("The protection side in Peru, short version", "30 victims"),
        ("How do Peru and Chile stack up?", "**Chile**"),
        ("Has Peru done more or less than Chile?", "Shortfalls:"),
        ("Chile and Peru: who is ahead?", "**Highest in 2018**: Chile"),
        ("Prosecution record of Peru in brief", "**Peru, 2018 edition**, prosecution"),
        ("A summary of what Peru does for victims", "**Peru, 2018 edition**, protection"),
        ("Three lines on who gets trafficked in Peru", "source country"),
        ("In plain words: what does the report tell us about Peru?", "Shortfalls:"),
        ("Has anyone in Chile gone to prison for trafficking?", "convicted 12"),
        ("Main complaints about Peru", "dropped nine cases"),
        ("Sell me on Peru: what has it achieved?", "opening a shelter"),
        ("Is Peru's penalty tough enough?", "sufficiently stringent"),
        ("Which country is the worst in the 2018 report?", "Tier 3"),
        ("Did Peru cut or add labor inspectors?", "from 90 in 2016 to 70"),
        ("On what day did the working group in Peru first meet?", "March 3, 2017"),
        ("What are the sex trafficking penalties in Peru?", "eight to 15 years"),
    ],
)
def test_a_kind_of_answer_is_known_by_everyday_words(narratives: QA, question: str, said: str) -> None:
    assert said in narratives.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "On which day was the trafficking law of Peru signed?",
        "What are the drug smuggling penalties in Peru?",
        "Salary of a labor inspector in Peru",
        "Where do the traffickers convicted in Chile come from?",
        "Which bars did the police in Peru close (names)?",
        "In which court were the three traffickers in Peru tried?",
        "When was the 2007 law of Peru passed by parliament?",
        "Who was the recruiter convicted in Peru?",
        "Is adultery a crime in Peru?",
        "Who took over as director of the working group in Peru?",
        "What's the name of the shelter in Peru?",
        "Who leads anti-trafficking in Chile?",
        "What did the report ask Chile to do?",
    ],
)
def test_a_detail_that_is_not_given_is_refused(narratives: QA, question: str) -> None:
    answer = narratives.ask(question)
    assert answer.abstained, answer.answer
    assert answer.reason == "topic_not_in_text"


@pytest.mark.parametrize(
    "question",
    ["India is Tier 2 but where does it fall short?", "Brazil is on the Watch List, but what are its weak points?"],
)
def test_a_side_is_told_beside_the_tier_that_is_conceded(question: str, bundled: QA) -> None:
    assert "shortfalls that the report names" in ask(bundled, question).answer
