"""Tiers in words, title lines and reports."""

import csv
from pathlib import Path

import pytest

from tipqa.reports.corpus import corpus_report
from tipqa.reports.model import Section, SectionKind, Tier
from tipqa.reports.tiers import parse_tier, read_tier, title_tier

REAL = Path(__file__).parents[2].parent / "shared" / "real" / "factbook-tip"

T1, T2, WL, T3, SC = Tier


def assessed(text: str) -> list[Section]:
    return [Section(SectionKind.ASSESSMENT, "Assessment", 0, len(text))]


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("tier two watch list", WL),
        ("TIER 2WL", WL),
        ("Tier 2 Watchlist", WL),
        ("Tier 2 (Watch List)", WL),
        ("tier 2 - watch-list", WL),
        ("T2WL", WL),
        ("who is on the watch list", WL),
        ("T3", T3),
        ("Tier Three", T3),
        ("tier iii", T3),
        ("tier-1", T1),
        ("tier2", T2),
        ("Which were on Tier 2 in 2024?", T2),
        ("special cases", SC),
        ("tier", None),
        ("Tier 4", None),
        ("Tier 22", None),
        ("untiered 3", None),
        ("art3 of the law", None),
    ],
)
def test_a_tier_is_read_from_words(words: str, tier: Tier | None) -> None:
    assert parse_tier(words) is tier


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BRAZIL (Tier 2)", ("BRAZIL", T2)),
        ("TURKMENISTAN (Tier 2 Watch List)", ("TURKMENISTAN", WL)),
        ("BRAZIL: Tier 2", ("BRAZIL", T2)),
        ("ROMANIA: Tier 2 Watch List", ("ROMANIA", WL)),
        ("SOUTH AFRICA: TIER 2 WATCH LIST", ("SOUTH AFRICA", WL)),
        ("MALAYSIA: TIER 3", ("MALAYSIA", T3)),
        ("India (Tier 2)", ("India", T2)),
        ("YEMEN: SPECIAL CASE", ("YEMEN", SC)),
        ("Libya (Special Case)", ("Libya", SC)),
        ("# COTE D'IVOIRE (Tier 2)", ("COTE D'IVOIRE", T2)),
        ("ST. LUCIA (Tier 2)", ("ST. LUCIA", T2)),
        ("BURMA (MYANMAR) (Tier 3)", ("BURMA (MYANMAR)", T3)),
        ("Turkmenistan (Tier 3) – Extracted in part from the U.S. State Dept 2023 TIP Report", ("Turkmenistan", T3)),
        ("Kazakhstan – Tier 2", ("Kazakhstan", T2)),
        ("Algeria: from Tier 3 to Tier 2 Watch List", None),
        ("Tier 3 - Cuba does not fully comply with the standards", None),
        ("Tier 2 Watch List", None),
        ("therefore Brazil remained on Tier 2.", None),
    ],
)
def test_a_title_line_gives_name_and_tier(line: str, expected: tuple[str, Tier] | None) -> None:
    assert title_tier(line) == expected


@pytest.mark.parametrize(
    ("sentence", "tier", "change", "since"),
    [
        ("Efforts grew; therefore X remained on Tier 2.", T2, "remained", None),
        ("Efforts grew; therefore, X was upgraded to Tier 1.", T1, "upgraded", None),
        ("Therefore X was downgraded to Tier 2 Watch List.", WL, "downgraded", None),
        ("Therefore X was downgraded to Tier 3 from Tier 2 Watch List.", T3, "downgraded", None),
        ("X is placed on Tier 2 Watch List for the second consecutive year.", WL, "remained", 2),
        ("X is placed on Tier 2 Watch List for a fourth consecutive year.", WL, "remained", 4),
        ("X is therefore ranked Tier 3.", T3, None, None),
        ("X is placed on the Tier 2 Watch List, up from Tier 3, for its new laws.", WL, "upgraded", None),
        ("X was placed on Tier 3 after being on the Tier 2 Watch List for two years.", T3, "downgraded", None),
        ("X remains a Special Case for the sixth consecutive year.", SC, "remained", None),
    ],
)
def test_the_tier_sentence_is_the_statement(sentence: str, tier: Tier, change: str | None, since: int | None) -> None:
    text = f"The U.S. team came. The law is old. {sentence} The police of St. John had 3 cars."
    found = read_tier(text, assessed(text))
    assert found is not None
    assert text[found.start : found.end] == sentence
    assert (found.tier, found.change, found.since, found.waiver) == (tier, change, since, False)


