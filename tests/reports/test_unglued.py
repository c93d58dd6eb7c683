"""Texts that others read out of a PDF: page markers and headings run into sentences."""

from __future__ import annotations

import pytest

from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.items import paragraph_items
from tipqa.reports.markdown import markdown_blocks
from tipqa.reports.model import Block
from tipqa.reports.unglued import unglued, without_markers


@pytest.mark.parametrize(
    ("marked", "clean"),
    [
        ("Police in 61ALBANIAthe north acted.", "Police in the north acted."),
        ("Police acted. 151COSTA RICAThe courts did not.", "Police acted. The courts did not."),
        ("an NGO-192THE GAMBIArun shelter", "an NGO-run shelter"),
        ("an anti-160CYPRUStrafficking unit", "an anti-trafficking unit"),
        ("Police acted.112BULGARIA", "Police acted."),
        ("the courts, BULGARIA112police in Sofia", "the courts, police in Sofia"),
        ("disputes CENTRAL AFRICAN REPUBLIC133134CENTRAL AFRICAN REPUBLICwere settled", "disputes were settled"),
        ("women 304MICRONESIA, FEDERATED STATES OFand children", "women and children"),
        ("in 158CURAÇAOeight towns", "in eight towns"),
        ("as of 2017254KENYAthe police", "as of 2017 the police"),
        ("the 252KENYANGOs reported", "the NGOs reported"),
        ("nine 61ALBANIA victims", "nine victims"),
        ("than 43 in 2016.241ITALYThe courts", "than 43 in 2016.The courts"),
    ],
)
def test_page_markers_go_and_nothing_else(marked: str, clean: str) -> None:
    assert without_markers(marked) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Article 248A-G applies to 12 MALI nationals.",
        "In 2016 CHAD joined, and 1,204PERU is a number.",
        "The G7ITALY summit",
        "Resolution 1325US troops",
        "Form I914VISA was filed by 30 persons.",
    ],
)
def test_other_numbers_before_capitals_stay(text: str) -> None:
    assert without_markers(text) == text


def parted(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in unglued([Block("paragraph", text)], tip=True)]


@pytest.mark.parametrize(
    ("glued", "blocks"),
    [
        ("It fell.PREVENTIONThe government acted.", ["It fell.", "# PREVENTION", "The government acted."]),
        ("It fell. PROTECTION The government acted.", ["It fell.", "# PROTECTION", "The government acted."]),
        ("It fell.61ALBANIAPREVENTION The police acted.", ["It fell.", "# PREVENTION", "The police acted."]),
        (
            "of TRAFFICKING.RECOMMENDATIONS FOR THE PHILIPPINESIncrease funds.",
            ["of TRAFFICKING.", "# RECOMMENDATIONS FOR THE PHILIPPINES", "Increase funds."],
        ),
        (
            "It fell.RECOMMENDATIONS FOR ST. LUCIAFund shelters.",
            ["It fell.", "# RECOMMENDATIONS FOR ST. LUCIA", "Fund shelters."],
        ),
        (
            "It fell.Trafficking ProfileAs reported, it fell.",
            ["It fell.", "# Trafficking Profile", "As reported, it fell."],
        ),
        ("It fell.AREA OF THE NORTHThe police acted.", ["It fell.", "# AREA OF THE NORTH", "The police acted."]),
        ("WATCH LISTThe Government of Peru acted.", ["The Government of Peru acted."]),
    ],
)
def test_headings_in_a_paragraph_stand_by_themselves(glued: str, blocks: list[str]) -> None:
    assert [f"# {text}" if kind == "heading" else text for kind, text in parted(glued)] == blocks


@pytest.mark.parametrize(
    "prose",
    [
        "The law on PROTECTION of victims passed.",
        "The PREVENTION AND PROTECTION ACT applies. POEA opened offices.",
        "Prosecution rates fell. Protection was weak.",
        "It fell. NGOs said so.",
    ],
)
def test_capitals_in_prose_are_no_headings(prose: str) -> None:
    assert parted(prose) == [("paragraph", prose)]


def test_paragraphs_of_markers_alone_go() -> None:
    blocks = [Block("paragraph", text) for text in ("151COSTA RICA", "151 COSTA RICA", "COSTA RICA 152", "It fell.")]
    assert [block.text for block in unglued(blocks, tip=True)] == ["It fell."]


def test_a_narrative_in_one_paragraph_has_its_sections() -> None:
    text = (
        "# PERU: Tier 2\n\nThe Government of Peru does not fully meet the minimum standards.RECOMMENDATIONS FOR PERUFund shelters; "
        "train police; and try 331PERUofficials.PROSECUTIONThe government increased law enforcement efforts.PROTECTION The "
        "government maintained protection efforts.PREVENTIONThe government increased prevention efforts.TRAFFICKING "
        "PROFILEAs reported over the past five years, traffickers exploit women.\n"
    )
    report = assemble(markdown_blocks(text), Meta("Peru", "PE", 2018))
    assert [section.kind.value for section in report.sections] == [
        "assessment", "recommendations", "prosecution", "protection", "prevention", "profile"
    ]  # fmt: skip
    assert "try officials" in report.text


def test_a_bullet_before_a_figure_is_a_lost_currency_sign() -> None:
    text = "Fund shelters with •100,000 a year; train police; and build courts."
    assert [text[start:end] for start, end in paragraph_items(text, 0, len(text))] == [
        "Fund shelters with •100,000 a year", "train police", "build courts."
    ]  # fmt: skip
