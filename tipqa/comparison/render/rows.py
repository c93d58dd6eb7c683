"""A comparison as rows of a table, each of which says whose words it holds and where they stand; and these as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from tipqa.blocks.citation import Citation
from tipqa.comparison.model import Change, Comparison, FigureChange, Span
from tipqa.comparison.naming import status_name
from tipqa.reports.series import places_tiers
from tipqa.sheets import safe

COLUMNS = (
    "part", "section", "status", "measure", "from_year", "to_year", "from", "to", "delta", "percent", "finding", "since",
    "tone", "boilerplate", "from_report", "from_start", "from_end", "to_report", "to_start", "to_end",
    "series", "from_kind", "from_source", "from_words", "to_kind", "to_source", "to_words",
    "country", "unit", "actor", "from_period", "to_period", "from_section", "to_section", "similarity", "nearest",
    "from_url", "to_url",
)  # fmt: skip
NUMBERS = {
    **dict.fromkeys(("delta", "percent", "similarity"), "float64"),
    **dict.fromkeys(("from_start", "from_end", "to_start", "to_end"), "Int64"),
}  # the columns of numbers, by their type in a table of pandas

Row = dict[str, Any]


def as_csv(comparison: Comparison) -> str:
    """One row for the tier, each figure, recommendation and statement, under a line with the columns' names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _written(safe(value)) for name, value in row.items()} for row in rows(comparison))
    return out.getvalue()


def rows(comparison: Comparison) -> Iterator[Row]:
    """The rows, by the names of `COLUMNS`, and a `label` for a figure; numbers as numbers, None for one that is not stated."""
    each = {
        "country": comparison.country,
        "from_year": comparison.from_year,
        "to_year": comparison.to_year,
        **_whose(comparison),
    }
    if places_tiers(comparison.series):
        tier = comparison.tier
        row = {"part": "tier", "status": tier.direction, "from": tier.old or "", "to": tier.new or ""}
        yield each | row | _cited(comparison, tier.citations)
    for figure in comparison.figures:
        yield each | _figure(figure) | _places(comparison, figure.old_span, figure.new_span, figure.citations)
    for part, changes in (("recommendation", comparison.recommendations), ("statement", comparison.statements)):
        for it in changes:
            yield each | _change(part, it, comparison) | _places(comparison, it.old_span, it.new_span, it.citations)


def _whose(comparison: Comparison) -> Row:
    """Whose words stand in "from" and "to"; of a digest that they are not the report's."""
    from_words, to_words = comparison.provenance
    return {
        "series": comparison.series,
        "from_kind": comparison.from_kind,
        "from_source": comparison.from_source,
        "from_words": from_words,
        "to_kind": comparison.to_kind,
        "to_source": comparison.to_source,
        "to_words": to_words,
    }


def _figure(figure: FigureChange) -> Row:
    return {
        "part": "figure",
        "label": figure.label + (f": {figure.detail}" if figure.detail else ""),
        "measure": figure.measure + (f" ({figure.detail})" if figure.detail else ""),
        "status": "contradicts" if figure.contradicts else "",
        "from": figure.old,
        "to": figure.new,
        "delta": figure.delta,
        "percent": figure.percent,
        "unit": figure.unit,
        "actor": figure.actor,
        "from_period": figure.old_period,
        "to_period": figure.new_period,
    }


def _change(part: str, change: Change, comparison: Comparison) -> Row:
    return {
        "part": part,
        "section": change.section,
        "status": status_name(change.status, comparison.comparable.basis, comparison.from_year, comparison.to_year),
        "from": change.old,
        "to": change.new,
        "finding": change.finding,
        "since": change.since or "",
        "tone": change.tone,
        "boilerplate": "yes" if change.boilerplate else "",
        "from_section": change.from_section,
        "to_section": change.to_section,
        "similarity": change.similarity,
        "nearest": change.nearest,
    }


def _places(comparison: Comparison, old: Span | None, new: Span | None, citations: Iterable[Citation]) -> Row:
    row: Row = {}
    for side, report, span in (("from", comparison.from_report, old), ("to", comparison.to_report, new)):
        if span:
            row |= {f"{side}_report": report, f"{side}_start": span[0], f"{side}_end": span[1]}
    return row | _addresses(comparison, citations)


def _cited(comparison: Comparison, citations: Iterable[Citation]) -> Row:
    """The places of the last citation of each side."""
    own = list(citations)
    spans = {it.report: (it.start, it.end) for it in own}
    return _places(comparison, spans.get(comparison.from_report), spans.get(comparison.to_report), own)


def _addresses(comparison: Comparison, citations: Iterable[Citation]) -> Row:
    sides = {comparison.from_report: "from_url", comparison.to_report: "to_url"}
    return {sides[it.report]: it.source_url for it in citations if it.report in sides}


def _written(value: Any) -> Any:
    return "" if value is None else f"{value:.12g}" if isinstance(value, float) else value
