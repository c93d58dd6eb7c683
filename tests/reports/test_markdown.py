"""Markdown to blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.reports.clean import clean_text
from tipqa.reports.markdown import markdown_blocks


def kinds(text: str) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.level) for block in markdown_blocks(text)]


def test_headings_paragraphs_and_items_come_in_order() -> None:
    assert kinds("# T\n\nOne\ntwo.\n\n## S ##\n- a\n- b\n\n  still b\n\n1. c\n2. d\n") == [
        ("heading", "T", 1),
        ("paragraph", "One two.", 0),
        ("heading", "S", 2),
        ("item", "a", 0),
        ("item", "b still b", 0),
        ("item", "c", 0),
        ("item", "d", 0),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**bold** and _soft_ [link](https://x.example/ 'title') ![picture](p.png)", "bold and soft link picture"),
        ("A &amp; B &mdash; C&nbsp;D &#8217;", "A & B — C D ’"),
        (r"1\. \*not\* a list", "1. *not* a list"),
        ("`code` stays", "code stays"),
        ("<script>alert(1)</script> <b>x</b>", "<script>alert(1)</script> <b>x</b>"),
        ("<div>\nblock\n</div>", "<div> block </div>"),
        ("[ref]: https://x.example/ words", "[ref]: https://x.example/ words"),
        ("    four spaces are no code", "four spaces are no code"),
        ("Title\n===", "Title ==="),
        ("> quoted words", "quoted words"),
        ("2013. The government acted.", "2013. The government acted."),
        ("<https://x.example/%41>", "<https://x.example/%41>"),
        ("anti-\ntrafficking", "anti-trafficking"),
    ],
)
def test_marks_become_their_text_and_nothing_is_lost(source: str, text: str) -> None:
    assert [block.text for block in markdown_blocks(source)] == [text]


def test_a_fence_swallows_nothing() -> None:
    assert "".join(block.text for block in markdown_blocks("~~~ py\nx = 1\n~~~ end")) == "~~~ py x = 1 ~~~ end"


def test_a_table_gives_its_rows() -> None:
    assert kinds("| Year | Cases |\n|---|--:|\n| 2023 | 12 |") == [("paragraph", "2023: cases 12.", 0)]


def test_deep_nesting_is_read_all_the_same() -> None:
    assert markdown_blocks("> " * 3000 + "deep")[-1].text.endswith("deep")
    assert markdown_blocks("- " * 300 + "deep")[-1].text.endswith("deep")


@given(st.text(alphabet="abC #>-*_`~<>[]()!|\\\n\t.:+=é”", max_size=120))
def test_no_letter_is_lost_between_marks(text: str) -> None:
    source = text.replace("](", "] (")  # the address of a link is left out on purpose
    kept = "".join(filter(str.isalnum, "".join(block.text for block in markdown_blocks(source))))
    assert kept == "".join(filter(str.isalnum, clean_text(source)))


@given(st.text())
def test_any_text_gives_clean_blocks(text: str) -> None:
    assert all(block.text and block.text == clean_text(block.text) for block in markdown_blocks(text))
