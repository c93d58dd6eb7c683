"""Documents small enough for a model's window: what is stated, and for each word that carries it whose it is and where."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from tipqa.answers.model import Answer
from tipqa.api.spans import Page
from tipqa.blocks.citation import Citation
from tipqa.comparison.model import Change, Comparison, FigureChange
from tipqa.errors import UsageError
from tipqa.figures.table import FigureRow
from tipqa.placements.table import TierRow
from tipqa.qa import QA
from tipqa.records import dataclass
from tipqa.reports.origin import words_of
from tipqa.retrieval.model import Hit

SCHEME = "tipqa://report/"
LARGEST = 12_000  # characters of the items on a page, some 3,000 tokens
Part = Literal["figures", "recommendations", "statements"]


def page(items: Sequence[Any], offset: int, limit: int, shown: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """At most `limit` items behind `offset`, fewer where they are long, and where the next page begins."""
    chosen: list[dict[str, Any]] = []
    room = LARGEST
    for item in items[offset : offset + limit]:
        document = shown(item)
        room -= len(json.dumps(document, ensure_ascii=False))
        if chosen and room < 0:
            break
        chosen.append(document)
    behind = offset + len(chosen)
    return {"total": len(items), "next_offset": behind if behind < len(items) else None, "items": chosen}


@dataclass(frozen=True, slots=True)
class Compact:
    """Writes the documents of one index; `pages` gives the address of a page of this server, None where there are none."""

    qa: QA
    pages: Page | None = None

    def answer(self, answer: Answer, offset: int, limit: int) -> dict[str, Any]:
        """An answer with a page of its citations."""
        query = answer.query
        read = {"countries": query.countries, "editions": query.years, "notes": query.notes} if query else {}
        return {
            "answer": answer.answer,
            "abstained": answer.abstained,
            "reason": answer.reason,
            "confidence": round(answer.confidence, 2),
            "read_as": read,
            "citations": page(answer.citations, offset, limit, self.cited),
        }

    def cited(self, it: Citation) -> dict[str, Any]:
        """A citation with its words."""
        return {
            "n": it.n,
            "country": it.country,
            "edition": it.year,
            "section": it.section,
            "words": it.quote,
            "whose": it.provenance,
            **self._where(it.report, it.start, it.end),
            "source_url": it.source_url,
        }

    def hit(self, it: Hit) -> dict[str, Any]:
        """A passage found."""
        return {
            "rank": it.rank,
            "country": it.country,
            "edition": it.year,
            "section": it.section,
            "words": it.text,
            "whose": it.provenance,
            **self._where(it.report, it.start, it.end),
            "source_url": self.qa.index.info(it.report).source_url,
        }

    def summary(self, found: Comparison) -> dict[str, Any]:
        """What changed, in at most ten lines, with the words that these rest on and how much more there is."""
        tier = found.tier
        told = {
            citation.n: citation for line in found.summary for citation in found.citations if f"[{citation.n}]" in line
        }
        return {
            "country": found.country,
            "from": found.from_year,
            "to": found.to_year,
            "whose": {"from": found.provenance[0], "to": found.provenance[1]},
            "tier": {"from": tier.old, "to": tier.new, "direction": tier.direction, "reason": tier.reason},
            "summary": list(found.summary),
            "less_is_compared_because": found.comparable.reason,
            "notes": list(found.comparable.notes),
            "more": {
                "figures": len(found.figures),
                "recommendations": dict(Counter(change.status for change in found.recommendations)),
                "statements": dict(Counter(change.status for change in found.statements)),
            },
            "citations": page(list(told.values()), 0, len(told), self.cited),
        }

    def part(self, found: Comparison, part: Part, offset: int, limit: int) -> dict[str, Any]:
        """A page of one part of a comparison; of statements those that changed."""
        if part == "figures":
            listed = page(found.figures, offset, limit, self._figure)
        else:
            changes = found.recommendations if part == "recommendations" else found.statements
            kept = [it for it in changes if part == "recommendations" or it.status not in ("kept", "moved")]
            listed = page(kept, offset, limit, self._change)
        return {"country": found.country, "from": found.from_year, "to": found.to_year, "part": part, **listed}

    def figure(self, row: FigureRow) -> dict[str, Any]:
        """A figure of an edition."""
        told = {
            "country": row.country,
            "edition": row.edition,
            "counts": row.label,
            "value": row.value,
            "as_written": row.as_written,
            "unit": row.currency or row.unit,
            "by": row.actor,
            "narrowed_to": row.restriction,
            "status": row.status,
            "period": row.period,
            "period_from": row.period_from,
            "earlier": row.earlier,
            "certain": row.certain,
            "words": row.quote,
            "whose": self._whose(row.report),
        }
        return {**told, **self._where(row.report, row.start, row.end), "source_url": row.source_url}

    def tier(self, row: TierRow) -> dict[str, Any]:
        """A placement."""
        told = {"country": row.country, "edition": row.edition, "tier": row.tier, "change": row.change}
        sure = {"certainty": row.certainty, "whose": self._whose(row.report)}
        return {**told, **sure, **self._where(row.report, row.start, row.end), "source_url": row.source_url}

    def report(self, id: str, start: int, length: int) -> dict[str, Any]:
        """A part of a report's text, and where its sections stand."""
        report = self.qa.report(id)
        if start > len(report.text):
            raise UsageError(f"{id} has {len(report.text):,} characters; {start:,} is behind its end")
        end = min(start + length, len(report.text))
        return {
            **self.listed(id),
            "sections": [{"heading": it.heading, "start": it.start, "end": it.end} for it in report.sections],
            "total": len(report.text),
            "start": start,
            "end": end,
            "next_start": end if end < len(report.text) else None,
            "text": report.text[start:end],
        }

    def listed(self, id: str) -> dict[str, Any]:
        """A report without its text."""
        info = self.qa.index.info(id)
        about = {"report": id, "country": info.country, "edition": info.year, "series": info.series, "tier": info.tier}
        where = {"resource": f"{SCHEME}{id}", **({"page": self.pages(id, None)} if self.pages else {})}
        return {**about, "title": info.title, "whose": self._whose(id), **where, "source_url": info.source_url}

    def _figure(self, it: FigureChange) -> dict[str, Any]:
        return {
            "counts": it.label,
            "detail": it.detail,
            "from": it.old,
            "to": it.new,
            "from_text": it.old_text,
            "to_text": it.new_text,
            "from_period": it.old_period,
            "to_period": it.new_period,
            "difference": it.delta,
            "percent": it.percent,
            "restated": it.restated,
            "citations": [self.cited(citation) for citation in it.citations],
        }

    def _change(self, it: Change) -> dict[str, Any]:
        told = {"status": it.status, "section": it.section, "from_text": it.old, "to_text": it.new}
        return {**told, "finding": it.finding, "since": it.since, "citations": list(self._marks(it.citations))}

    def _marks(self, citations: Iterable[Citation]) -> Iterable[dict[str, Any]]:
        """Citations whose words stand beside them already."""
        for it in citations:
            where = self._where(it.report, it.start, it.end)
            yield {"edition": it.year, "whose": it.provenance, **where, "source_url": it.source_url}

    def _where(self, report: str, start: int, end: int) -> dict[str, str]:
        resource = {"resource": f"{SCHEME}{report}/{start}-{end}"}
        return resource | ({"page": self.pages(report, (start, end))} if self.pages else {})

    def _whose(self, id: str) -> str:
        return words_of(self.qa.index.info(id))
