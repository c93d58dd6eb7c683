"""Measure everything in one run, and write docs/performance.md.

    python evals/bench/run.py WORK [--before REVISION] [--peers PYTHON] [--markdown docs/performance.md]

WORK is a folder for the archive and its indexes, which are kept for the next run. With `--before` an older state of the code is
checked out there and measured in turns with this one, so that both meet the same machine. `--only` leaves out the other parts.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import click
from archive import write_archive
from measure import ROOT, Rows, Tree, building, disk, in_turns, joined, serving, updating, words_in
from page import write_page

from tipqa.countries.table import countries

ARCHIVE = {"lands": 190, "editions": 5, "words": 2800}
ONE_EDITION = {"lands": 190, "editions": 1, "words": 2800}
PART = {"lands": 30, "editions": 5, "words": 2800}  # what is built anew in every run
PARTS = ("answers", "build", "update", "serving", "narratives", "editions", "peers", "growth")


@click.command()
@click.argument("work", type=click.Path(path_type=Path, file_okay=False))
@click.option("--before", help="A revision to measure in turns with this tree.")
@click.option("--peers", default="python3", show_default=True, help="The Python in which the peers are installed.")
@click.option("--rounds", default=3, show_default=True)
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Measure this part; may be given more than once.")
@click.option("--narratives", type=click.Path(path_type=Path), help="A corpus of real narratives, kept elsewhere.")
@click.option("--markdown", type=click.Path(path_type=Path), default=ROOT / "docs" / "performance.md")
def main(
    work: Path,
    before: str | None,
    peers: str,
    rounds: int,
    only: tuple[str, ...],
    narratives: Path | None,
    markdown: Path,
) -> None:
    """Measure, keep the numbers as WORK/results.json, and write the page."""
    work, load = work.absolute(), os.getloadavg()[0]
    corpus, part_of_it = (archive_at(work / name, **size) for name, size in (("archive", ARCHIVE), ("part", PART)))
    trees = [Tree("now", ROOT, work / "index-now"), *([checked_out(before, work)] if before else [])]
    kept = work / "results.json"
    results = json.loads(kept.read_text(encoding="utf-8")) if only and kept.exists() else {}
    for part in only or PARTS:
        click.echo(f"measuring {part} …", err=True)
        results[part] = measured(part, trees, corpus, part_of_it, work, rounds, peers, narratives)
        kept.write_text(json.dumps(results, indent=1), encoding="utf-8")
    markdown.write_text(write_page(results, [tree.name for tree in trees], before or "", load), encoding="utf-8")


def measured(
    part: str,
    trees: list[Tree],
    corpus: Path,
    part_of_it: Path,
    work: Path,
    rounds: int,
    peers: str,
    narratives: Path | None,
) -> object:
    """One part of the results: by tree its rows, or what the peers and the plot give."""
    if part == "peers":
        import peers_run

        return peers_run.compared(peers, work)
    if part == "growth":
        import growth

        return growth.measured()
    if part == "narratives":
        return of_narratives(trees, narratives, rounds) if narratives else {}
    if part in ("answers", "update", "serving", "editions"):
        for tree in trees:
            tree.bring_up_to_date(corpus)
    if part == "answers":
        words = words_in(corpus)
        asked = in_turns(trees, None, rounds, 5.0)
        return {tree.name: joined([asked[tree.name], disk(tree, words)]) for tree in trees}
    if part == "editions":
        return of_editions(trees[0], work)
    names = [it.name for it in countries()][:190]
    per_tree = {
        "build": lambda tree: building(tree, part_of_it, work),
        "update": lambda tree: updating(tree, corpus, work),
        "serving": lambda tree: serving(tree, names),
    }
    return {tree.name: per_tree[part](tree) for tree in trees}


def of_narratives(trees: list[Tree], corpus: Path, rounds: int) -> dict[str, Rows]:
    """Answers and comparisons over real texts."""
    own = [Tree(tree.name, tree.folder, tree.index.with_name(f"narratives-{tree.name}")) for tree in trees]
    for tree in own:
        tree.bring_up_to_date(corpus)
    return in_turns(own, None, rounds, 0)


def of_editions(now: Tree, work: Path) -> dict[str, str]:
    """What 25 editions would take, reckoned from one edition and from the archive."""
    import editions

    one = Tree(now.name, now.folder, work / "index-one-edition")
    one.bring_up_to_date(archive_at(work / "one-edition", **ONE_EDITION))
    return {"text": editions.TEXT + editions.table(one.index, now.index)}


def archive_at(folder: Path, **size: int) -> Path:
    """The archive of that size, made where it is missing."""
    if not folder.exists():
        write_archive(folder, **size)
    return folder


def checked_out(revision: str, work: Path) -> Tree:
    """An older state of the code, in a working tree of its own."""
    folder = work / f"tree-{revision}"
    if not folder.exists():
        subprocess.run(["git", "worktree", "add", "--detach", folder, revision], cwd=ROOT, check=True)
    return Tree("before", folder, work / f"index-{revision}")


if __name__ == "__main__":
    main()
