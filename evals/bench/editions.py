"""What an archive of 25 editions would take, reckoned from two smaller ones whose numbers of reports differ.

    python evals/bench/editions.py SMALLER LARGER [--reports 4750]

Both are indexes. The model is a straight line through the two, one for each row: what does not grow with the reports, and what
each report adds. Questions are timed by processor time; every arm of a search is exact, so that it reads all there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import click
from measuring import PROCESSOR, shown
from warm import asking, editions

import tipqa

TEXT = """190 countries × 25 editions, 4,750 reports, were not built: each row is a straight line through an index of one edition and one of
five (`python evals/bench/editions.py SMALLER LARGER`).

"""
REPORTS = 4750  # 190 countries × 25 editions
KINDS = {
    "all countries: topic": ("question over all countries, processor ms", 400.0),
    "all countries: most": ("“which country … the most …”, processor ms", None),
    "all countries: search": ("search over everything, processor ms", None),
}


def table(smaller: Path, larger: Path, reports: int = REPORTS) -> str:
    """The two archives and the one that is reckoned, as Markdown."""
    sizes, rows = zip(*(_measured(path) for path in (smaller, larger)), strict=True)
    head = [
        f"| | {sizes[0]:,} reports | {sizes[1]:,} reports | {reports:,}, reckoned | goal |",
        "|---|---:|---:|---:|---|",
    ]
    lines = [
        f"| {name} | {' | '.join(map(shown, taken))} | {shown(there := _line(sizes, taken, reports))} | {_verdict(name, there)} |"
        for name, taken in ((name, [own[name] for own in rows]) for name in rows[0])
    ]
    return "\n".join([*head, *lines])


def _line(sizes: Sequence[int], taken: Sequence[float], at: int) -> float:
    """The straight line through two points, at a third."""
    return taken[0] + (taken[1] - taken[0]) / (sizes[1] - sizes[0]) * (at - sizes[0])


def _verdict(name: str, value: float) -> str:
    goal = dict(KINDS.values()).get(name)
    return f"{shown(goal)} {'met' if value <= goal else 'missed'}" if goal else ""


def _measured(path: Path) -> tuple[int, dict[str, float]]:
    """The number of reports of an index, and its rows."""
    qa = tipqa.open(path)
    manifest = qa.index.manifest
    own = sum(record.size for name, record in manifest.files.items() if not name.startswith("encoder/"))
    rows = {"passages": float(manifest.counts["passages"]), "on disk without the encoder, MB": own / 1e6}
    asked = asking(qa, editions(qa, 2), 3)
    return manifest.counts["reports"], rows | {what: median(asked[key + PROCESSOR]) for key, (what, _) in KINDS.items()}


@click.command()
@click.argument("smaller", type=click.Path(path_type=Path, exists=True))
@click.argument("larger", type=click.Path(path_type=Path, exists=True))
@click.option("--reports", default=REPORTS, show_default=True)
def main(smaller: Path, larger: Path, reports: int) -> None:
    """Print the table."""
    click.echo(table(smaller, larger, reports))


if __name__ == "__main__":
    main()
