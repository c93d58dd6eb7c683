"""Plain text to blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.reports.clean import clean_text
from tipqa.reports.plaintext import text_blocks
from tipqa.reports.wrapped import join_lines, known_words


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in text_blocks(text)]


def test_empty_lines_part_paragraphs_and_broken_lines_are_joined() -> None:
    assert kinds("Police opened\n nine cases.\n\n\nCourts\nacted.") == [
        ("paragraph", "Police opened nine cases."),
        ("paragraph", "Courts acted."),
    ]


@pytest.mark.parametrize("bullet", ["* ", "• ", "- ", "– ", "  • ", "•", "1. ", "12) "])
def test_bullets_and_numbers_open_items(bullet: str) -> None:
    text = f"Recommendations:\n{bullet}Train judges\n  and police.\n{bullet}Fund shelters.\n\nThe end."
    assert kinds(text)[1:] == [
        ("item", "Train judges and police."),
        ("item", "Fund shelters."),
        ("paragraph", "The end."),
    ]


def test_a_dash_or_number_inside_a_broken_sentence_is_no_bullet() -> None:
    text = "The ministry\n– which has no budget –\nheld a meeting under article\n5. of the law"
    assert kinds(text) == [
        ("paragraph", "The ministry – which has no budget – held a meeting under article 5. of the law")
    ]


@pytest.mark.parametrize(
    "line", ["PROSECUTION", "Prevention", "BRAZIL (Tier 2)", "BRAZIL: Tier 2", "PRIORITIZED RECOMMENDATIONS:"]
)
def test_headings_are_recognised(line: str) -> None:
    assert kinds(f"{line}\nThe government acted.") == [("heading", line), ("paragraph", "The government acted.")]
    assert kinds(f"It ended.\n{line}\nThe government acted.")[1] == ("heading", line)


@pytest.mark.parametrize("line", ["IOM", "The government acted.", "It fights for prevention"])
def test_other_lines_are_no_headings(line: str) -> None:
    assert kinds(f"{line}\n\nThe government acted.")[0] == ("paragraph", line)


def test_lines_as_long_as_paragraphs_are_paragraphs() -> None:
    line = "The government opened a case. " * 8
    assert kinds(f"{line}\n{line}\nShort end.") == [
        ("paragraph", line.strip()),
        ("paragraph", line.strip()),
        ("paragraph", "Short end."),
    ]


@pytest.mark.parametrize(
    ("lines", "known", "joined"),
    [
        (["anti-", "trafficking"], "", "anti-trafficking"),
        (["they self-", "identify"], "", "they self-identify"),
        (["govern-", "ment acts"], "the government", "government acts"),
        (["anti-", "trafficking"], "antitrafficking and anti-trafficking", "anti-trafficking"),
        (["sex-", "and labor-trafficking"], "", "sex- and labor-trafficking"),
        (["in 2019-", "2020"], "", "in 2019-2020"),
        (["Guinea-", "Bissau"], "", "Guinea-Bissau"),
        (["a -", "dash"], "", "a - dash"),
    ],
)
def test_words_broken_at_a_hyphen_are_made_whole(lines: list[str], known: str, joined: str) -> None:
    assert join_lines(lines, known_words(known)) == joined


@given(st.text(alphabet="abAB .•*-–\n\t:é’”PROSECUTION", max_size=120))
def test_no_letter_is_lost(text: str) -> None:
    check_letters(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "Cs"])))
def test_no_letter_of_any_script_is_lost(text: str) -> None:
    check_letters(text)


def check_letters(text: str) -> None:
    blocks = text_blocks(text)
    assert all(block.text and block.text == clean_text(block.text) for block in blocks)
    kept = "".join(letter for block in blocks for letter in block.text if letter.isalnum())
    assert kept == "".join(filter(str.isalnum, clean_text(text)))


def test_the_foot_of_a_copied_page_is_left_out() -> None:
    text = "Share data with partners.\n\nPeople are at risk.\n\nTags\nPlaces\n\nBack to Top\nArchives\nShare\n"
    assert [block.text for block in text_blocks(text)] == ["Share data with partners.", "People are at risk."]
