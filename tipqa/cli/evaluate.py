"""`tipqa eval`: put a question set to an index and measure what comes back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import tipqa
from tipqa.cli.options import index_option

if TYPE_CHECKING:
    from tipqa.evaluation.pairs import EditionPair
    from tipqa.evaluation.run import Run
    from tipqa.evaluation.verdicts import Judgement

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("questions", type=_file)
@index_option
@click.option("--baseline", type=_file, help="An earlier run to compare with, as --json wrote it.")
@click.option("--json", "json_path", type=_file, help="Write the run here, for use as a baseline.")
@click.option("--markdown", "markdown_path", type=_file, help="Write the tables here.")
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the questions of this split.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    questions: Path,
    index_path: Path,
    baseline: Path | None,
    json_path: Path | None,
    markdown_path: Path | None,
    split: str | None,
) -> None:
    """Measure answers, citations, refusals and retrieval on a question set, or comparisons on a change set.

    With --baseline, each metric is OK, within tolerance or FAIL. The exit code is 1 when one fails.
    """
    from tipqa.evaluation.verdicts import compare_runs, judge, read_baseline

    past = read_baseline(baseline) if baseline else None
    run = _run(questions, index_path, split)
    judgement = compare_runs(run, past) if past else judge(run)
    if json_path:
        _write(json_path, json.dumps(run.to_dict(), ensure_ascii=False, indent=1) + "\n")
    if markdown_path:
        _write(markdown_path, _page(run, judgement, questions, split))
    _show(run, judgement)
    if judgement.failed:
        ctx.exit(1)


def _run(path: Path, index_path: Path, split: str | None) -> Run:
    from tipqa.evaluation.gold import verify
    from tipqa.evaluation.pairs import is_change_set, read_pairs
    from tipqa.evaluation.questions import file_hash, read_questions
    from tipqa.evaluation.run import run, run_pairs

    if is_change_set(path):
        qa = tipqa.open(index_path)
        pairs = _held([pair for pair in read_pairs(path) if split in (None, pair.split)], qa, path)
        with _progress(pairs) as each:
            return run_pairs(qa, pairs, file_hash(path), each)
    held = read_questions(path)
    qa = tipqa.open(index_path)
    chosen = [question for question in held.questions if split in (None, question.split)]
    for warning in (*held.warnings, *verify(chosen, qa)):
        click.echo(f"warning: {warning}", err=True)
    with _progress(chosen) as each:
        return run(qa, chosen, held.sha256, each)


def _held(pairs: Sequence[EditionPair], qa: tipqa.QA, path: Path) -> list[EditionPair]:
    """The pairs whose two editions the index holds in their series; how many others there are is told."""
    editions = {(info.series, info.country, info.year) for info in qa.reports()}
    kept = [pair for pair in pairs if {(pair.series, pair.country, y) for y in (pair.old, pair.new)} <= editions]
    if not kept:
        raise tipqa.UsageError(f"{path}: the index holds the editions of none of its {len(pairs)} pairs")
    if len(kept) < len(pairs):
        click.echo(f"warning: {len(pairs) - len(kept)} pairs passed over: the index lacks their editions", err=True)
    return kept


@contextmanager
def _progress(asked: Sequence[object]) -> Iterator[Callable[[], None]]:
    """What to call after each question: it moves a bar on standard error, or nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=len(asked), label="asking", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _page(run: Run, judgement: Judgement, questions: Path, split: str | None) -> str:
    from tipqa.evaluation.tables import markdown

    return markdown(run, judgement, f"tipqa eval {questions}{f' --split {split}' if split else ''}")


def _show(run: Run, judgement: Judgement) -> None:
    from rich.console import Console

    from tipqa.evaluation.tables import terminal

    Console(file=sys.stdout, width=None if sys.stdout.isatty() else 110).print(terminal(run, judgement))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise tipqa.UsageError(f"{path} cannot be written: {error}") from error
