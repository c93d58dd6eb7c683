"""A comparison as plain data: what `--json` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tipqa.blocks.citation import Citation
from tipqa.comparison.model import Change, Comparison, FigureChange

FORMAT = 1  # raised where a key of `as_dict` changes its meaning or goes


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The form `tipqa compare --json` prints; `summary` is one text, a line each."""
    tier = comparison.tier
    return {
        "format": FORMAT,
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
