"""Gold quotes as spans of their reports, and the check that each one stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from tipqa.errors import TipqaError
from tipqa.evaluation.questions import Gold, Question, expected_tiers
from tipqa.evaluation.words import tiers
from tipqa.records import dataclass
from tipqa.reports.model import Report

Span = tuple[int, int]
_LIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
_LIKE |= dict.fromkeys("-–—‑−", "[-–—‑−]")


class Reports(Protocol):
    """Whatever hands out reports by id."""

    def report(self, id: str, /) -> Report:
        """The report of that id; raises `NotFoundError` where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A gold quote found in its report: every span where it stands, in order. None of them where it does not."""

    report: str
    quote: str
    spans: tuple[Span, ...]


def find_quote(quote: str, text: str) -> tuple[Span, ...]:
    """Every span of `text` that holds `quote`, whatever its case, white space, quotation marks and dashes."""
    parts = ["".join(_LIKE.get(char, re.escape(char)) for char in word) for word in quote.split()]
    return tuple(match.span() for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE))


def place(gold: Gold, reports: Reports) -> Place:
    """Where a gold quote stands. A report that is not there gives no span."""
    report = _report(gold.report, reports)
    return Place(gold.report, gold.quote, find_quote(gold.quote, report.text) if report else ())


def verify(questions: Iterable[Question], reports: Reports) -> list[str]:
    """A sentence for each gold report, quote or tier that does not stand in the reports; none when all is well."""
    return [
        problem for question in questions for problem in (*_unheld(question, reports), *_unstated(question, reports))
    ]


def _unheld(question: Question, reports: Reports) -> Iterator[str]:
    for gold in question.gold:
        if _report(gold.report, reports) is None:
            yield f"{question.id}: there is no report {gold.report}"
        elif not place(gold, reports).spans:
            yield f"{question.id}: {gold.report} does not hold {gold.quote!r}"


def _unstated(question: Question, reports: Reports) -> Iterator[str]:
    """The expected tiers that no gold report states: by its own tier, in a gold quote, or in the heading above one."""
    wanted = expected_tiers(question.expected) if question.answerable else set()
    if not wanted:
        return
    stated: set[str] = set()
    for gold in question.gold:
        report = _report(gold.report, reports)
        if report is not None:
            own = report.tier.value if report.tier else ""
            stated |= {own, *tiers(gold.quote), *_headings(report, find_quote(gold.quote, report.text))}
    for tier in sorted(wanted - stated):
        yield f"{question.id}: no gold report states {tier!r}"


def _headings(report: Report, spans: Iterable[Span]) -> Iterator[str]:
    starts = [start for start, _ in spans]
    yield from (part.heading for part in report.sections if any(part.start <= start < part.end for start in starts))


def _report(id: str, reports: Reports) -> Report | None:
    try:
        return reports.report(id)
    except TipqaError:
        return None


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def meets(a: Span, b: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shorter = min(a[1] - a[0], b[1] - b[0])
    return shorter > 0 and 2 * overlap(a, b) >= shorter


def covers(spans: Iterable[Span], wanted: Span, text: str) -> bool:
    """Whether the spans together hold every letter and digit of `wanted`."""
    held = list(spans)
    return all(any(start <= at < end for start, end in held) for at in range(*wanted) if text[at].isalnum())
