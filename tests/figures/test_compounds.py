"""Words joined by hyphens and dashes read like the same words apart."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

from tipqa.figures.asked import figure_asked, restrictions_in
from tipqa.figures.compounds import open_compounds
from tipqa.figures.lexicon import lexicon
from tipqa.figures.tokens import tokenize


@pytest.mark.parametrize("joint", ["-", "‑", "‐", "–"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police identified 12 forced{}labor victims.", "victims_identified 12 form=labor_trafficking"),
        ("Police identified 12 debt{}bondage victims.", "victims_identified 12 form=debt_bondage"),
        ("Courts convicted 12 sex{}traffickers.", "convictions 12 form=sex_trafficking"),
        ("The academy trained 12 labor{}inspectors.", "people_trained 12 role=labor_inspectors"),
        ("State{}governments identified 12 victims.", "victims_identified 12 level=state"),
    ],
)
def test_a_compound_reads_like_its_words(text: str, wanted: str, joint: str) -> None:
    assert gives(figures_in(text.format(joint)), wanted)
    assert gives(figures_in(text.format(" ")), wanted)


def test_a_hyphen_that_hangs_joins_both_forms() -> None:
    assert gives(figures_in("Police identified 12 sex- and labor-trafficking victims."), "victims_identified 12 whole")
    assert not gives(figures_in("Police identified 12 sex- and labor-trafficking victims."), "12 form=sex_trafficking")


@pytest.mark.parametrize("word", ["trafficking-related", "state-funded", "case-by-case", "anti-trafficking"])
def test_other_compounds_stay_one_word(word: str) -> None:
    assert [it.low for it in open_compounds(tokenize(word), lexicon())] == [word]


def test_parts_keep_their_places_in_the_text() -> None:
    text = "Two sex-trafficking victims."
    assert [text[it.start : it.end] for it in open_compounds(tokenize(text), lexicon())] == [
        "Two", "sex", "trafficking", "victims", ".",
    ]  # fmt: skip


def test_a_dash_between_clauses_is_no_joint() -> None:
    found = figures_in("Police arrested 12 suspects—men from abroad—and freed nobody.")
    assert gives(found, "suspects 12")


@pytest.mark.parametrize("joint", ["-", "‑", "–", " "])
def test_a_question_may_write_a_restriction_with_a_hyphen(joint: str) -> None:
    asked = figure_asked(f"How many debt{joint}bondage victims were identified?")
    assert asked is not None
    assert asked.counted == {"form=bonded labor"}
    assert restrictions_in(f"victims of forced{joint}marriage") == {"form=marriage"}
