"""The five-minute form: ratios within one run, none of which may be worse than its bound; no absolute time is looked at.

    python evals/bench/quick.py

Two small archives are made and indexed, four times the reports in one. All ratios are of processor time, so that other work on
the machine does not change them much. Exit code 1 where one is worse than its bound.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click
from archive import write_archive
from measure import ROOT, Rows, Tree
from measuring import PROCESSOR, shown

FEW, MANY = 10, 40  # countries, of two editions each
TIMES = MANY / FEW


@dataclass(frozen=True, slots=True)
class Bound:
    """A ratio and the most or the least that it may be."""

    what: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    def __str__(self) -> str:
        bound = f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"
        return f"{'OK  ' if self.holds else 'FAIL'} {self.what}: {shown(self.value)}, {bound}"


def bounds(few: Rows, many: Rows, built: Rows, updated: Rows) -> list[Bound]:
    """Every ratio: of rows over the small archive, over the larger one, and of building the larger one."""

    def busy(rows: Rows, name: str) -> float:
        return median(rows[name + PROCESSOR])

    search = busy(many, "all countries: search")
    grown = {
        kind: busy(many, f"all countries: {kind}") / busy(few, f"all countries: {kind}")
        for kind in ("topic", "most", "search")
    }
    build = 1000 * built["build: processor seconds"][0]
    return [
        Bound("figure of one country / plain search", busy(many, "one country: figure") / search, most=4),
        Bound("fact of one country / plain search", busy(many, "one country: fact") / search, most=5),
        Bound("tier of one country / plain search", busy(many, "one country: tier") / search, most=1),
        Bound("topic over all countries / plain search", busy(many, "all countries: topic") / search, most=10),
        *(
            Bound(f"{kind}, {TIMES:g} times the reports / as it was", value, most=0.75 * TIMES)
            for kind, value in grown.items()
        ),
        Bound(
            "build / encoder alone on the same texts", built["build: share of the encoder's own rate"][0], least=0.65
        ),
        Bound("update after nothing / build", busy(updated, "update: nothing changed") / build, most=0.1),
        Bound("update after one report / build", busy(updated, "update: one report changed") / build, most=0.35),
        Bound("4 callers / 1 caller, answers a second", _callers(many, 4) / _callers(many, 1), least=0.8),
    ]


def _callers(rows: Rows, count: int) -> float:
    return median(rows[f"callers: {count}, answers a second"])


@click.command()
def main() -> None:
    """Measure, print the ratios, and fail where one is worse than its bound."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        trees = {}
        for lands in (FEW, MANY):
            write_archive(work / f"{lands}", lands, 2, 900)
            trees[lands] = Tree("now", ROOT, work / f"index-{lands}")
        trees[FEW].bring_up_to_date(work / f"{FEW}")
        built = trees[MANY].script("building.py", "build", work / f"{MANY}", trees[MANY].index)
        few, many = (tree.script("warm.py", tree.index, "--seconds", 4) for tree in trees.values())
        updated = trees[MANY].script("building.py", "update", work / f"{MANY}", trees[MANY].index)
    found = bounds(few, many, built, updated)
    click.echo("\n".join(map(str, found)))
    sys.exit(not all(it.holds for it in found))


if __name__ == "__main__":
    main()
