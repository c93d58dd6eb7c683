"""Every number in a digest is in its fact file, every fact file has its digest, and the words are our own."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from number_tracing import Value, misdated, sentences, untraced, values, years_of_figures

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
FACTS = CORPUS / "facts"
REAL = ROOT.parent / "shared" / "real" / "factbook-tip" / "corpus"
PAGES = sorted(CORPUS.glob("[0-9]*/*.md"))
DIGESTS = [page for page in PAGES if page.stem != "placements"]

SECTIONS = ["PRIORITIZED RECOMMENDATIONS", "PROSECUTION", "PROTECTION", "PREVENTION", "TRAFFICKING PROFILE"]
CHANGES = {"remained": "remained on", "upgraded": "was upgraded to", "downgraded": "was downgraded to"}
RANK = {"Tier 3": 1, "Tier 2 Watch List": 2, "Tier 2": 3, "Tier 1": 4}
NOT_FACTS = ("sources", "source_notes", "official_page", "context_not_tip", "gaps", "released", "iso2")

# Words that the law or the form of the reports sets: a digest may share them with a real text.
SET_PHRASES = re.compile(
    r"(?:does not fully|fully) meets? the minimum standards for the elimination of trafficking"
    r"|did not meet the minimum standards in several key areas"
    r"|(?:but is|and is not) making significant efforts to do so"
    r"|(?:demonstrated|did not demonstrate) overall increasing efforts"
    r"|(?:compared with|than in) the previous reporting period"
    r"|(?:remained on |was (?:up|down)graded to )?Tier [123](?: Watch List)?"
    r"|for the (?:second|third|fourth|fifth) consecutive year"
    r"|devoted sufficient resources to a written plan that, if implemented, would constitute significant efforts"
    r" to meet the minimum standards"
    r"|granted a waiver(?: per the Trafficking Victims Protection Act)?|from an otherwise required downgrade"
    r"|despite the lack of significant efforts|took some steps to address trafficking"
    r"|there was a government policy or pattern of forced labor"
    r"|did not report any investigations, prosecutions,? or convictions",
    re.IGNORECASE,
)


@cache
def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


@cache
def split_page(page: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body of a page."""
    _, front, body = page.read_text("utf-8").split("---\n", 2)
    return yaml.load(front, yaml.CSafeLoader), body


def fact_file(page: Path) -> Path:
    return FACTS / f"{page.stem}-{page.parent.name}.yaml"


def page_id(page: Path) -> str:
    return f"{page.parent.name}/{page.stem}"


@cache
def known(page: Path) -> frozenset[Value]:
    """The values that a digest may state: those of its fact file."""
    return frozenset(values({key: part for key, part in load(fact_file(page)).items() if key not in NOT_FACTS}))


def years_of(facts: dict[str, Any]) -> dict[Value, set[Value]]:
    """The years of the values that only figures hold; a value in prose as well may stand with any year."""
    lists = [part for key, part in facts.items() if key not in NOT_FACTS and isinstance(part, list)]
    items = [item for part in [*lists, *facts["assessment"].values()] for item in part]
    prose = values([[item.get("text", ""), item.get("note", "")] for item in items])
    years = years_of_figures([item for item in items if "what" in item])
    return {value: allowed for value, allowed in years.items() if value not in prose}


each_digest = pytest.mark.parametrize("page", DIGESTS, ids=page_id)
tajikistan = CORPUS / "2025" / "tajikistan.md"


@each_digest
def test_every_number_is_in_the_fact_file(page: Path) -> None:
    wrong = [(words, line) for line in sentences(split_page(page)[1]) for words in untraced(line, known(page))]
    assert not wrong, f"{page_id(page)}: not in {fact_file(page).name}: {wrong}"


@each_digest
def test_every_figure_stands_with_its_year(page: Path) -> None:
    years = years_of(load(fact_file(page)))
    wrong = [(figure, line) for line in sentences(split_page(page)[1]) for figure in misdated(line, years)]
    assert not wrong, f"{page_id(page)}: {wrong}"


@pytest.mark.parametrize(
    ("planted", "number"),
    [
        ("The government identified 273 victims in 2024.", "273"),
        ("Authorities opened fifty-eight cases in 2024.", "fifty-eight"),
        ("More than 1 million people left.", "1 million"),
        ("The plan covers 2026.", "2026"),
        ("For the sixth consecutive year, no official was convicted.", "sixth"),
        ("The country hosts 12,001 refugees.", "12,001"),
        ("The government sheltered hundreds of victims.", "hundreds"),
        ("Law enforcement registered 39 new cases in the first half of 2025.", "39"),
    ],
)
def test_a_planted_number_is_found(planted: str, number: str) -> None:
    assert number in untraced(planted, known(tajikistan))


def test_true_numbers_and_names_pass() -> None:
    fine = (
        "Of the 272 victims identified in 2024, 238 were in forced labor; one of the centers helped more than 12,000."
        " No one left Tier 3."
    )
    assert untraced(fine, known(tajikistan)) == []


