from typing import Any

import pytest
from aland import ask, cite, judged, say

from tipqa.evaluation.answers import answer_scores, right

OLD, NEW, BLAND = "2023/aland", "2024/aland", "2024/bland"
TIER_OLD, TIER_NEW = "Aland was on Tier 2.", "Aland fell to Tier 2 Watch List."


def tier_question(tier: str) -> Any:
    return ask((NEW, TIER_NEW), type="tier", expected={"tier": tier})


def test_a_tier_must_be_stated_and_cited() -> None:
    cited = cite(NEW, TIER_NEW)
    assert right(judged(tier_question("Tier 2 Watch List"), say("Tier 2 Watch List. [1]", cited)))
    assert not right(judged(tier_question("Tier 2"), say("Tier 2 Watch List. [1]", cited)))
    assert not right(judged(tier_question("Tier 2 Watch List"), say("Tier 2 Watch List.", cite(OLD, TIER_OLD))))
    assert not right(judged(tier_question("Tier 2 Watch List"), say("It fell. [1]", cited)))


def test_facts_on_the_asked_edition_outweigh_the_words() -> None:
    rows = [
        {"country": "Aland", "year": 2024, "tier": "Tier 3"},
        {"country": "Aland", "year": 2023, "tier": "Tier 2 Watch List"},
    ]
    answer = say("Tier 2 Watch List [1]", cite(NEW, TIER_NEW), facts={"tiers": rows})
    assert not right(judged(tier_question("Tier 2 Watch List"), answer))


@pytest.mark.parametrize(
    ("facts", "text", "expected"),
    [
        ({"from": "Tier 2", "to": "Tier 2 Watch List", "direction": "downgraded"}, "", True),
        ({"tier": {"from": "Tier 2", "to": "Tier 2 Watch List", "direction": "downgraded"}}, "", True),
        ({"from": "Tier 2", "to": "Tier 2 Watch List", "direction": "upgraded"}, "", False),
        ({}, "It fell from Tier 2 to Tier 2 Watch List.", True),
        ({}, "It was upgraded from Tier 2 to Tier 2 Watch List.", False),
    ],
)
def test_a_tier_change_needs_both_tiers_and_the_direction(facts: dict[str, Any], text: str, expected: bool) -> None:
    wanted = {"from": "Tier 2", "to": "Tier 2 Watch List", "direction": "downgraded"}
    question = ask((OLD, TIER_OLD), (NEW, TIER_NEW), type="tier_change", expected=wanted)
    answer = say(text, cite(OLD, TIER_OLD), cite(NEW, TIER_NEW, 2), facts=facts)
    assert right(judged(question, answer)) is expected
    assert not right(judged(question, say(text, cite(OLD, TIER_OLD), facts=facts)))


def test_each_number_must_stand_in_a_citation_of_a_gold_report() -> None:
    question = ask((NEW, "convicted 12"), (OLD, "convicted three"), type="figure", expected={"numbers": ["12", "3"]})
    both = cite(NEW, "Courts convicted 12 traffickers."), cite(OLD, "Courts convicted three traffickers.", 2)
    assert right(judged(question, say("12 [1], 3 [2]", *both)))
    assert not right(judged(question, say("12 [1], 3", both[0])))
    assert not right(judged(question, say("1,200", cite(BLAND, "Police found 1,200 victims on farms."))))


def test_own_words_are_scored_apart() -> None:
    question = ask((NEW, "convicted 12"), type="figure", expected={"value": 12})
    scores = answer_scores(
        judged(question, say("Courts convicted some. [1]", cite(NEW, "Courts convicted 12 traffickers.")))
    )
    assert scores == {"answers.right": 1.0, "answers.stated": 0.0}


def test_a_fact_needs_the_gold_words_of_each_report() -> None:
    question = ask((NEW, "hotline opened in June"), (OLD, "shelter closed in May"), expected={"answer": "free text"})
    new = cite(NEW, "A hotline opened in June.")
    assert right(judged(question, say("", new, cite(OLD, "The shelter closed in May.", 2))))
    assert not right(judged(question, say("", new)))
    assert not right(judged(question, say("", new, cite(OLD, "The shelter closed", 2))))


