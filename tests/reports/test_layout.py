"""Layouts of six editions, each read into its sections and items."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.corpus import read_report
from tipqa.reports.model import Block, Report, SectionKind
from tipqa.reports.sentences import split_sentences

LAYOUTS = Path(__file__).parent / "fixtures" / "layout"
USUAL = ["assessment", "recommendations", "prosecution", "protection", "prevention", "profile"]
PROFILE_FIRST = ["profile", "assessment", "recommendations", "prosecution", "protection", "prevention"]


def edition(year: int) -> Report:
    (path,) = LAYOUTS.glob(f"edition-{year}.*")
    return read_report(path, country="Albania", year=year)


def items(report: Report) -> list[str]:
    return [report.text[sentence.start : sentence.end] for sentence in split_sentences(report) if sentence.item]


def sentences_of(report: Report, kind: SectionKind) -> list[str]:
    return [
        report.text[sentence.start : sentence.end]
        for sentence in split_sentences(report)
        if report.sections[sentence.section].kind is kind
    ]


def body(report: Report, kind: SectionKind) -> str:
    return "\n\n".join(report.section_text(section) for section in report.sections if section.kind is kind)


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        (2012, PROFILE_FIRST),
        (2016, PROFILE_FIRST),
        (2018, USUAL),
        (2020, USUAL),
        (2023, USUAL),
        (2025, ["assessment", "recommendations", "prosecution", "prosecution", "protection", "prevention", "profile"]),
    ],
)
def test_every_edition_has_its_sections_in_the_order_of_the_page(year: int, kinds: list[str]) -> None:
    assert [section.kind.value for section in edition(year).sections] == kinds


@pytest.mark.parametrize(
    ("year", "title"),
    [
        (2012, "FREEDONIA (Tier 2 Watch List)"),
        (2018, "BORDURIA: TIER 2"),
        (2020, "SYLDAVIA: Tier 2 Watch List"),
        (2023, "RURITANIA (Tier 2)"),
        (2025, "GRAUSTARK (Special Case)"),
    ],
)
def test_the_title_line_is_the_first_line_and_in_no_section(year: int, title: str) -> None:
    report = edition(year)
    assert report.text.split("\n")[0] == title
    assert report.sections[0].start > len(title)


def test_a_page_of_2012_parts_its_recommendations_at_semicolons_outside_brackets() -> None:
    report = edition(2012)
    assert items(report) == [
        "Pass the draft law against trafficking",
        "open a shelter that takes in men (and boys; there is none today)",
        "train labor inspectors in the U.S. method",
        "publish data each year.",
    ]
    assert report.sections[2].heading == "Recommendations for Freedonia"


def test_a_page_of_2016_has_no_title_and_joins_its_broken_lines() -> None:
    report = edition(2016)
    assert body(report, SectionKind.PROFILE).endswith("Sylvanian women are exploited in hotels along the coast.")
    assert items(report)[-1] == "screen seasonal workers for signs of abuse."


def test_a_page_of_2018_without_headings_is_read_by_its_opening_sentences() -> None:
    report = edition(2018)
    assert body(report, SectionKind.ASSESSMENT).endswith("Judges rarely sent traffickers to prison.")
    assert items(report) == [
        "Increase prosecutions of complicit officials",
        "train judges, including in rural courts",
        "extend shelter to male victims",
        "inform migrant workers of their rights.",
    ]
    assert "The labor inspectorate" in body(report, SectionKind.PROSECUTION)
    assert [section.heading for section in report.sections][1:] == [
        "Prioritized Recommendations",
        "Prosecution",
        "Protection",
        "Prevention",
        "Trafficking Profile",
    ]


def test_a_page_of_2020_with_lost_bullets_gives_each_recommendation() -> None:
    assert items(edition(2020)) == [
        "Investigate officials who take bribes from brokers.",
        "Proactively identify victims among miners, in line with Law No. 13.344.",
        "Fund at least two shelters.",
        "Increase the number of labor inspectors.",
    ]


def test_a_page_of_2023_keeps_each_bullet_whole() -> None:
    report = edition(2023)
    assert items(report)[:2] == [
        "Prosecute recruiters who charge fees. Seek prison terms for those convicted.",
        "Screen women in commercial sex, migrants, and seasonal workers; refer victims to care.",
    ]
    assert len(items(report)) == 3
    assert sentences_of(report, SectionKind.PROTECTION)[-1] == (
        "Shelters received 100 million Ruritanian crowns ($1.2 million)."
    )


def test_a_heading_below_a_section_stays_of_its_kind() -> None:
    report = edition(2025)
    assert [section.heading for section in report.sections if section.kind is SectionKind.PROSECUTION] == [
        "PROSECUTION",
        "Complicity",
    ]
    assert items(report) == ["Agree on a single body that leads the response.", "End the recruitment of children."]


def test_bullets_in_one_line_are_items() -> None:
    report = report_of(
        Block("heading", "PRIORITIZED RECOMMENDATIONS:", 2),
        Block("paragraph", "Train judges. • Fund shelters. Open one in the north. • Publish data."),
    )
    assert items(report) == ["Train judges.", "Fund shelters. Open one in the north.", "Publish data."]


def test_paragraphs_without_a_mark_are_items() -> None:
    report = report_of(
        Block("heading", "Prioritized Recommendations"),
        *(Block("paragraph", f"{verb} more; do it well. Do it soon.") for verb in ("Train", "Fund", "Publish")),
    )
    assert len(items(report)) == 3


def test_recommendations_without_heading_or_mark_are_found() -> None:
    report = report_of(
        Block("paragraph", "The Government of Ruritania fully meets the minimum standards for the elimination of it."),
        Block("paragraph", "Train judges."),
        Block("paragraph", "Proactively screen migrants for indicators."),
        Block("paragraph", "The government maintained prosecution efforts."),
    )
    assert [section.kind.value for section in report.sections] == ["assessment", "recommendations", "prosecution"]
    assert items(report) == ["Train judges.", "Proactively screen migrants for indicators."]


def test_words_before_the_title_are_a_part_of_their_own() -> None:
    report = report_of(
        Block("paragraph", "2022 Trafficking in Persons Report: India"),
        Block("heading", "India (Tier 2)", 2),
        Block("paragraph", "The Government of India does not fully meet the minimum standards."),
    )
    assert [(section.kind.value, section.heading) for section in report.sections] == [
        ("other", "Opening"),
        ("assessment", "Assessment"),
    ]


def test_an_upper_case_heading_at_a_paragraphs_start_opens_its_section() -> None:
    report = report_of(
        Block("paragraph", "The government falls short."),
        Block("paragraph", "PROSECUTION The government opened two cases."),
        Block("paragraph", "Prevention: The council met twice."),
    )
    assert [section.kind.value for section in report.sections] == ["assessment", "prosecution", "prevention"]
    assert body(report, SectionKind.PROSECUTION) == "The government opened two cases."
    assert body(report, SectionKind.PREVENTION) == "The council met twice."


def test_other_series_keep_their_own_headings() -> None:
    report = report_of(
        Block("paragraph", "A word before."),
        Block("heading", "Tier 1", 2),
        Block("item", "Albania"),
        Block("item", "Austria"),
        Block("heading", "Current situation", 2),
        Block("paragraph", "The government increased prosecution efforts."),
        series="placements",
    )
    assert [(section.kind.value, section.heading) for section in report.sections] == [
        ("other", "Opening"),
        ("other", "Tier 1"),
        ("profile", "Current situation"),
    ]
    assert items(report) == ["Albania", "Austria"]


def report_of(*blocks: Block, series: str = "tip") -> Report:
    return assemble(blocks, Meta("Albania", "AL", 2024, series=series))


LINES = st.one_of(
    st.sampled_from(
        [
            "PROSECUTION",
            "PROTECTION:",
            "Recommendations for X: Train judges; fund shelters; and stop.",
            "RURITANIA (Tier 2)",
            "The government maintained mixed protection efforts. It did.",
            "It fails. Increase a; train b; and fund c.",
            "X is a source country for men.",
            "It does not fully meet the minimum standards.",
        ]
    ),
    st.text(alphabet="abcXYZ .;:()•’“” 12é", min_size=1).map(lambda raw: " ".join(raw.split())),
)
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(["heading", "paragraph", "item"]), LINES, st.integers(min_value=0, max_value=4)),
    max_size=12,
)


@given(BLOCKS, st.sampled_from(["tip", "factbook", "placements"]))
def test_sections_are_in_order_and_hold_all_but_headings(blocks: list[Block], series: str) -> None:
    report = assemble(blocks, Meta("Albania", "AL", 2024, series=series))
    assert "".join(report.text.split()) == "".join("".join(block.text.split()) for block in blocks)
    end = 0
    for section in report.sections:
        assert end <= section.start <= section.end <= len(report.text)
        assert section.start < section.end or series != "tip"
        assert report.section_text(section) == report.section_text(section).strip()
        end = section.end
    outside = 0
    for section in report.sections:
        assert len(report.text[outside : section.start].split("\n")[-1]) <= 120
        outside = section.end


@given(BLOCKS, st.sampled_from(["tip", "factbook"]))
def test_statements_are_in_their_section_and_cover_it(blocks: list[Block], series: str) -> None:
    report = assemble(blocks, Meta("Albania", "AL", 2024, series=series))
    covered: set[int] = set()
    at = 0
    for sentence in split_sentences(report):
        section = report.sections[sentence.section]
        assert at <= sentence.start < sentence.end <= section.end
        assert section.start <= sentence.start
        covered.update(range(sentence.start, sentence.end))
        at = sentence.end
    for section in report.sections:
        left = [report.text[place] for place in range(section.start, section.end) if place not in covered]
        words = "".join(letter for letter in left if letter.isalnum())
        assert words.lower().replace("and", "") == "", words
