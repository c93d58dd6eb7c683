"""A comparison as plain data: what `--json` prints, and rows for a table."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any

from tipqa.answers.model import Citation
from tipqa.comparison.model import Change, Comparison, FigureChange
from tipqa.comparison.naming import status_name
from tipqa.reports.series import places_tiers

_COLUMNS = (
    "part", "section", "status", "measure", "from_year", "to_year", "from", "to", "delta", "percent", "finding", "since",
    "tone", "boilerplate", "from_report", "from_start", "from_end", "to_report", "to_start", "to_end",
    "series", "from_kind", "from_source", "from_words", "to_kind", "to_source", "to_words",
)  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would read as a formula


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The form `tipqa compare --json` prints; `summary` is one text, a line each."""
    tier = comparison.tier
    return {
        "country": comparison.country,
        "series": comparison.series,
        "from": comparison.from_year,
        "to": comparison.to_year,
        "from_report": comparison.from_report,
        "to_report": comparison.to_report,
        "from_kind": comparison.from_kind,
        "to_kind": comparison.to_kind,
        "from_source": comparison.from_source,
        "to_source": comparison.to_source,
        "reordered": comparison.reordered,
        "tier": {
            "from": tier.old,
            "to": tier.new,
            "direction": tier.direction,
            "reason": tier.reason,
            "years_on_list": tier.years_on_list,
            "waiver": tier.waiver,
            "citations": _citations(tier.citations),
        },
        "figures": [_figure(it) for it in comparison.figures],
        "recommendations": [_change(it) for it in comparison.recommendations],
        "statements": [_change(it) for it in comparison.statements],
        "sections": [asdict(it) | {"citations": _citations(it.citations)} for it in comparison.sections],
        "findings": [asdict(it) | {"citations": _citations(it.citations)} for it in comparison.findings],
        "comparable": asdict(comparison.comparable),
        "summary": "\n".join(comparison.summary),
        "citations": _citations(comparison.citations),
    }


def as_csv(comparison: Comparison) -> str:
    """One row for the tier, each figure, recommendation and statement, under a line with the columns' names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    each = {"from_year": comparison.from_year, "to_year": comparison.to_year, **_whose(comparison)}
    tier = comparison.tier
    rows = []
    if places_tiers(comparison.series):
        rows.append({"part": "tier", "status": tier.direction, "from": tier.old or "", "to": tier.new or ""})
    rows += [_figure_row(it) for it in comparison.figures]
    rows += [_change_row("recommendation", it, comparison) for it in comparison.recommendations]
    rows += [_change_row("statement", it, comparison) for it in comparison.statements]
    writer.writerows({name: _safe(value) for name, value in (each | row).items()} for row in rows)
    return out.getvalue()


def _whose(comparison: Comparison) -> dict[str, str]:
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


def _figure(figure: FigureChange) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "label": figure.label,
        "detail": figure.detail,
        "from": figure.old,
        "to": figure.new,
        "from_text": figure.old_text,
        "to_text": figure.new_text,
        "from_period": figure.old_period,
        "to_period": figure.new_period,
        "delta": figure.delta,
        "percent": figure.percent,
        "restated": figure.restated,
        "contradicts": figure.contradicts,
        "citations": _citations(figure.citations),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "status": change.status,
        "section": change.section,
        "from_text": change.old,
        "to_text": change.new,
        "similarity": change.similarity,
        "finding": change.finding,
        "moved": change.moved,
        "from_section": change.from_section,
        "to_section": change.to_section,
        "moved_from": change.moved_from,
        "nearest": _nearest(change),
        "unsure": change.unsure,
        "since": change.since,
        "boilerplate": change.boilerplate,
        "tone": change.tone,
        "from_span": change.old_span,
        "to_span": change.new_span,
        "citations": _citations(change.citations),
    }


def _nearest(change: Change) -> dict[str, Any] | None:
    if change.nearest_span is None:
        return None
    return {"text": change.nearest, "span": change.nearest_span, "similarity": change.similarity}


def _citations(citations: tuple[Citation, ...]) -> list[dict[str, Any]]:
    return [citation.to_dict() for citation in citations]


def _figure_row(figure: FigureChange) -> dict[str, Any]:
    measure = figure.measure + (f" ({figure.detail})" if figure.detail else "")
    values = {"from": _number(figure.old), "to": _number(figure.new), "delta": _number(figure.delta)}
    status = "contradicts" if figure.contradicts else ""
    return {"part": "figure", "measure": measure, "status": status, "percent": _number(figure.percent)} | values


def _change_row(part: str, change: Change, comparison: Comparison) -> dict[str, Any]:
    row = {
        "part": part,
        "section": change.section,
        "status": status_name(change.status, comparison.comparable.basis, comparison.from_year, comparison.to_year),
        "from": change.old,
        "to": change.new,
        "finding": change.finding,
        "since": change.since or "",
        "tone": change.tone,
        "boilerplate": "yes" if change.boilerplate else "",
    }
    for side, report, span in (
        ("from", comparison.from_report, change.old_span),
        ("to", comparison.to_report, change.new_span),
    ):
        if span:
            row |= {f"{side}_report": report, f"{side}_start": span[0], f"{side}_end": span[1]}
    return row


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _safe(value: Any) -> Any:
    """Text as a spreadsheet may open it: what would be read as a formula gets an apostrophe in front."""
    risky = isinstance(value, str) and value.startswith(_RISKY) and not value.lstrip("+-").replace(".", "").isdigit()
    return f"'{value}" if risky else value