def test_two_citations_may_share_the_gold_words_between_them() -> None:
    question = ask((NEW, "12 traffickers. A hotline"))
    halves = cite(NEW, "Courts convicted 12 traffickers."), cite(NEW, "A hotline opened in June.", 2)
    assert right(judged(question, say("", *halves)))


def test_a_list_is_scored_as_a_set() -> None:
    question = ask((NEW, TIER_NEW), type="list", expected={"countries": ["Aland", "Cland"]})
    scores = answer_scores(judged(question, say("", facts={"countries": ["Aland", "Bland", "Dland"]})))
    assert scores["answers.list_precision"] == pytest.approx(1 / 3)
    assert scores["answers.list_recall"] == 0.5
    assert scores["answers.right"] == 0.0
    assert right(judged(question, say("", facts={"countries": [{"country": "Cland"}, {"country": "Aland"}]})))


def test_a_list_without_facts_is_read_from_words_and_citations() -> None:
    question = ask((NEW, TIER_NEW), type="list", expected={"countries": ["Aland"]})
    assert right(judged(question, say("Aland [1].", cite(NEW, TIER_NEW))))
    assert not right(judged(question, say("Aland and Bland [1].", cite(BLAND, "Bland"))))


def test_what_changed_needs_an_addition_and_a_removal_from_their_own_editions() -> None:
    expected = {
        "new": ["A hotline opened in June"],
        "gone": ["The shelter closed in May"],
        "from": "Tier 2",
        "to": "Tier 2",
    }
    question = ask(
        (OLD, "The shelter closed in May"), (NEW, "A hotline opened in June"), type="what_changed", expected=expected
    )
    new, old = cite(NEW, "A hotline opened in June."), cite(OLD, "The shelter closed in May.", 2)
    assert right(judged(question, say("", new, old)))
    assert not right(judged(question, say("", new)))
    assert "answers.stated" not in answer_scores(judged(question, say("", new, old)))


def test_what_changed_asks_only_for_the_side_that_is_given() -> None:
    question = ask(
        (OLD, "The shelter closed"),
        (NEW, "A hotline opened"),
        type="what_changed",
        expected={"new": ["A hotline opened"], "gone": []},
    )
    assert right(judged(question, say("", cite(NEW, "A hotline opened in June."))))


def test_tiers_of_several_countries_and_of_several_editions() -> None:
    expected = {"tiers": {"Aland": "Tier 2 Watch List", "Bland": "Tier 3"}}
    question = ask((NEW, TIER_NEW), (BLAND, "Tier 3"), type="comparison", expected=expected)
    cited = cite(NEW, TIER_NEW), cite(BLAND, "Bland remained on Tier 3.", 2)
    rows = [{"country": "Aland", "tier": "Tier 2 Watch List"}, {"country": "Bland", "tier": "Tier 3"}]
    assert right(judged(question, say("", *cited, facts={"tiers": rows})))
    swapped = [{"country": "Bland", "tier": "Tier 2 Watch List"}, {"country": "Aland", "tier": "Tier 3"}]
    assert not right(judged(question, say("", *cited, facts={"tiers": swapped})))
    history = ask(
        (OLD, TIER_OLD),
        (NEW, TIER_NEW),
        type="tier_history",
        expected={"tiers": {"2023": "Tier 2", "2024": "Tier 2 Watch List"}},
    )
    both = say("Tier 2 [1], then Tier 2 Watch List [2]", cite(OLD, TIER_OLD), cite(NEW, TIER_NEW, 2))
    assert right(judged(history, both))


def test_an_unanswerable_question_is_right_when_refused_for_the_right_reason() -> None:
    question = ask(type="unanswerable", answerable=False, expected={"reason": "false_premise"})
    assert right(judged(question, say(reason="false_premise")))
    assert not right(judged(question, say(reason="topic_not_in_text")))
    assert not right(judged(question, say("Yes.")))
    assert not right(judged(ask(answerable=False), say(reason="error")))


def test_a_refused_answerable_question_is_wrong() -> None:
    assert not right(
        judged(ask((NEW, "hotline")), say("", cite(NEW, "A hotline opened in June."), reason="topic_not_in_text"))
    )


def test_a_list_may_name_a_country_otherwise() -> None:
    question = ask((NEW, TIER_NEW), type="list", expected={"countries": ["Turkey"]})
    assert right(judged(question, say("", facts={"countries": ["Türkiye"]})))
    assert right(judged(question, say("Türkiye.")))