def test_a_figure_with_the_wrong_year_is_found() -> None:
    years = years_of(load(fact_file(tajikistan)))
    swapped = "The government identified 47 victims in 2024, compared with 272 in 2023."
    assert misdated(swapped, years) == ["47 in 2024", "272 in 2023"]
    assert misdated("The government identified 272 victims in 2024, compared with 47 in 2023.", years) == []


@each_digest
def test_none_is_said_only_of_a_known_zero(page: Path) -> None:
    said = re.compile(r"\b(?:identified|investigated|prosecuted|convicted|referred|sentenced) (?:no|none)\b")
    denied = re.compile(r"\b(?:no|nobody|none|not|never|without|nothing)\b", re.IGNORECASE)
    facts = {key: part for key, part in load(fact_file(page)).items() if key not in NOT_FACTS}
    lines = [line for line in sentences(split_page(page)[1]) if said.search(line)]
    assert not lines or 0.0 in known(page) or denied.search(str(facts)), f"{page_id(page)}: {lines}"


def test_every_fact_file_has_its_digest_and_every_digest_its_facts() -> None:
    facts = {path.name for path in FACTS.glob("*-[0-9]*.yaml")}
    assert facts == {fact_file(page).name for page in DIGESTS}
    assert len(facts) >= 20


@each_digest
def test_front_matter_is_complete_and_agrees_with_the_facts(page: Path) -> None:
    front, body = split_page(page)
    facts = load(fact_file(page))
    same = ("country", "iso2", "year", "tier")
    assert [front[key] for key in same] == [facts[key] for key in same]
    assert (front["series"], front["kind"], str(front["year"])) == ("tip", "digest", page.parent.name)
    official = f"https://www.state.gov/reports/{front['year']}-trafficking-in-persons-report/"
    assert front["source_url"] == facts.get("official_page", f"{official}{page.stem}/")
    assert front["sources"]
    assert set(front["sources"]) <= set(facts["sources"])
    assert front.get("coverage", "partial") == "partial"
    assert body.lstrip().startswith(f"# {front['country'].upper()} ({front['tier']})\n")


@each_digest
def test_sections_are_the_usual_ones_in_order_and_none_is_empty(page: Path) -> None:
    parts = re.split(r"^## (.+)$", split_page(page)[1], flags=re.MULTILINE)
    assert parts[1::2] == [heading for heading in SECTIONS if heading in parts[1::2]]
    assert all(text.strip() for text in parts[2::2])


@each_digest
def test_the_tier_sentence_agrees_with_the_tier_and_its_change(page: Path) -> None:
    facts = load(fact_file(page))
    opening = split_page(page)[1].split("\n## ")[0]
    said = re.findall(r"(remained on|was (?:up|down)graded to) (Tier [123](?: Watch List)?)", opening)
    assert said == [(CHANGES[facts["tier_change"]], facts["tier"])]


@each_digest
def test_the_change_fits_the_tier_of_the_edition_before(page: Path) -> None:
    before = FACTS / f"{page.stem}-{int(page.parent.name) - 1}.yaml"
    facts = load(fact_file(page))
    earlier = load(before)["tier"] if before.exists() else re.split(r" \(", facts["previous_tier"])[0]
    step = RANK[facts["tier"]] - RANK[earlier]
    assert facts["tier_change"] == ("remained" if step == 0 else "upgraded" if step > 0 else "downgraded")
    assert facts["previous_tier"].startswith(f"{earlier} (")


def test_tiers_agree_with_the_table_of_placements() -> None:
    with (FACTS / "placements.csv").open(encoding="utf-8", newline="") as file:
        table = {(row["country"], int(row["edition"])): row["tier"] for row in csv.DictReader(file)}
    stated = {(front["country"], front["year"]): front["tier"] for front, _ in map(split_page, DIGESTS)}
    assert len(stated) >= 20
    assert stated == {key: table[key] for key in stated}


def shingles(text: str, size: int = 8) -> set[tuple[str, ...]]:
    """All runs of that many words, without case and punctuation."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return set(zip(*(words[start:] for start in range(size)), strict=False))


def own_shingles(body: str) -> set[tuple[str, ...]]:
    """The runs of words of a body's sentences, outside the set phrases."""
    return set().union(*(shingles(part) for line in sentences(body) for part in SET_PHRASES.split(line)))


@pytest.mark.skipif(not REAL.is_dir(), reason="the real texts are not at hand")
def test_no_eight_words_are_taken_from_a_real_text() -> None:
    real = set().union(*(shingles(path.read_text("utf-8")) for path in REAL.glob("*/*.md")))
    assert real
    taken = {page_id(page): own_shingles(split_page(page)[1]) & real for page in PAGES}
    assert not {page: [" ".join(run) for run in runs] for page, runs in taken.items() if runs}
