"""A run for people: a table in the terminal, a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tipqa.evaluation.confidence import Reliability
from tipqa.evaluation.metrics import describe
from tipqa.evaluation.run import Item, Run, Summary
from tipqa.evaluation.verdicts import Judgement, Move, Verdict
from tipqa.visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

_NEXT = "Mend them; or allow them with --accept ID, or take this run as the baseline with --write-baseline FILE."
_COLOURS = {"OK": "green", "within tolerance": "yellow", "FAIL": "bold red"}


def terminal(run: Run, judgement: Judgement) -> RenderableType:
    """The table of metrics with intervals and verdicts, what moved, and the times."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table("metric", "n", "value", "95 % interval", "before", "p", "verdict", box=None, header_style="bold")
    summary = run.summary()
    for verdict in judgement.verdicts:
        *cells, word = _cells(verdict, summary[verdict.metric])
        table.add_row(*cells, Text(word, style=_COLOURS[word]))
    return Group(table, Text("\n".join(["", *map(visible, _moved(judgement)), *_timing(run)])))


def markdown(run: Run, judgement: Judgement, command: str) -> str:
    """The page for `evals/results/`: how it was made, each group's metrics, goals, reliability, what is wrong."""
    parts = [f"Made with `{command}`; {len(run.items)} questions, set {run.sha256[:12] or 'without a file'}.", ""]
    for group in run.groups():
        parts += [f"## {_heading(group, run)}", "", *_group(run, group), ""]
    parts += _verdict_table(judgement)
    if run.reliability:
        parts += ["## Confidence", "", *_reliability(run.reliability), ""]
    parts += _failures(run)
    parts += _timing(run)
    return "\n".join(parts).rstrip() + "\n"


def _heading(group: str, run: Run) -> str:
    return f"{'All questions' if group == 'all' else f'Split {group}'} ({len(run.groups()[group])})"


def _group(run: Run, group: str) -> list[str]:
    rows = [_summary_row(name, summary) for name, summary in run.summary(group).items()]
    notes = ["", "Where all values of a row are equal its interval is a point; the truth may lie 3 / n off."]
    return [*_table(("metric", "n", "value", "95 % interval", "goal"), rows), *notes]


def _summary_row(name: str, summary: Summary) -> tuple[str, ...]:
    metric = describe(name)
    goal = "" if metric.goal is None else _goal(metric.goal, metric.higher, summary.value)
    return metric.title, str(summary.n), _number(summary.value), _range(summary), goal


def _goal(goal: float, higher: bool, value: float) -> str:
    met = value >= goal if higher else value <= goal
    return f"{'≥' if higher else '≤'} {_number(goal)} {'met' if met else '**missed**'}"


def _verdict_table(judgement: Judgement) -> list[str]:
    compared = [verdict for verdict in judgement.verdicts if verdict.before is not None]
    if not compared:
        return []
    rows = [(describe(v.metric).title, _number(v.before), _number(v.now), _number(v.p), v.word) for v in compared]
    head = ("metric", "before", "now", "p", "verdict")
    return ["## Against the baseline", "", *_table(head, rows), "", *_bullets(_moved(judgement)), ""]


def _reliability(table: Reliability) -> list[str]:
    rows = [(f"{b.low:.1f} to {b.high:.1f}", str(b.n), _number(b.confidence), _number(b.right)) for b in table.bins]
    head = ("confidence", "answers", "mean confidence", "share right")
    return [*_table(head, rows), "", f"Expected calibration error: {_number(table.error)}."]


def _failures(run: Run) -> list[str]:
    right = run.scores.get("answers.right", {})
    wrong = [item for item in run.items if right.get(item.id) == 0.0]
    return ["## Not right", "", *_bullets(map(_failure, wrong)), ""] if wrong else []


def _failure(item: Item) -> str:
    said = f"refused: {item.said['reason']}" if item.said.get("abstained") else f"read as {item.said.get('intent')}"
    return f"{item.id} ({item.type}): {item.question} ({said})"


def _moved(judgement: Judgement) -> list[str]:
    lines = [f"better: {_move(move)}" for move in judgement.better]
    lines += [f"worse: {_move(move)}" for move in judgement.worse]
    lines += [f"accepted: {_move(move)}" for move in judgement.accepted]
    for word, ids in (("baseline", judgement.only_before), ("set", judgement.only_now)):
        if ids:
            lines.append(f"only in the {word}: {', '.join(ids)}")
    if judgement.lost:
        lines += [
            "",
            f"FAIL: right before and wrong now: {', '.join(dict.fromkeys(m.id for m in judgement.lost))}",
            _NEXT,
        ]
    return lines


def _move(move: Move) -> str:
    return f"{move.id} {move.question} ({describe(move.metric).title} {_number(move.before)} → {_number(move.now)})"


def _timing(run: Run) -> list[str]:
    times = run.times()
    if not times:
        return []
    return [f"Time per question: median {times['p50']:.1f} ms, 90 % under {times['p90']:.1f} ms."]


def _cells(verdict: Verdict, summary: Summary) -> tuple[str, ...]:
    title, n = describe(verdict.metric).title, str(verdict.n)
    return title, n, _number(verdict.now), _range(summary), _number(verdict.before), _number(verdict.p), verdict.word


def _range(summary: Summary) -> str:
    return f"{_number(summary.low)} to {_number(summary.high)}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines]
