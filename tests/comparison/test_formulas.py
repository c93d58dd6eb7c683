"""Set sentences, wording, and praise or criticism."""

from __future__ import annotations

import pytest

from tipqa.comparison.formulas import formulas, without_phrases
from tipqa.comparison.tone import tones
from tipqa.comparison.wording import wording
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Aland does not fully meet the minimum standards for the elimination of trafficking.", {"standards"}),
        ("however it is making significant efforts to do so", {"striving"}),
        ("However, the government did not meet the minimum standards in several key areas.", {"shortfall"}),
        ("Therefore Aland remained on Tier 2 Watch List for the second consecutive year.", {"tier"}),
        (
            "The government demonstrated overall increasing efforts compared with the previous reporting period.",
            {"trend"},
        ),
        ("Aland was granted a waiver from an otherwise required downgrade to Tier 3.", {"waiver"}),
        ("The government made significant efforts to raise awareness.", set()),
        ("Police identified 13 victims.", set()),
    ],
)
def test_set_sentences_are_told_by_their_words(text: str, kinds: set[str]) -> None:
    assert formulas(text) == kinds


def test_frame_phrases_are_taken_out() -> None:
    text = "According to press coverage of the report, police found more victims than in the previous reporting period."
    assert " ".join(without_phrases(text).split()) == "police found more victims ."


def test_the_core_of_a_statement() -> None:
    assert wording("However, the police’s 1,200 victims also left (2014).").core == (
        "police",
        "1200",
        "victims",
        "left",
    )
    assert wording("The also").core == ("the", "also")


def assessment(*texts: str) -> list[Statement]:
    return [
        Statement(n, "2024/aland", SectionKind.ASSESSMENT, "Assessment", 0, 1, text, False)
        for n, text in enumerate(texts)
    ]


def test_what_follows_the_turn_is_criticism() -> None:
    said = tones(
        assessment(
            "The government demonstrated overall increasing efforts compared with the previous reporting period.",
            "Forced labor in the harvest fell once more.",
            "However, the government did not meet the minimum standards in several key areas.",
            "Officials kept quotas.",
        )
    )
    assert said == {0: "", 1: "effort", 2: "", 3: "shortfall"}


def test_without_a_turn_the_words_decide() -> None:
    said = tones(
        assessment(
            "the government adopted a national action plan",
            "authorities failed to identify any victims",
            "child sex tourism exists in resort areas",
        )
    )
    assert said == {0: "effort", 1: "shortfall", 2: ""}


def test_only_the_assessment_has_a_tone() -> None:
    other = Statement(7, "2024/aland", SectionKind.PROFILE, "", 0, 1, "The government adopted a plan.", False)
    assert tones([other]) == {}
