"""What an answer is: blocks with numbered citations, each of them an exact span; and the same as Markdown."""

from __future__ import annotations

from dataclasses import asdict, field, fields
from typing import TYPE_CHECKING, Any, ClassVar

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Block
from tipqa.english import plural
from tipqa.question.query import Query
from tipqa.records import dataclass
from tipqa.rows import frame, short

if TYPE_CHECKING:
    from pandas import DataFrame

FORMAT = 1  # raised where a key of `to_dict` changes its meaning or goes


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or a plain statement that the reports hold none.

    `answer` is Markdown in which `[n]` stands for citation n. When `abstained`, `reason` is one of
    "country_not_in_corpus", "year_not_in_corpus_for_country", "topic_not_in_text", "false_premise", "not_in_english"; else "".
    `confidence` lies between 0 and 1. `facts` holds what is structured: tiers, figures, lists; see
    `tipqa/answers/stated.py`. `blocks` are what `answer` was rendered from.
    """

    SHOWN: ClassVar = ("question", "answer", "abstained", "confidence", "cited")

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

    def __repr__(self) -> str:
        kind = f"Answer refused ({self.reason})" if self.abstained else "Answer"
        return f"<{kind}: {short(self.answer, 100)} ({plural(len(self.citations), 'citation')})>"

    def _repr_html_(self) -> str:
        from tipqa.answers.notebook import as_html

        return as_html(self)

    def _repr_markdown_(self) -> str:
        from tipqa.answers.notebook import as_markdown

        return as_markdown(self)

    def to_frame(self) -> DataFrame:
        """What is cited, as a `pandas.DataFrame` of shape (citations, 12), by number."""
        return frame([field.name for field in fields(Citation)], [it.to_dict() for it in self.citations])

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa ask --json` prints; `blocks` as in `tipqa.blocks.rendering.to_json`."""
        from tipqa.blocks.rendering import to_json

        return {
            "format": FORMAT,
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
