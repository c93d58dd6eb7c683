"""Baselines: earlier runs, question by question, that a run is held against."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from tipqa.errors import UsageError
from tipqa.evaluation.files import read_whole
from tipqa.evaluation.metrics import describe
from tipqa.evaluation.run import FORMAT, Run

_KEPT = ("id", "question", "type", "scores")


def read_baseline(path: Path) -> dict[str, Any]:
    """A baseline as `baseline_text` made it, or a run as `--json` wrote it: `items`, and where given `accepted`.

    Raises:
        UsageError: the file is missing or is no such run.
    """
    try:
        held = json.loads(read_whole(path).decode("utf-8-sig"))
        if held["format"] == FORMAT and all(
            entry["scores"] is not None and entry["question"] for entry in held["items"]
        ):
            return {**held, "accepted": _accepted(held.get("accepted", {}))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"baseline {path} cannot be read ({error}); make one with: tipqa eval SET --write-baseline {path}"
        ) from error
    raise UsageError(
        f"baseline {path} is of another format; make it again with: tipqa eval SET --write-baseline {path}"
    )


def baseline_text(run: Run, accepted: Mapping[str, str] | None = None) -> str:
    """A run as a baseline: every question with its scores, one a line, so that a change of one is a change of a line.

    Args:
        accepted: what the baseline before it accepted; kept where a hard metric is still broken, since all else that is
            wrong now is wrong in this baseline too.
    """
    held = run.to_dict()
    items = (json.dumps({name: item[name] for name in _KEPT}, ensure_ascii=False) for item in held["items"])
    broken = {id for name in run.scores for id in breaking(run, name)}
    kept = {id: why for id, why in (accepted or {}).items() if id in broken}
    head = json.dumps({"format": FORMAT, "set": held["set"], "accepted": kept}, ensure_ascii=False, indent=1)
    return f'{head.removesuffix(chr(10) + "}")},\n "items": [\n' + ",\n".join(items) + "\n ]\n}\n"


def _accepted(value: Any) -> dict[str, str]:
    """The accepted questions, each with why: from a mapping, or from a bare list of ids."""
    return dict.fromkeys(value, "") if isinstance(value, list) else {str(id): str(why) for id, why in value.items()}


def breaking(run: Run, name: str) -> set[str]:
    """The questions that are not at the goal of the metric `name`, where that is a hard one."""
    metric = describe(name)
    return {id for id, value in run.scores[name].items() if value != metric.goal} if metric.hard else set()


def accepted_ids(baseline: Mapping[str, Any], given: Collection[str], run: Run) -> frozenset[str]:
    """The questions that may be wrong now though they were right: those that the user gives, and the baseline's own.

    Raises:
        UsageError: the user gives one that the run does not hold.
    """
    held = {item.id for item in run.items}
    if unknown := sorted(set(given) - held):
        raise UsageError(f"--accept {unknown[0]}: the set holds no question of that id")
    return frozenset({*given, *baseline.get("accepted", {})} & held)
