"""Make evals/changes.jsonl: pairs of editions with what truly changed between them.

    python evals/make_changes.py --synthetic indexes/synthetic-corpus

Three kinds of pairs go into the file:

- digest: two editions of the bundled corpus, judged by people in changes-digests.tsv (status, the words of each side, and
  which of several statements with these words is meant, from 0);
- real: two editions of the World Factbook, judged by people too, kept as spans and copied from the file as it stands;
- synthetic: a digest and an edited copy of it, made by this script, so that the truth is known. The two texts are written
  to the folder given, as a corpus of its own.

changes-figures.tsv holds the figures of the pairs whose figures were judged.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from synthetic_edits import EDITS, Draft

from tipqa.reports.corpus import corpus_report
from tipqa.reports.model import Report
from tipqa.reports.sentences import split_sentences

HERE = Path(__file__).parent
GOLD = HERE / "changes.jsonl"
DIGESTS = HERE / "changes-digests.tsv"
FIGURES = HERE / "changes-figures.tsv"
FIRST_YEAR = 2040  # of the synthetic editions, so that none is taken for a real one


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path), default=HERE.parent / "corpus", show_default=True)
@click.option("--synthetic", type=click.Path(path_type=Path), required=True, help="Folder for the synthetic editions.")
def main(corpus: Path, synthetic: Path) -> None:
    """Write the synthetic editions and the file of gold."""
    figures = figures_by_pair()
    judged = [row | figures.get(row["id"], {}) for row in (*digest_pairs(corpus), *real_pairs())]
    rows = [*judged, *synthetic_pairs(corpus, synthetic)]
    GOLD.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    click.echo(f"{GOLD}: {len(rows)} pairs")


def digest_pairs(corpus: Path) -> Iterator[dict[str, Any]]:
    """The pairs of digests, with the judged words as spans."""
    with DIGESTS.open(encoding="utf-8", newline="") as file:
        judged: dict[str, list[dict[str, str]]] = {}
        for row in csv.DictReader(file, delimiter="\t"):
            judged.setdefault(row["pair"], []).append(row)
    for name, own in judged.items():
        slug, old_year, new_year, split = name.split("/")
        old, new = (corpus_report(corpus / year / f"{slug}.md") for year in (old_year, new_year))
        gold = [
            {
                "status": row["status"],
                "from": statement_span(old, row["old"], int(row["old_nth"] or 0)),
                "to": statement_span(new, row["new"], int(row["new_nth"] or 0)),
            }
            for row in own
        ]
        yield pair(f"digest-{slug}-{new_year}", old, new, "digest", split, gold)


def real_pairs() -> list[dict[str, Any]]:
    """The real pairs as the file of gold holds them."""
    lines = GOLD.read_text(encoding="utf-8").splitlines() if GOLD.exists() else []
    return [row for row in map(json.loads, lines) if row["kind"] == "real"]


def figures_by_pair() -> dict[str, dict[str, Any]]:
    """The figures that a pair's two editions state, where all of them were judged; an empty side states none."""
    found: dict[str, dict[str, Any]] = {}
    with FIGURES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            sides = {side: float(row[side]) if row[side] else None for side in ("from", "to")}
            figure = {"measure": row["measure"], "detail": row["detail"]} | sides
            found.setdefault(row["pair"], {"figures": []})["figures"].append(figure)
    return found


def synthetic_pairs(corpus: Path, folder: Path) -> Iterator[dict[str, Any]]:
    """A pair for each edit, each on another digest, written to `folder`."""
    paths = [path for path in sorted(corpus.glob("20*/*.md")) if path.stem != "placements"]
    for number, (name, edit) in enumerate(EDITS):
        for path in paths[number % 3 :: 3] + paths:
            draft = Draft.of(corpus_report(path))
            if edit(draft):
                break
        else:
            raise click.ClickException(f"no digest has what the edit {name} needs")
        old_year = FIRST_YEAR + 2 * number
        old, new = (
            write(folder, draft, year, lines) for year, lines in ((old_year, draft.old), (old_year + 1, draft.new))
        )
        gold = [
            {
                "status": status,
                "from": statement_span(old, before, at_old) if before else None,
                "to": statement_span(new, after, at_new) if after else None,
            }
            for status, before, at_old, after, at_new in draft.truth()
        ]
        yield pair(f"synthetic-{name}", old, new, "synthetic", "", gold)


def write(folder: Path, draft: Draft, year: int, lines: list[str]) -> Report:
    """Write one synthetic edition and read it back."""
    path = folder / str(year) / f"{draft.slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    front = f'---\ntitle: "{draft.country}: made for evaluation"\ncountry: "{draft.country}"\nyear: {year}\n'
    path.write_text(f"{front}series: tip\nkind: digest\n---\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return corpus_report(path)


def statement_span(report: Report, words: str, nth: int = 0) -> list[int] | None:
    """The span of the nth statement that reads `words`; None for no words."""
    if not words:
        return None
    spans = [[it.start, it.end] for it in split_sentences(report) if report.text[it.start : it.end] == words]
    if nth >= len(spans):
        raise click.ClickException(f"{report.id} has no statement {words!r}")
    return spans[nth]


def pair(id: str, old: Report, new: Report, kind: str, split: str, gold: list[dict[str, Any]]) -> dict[str, Any]:
    """A line of the file of gold."""
    row: dict[str, Any] = {"id": id, "country": new.country, "series": new.series, "from": old.year, "to": new.year}
    row |= {"kind": kind} | ({"split": split} if split else {})
    if old.tier and new.tier:
        moved = _direction(old, new)
        row["tier"] = {"from": old.tier.value, "to": new.tier.value, "direction": moved}
    return row | {"gold": gold}


def _direction(old: Report, new: Report) -> str:
    before, after = (report.tier.rank if report.tier else None for report in (old, new))
    if old.tier == new.tier:
        return "unchanged"
    if before is None or after is None:
        return "changed"
    return "upgraded" if after > before else "downgraded"


if __name__ == "__main__":
    main()
