"""What an answer is: blocks with numbered citations, each of them an exact span; and the same as Markdown."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from tipqa.answers.blocks import Block
from tipqa.question.query import Query
from tipqa.reports.model import ReportKind
from tipqa.reports.origin import address_name, provenance, quoted


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a report that carry a statement. `quote` equals `report.text[start:end]`.

    `kind`, `series` and `source` tell whose words they are: a digest's are ours, and `source_url` is then the address of
    the report it digests. `source` is "tipqa digest", "US Department of State" or another name; "" where none is known.
    """

    n: int
    report: str
    country: str
    year: int
    section: str
    start: int
    end: int
    quote: str
    source_url: str
    kind: ReportKind = "other"
    series: str = "tip"
    source: str = ""

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote):
            raise ValueError(
                f"citation {self.n} of {self.report}: {self.start}..{self.end} is not as long as its quote"
            )

    @property
    def provenance(self) -> str:
        """What kind of text it is, such as "tipqa digest, not the report’s words"."""
        return provenance(self.kind, self.series, self.source)

    @property
    def quoted(self) -> str:
        """The cited words, in quotation marks unless they are our own."""
        return quoted(self.quote, self.kind)

    @property
    def address(self) -> str:
        """The address with what it is to the text, such as "the report it digests: https://…"; "" where there is none."""
        return f"{self.address_name}: {self.source_url}" if self.source_url else ""

    @property
    def address_name(self) -> str:
        """What the address is to the text, such as "the report it digests"."""
        return address_name(self.kind, self.source_url)

    def to_dict(self) -> dict[str, Any]:
        """The form `--json` prints."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or a plain statement that the reports hold none.

    `answer` is Markdown in which `[n]` stands for citation n. When `abstained`, `reason` is one of
    "country_not_in_corpus", "year_not_in_corpus_for_country", "topic_not_in_text", "false_premise", "not_in_english"; else "".
    `confidence` lies between 0 and 1. `facts` holds what is structured: tiers, figures, lists; see
    `tipqa/answers/stated.py`. `blocks` are what `answer` was rendered from.
    """

    question: str
    answer: str
    abstained: bool
    reason: str
    confidence: float
    intent: str
    facts: dict[str, Any] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    query: Query | None = None
    blocks: tuple[Block, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa ask --json` prints; `blocks` as in `tipqa.answers.rendering.to_json`."""
        from tipqa.answers.rendering import to_json

        return {
            "question": self.question,
            "answer": self.answer,
            "abstained": self.abstained,
            "reason": self.reason,
            "confidence": round(self.confidence, 3),
            "intent": self.intent,
            "facts": self.facts,
            "citations": [citation.to_dict() for citation in self.citations],
            "query": asdict(self.query) if self.query else None,
            "blocks": to_json(self.blocks, self.citations),
        }
