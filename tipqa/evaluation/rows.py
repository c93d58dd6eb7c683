"""A run as rows for a spreadsheet, one a question."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from tipqa.evaluation.run import Run
from tipqa.sheets import safe

_FIRST = ("id", "type", "split", "question", "verdict", "before")
_SAID = ("answer", "reason", "intent", "confidence", "cited", "whose_words")


def as_csv(run: Run, past: Mapping[str, Any] | None = None) -> str:
    """One row a question under a line with the columns' names: the verdict now and before, what was said, each score.

    Args:
        past: a baseline, as `read_baseline` gives it.
    """
    items = run.to_dict()["items"]
    before = {entry["id"]: entry for entry in past["items"]} if past else {}
    metrics = list(dict.fromkeys(name for item in items for name in item["scores"]))
    out = io.StringIO()
    writer = csv.DictWriter(out, (*_FIRST, *_SAID, *metrics), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(item, before.get(item["id"])) for item in items)
    return out.getvalue()


def _row(item: Mapping[str, Any], past: Mapping[str, Any] | None) -> dict[str, object]:
    same = past is not None and past["question"] == item["question"]
    said = {name: item["said"].get(name, "") for name in _SAID}
    first = {name: item[name] for name in ("id", "type", "split", "question")}
    verdicts = {"verdict": _verdict(item["scores"]), "before": _verdict(past["scores"]) if past and same else ""}
    words = first | verdicts | said | {"cited": " ".join(said["cited"]), "whose_words": "; ".join(said["whose_words"])}
    return {name: safe(value) for name, value in words.items()} | dict(item["scores"])


def _verdict(scores: Mapping[str, float]) -> str:
    """Whether an answer is right; a pair of editions has no single verdict."""
    return {None: "", 1.0: "right"}.get(scores.get("answers.right"), "wrong")
