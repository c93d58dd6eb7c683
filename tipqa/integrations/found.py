"""What a retriever finds, before it takes the form of a framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tipqa.records import dataclass

if TYPE_CHECKING:
    from tipqa.qa import QA
    from tipqa.retrieval.model import Hit

OPTIONS = ("countries", "years", "sections", "series", "k")


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its stable id and what is known of it.

    `id` is "<report>#<start>-<end>", which names the same words as long as the report's text stands. `metadata` has report,
    country, year, series, kind, section, start, end, provenance, source, source_url and rank.
    """

    id: str
    text: str
    score: float
    metadata: dict[str, Any]


def find(qa: QA, text: str, **options: Any) -> list[Found]:
    """The passages that `QA.search` finds, best first; its arguments and errors."""
    return [_found(qa, hit) for hit in qa.search(text, **options)]


def _found(qa: QA, hit: Hit) -> Found:
    names = ("report", "country", "year", "series", "kind", "section", "start", "end", "provenance", "source", "rank")
    metadata = {name: getattr(hit, name) for name in names}
    address = {"source_url": qa.index.info(hit.report).source_url}
    return Found(f"{hit.report}#{hit.start}-{hit.end}", hit.text, hit.score, metadata | address)
