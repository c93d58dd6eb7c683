"""Praise and criticism in an assessment."""

from __future__ import annotations

import pytest

from tipqa.comparison.tone import criticizes, tones
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind

TREND = "The government demonstrated overall increasing efforts compared with the previous reporting period."
TURN = "However, the government did not meet the minimum standards in several key areas."


def told(*lines: str) -> list[str]:
    """The tone of each line of an assessment."""
    found, at = [], 0
    for number, line in enumerate(lines):
        found.append(Statement(number, "2024/ghana", SectionKind.ASSESSMENT, "", at, at + len(line), line, False))
        at += len(line) + 1
    own = tones(found)
    return [own[it.id] for it in found]


@pytest.mark.parametrize(
    ("sentence", "tone"),
    [
        ("These efforts included prosecuting complicit officials and opening a shelter.", "effort"),
        (
            "Despite the lack of significant efforts, the government took some steps, such as not fining victims.",
            "effort",
        ),
        ("Courts convicted two allegedly complicit officers.", "effort"),
        ("Officials complicit in trafficking kept their posts.", "shortfall"),
        ("Courts convicted fewer complicit officials.", "shortfall"),
        ("Corruption remained a problem.", "shortfall"),
        ("The ministry opened a shelter.", "effort"),
        ("Rains were heavy in the north.", ""),
    ],
)
def test_a_sentence_alone(sentence: str, tone: str) -> None:
    assert told(sentence) == [tone]


def test_efforts_and_shortfalls_reach_to_the_end_of_their_paragraph() -> None:
    own = told(TREND, "It also dismissed corrupt guards.", "It hired two clerks.", TURN, "It trained many judges.")
    assert own == ["", "effort", "effort", "", "shortfall"]
    assert told(TREND, "Courts convicted fewer traffickers.")[1] == "shortfall"


@pytest.mark.parametrize(
    ("sentence", "criticism"),
    [
        ("The police did not screen workers.", True),
        ("Consent was no excuse, the judges of the high court said.", False),
        ("The high court ruled that consent was no defense to the charge.", False),
        (
            "The ministry, which moved to a new building in the old port in the spring, hired ten clerks; rents did not rise.",
            False,
        ),
    ],
)
def test_criticism_is_of_an_authority(sentence: str, criticism: bool) -> None:
    assert criticizes(sentence) is criticism


def test_on_tier_1_the_shortfalls_begin_with_although() -> None:
    turn = "Although the government meets the minimum standards, it gave victims little help in court."
    lines = [TREND, "The ministry opened a shelter.", turn, "Corrupt guards continued to sell passes."]
    assert told(*lines) == ["", "effort", "shortfall", "shortfall"]
