"""What of a comparison is shown: how it is laid out, which kinds of change, what they are about, how much they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from tipqa.comparison import ranking
from tipqa.comparison.model import Change, Comparison, FigureChange, Finding
from tipqa.comparison.naming import status_name
from tipqa.comparison.render import parts
from tipqa.records import dataclass

WEIGHTS = (100, 80, 60, 40)
_LABELS = {
    "new": "New",
    "dropped": "No longer mentioned",
    "reworded": "Reworded",
    "moved": "Moved",
    "kept": "Kept as it was",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison page is asked for. `view` is "" for side by side or "merged"; the rest "" or 0 for all."""

    country: str = ""
    older: str = ""
    newer: str = ""
    series: str = ""
    view: str = ""
    show: str = ""
    topic: str = ""
    weight: int = 0

    def query(self, **other: object) -> dict[str, object]:
        """The query that asks for this, or for it with other values."""
        values = asdict(self) | other
        return {_NAMES.get(name, name): value for name, value in values.items() if value}

    @property
    def narrowed(self) -> bool:
        """Whether something is left out."""
        return bool(self.show or self.topic or self.weight)


_NAMES = {"older": "from", "newer": "to"}


def read_asked(query: Mapping[str, str]) -> Asked:
    """What a query asks for; a filter that is none of those offered counts as not given."""
    weight = query.get("weight", "")
    return Asked(
        country=query.get("country", "").strip()[:100],
        older=query.get("from", "").strip(),
        newer=query.get("to", "").strip(),
        series=query.get("series", "").strip()[:50],
        view="merged" if query.get("view") == "merged" else "",
        show=query.get("show", "") if query.get("show") in _LABELS else "",
        topic=query.get("topic", "") if query.get("topic") in ranking.WEIGHT else "",
        weight=int(weight) if weight in map(str, WEIGHTS) else 0,
    )


def kinds(comparison: Comparison) -> list[tuple[str, str]]:
    """The kinds of change that the comparison has, with what they are called; of two digests which of them mentions it."""
    held = {change.status for change in (*comparison.recommendations, *comparison.statements)}
    named: dict[str, str] = {}
    for status, label in _LABELS.items():
        basis = comparison.comparable.basis
        if status in held and basis == "texts":
            named[label] = status
        elif status in held:
            name = status_name(status, basis, comparison.from_year, comparison.to_year)
            named.setdefault(name.capitalize(), status)
    return [(status, label) for label, status in named.items()]


class Chosen:
    """Decides over one comparison what a reader asked to see."""

    def __init__(self, asked: Asked, comparison: Comparison) -> None:
        self._asked, self._comparison = asked, comparison
        self._found = {numbers(finding): finding for finding in comparison.findings}
        self._changes = {
            parts.numbers(change): change for change in (*comparison.recommendations, *comparison.statements)
        }

    def findings(self) -> list[Finding]:
        """The findings asked for, the most weighty first."""
        return [it for it in self._comparison.findings if self._lets(it)]

    def changes(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Those of the changes that are asked for, in their order."""
        return tuple(it for it in changes if self._lets_change(it))

    def figures(self) -> list[tuple[FigureChange, parts.Row]]:
        """The figures asked for, with the line of the table for each; none where a kind of wording is asked for."""
        pairs = zip(self._comparison.figures, parts.rows(self._comparison), strict=True)
        return [] if self._asked.show else [(it, row) for it, row in pairs if self._lets_figure(it)]

    def change_of(self, finding: Finding) -> Change | None:
        """The recommendation or statement that a finding is on."""
        return self._changes.get(numbers(finding)) if finding.part in ("recommendation", "statement") else None

    def weight_of(self, change: Change) -> float:
        """How much a change weighs; 0 where it is no finding."""
        found = self._found.get(parts.numbers(change))
        return found.weight if found else 0.0

    def _lets(self, finding: Finding) -> bool:
        change = self.change_of(finding)
        status = change.status if change else ""
        return (
            finding.weight >= self._asked.weight
            and self._asked.topic in ("", finding.topic)
            and (not self._asked.show or self._same(status, self._asked.show))
        )

    def _lets_change(self, change: Change) -> bool:
        found = self._found.get(parts.numbers(change))
        topic = found.topic if found else ranking.topic_of(change)
        return (
            self.weight_of(change) >= self._asked.weight
            and self._asked.topic in ("", topic)
            and (not self._asked.show or self._same(change.status, self._asked.show))
        )

    def _lets_figure(self, figure: FigureChange) -> bool:
        return (
            self._asked.topic in ("", ranking.figure_topic(figure))
            and ranking.figure_weight(figure) >= self._asked.weight
        )

    def _same(self, status: str, asked: str) -> bool:
        if self._comparison.comparable.basis == "texts":
            return status == asked
        both = ("reworded", "moved", "kept")
        return status == asked or (status in both and asked in both)


def numbers(finding: Finding) -> tuple[int, ...]:
    """The numbers of a finding's citations."""
    return tuple(citation.n for citation in finding.citations)
