"""What is asked for comes first: what is new, the articles that changed, the move that the one edition held tells."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

_FRONT = "---\ncountry: {country}\nyear: {year}\nseries: tip\nkind: official\n---\n\n# {country} (Tier 2)\n\n"
_OPENING = (
    "The Government of {country} does not fully meet the minimum standards for the elimination of trafficking but is "
    "making significant efforts to do so. Therefore {country} {move} Tier 2. "
)


def _told(country: str, year: int, move: str, assessment: str, prosecution: str) -> str:
    opening = _OPENING.format(country=country, move=move)
    return (
        f"{_FRONT.format(country=country, year=year)}{opening}{assessment}\n\n"
        f"## PROSECUTION\n\nThe government maintained law enforcement efforts. {prosecution}\n\n"
        "## PROTECTION\n\nThe government maintained protection efforts.\n\n"
        "## PREVENTION\n\nThe government maintained prevention efforts.\n"
    )


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two editions on Ghana and one on Malta and Chad each."""
    older = (
        "Articles 41 and 43 of the criminal code criminalized sex trafficking and labor trafficking and prescribed penalties "
        "of two to five years' imprisonment. The criminal code let judges suspend any sentence. Officers mapped all ports."
    )
    newer = (
        "Articles 62 and 70 of the new criminal code criminalized sex trafficking and labor trafficking and prescribed penalties "
        "of three to nine years' imprisonment. A new criminal code took effect in May."
    )
    return over(
        tmp_path_factory.mktemp("news"),
        {
            "2022/ghana": _told("Ghana", 2022, "remained on", "The government hired nurses for two hospitals.", older),
            "2023/ghana": _told("Ghana", 2023, "remained on", "The government opened a shelter in Tamale.", newer),
            "2023/malta": _told("Malta", 2023, "was upgraded to", "The government trained teachers.", "Courts met."),
            "2023/chad": _told("Chad", 2023, "remained on", "The government trained imams.", "Courts met."),
        },
    )


@pytest.mark.parametrize(
    "question",
    [
        "What is new in Ghana 2023 vs 2022?",
        "what's new in ghana's 2023 report compared with 2022",
        "anything new in Ghana between 2022 and 2023?",
    ],
)
def test_what_is_new_is_told_before_what_is_gone(held: QA, question: str) -> None:
    answer = ask(held, question)
    assert answer.intent == "what_changed"
    new, gone = answer.answer.index("shelter in Tamale"), answer.answer.index("hired nurses")
    assert answer.answer.index("Tier unchanged") < new < gone
    assert answer.answer.count("shelter in Tamale") == 1


def test_what_changed_as_a_whole_is_told_as_before(held: QA) -> None:
    assert "Besides:" not in ask(held, "What changed in Ghana from 2022 to 2023?").answer


@pytest.mark.parametrize(
    "question",
    [
        "Changes in the articles of Ghana's criminal code, 2022 to 2023",
        "Which articles of the criminal code changed in Ghana between 2022 and 2023?",
    ],
)
def test_changed_articles_are_told_first(held: QA, question: str) -> None:
    answer = ask(held, question).answer
    assert answer.index("Articles 41 and 43") < answer.index("took effect in May")
    assert answer.index("Articles 62 and 70") < answer.index("took effect in May")


@pytest.mark.parametrize(("country", "said"), [("Malta", "**Upgraded**"), ("Chad", "**Remained**")])
def test_one_edition_alone_tells_the_move(held: QA, country: str, said: str) -> None:
    answer = ask(held, f"What changed in {country} versus the year before?")
    assert said in answer.answer
    assert "Tier 2" in answer.citations[0].quote


def test_a_summary_cut_short_says_how_to_get_the_rest(bundled: QA) -> None:
    told = ask(bundled, "summary of Uzbekistan 2025").answer
    assert "“protection in Uzbekistan in 2025”" in told
    assert ask(bundled, "protection in Uzbekistan in 2025").intent == "overview"


def test_a_summary_that_leaves_nothing_out_says_no_more(held: QA) -> None:
    assert "In short" not in ask(held, "summary of Malta 2023").answer
