"""Which report a file is."""

from __future__ import annotations

import pytest

from tipqa.errors import CountryError, ReadError, UsageError
from tipqa.reports.formats.document import Document
from tipqa.reports.identify import Given, check_given, identify
from tipqa.reports.model import Block, Tier

NOTHING = Given()
PROSE = Block("paragraph", "The government acted, and the police opened nine cases.")


def found(*blocks: Block | str, name: str = "page.html", given: Given = NOTHING, **hints: object) -> tuple[str, int]:
    held = [block if isinstance(block, Block) else Block("heading", block) for block in blocks]
    meta = identify(Document([*held, PROSE], **hints), name, given)  # type: ignore[arg-type]
    return meta.country, meta.year


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("BRAZIL (Tier 2)", "Brazil"),
        ("TURKMENISTAN (Tier 2 Watch List)", "Turkmenistan"),
        ("SOUTH AFRICA: TIER 2 WATCH LIST", "South Africa"),
        ("India (Tier 2)", "India"),
        ("YEMEN (Special Case)", "Yemen"),
        ("KYRGYZ REPUBLIC: Tier 2", "Kyrgyz Republic"),
        ("CONGO, DEMOCRATIC REPUBLIC OF THE (Tier 2 Watch List)", "Democratic Republic of the Congo"),
        ("COTE D’IVOIRE: Tier 2", "Cote d'Ivoire"),
        ("MALAYSIA (Tier 2) – Extracted in part from the U.S. State Dept 2023 TIP Report", "Malaysia"),
        ("2022 Trafficking in Persons Report: India", "India"),
        ("Trafficking in Persons Report 2018 - Country Narratives - Brazil", "Brazil"),
    ],
)
def test_the_country_is_told_by_the_title_line(line: str, country: str) -> None:
    from tipqa.countries.lookup import resolve

    assert found(line, given=Given(year=2023))[0] == resolve(country).name


@pytest.mark.parametrize(
    "hints",
    [
        {"titles": ("2025 Trafficking in Persons Report: Tajikistan",)},
        {"titles": ("Tajikistan - United States Department of State",), "name": "2025.html"},
        {"address": "https://www.state.gov/reports/2025-trafficking-in-persons-report/tajikistan/"},
        {"address": "https://www.state.gov/reports/2025-trafficking-in-persons-report/tajikistan/?fbclid=x#y"},
        {"name": "tajikistan-2025.html"},
        {"name": "2025/tajikistan.txt"},
        {"name": "saved/2025_Tajikistan_TIP.pdf"},
        {"name": "c.zip/2025/Tajikistan.md"},
    ],
)
def test_country_and_year_are_told_by_titles_address_and_name(hints: dict[str, object]) -> None:
    assert found(**hints) == ("Tajikistan", 2025)  # type: ignore[arg-type]


def test_the_words_of_the_opening_tell_the_country_last() -> None:
    opening = Block("paragraph", "The Government of the Kyrgyz Republic does not fully meet the minimum standards.")
    assert found(opening, name="2024.txt") == ("Kyrgyz Republic", 2024)


def test_the_title_line_wins_over_the_file_name_and_flags_win_over_all() -> None:
    assert found("BRAZIL (Tier 2)", name="india-2023.html") == ("Brazil", 2023)
    given = Given(country="Chile", year=2020, tier="t3", series="ngo", kind="digest", source_url="https://x.example/")
    meta = identify(
        Document([Block("heading", "BRAZIL (Tier 2)")], values={"country": "Peru", "year": "2019"}), "x", given
    )
    assert (meta.country, meta.year, meta.tier, meta.series) == ("Chile", 2020, Tier.TIER_3, "ngo")
    assert (meta.kind, meta.source_url) == ("digest", "https://x.example/")
    assert any("names Brazil, but it is taken for Chile" in warning for warning in meta.warnings)


def test_another_year_in_the_page_than_given_is_noted() -> None:
    meta = identify(Document([], titles=("2024 Trafficking in Persons Report: Brazil",)), "x.html", Given(year=2023))
    assert meta.year == 2023
    assert any("report of 2024, but is taken for 2023" in warning for warning in meta.warnings)


def test_front_matter_is_kept() -> None:
    values = {"country": "Peru", "year": "2019", "kind": "digest", "sources": ["https://y.example/"], "title": "T"}
    meta = identify(Document([], values=values), "2021/chile.md", NOTHING)
    assert (meta.country, meta.year, meta.kind, meta.sources, meta.title) == (
        "Peru",
        2019,
        "digest",
        ("https://y.example/",),
        "T",
    )


@pytest.mark.parametrize("name", ["page.html", "2025.html"])
def test_a_country_that_cannot_be_told_is_asked_for(name: str) -> None:
    with pytest.raises(ReadError, match=r"its country cannot be told .* give it with --country"):
        found(name=name)


@pytest.mark.parametrize("name", ["tajikistan.html", "tajikistan-1850.html", "tajikistan-2024-2025.html"])
def test_a_year_that_cannot_be_told_is_asked_for(name: str) -> None:
    with pytest.raises(ReadError, match=r"its edition cannot be told .* give it with --year"):
        found(name=name)


def test_an_unknown_country_comes_with_suggestions() -> None:
    with pytest.raises(CountryError, match=r"x\.md: no country is known as 'Tajikstonia'.* --country") as caught:
        identify(Document([], values={"country": "Tajikstonia", "year": "2024"}), "x.md", NOTHING)
    assert "Tajikistan" in caught.value.suggestions


@pytest.mark.parametrize("year", [1850, 2999, -1])
def test_an_impossible_year_is_refused(year: int) -> None:
    with pytest.raises(UsageError, match=rf"--year {year} cannot be an edition"):
        check_given(Given(year=year))
    with pytest.raises(ReadError, match="year"):
        identify(Document([], values={"country": "Peru", "year": str(year)}), "x.md", NOTHING)


def test_flags_that_cannot_be_are_refused() -> None:
    with pytest.raises(UsageError, match="--tier 'Tier 9' is no tier"):
        check_given(Given(tier="Tier 9"))
    with pytest.raises(UsageError, match="--series"):
        check_given(Given(series="–"))
    with pytest.raises(CountryError, match="Atlantisland"):
        check_given(Given(country="Atlantisland"))
    check_given(Given(country="Kyrgyz Republic", year=2025, tier="tier 2 watch list", series="ngo"))


def test_placements_have_no_country() -> None:
    meta = identify(Document([], values={"series": "placements", "year": "2025"}), "placements.md", NOTHING)
    assert (meta.series, meta.year) == ("placements", 2025)
