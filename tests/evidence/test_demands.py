"""The table of demands: each example is met by its row alone, and the order of statements follows it."""

from __future__ import annotations

import re

import pytest

from tipqa.evidence.demands import Demand, cues, demands, lifted, said_outright
from tipqa.index.model import Statement
from tipqa.question.wants import Want, read_wants
from tipqa.reports.model import SectionKind

_ROWS = [pytest.param(row, id=f"{row.part} {row.kind}: {row.cue[:50]}") for row in demands()]


def _statement(text: str, section: SectionKind = SectionKind.PROTECTION) -> Statement:
    return Statement(1, "2024/peru", section, "PROTECTION", 0, len(text), text, item=False)


def lifted_one(statement: Statement, wants: frozenset[Want], measure: str | None) -> float:
    return lifted([statement], wants, measure)[0]


@pytest.mark.parametrize("row", _ROWS)
def test_the_example_is_met_by_its_row_alone(row: Demand) -> None:
    assert re.search(row.cue, row.example, re.IGNORECASE)
    others = [it.cue for it in demands() if (it.part, it.kind) == (row.part, row.kind) and it != row]
    assert not others or not re.search("|".join(others), row.example, re.IGNORECASE)


def test_every_kind_is_one_that_a_question_can_want() -> None:
    assert set(cues("preferred")) | set(cues("decisive")) <= {want.name.lower() for want in Want}
    assert said_outright(Want.REASON).search("because it did not convict anyone")


def test_advice_goes_behind_what_is_told_unless_advice_is_asked_for() -> None:
    advice = _statement("Convict more traffickers.", SectionKind.RECOMMENDATIONS)
    assert lifted_one(advice, frozenset({Want.YES_NO}), None) < 0
    assert lifted_one(advice, frozenset({Want.ADVICE}), None) == 0


def test_the_set_sentence_on_the_tier_goes_last_unless_the_tier_is_asked_for() -> None:
    formula = _statement("Peru does not fully meet the minimum standards for the elimination of trafficking.")
    assert lifted_one(formula, frozenset(), None) < 0
    assert lifted_one(formula, frozenset({Want.TIER}), None) == 0


def test_what_opens_a_section_goes_last_unless_whether_it_rose_is_asked() -> None:
    opener = _statement("The government increased its efforts to prevent trafficking.")
    assert lifted_one(opener, frozenset({Want.HEAD}), None) < 0
    assert lifted_one(opener, frozenset({Want.YES_NO, Want.RISE}), None) == 0
    told = _statement("The government increased its efforts to prevent trafficking, and opened two shelters.")
    assert lifted_one(told, frozenset(), None) == 0


def test_a_ministry_for_the_vulnerable_is_no_one_at_risk() -> None:
    ministry = _statement("The Ministry of Vulnerable Populations ran two shelters.")
    assert lifted_one(ministry, frozenset({Want.AT_RISK}), None) == 0


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        (
            "Which law covers trafficking in Peru?",
            "The 2011 act criminalized sex trafficking.",
            "The state covers all costs.",
        ),
        (
            "Which groups are vulnerable?",
            "Herders are vulnerable to debt bondage.",
            "Groups of youths met in the capital.",
        ),
        (
            "How do traffickers recruit girls?",
            "Traffickers lure girls with sham jobs.",
            "Police recruited women officers.",
        ),
    ],
)
def test_the_words_of_a_kind_go_before_words_of_the_question(question: str, told: str, other: str) -> None:
    wants = read_wants(question)
    assert lifted_one(_statement(told), wants, None) > lifted_one(_statement(other), wants, None)


def test_the_deed_asked_about_and_a_reason_go_first() -> None:
    told = _statement("Courts did not convict any traffickers.")
    assert lifted_one(told, frozenset({Want.YES_NO}), "convictions") > lifted_one(
        told, frozenset({Want.YES_NO}), "prosecutions"
    )
    officials = _statement("Courts did not convict any complicit officials.")
    for measure, first in (("convictions", told), ("officials_convicted", officials)):
        last = officials if first is told else told
        assert lifted_one(first, frozenset({Want.YES_NO}), measure) >= lifted_one(
            last, frozenset({Want.YES_NO}), measure
        )
    assert lifted_one(officials, frozenset({Want.YES_NO}), "convictions") < 0
    concern = _statement("Complicity of officials remained a concern.")
    wants = frozenset({Want.YES_NO, Want.COMPLICITY})
    assert lifted_one(officials, wants, "officials_convicted") > lifted_one(concern, wants, "officials_convicted") + 0.1
    assert lifted_one(concern, wants, None) == pytest.approx(lifted_one(officials, wants, None))
    reason = _statement("The shelter closed because money ran out.")
    assert lifted_one(reason, frozenset({Want.REASON}), None) > lifted_one(reason, frozenset(), None)
