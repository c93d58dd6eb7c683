"""Whether confidence tells right answers from others: the area under the curve, over the verdicts of a scorer of one's own.

    python evals/benchmarks/confidence.py SCORER.py SET=INDEX SET=INDEX …

The scorer is a script called with a set and an index that leaves `rows` behind, each with `v` ("right" or else) and `conf`.
An area of .5 is chance: an answer that is right has no higher confidence than one that is not.
"""

from __future__ import annotations

import contextlib
import io
import runpy
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

BANDS = (0.0, 0.75, 0.87, 0.925, 0.95, 1.01)


def area(rows: list[dict[str, Any]]) -> float:
    """How often a right answer has the higher confidence of the two, ties counting half; .5 where one kind is missing."""
    right = [row["conf"] for row in rows if row["v"] == "right"]
    other = [row["conf"] for row in rows if row["v"] != "right"]
    pairs = len(right) * len(other)
    return sum((a > b) + 0.5 * (a == b) for a in right for b in other) / pairs if pairs else 0.5


def scored(scorer: Path, folder: str, index: str) -> list[dict[str, Any]]:
    """The rows that the scorer leaves for one set."""
    with patch.object(sys, "argv", [str(scorer), folder, index]), contextlib.redirect_stdout(io.StringIO()):
        rows: list[dict[str, Any]] = runpy.run_path(str(scorer))["rows"]
    return rows


@click.command()
@click.argument("scorer", type=click.Path(exists=True, path_type=Path))
@click.argument("sets", nargs=-1, required=True, metavar="SET=INDEX…")
def main(scorer: Path, sets: tuple[str, ...]) -> None:
    """Print the area for each set, for all of them, and the share right in each band of confidence."""
    every: list[dict[str, Any]] = []
    click.echo("| set | n | right | area under the curve |\n|---|---|---|---|")
    for pair in sets:
        folder, _, index = pair.partition("=")
        rows = scored(scorer, folder, index)
        every += rows
        click.echo(_line(Path(folder).name, rows))
    click.echo(_line("all", every))
    click.echo("\n| confidence | n | share right |\n|---|---|---|")
    for low, high in pairwise(BANDS):
        inside = [row["v"] == "right" for row in every if low <= row["conf"] < high]
        if inside:
            click.echo(f"| {low:g} to {min(high, 1):g} | {len(inside)} | {sum(inside) / len(inside):.2f} |")


def _line(name: str, rows: list[dict[str, Any]]) -> str:
    return f"| {name} | {len(rows)} | {sum(row['v'] == 'right' for row in rows)} | {area(rows):.3f} |"


if __name__ == "__main__":
    main()
