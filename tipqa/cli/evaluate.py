"""`tipqa eval`: put a question set to an index and measure what comes back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import tipqa
from tipqa.cli.options import index_option
from tipqa.errors import NotFoundError
from tipqa.places import Place
from tipqa.visible import visible

if TYPE_CHECKING:
    from tipqa.evaluation.pairs import EditionPair
    from tipqa.evaluation.run import Run
    from tipqa.evaluation.verdicts import Judgement

_SHOWN = 5  # faults of a set that a message names
_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("questions", type=_file)
@index_option
@click.option("--baseline", type=_file, help="An earlier run to compare with.")
@click.option(
    "--accept", multiple=True, metavar="ID", help="This question may be wrong now; may be given several times."
)
@click.option("--write-baseline", "kept_path", type=_file, help="Write what is right and wrong here, as a baseline.")
@click.option("--json", "json_path", type=_file, help="Write the whole run here, with what was answered.")
@click.option("--csv", "csv_path", type=_file, help="Write one row a question here, for a spreadsheet.")
@click.option("--markdown", "markdown_path", type=_file, help="Write the tables here.")
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only the questions of this split.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    questions: Path,
    index_path: Place,
    baseline: Path | None,
    accept: tuple[str, ...],
    kept_path: Path | None,
    json_path: Path | None,
    csv_path: Path | None,
    markdown_path: Path | None,
    split: str | None,
) -> None:
    """Measure answers, citations, refusals and retrieval on a question set, or comparisons on a change set.

    With --baseline, each metric is OK, within tolerance or FAIL, and every question that was right and is wrong now is
    named. The exit code is 1 when a metric fails, or such a question is not accepted.
    """
    from tipqa.evaluation.baselines import baseline_text, read_baseline
    from tipqa.evaluation.verdicts import compare_runs, judge

    if accept and not baseline:
        raise tipqa.UsageError("--accept says which questions may be worse than a baseline; give one with --baseline")
    past = read_baseline(baseline) if baseline else None
    run = _run(questions, index_path, split)
    judgement = compare_runs(run, past, accept) if past else judge(run)
    if kept_path:
        _write(kept_path, baseline_text(run, read_baseline(kept_path)["accepted"] if kept_path.exists() else None))
    if csv_path:
        _write(csv_path, _rows(run, past), encoding="utf-8-sig")
    if json_path:
        _write(json_path, json.dumps(run.to_dict(), ensure_ascii=False, indent=1) + "\n")
    if markdown_path:
        _write(markdown_path, _page(run, judgement, questions, split))
    _show(run, judgement)
    if judgement.failed:
        ctx.exit(1)


def _run(path: Path, index_path: Place, split: str | None) -> Run:
    from tipqa.evaluation.gold import verify
    from tipqa.evaluation.pairs import is_change_set, read_pairs, verify_pairs
    from tipqa.evaluation.questions import file_hash, read_questions
    from tipqa.evaluation.run import run, run_pairs

    if is_change_set(path):
        qa = tipqa.open(index_path)
        editions = {(info.series, info.country, info.year): info.id for info in qa.reports()}
        pairs = _held([pair for pair in read_pairs(path) if split in (None, pair.split)], editions, path)
        _check_gold(verify_pairs(pairs, qa, editions), path)
        with _progress(pairs) as each:
            return run_pairs(qa, pairs, file_hash(path), each)
    held = read_questions(path)
    qa = tipqa.open(index_path)
    chosen = [question for question in held.questions if split in (None, question.split)]
    for warning in held.warnings:
        click.echo(f"warning: {visible(warning)}", err=True)
    _check_gold(verify(chosen, qa), path)
    with _progress(chosen) as each:
        return run(qa, chosen, held.sha256, each)


def _check_gold(problems: Sequence[str], path: Path) -> None:
    """Refuse a set whose gold is not in the index, since every answer to it would count as wrong."""
    if problems:
        shown = "; ".join(problems[:_SHOWN])
        more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        raise NotFoundError(f"{path}: {shown}{more}; correct the set, or give the index of its reports with --index")


def _held(pairs: Sequence[EditionPair], editions: Container[tuple[str, str, int]], path: Path) -> list[EditionPair]:
    """The pairs whose two editions the index holds in their series; how many others there are is told."""
    kept = [pair for pair in pairs if all((pair.series, pair.country, y) in editions for y in (pair.old, pair.new))]
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


def _rows(run: Run, past: Mapping[str, Any] | None) -> str:
    from tipqa.evaluation.rows import as_csv

    return as_csv(run, past)


def _write(path: Path, text: str, encoding: str = "utf-8") -> None:
    try:
        path.write_text(text, encoding=encoding, newline="\n")
    except OSError as error:
        raise tipqa.UsageError(f"{path} cannot be written: {error}") from error
