"""The gate: a run against an earlier one, metric by metric and question by question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal

from tipqa.errors import UsageError
from tipqa.evaluation.baselines import accepted_ids, breaking
from tipqa.evaluation.bootstrap import paired_p
from tipqa.evaluation.metrics import Metric, Scores, describe
from tipqa.evaluation.run import Run
from tipqa.records import dataclass

Word = Literal["OK", "within tolerance", "FAIL"]
ALPHA = 0.05
_RIGHT = ("answers.right", "changes.tier")  # scores that are a verdict: 1 right, 0 wrong
_GRADED = ("_f1", "changes.figures_precision", "changes.figures_recall")  # by their ends: scores of many statements
_CLEARLY = 0.05  # by which a graded score of a pair of editions may fall


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
    """The verdicts, the questions that got better and worse in being right, and those only one of the runs holds.

    `lost` are those of `worse` that were right and are wrong now, or clearly worse; `accepted` those of them that the
    user allows, which count in no comparison.
    """

    verdicts: tuple[Verdict, ...]
    better: tuple[Move, ...] = ()
    worse: tuple[Move, ...] = ()
    only_before: tuple[str, ...] = ()
    only_now: tuple[str, ...] = ()
    lost: tuple[Move, ...] = ()
    accepted: tuple[Move, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any metric fails, or any question that was right is wrong now."""
        return bool(self.lost) or any(verdict.word == "FAIL" for verdict in self.verdicts)


def judge(run: Run, allowed: Collection[str] = ()) -> Judgement:
    """The verdicts of a run by itself: FAIL for a hard metric that is not at its goal, OK for every other.

    Args:
        allowed: ids of questions that may break a hard metric.
    """
    return Judgement(
        tuple(
            Verdict(name, "FAIL" if breaking(run, name) - set(allowed) else "OK", summary.value, summary.n)
            for name, summary in run.summary().items()
        )
    )


def compare_runs(run: Run, baseline: Mapping[str, Any], accept: Collection[str] = ()) -> Judgement:
    """A run against a baseline as `read_baseline` gives it. A question counts as the same when id and wording are.

    A question that was right and is wrong now fails the run, unless it is accepted. A metric fails when it is
    significantly worse (p < .05, see `paired_p`), or hard and not at its goal on any question of the run, shared or
    not; the accepted ones count in neither.

    Args:
        accept: ids of questions that may be worse, beside those that the baseline lists as accepted.

    Raises:
        UsageError: the two share no question, or `accept` names one that is not in the run.
    """
    past = {entry["id"]: entry for entry in baseline["items"]}
    allowed = accepted_ids(baseline, accept, run)
    shared = [i.id for i in run.items if i.id in past and past[i.id]["question"] == i.question]
    if not shared:
        raise UsageError("the baseline shares no question with this set; give the baseline of the same set")
    judged = [id for id in shared if id not in allowed]
    moves = _moves(run, _past_scores({id: past[id] for id in shared}), _plain_scores(run, shared))
    worse = tuple(move for move in moves if _gain(move) < 0)
    lost = [move for move in worse if _is_lost(move)]
    return Judgement(
        verdicts=_verdicts(run, allowed, _past_scores({id: past[id] for id in judged}), _plain_scores(run, judged)),
        better=tuple(move for move in moves if _gain(move) > 0),
        worse=worse,
        only_before=tuple(id for id in past if id not in shared),
        only_now=tuple(item.id for item in run.items if item.id not in shared),
        lost=tuple(move for move in lost if move.id not in allowed),
        accepted=tuple(move for move in lost if move.id in allowed),
    )


def _verdicts(run: Run, allowed: Collection[str], before: Scores, now: Scores) -> tuple[Verdict, ...]:
    """Each metric by itself where it is hard and fails, else against what it was, where there is that."""
    alone = {verdict.metric: verdict for verdict in judge(run, allowed).verdicts}
    paired = {name: _verdict(name, before.get(name, {}), scores) for name, scores in now.items() if scores}
    return tuple(alone[name] if alone[name].word == "FAIL" else paired.get(name, alone[name]) for name in alone)


def _verdict(name: str, before: Mapping[str, float], now: Mapping[str, float]) -> Verdict:
    metric, value = describe(name), _mean(now)
    if not before:
        return Verdict(name, "OK", value, len(now))
    old, p = _mean(before), paired_p(before, now)
    return Verdict(name, _word(metric, old, value, p), value, len(now), old, round(p, 4))


def _word(metric: Metric, before: float, now: float, p: float) -> Word:
    worse = now < before if metric.higher else now > before
    if not worse:
        return "OK"
    return "FAIL" if p < ALPHA else "within tolerance"


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
    """The changed scores of each question: in being right, or, in a change set, in tier, figures and any F1."""
    watched = [name for name in now if name in _RIGHT or name.endswith(_GRADED)]
    return [
        Move(item.id, item.question, name, before[name][item.id], now[name][item.id])
        for item in run.items
        for name in watched
        if item.id in now[name] and item.id in before.get(name, {}) and before[name][item.id] != now[name][item.id]
    ]


def _is_lost(move: Move) -> bool:
    """Whether what was right is wrong now, or a pair of editions is read clearly worse."""
    return move.before == 1.0 if move.metric in _RIGHT else -_gain(move) > _CLEARLY


def _gain(move: Move) -> float:
    return move.now - move.before


def _mean(scores: Mapping[str, float]) -> float:
    return round(sum(scores.values()) / len(scores), 4)
