"""Who never did a thing at all, countries asked for as places, and what askers tell of themselves."""

from __future__ import annotations

import pytest

from tipqa.answers.never_told import says_never
from tipqa.index.words import words as stems
from tipqa.qa import QA
from tipqa.question.lexicon import says


@pytest.mark.parametrize(
    ("question", "text", "measure", "told"),
    [
        ("Who never convicted anyone?", "Ruritania has never convicted a trafficker.", "convictions", True),
        ("Who never convicted anyone?", "It has never prosecuted or convicted a trafficker.", "convictions", True),
        ("Who never convicted anyone?", "It has never convicted a corrupt official.", "convictions", False),
        ("Who never convicted anyone?", "It has never convicted a labor trafficker.", "convictions", False),
        ("Who never convicted a labor trafficker?", "It has never convicted a labor trafficker.", "convictions", True),
        ("Who never convicted anyone?", "It convicted no trafficker in 2024.", "convictions", False),
        (
            "Who never found a victim?",
            "It has never formally identified a trafficking victim.",
            "victims_identified",
            True,
        ),
        ("Who never found a victim?", "It has never identified a child victim.", "victims_identified", False),
        ("Who never opened a shelter?", "It has never opened a shelter.", "shelters", False),
    ],
)
def test_never_is_told_of_the_whole_measure_or_of_the_part_asked_for(
    question: str, text: str, measure: str, told: bool
) -> None:
    assert says_never(text, measure, frozenset(stems(question))) is told


def test_a_year_without_is_not_told_as_never(bundled: QA) -> None:
    answer = bundled.ask("Which governments have never convicted a trafficker?").answer
    assert answer.startswith("No report held here says of a country that it never did so.")
    assert "with no convictions" in answer


def test_never_within_an_edition_is_none_in_it(bundled: QA) -> None:
    answer = bundled.ask("Which countries never convicted a trafficker in the 2025 report?").answer
    assert "never did so" not in answer
    assert "with no convictions" in answer


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which places have not signed the convention?", True),
        ("What territories lack a hotline?", True),
        ("Which places are visited by inspectors?", False),
        ("In what places were victims found?", False),
    ],
)
def test_places_are_countries_where_they_are_asked_for_by_what_they_did(question: str, asked: bool) -> None:
    assert says(question, "which_countries") is asked


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("We source from Vietnam. Which tier in the latest TIP?", "**Tier 2**: Vietnam, 2025 edition"),
        ("We buy shrimp from Ecuador; what tier is it in the newest edition?", "**Tier 2**: Ecuador, 2025 edition"),
        ("I'm writing about Ghana. what tier is it on?", "**Tier 2**: Ghana, 2025 edition"),
        ("my client operates in Brazil; did convictions rise in the 2025 report?", "**No**. **45**: Convictions"),
    ],
)
def test_what_askers_tell_of_themselves_is_no_question(bundled: QA, question: str, first: str) -> None:
    assert bundled.ask(question).answer.startswith(first)
