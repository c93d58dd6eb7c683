"""No sentence about what is held is untrue: every one is checked against the index, for every country and edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from checks import ask

from tipqa.answers.unplaced import how_far
from tipqa.countries.table import countries
from tipqa.english import year_list
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.qa import QA
from tipqa.settings import Settings

EDITIONS = range(2021, 2026)
FRONT = "---\ncountry: {}\nyear: {}\nseries: {}\nkind: other\n---\n\n"
NEVER_IN_ONE = ("Held for", "have no 2")  # wordings that say more than the index bears out


class Truth:
    """What the index holds, read from its catalog and the words of its placements documents."""

    def __init__(self, index: Index) -> None:
        self.index = index
        narratives = index.tiers(Filter(series=("tip",)))
        self.texts = {(info.country, info.year) for info, _ in narratives}
        self.documents = {info.year for info in index.reports(Filter(series=("placements",)))}
        self.listed = {(item.country, item.year) for item in index.placements()}
        tiers = {(item.country, item.year) for item in index.placements() if item.tier}
        self.placed = tiers | {(info.country, info.year) for info, stated in narratives if stated}

    def says(self, sentence: str, country: str) -> bool:
        """Whether the index bears a sentence out; a sentence of no known form does not count as borne out."""
        years = [int(year) for year in re.findall(r"20\d\d", sentence)]
        year = years[0] if years else 0
        tests = {
            rf"The placements held here for the \d+ edition do not list {re.escape(country)}\.": (
                year in self.documents and (country, year) not in self.listed
            ),
            rf"The placements held here for the \d+ edition list {re.escape(country)} as \w+, without its tier\.": (
                (country, year) in self.listed and (country, year) not in self.placed
            ),
            rf"The \d+ text on {re.escape(country)} held here states no tier(?:; .* was given when it was added)?\.": (
                (country, year) in self.texts
            ),
            rf"Of the \d+ edition, neither a narrative on {re.escape(country)} nor a list of placements is held here\.": (
                (country, year) not in self.texts and year not in self.documents
            ),
            rf"The reports held here have no narrative on {re.escape(country)}\.": (
                country not in {name for name, _ in self.texts}
            ),
            r"The narratives held here cover .*": f"The narratives held here cover {len({name for name, _ in self.texts})} countr"
            in sentence,
            r"Held is its tier in the .* editions?\.": (
                f" {year_list(year for name, year in self.placed if name == country)} edition" in sentence
            ),
            r"None of their lists is said to be complete\.|Their lists? of .*": True,  # held to the document below
        }
        return any(re.fullmatch(form, sentence) and borne_out for form, borne_out in tests.items())


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\s+(?=[A-Z])", re.sub(r"\s*\[\d+\]", "", text))


@pytest.fixture(scope="session")
def truth(bundled: QA) -> Truth:
    return Truth(bundled.index)


def wrong(qa: QA, truth: Truth, question: str) -> Iterator[str]:
    for country in countries():
        for year in EDITIONS:
            answer = qa.ask(question.format(country=country.name, year=year))
            known = (country.name, year) in truth.placed
            if answer.abstained == known:
                yield f"{country.name} {year}: {answer.answer}"
            if answer.abstained:
                told = sentences(answer.answer)
                yield from (f"{country.name} {year}: {it}" for it in told if not truth.says(it, country.name))


def test_of_every_country_in_five_editions_nothing_untrue_is_said(bundled: QA, truth: Truth) -> None:
    assert list(wrong(bundled, truth, "What tier was {country} on in the {year} report?")) == []


@pytest.mark.parametrize(
    ("year", "says"),
    [
        (2005, "None of their lists is said to be complete."),
        (2010, "Their list of Tier 3 is complete; no complete list is held of Tier 1, Tier 2, Tier 2 Watch List and Special Case."),
        (2013, "Their lists of Tier 2 Watch List and Tier 3 are complete; no complete list is held of Tier 1, Tier 2 and Special Case."),
        (2025, "Their lists of all tiers are complete."),
    ],
)  # fmt: skip
def test_how_far_the_lists_go_is_said_as_the_document_says_it(bundled: QA, year: int, says: str) -> None:
    assert how_far(bundled.index, year) == says
    answer = ask(bundled, f"What tier was Nauru on in the {year} report?")
    assert answer.answer.endswith(f"The placements held here for the {year} edition do not list Nauru. {says}")


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """A text without a tier, one whose tier was given, a list of all tiers, and a move without its tier."""
    corpus = tmp_path_factory.mktemp("odd") / "corpus"
    body = "# {}\n\nOfficials trained teachers.\n\n## PROTECTION\n\nThe ministry opened two shelters.\n"
    files = {
        "2025/kenya": FRONT.format("Kenya", 2025, "tip") + body.format("KENYA"),
        "2024/kenya": FRONT.format("Kenya", 2024, "tip") + body.format("KENYA (Tier 2)"),
        "2025/ghana": FRONT.replace("kind", "tier: Tier 1\nkind").format("Ghana", 2025, "tip") + body.format("GHANA"),
        "2025/placements": FRONT.format("All countries", 2025, "placements")
        + "# Placements\n\nLists for a test.\n\n## Upgraded\n\n- Chad\n- Benin: from Tier 2 Watch List to Tier 2\n\n"
        + "\n".join(
            f"## {tier}\n\nThis list is complete.\n\n- {name}\n"
            for tier, name in (
                *(("Tier 1", "France"), ("Tier 2", "Peru"), ("Tier 2 Watch List", "Mali"), ("Tier 3", "Cuba")),
                ("Special Case", "Haiti"),
            )
        ),
    }
    for name, text in files.items():
        path = corpus / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_index(corpus, corpus.parent / "index", Settings())
    return QA(Index.open(corpus.parent / "index", Settings()))


@pytest.mark.parametrize(
    ("question", "reason", "says"),
    [
        (
            "What tier was Kenya on in 2025?",
            "topic_not_in_text",
            "The 2025 text on Kenya held here states no tier. The placements held here for the 2025 edition do not list "
            "Kenya. Their lists of all tiers are complete. Held is its tier in the 2024 edition.",
        ),
        (
            "What tier was Ghana on in 2025?",
            "topic_not_in_text",
            "The 2025 text on Ghana held here states no tier; Tier 1 was given when it was added.",
        ),
        ("What tier was Chad on in 2025?", "country_not_in_corpus", "list Chad as upgraded, without its tier."),
        (
            "What tier was France on in 2023?",
            "year_not_in_corpus_for_country",
            "Of the 2023 edition, neither a narrative on France nor a list of placements is held here. Held is its tier in "
            "the 2025 edition.",
        ),
        ("What tiers were Peru and Kenya on in 2025?", "", "The 2025 text on Kenya held here states no tier."),
    ],
)
def test_what_is_lacking_is_said_as_it_is(odd: QA, question: str, reason: str, says: str) -> None:
    answer = ask(odd, question)
    assert answer.reason == reason
    assert says in answer.answer
    assert not any(wording in answer.answer for wording in NEVER_IN_ONE)


def test_the_editions_held_are_those_of_the_list_too(odd: QA) -> None:
    answer = ask(odd, "Which countries were on Tier 3 in 2012?")
    assert answer.answer == "No edition of 2012 is held here; held are 2024 and 2025."


@pytest.mark.parametrize(
    ("question", "tier", "lacking"),
    [
        ("Was France upgraded in 2025?", "Tier 1", "The tier of France is not held for 2024."),
        ("Did France move up between 2021 and 2025?", "Tier 1", "Of the 2021 edition, neither a narrative on France"),
        ("Has Cuba been downgraded since 2023?", "Tier 3", "The tier of Cuba is not held for 2023 and 2024."),
        ("What tier was Kenya on in 2024 and 2025?", "Tier 2", "The 2025 text on Kenya held here states no tier."),
    ],
)
def test_what_is_held_of_a_move_is_given_with_what_is_not(odd: QA, question: str, tier: str, lacking: str) -> None:
    answer = ask(odd, question)
    assert not answer.abstained
    assert answer.facts["tier"] == tier
    assert "direction" not in answer.facts
    assert lacking in answer.answer


def test_a_move_into_an_edition_that_is_not_held_is_refused(odd: QA) -> None:
    answer = ask(odd, "Was Kenya upgraded in 2025?")
    assert answer.abstained
    assert "Held is its tier in the 2024 edition." in answer.answer


def test_a_tier_may_be_told_by_the_list_of_moves_alone(odd: QA) -> None:
    answer = ask(odd, "What tier is Benin on in 2025?")
    assert answer.facts["tier"] == "Tier 2"
    assert answer.citations[0].quote == "Benin: from Tier 2 Watch List to Tier 2"


def test_a_tier_kept_is_no_bare_tier(bundled: QA) -> None:
    answer = ask(bundled, "Was Tajikistan upgraded in 2021?")
    assert answer.answer == (
        "**No**. **Unchanged**: Tajikistan was on Tier 2 in both the 2020 and the 2021 edition (one source). [1][2]"
    )
    assert answer.facts["direction"] == "unchanged"


@pytest.mark.parametrize(
    "question",
    [
        "What tiers were Nauru, Kiribati and Tuvalu on in 2024?",
        "How many victims did Nauru identify, and how many did Kiribati identify?",
        "What did France, Nauru and Spain do about shelters?",
    ],
)
def test_which_countries_are_held_is_said_once(bundled: QA, question: str) -> None:
    answer = ask(bundled, question)
    assert answer.answer.count("The narratives held here cover 10 countries") == 1
    assert answer.answer.count("Their lists of") <= 1
