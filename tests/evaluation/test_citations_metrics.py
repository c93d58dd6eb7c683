import pytest
from aland import ask, cite, judged, say

from tipqa.evaluation.citations import citation_scores
from tipqa.evaluation.support import supports

NEW, OLD, BLAND = "2024/aland", "2023/aland", "2024/bland"
CONVICTED = cite(NEW, "Courts convicted 12 traffickers.")
QUESTION = ask((NEW, "convicted 12 traffickers"), (NEW, "A hotline opened"), countries=("Aland",), years=(2024,))


def test_a_true_citation_scores_in_full() -> None:
    assert citation_scores(judged(QUESTION, say("Courts convicted 12 traffickers. [1]", CONVICTED))) == {
        "citations.given": 1.0,
        "citations.recall": 0.5,
        "citations.exact": 1.0,
        "citations.wrong_country": 0.0,
        "citations.wrong_edition": 0.0,
        "citations.precision": 1.0,
    }


def test_a_shifted_quote_is_not_exact() -> None:
    shifted = cite(NEW, "Courts convicted 12 traffickers.", start=CONVICTED.start + 1, end=CONVICTED.end + 1)
    assert citation_scores(judged(QUESTION, say("", CONVICTED, shifted)))["citations.exact"] == 0.0


def test_wrong_country_and_wrong_edition_are_told_apart() -> None:
    scores = citation_scores(judged(QUESTION, say("", cite(BLAND, "Bland"))))
    assert (scores["citations.wrong_country"], scores["citations.wrong_edition"]) == (1.0, 0.0)
    scores = citation_scores(judged(QUESTION, say("", cite(OLD, "The shelter closed in May."))))
    assert (scores["citations.wrong_country"], scores["citations.wrong_edition"]) == (0.0, 1.0)


def test_a_document_on_every_country_is_wrong_for_none() -> None:
    everywhere = cite(BLAND, "Bland", country="All countries")
    assert citation_scores(judged(QUESTION, say("", everywhere)))["citations.wrong_country"] == 0.0


def test_a_list_leaves_the_countries_open() -> None:
    question = ask((NEW, "hotline"), type="list", expected={"countries": ["Aland"]})
    assert "citations.wrong_country" not in citation_scores(judged(question, say("", cite(BLAND, "Bland"))))


def test_a_refusal_may_point_to_another_edition_but_not_to_another_country() -> None:
    question = ask(answerable=False, countries=("Aland",), years=(2022,))
    scores = citation_scores(judged(question, say("", cite(OLD, "Aland"), reason="year_not_in_corpus_for_country")))
    assert scores == {"citations.exact": 1.0, "citations.wrong_country": 0.0}


def test_precision_is_the_share_of_supported_statements() -> None:
    answer = say("Courts convicted 12 traffickers. [1] Courts convicted 13 traffickers. [1] A ghost. [7]", CONVICTED)
    assert citation_scores(judged(QUESTION, answer))["citations.precision"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("statement", "held"),
    [
        ("In the 2024 edition, courts convicted 12 traffickers", True),
        ("Courts convicted twelve traffickers in 2023", True),
        ("Courts convicted 14 traffickers", False),
        ("Courts in Bland convicted 12 traffickers", False),
        ("Aland stood on Tier 3 and convicted 12 traffickers", False),
        ("12 inspectors visited many farms along rivers", False),
    ],
)
def test_figures_names_and_tiers_must_stand_in_the_quote(statement: str, held: bool) -> None:
    assert supports(statement, [CONVICTED]) is held


def test_differences_and_percentages_of_two_quoted_figures_are_held() -> None:
    both = [CONVICTED, cite(OLD, "Courts convicted three traffickers.", 2)]
    assert supports("Convictions rose from 3 to 12, nine more, 300 %", both)
    assert not supports("Convictions rose from 3 to 12, eight more", both)


def test_a_statement_of_few_words_stands_by_its_tiers() -> None:
    both = [cite(OLD, "Aland was on Tier 2."), cite(NEW, "Aland fell to Tier 2 Watch List.", 2)]
    assert supports(
        "Downgraded: Aland went from Tier 2 in the 2023 edition to Tier 2 Watch List in the 2024 edition", both
    )
    assert not supports("Downgraded: Aland went from Tier 1 to Tier 2 Watch List", both)


def test_a_tier_may_be_the_heading_above_the_quote() -> None:
    assert supports("Bland was on Tier 3", [cite(BLAND, "Bland", section="Tier 3")])
    assert not supports("Bland was on Tier 3", [cite(BLAND, "Bland")])


def test_a_set_may_call_a_country_otherwise_than_the_reports_do() -> None:
    question = ask(answerable=False, countries=("Korea, North",), years=(2024,))
    answer = say("", cite(BLAND, "Bland", country="North Korea"), reason="topic_not_in_text")
    assert citation_scores(judged(question, answer))["citations.wrong_country"] == 0.0
