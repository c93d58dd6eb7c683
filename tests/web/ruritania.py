"""Reports and answers made by hand for the views."""

from __future__ import annotations

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Claim, Line
from tipqa.blocks.rendering import markdown
from tipqa.question.intents import Intent
from tipqa.question.query import Query
from tipqa.reports.model import Report, Section, SectionKind, Tier

TEXT = (
    "RURITANIA (Tier 2)\n\nThe government made <script>alert(1)</script> efforts. It remained on Tier 2.\n\n"
    "RECOMMENDATIONS\n\nAdopt a plan.\nTrain officials & judges.\n\nPROTECTION\n\nIt identified 12 victims. It helped 9."
)


def report(**changes: object) -> Report:
    """A small digest with four sections' worth of shapes: title, paragraph, list, and markup in its words."""
    spans = [
        (SectionKind.ASSESSMENT, "Assessment", "The government", "on Tier 2."),
        (SectionKind.RECOMMENDATIONS, "RECOMMENDATIONS", "Adopt", "judges."),
        (SectionKind.PROTECTION, "PROTECTION", "It identified", "helped 9."),
    ]
    sections = tuple(Section(k, h, TEXT.index(a), TEXT.index(b) + len(b)) for k, h, a, b in spans)
    values: dict[str, object] = {
        "id": "2025/ruritania",
        "country": "Ruritania",
        "iso2": "RT",
        "year": 2025,
        "series": "tip",
        "kind": "digest",
        "title": "Ruritania",
        "text": TEXT,
        "sections": sections,
        "tier": Tier.TIER_2,
        "source_url": "https://www.state.gov/ruritania/",
    }
    return Report(**{**values, **changes})  # type: ignore[arg-type]


def citation(n: int, quote: str, section: str = "protection", text: str = TEXT) -> Citation:
    """A citation of these words of the report."""
    start = text.index(quote)
    return Citation(
        n,
        "2025/ruritania",
        "Ruritania",
        2025,
        section,
        start,
        start + len(quote),
        quote,
        "https://www.state.gov/ruritania/",
        "digest",
        "tip",
        "tipqa digest",
    )


def answer(line: Line, *citations: Citation, reason: str = "", confidence: float = 0.97) -> Answer:
    """An answer that was read as a question on one edition, with a note."""
    query = Query(
        "How many?", Intent.FIGURE, ("Ruritania",), (2025,), ("protection",), notes=("2025 read as <the> edition",)
    )
    blocks = (Claim(line),)
    text = markdown(blocks, citations)
    return Answer("How many <b>?", text, bool(reason), reason, confidence, "figure", {}, citations, query, blocks)
