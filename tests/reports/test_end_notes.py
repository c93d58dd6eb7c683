"""Notes at a file's end, and their marks in the text."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from making_files import drawn_pdf, saved

from tipqa.reports.formats.end_notes import without_end_notes
from tipqa.reports.formats.kinds import read_document
from tipqa.reports.formats.notes import without_marks
from tipqa.reports.model import Block

TEXT = "PROTECTION\n\nShelters took in 40 victims.[1] Police helped nine¹ more.\n\nEndnotes\n\n1. The ministry gave 38.\n\n2. A letter of 2024.\n"


def test_notes_behind_their_heading_are_left_out_and_said() -> None:
    found = read_document(TEXT.encode(), "text", "x.txt")
    assert [block.text for block in found.blocks] == [
        "PROTECTION",
        "Shelters took in 40 victims. Police helped nine more.",
    ]
    assert [(left.what, left.words) for left in found.left] == [("notes", 9)]


def test_those_of_a_pdf_and_a_word_file_too() -> None:
    lines = [
        (72, 100, "Shelters took in forty victims in the north."),
        (72, 150, "NOTES"),
        (72, 180, "1 The ministry gave 38."),
    ]
    assert [block.text for block in read_document(drawn_pdf(lines), "pdf", "x.pdf").blocks] == [
        "Shelters took in forty victims in the north."
    ]
    word: Any = docx.Document()
    word.add_paragraph("Shelters took in forty victims.")
    word.add_heading("Endnotes", 1)
    word.add_paragraph("The ministry gave 38.", style="List Number")
    assert [block.text for block in read_document(saved(word), "docx", "x.docx").blocks] == [
        "Shelters took in forty victims."
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Shelters opened.", "NOTES", "The ministry sent a letter."],
        ["Shelters opened.", "1. Fund shelters.", "2. Train police."],
        ["NOTES", "1. Fund shelters."],
    ],
)
def test_other_endings_stay(texts: list[str]) -> None:
    blocks = [Block("paragraph", text) for text in texts]
    assert without_end_notes(blocks) == (blocks, ())


def test_raised_numbers_of_a_word_file_are_marks_and_powers_are_none() -> None:
    word: Any = docx.Document()
    paragraph = word.add_paragraph()
    for text, raised in (
        ("Police opened 96", False),
        ("1", True),
        (" cases on 40 km", False),
        ("2", True),
        (" of land, the 1", False),
        ("st", True),
        (" time.", False),
    ):
        paragraph.add_run(text).font.superscript = raised
    assert (
        read_document(saved(word), "docx", "x.docx").blocks[0].text
        == "Police opened 96 cases on 40 km2 of land, the 1st time."
    )


@pytest.mark.parametrize(
    ("marked", "clean"),
    [
        ("nine cases³ in May", "nine cases in May"),
        ("in 2023.¹² Police", "in 2023. Police"),
        ("40 km² of land and 9 m² of floor", "40 km² of land and 9 m² of floor"),
        ("cases[3] in May", "cases in May"),
    ],
)
def test_marks_of_notes_go(marked: str, clean: str) -> None:
    assert without_marks(marked) == clean
