"""The gate: a run against an earlier one, metric by metric and question by question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tipqa.errors import UsageError
from tipqa.evaluation.bootstrap import paired_p
from tipqa.evaluation.metrics import Metric, Scores, describe
from tipqa.evaluation.run import FORMAT, Run

Word = Literal["OK", "within tolerance", "FAIL"]
ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a metric was and is, over the questions that both runs hold.

    `before` and `p` are None where there is nothing to compare with. `n` counts the questions scored now.
    """

    metric: str
    word: Word
    now: float
    n: int
    before: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A question whose score in a metric is not what it was."""

    id: str
    question: str
    metric: str
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts, the questions that got better and worse in being right, and those only one of the runs holds."""

    verdicts: tuple[Verdict, ...]
    better: tuple[Move, ...] = ()
    worse: tuple[Move, ...] = ()
    only_before: tuple[str, ...] = ()
    only_now: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any metric fails."""
        return any(verdict.word == "FAIL" for verdict in self.verdicts)


def judge(run: Run) -> Judgement:
    """The verdicts of a run by itself: FAIL for a hard metric that is not at its goal, OK for every other."""
    summary = run.summary()
    return Judgement(tuple(Verdict(name, _alone(describe(name), s.value), s.value, s.n) for name, s in summary.items()))


def compare_runs(run: Run, baseline: Mapping[str, Any]) -> Judgement:
    """A run against a baseline as `read_baseline` gives it. A question counts as the same when id and wording are.

    A metric fails when it is significantly worse (p < .05, see `paired_p`), or hard and not at its goal on any question
    of the run, shared or not.

    Raises:
        UsageError: the two share no question.
    """
    past = {entry["id"]: entry for entry in baseline["items"]}
    shared = [i.id for i in run.items if i.id in past and past[i.id]["question"] == i.question]
    if not shared:
        raise UsageError("the baseline shares no question with this set; give the baseline of the same set")
    now = _plain_scores(run, shared)
    before = _past_scores({id: past[id] for id in shared})
    moves = _moves(run, before, now)
    alone = {verdict.metric: verdict for verdict in judge(run).verdicts}
    paired = {name: _verdict(name, before.get(name, {}), scores) for name, scores in now.items() if scores}
    return Judgement(
        verdicts=tuple(alone[name] if alone[name].word == "FAIL" else paired.get(name, alone[name]) for name in alone),
        better=tuple(move for move in moves if _gain(move) > 0),
        worse=tuple(move for move in moves if _gain(move) < 0),
        only_before=tuple(id for id in past if id not in shared),
        only_now=tuple(item.id for item in run.items if item.id not in shared),
    )


def read_baseline(path: Path) -> dict[str, Any]:
    """An earlier run, as `--json` wrote it.

    Raises:
        UsageError: the file is missing or is no such run.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if held["format"] == FORMAT and all(
            entry["scores"] is not None and entry["question"] for entry in held["items"]
        ):
            return dict(held)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"baseline {path} cannot be read ({error}); make one with: tipqa eval SET --json {path}"
        ) from error
    raise UsageError(f"baseline {path} is of another format; make it again with: tipqa eval SET --json {path}")


def _verdict(name: str, before: Mapping[str, float], now: Mapping[str, float]) -> Verdict:
    metric, value = describe(name), _mean(now)
    if not before:
        return Verdict(name, _alone(metric, value), value, len(now))
    old, p = _mean(before), paired_p(before, now)
    return Verdict(name, _word(metric, old, value, p), value, len(now), old, round(p, 4))


def _word(metric: Metric, before: float, now: float, p: float) -> Word:
    worse = now < before if metric.higher else now > before
    if not worse:
        return "OK"
    return "FAIL" if p < ALPHA else "within tolerance"


def _alone(metric: Metric, value: float) -> Word:
    return "FAIL" if metric.hard and value != metric.goal else "OK"


def _plain_scores(run: Run, ids: list[str]) -> Scores:
    """The scores of some items, rounded as a baseline holds them."""
    wanted = set(ids)
    return {
        name: {id: round(value, 4) for id, value in by_id.items() if id in wanted} for name, by_id in run.scores.items()
    }


def _past_scores(items: Mapping[str, Any]) -> Scores:
    scores: Scores = {}
    for id, entry in items.items():
        for name, value in entry["scores"].items():
            scores.setdefault(name, {})[id] = value
            scores.setdefault(f"{name}/{entry['type']}", {})[id] = value
    return scores


def _moves(run: Run, before: Scores, now: Scores) -> list[Move]:
    """The changed scores of each question: in being right, or, in a change set, in any F1."""
    watched = [name for name in now if name == "answers.right" or name.endswith("_f1")]
    return [
        Move(item.id, item.question, name, before[name][item.id], now[name][item.id])
        for item in run.items
        for name in watched
        if item.id in now[name] and item.id in before.get(name, {}) and before[name][item.id] != now[name][item.id]
    ]


def _gain(move: Move) -> float:
    return move.now - move.before


def _mean(scores: Mapping[str, float]) -> float:
    return round(sum(scores.values()) / len(scores), 4)