def test_a_waiver_s_tier_does_not_win() -> None:
    told = (
        "X was granted a waiver per the Act from an otherwise required downgrade to Tier 3. "
        "Therefore X remained on Tier 2 Watch List for the third consecutive year."
    )
    found = read_tier(told, assessed(told))
    assert found is not None
    assert (found.tier, found.change, found.since, found.waiver) == (WL, "remained", 3, True)
    assert told[found.start : found.end].startswith("Therefore X remained")


@pytest.mark.parametrize(
    ("text", "tier", "change", "quote"),
    [
        ("Tier 3 - X does not comply; it jails victims", T3, None, "Tier 3 - X does not comply"),
        ("Tier 2 Watch List — X does not comply, therefore X was upgraded to Tier 2 Watch List; see more", WL,
         "upgraded", "Tier 2 Watch List — X does not comply, therefore X was upgraded to Tier 2 Watch List"),
        ("Tier 3 — X does not comply; therefore, X remains on Tier 3; it jails victims", T3, "remained",
         "Tier 3 — X does not comply; therefore, X remains on Tier 3"),
        ("Tier 2 Watch List — X tries; it jails victims; X was downgraded to Tier 2 Watch List", WL, "downgraded",
         "X was downgraded to Tier 2 Watch List"),
        ("X is placed on Tier 2 Watch List because it fails; it tries", WL, None,
         "X is placed on Tier 2 Watch List because it fails"),
        ("Special Case; for more details, go to the report", SC, None, "Special Case"),
        ("Tier 2 Watch List - X tries; it was granted a waiver from a downgrade to Tier 3", WL, None,
         "Tier 2 Watch List - X tries"),
    ],
)  # fmt: skip
def test_a_list_of_clauses_gives_the_clause(text: str, tier: Tier, change: str | None, quote: str) -> None:
    found = read_tier(text, assessed(text))
    assert found is not None
    assert (found.tier, found.change, text[found.start : found.end]) == (tier, change, quote)


def test_the_title_line_serves_where_no_sentence_tells() -> None:
    text = "Tier 1\nTier 2\nBRAZIL (Tier 2)\nThe government tried. Tier 3 is for others."
    found = read_tier(text, [])
    assert found is not None
    assert (found.tier, text[found.start : found.end]) == (T2, "BRAZIL (Tier 2)")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tier 1\nTier 2\nTier 2 Watch List\nTier 3",
        "Tier 1: Countries whose governments fully meet the standards.",
        "Brazil was on Tier 2 in the 2023 report.",
        "Without a plan X would have been downgraded to Tier 3.",
    ],
)
def test_menus_scales_and_other_editions_say_nothing(text: str) -> None:
    assert read_tier(text, []) is None


def test_the_tiers_of_the_real_texts() -> None:
    if not (REAL / "INDEX.csv").is_file():
        pytest.skip(f"{REAL} is missing")
    with (REAL / "INDEX.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        report = corpus_report(REAL / "corpus" / row["path"])
        found = read_tier(report.text, report.sections)
        said = report.text[found.start : found.end].lower() if found else ""
        if found is None or found.tier != row["tier"] or row["tier"].lower() not in said:
            wrong.append(row["path"])
    assert len(rows) == 579
    assert wrong == []
