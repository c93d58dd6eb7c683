"""How well figures are read: the certain ones against annotated ones, and the headline totals that are found.

    python evals/benchmarks/figures_gold.py SET_DIR [--initials a-c] [--verbose]

SET_DIR holds `corpus/` and `figures.jsonl`. A figure counts where its number stands in a quote that has been annotated;
it is right where measure, unit, actor, period and value are those of a row of that quote, or of an earlier value in it.
`not annotated` are certain figures whose number no row of the quote has that is not read already: they count as wrong
in the strict precision. The unit of a number that is not reported does not count.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from tipqa.figures.model import Figure
from tipqa.figures.reading import read_figures
from tipqa.reports.corpus import corpus_report
from tipqa.reports.model import Report
from tipqa.reports.sentences import split_sentences
from tipqa.reports.unglued import without_markers

ANNOTATED_AS = {
    "suspects": ("investigations",),
    "victims_sheltered": ("victims_assisted",),
    "victims_referred": ("victims_referred", "victims_assisted"),
    "victims_repatriated": ("repatriated",),
    "compensation": ("funding",),
    "people_trained": ("people_trained", "trainings"),
}


@dataclass
class Tally:
    """Counts of one set."""

    certain: int = 0
    right: int = 0
    foreign: int = 0  # certain, and the number is in no row of the quote
    totals: int = 0
    found: int = 0
    found_as_total: int = 0
    rows: int = 0
    rows_found: int = 0
    earlier: int = 0
    earlier_found: int = 0
    sentences: int = 0
    seconds: float = 0.0
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@click.command()
@click.argument("set_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--initials", default="a-z", help="Countries whose name begins with one of these letters, as a-c.")
@click.option("--verbose", is_flag=True)
def main(set_dir: Path, initials: str, verbose: bool) -> None:
    """Print precision and recall of a set, and with --verbose what went wrong."""
    rows = defaultdict(list)
    for line in (set_dir / "figures.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if initials[0] <= row["report"].split("/")[1][0] <= initials[-1]:
            rows[row["report"]].append(row | {"quote": without_markers(row["quote"])})
    tally = Tally()
    for name, gold in rows.items():
        _score(corpus_report(set_dir / "corpus" / f"{name}.md"), gold, tally)
    click.echo(_table(set_dir.name, tally))
    if verbose:
        for kind, lines in sorted(tally.errors.items(), key=lambda it: -len(it[1])):
            click.echo(f"\n## {kind}: {len(lines)}\n" + "\n".join(lines))
    else:
        click.echo("   ".join(f"{kind} {len(lines)}" for kind, lines in sorted(tally.errors.items())))


def _table(name: str, tally: Tally) -> str:
    known = tally.certain - tally.foreign
    return (
        f"{name}: certain {tally.certain}, right {tally.right}: precision {_share(tally.right, tally.certain)} "
        f"({_share(tally.right, known)} of the {known} annotated)   "
        f"headline totals {tally.found} of {tally.totals}: recall {_share(tally.found, tally.totals)} "
        f"(as totals {tally.found_as_total})   rows {tally.rows_found} of {tally.rows}   "
        f"earlier values {tally.earlier_found} of {tally.earlier}   "
        f"{1000 * tally.seconds / max(1, tally.sentences):.2f} ms a sentence"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _score(report: Report, gold: list[dict], tally: Tally) -> None:
    spans = [(it.start, it.end) for it in split_sentences(report)]
    began = time.process_time()
    figures = read_figures(report, spans)
    tally.seconds += time.process_time() - began
    tally.sentences += len(spans)
    quotes = defaultdict(list)
    for row in gold:
        quotes[row["quote"]].append(row)
    for quote, rows in quotes.items():
        inside = list(_inside(report.text, quote, figures))
        _count_certain(report, quote, rows, inside, tally)
        _count_rows(report, quote, rows, inside, tally)


def _inside(text: str, quote: str, figures: tuple[Figure, ...]) -> Iterator[Figure]:
    at = text.find(quote)
    while at >= 0:
        yield from (it for it in figures if at <= it.at[0] and it.at[1] <= at + len(quote))
        at = text.find(quote, at + 1)


def _count_certain(report: Report, quote: str, rows: list[dict], inside: list[Figure], tally: Tally) -> None:
    certain = [it for it in inside if it.is_certain and it.measure != "other"]
    right = [any(_matches(it, row) or _is_earlier(it, row) for row in rows) for it in certain]
    read = [row for row in rows if any(_matches(it, row) for it in inside if it.is_certain)]
    for figure, well in zip(certain, right, strict=True):
        tally.certain += 1
        tally.right += well
        if not well:
            near = [row for row in rows if _number(row) == figure.value.number and row not in read]
            tally.foreign += not near
            kind = _difference(figure, near) if near else "not annotated"
            tally.errors[f"wrong: {kind}"].append(f"{report.id} {_shown(figure)} | {quote}")


def _count_rows(report: Report, quote: str, rows: list[dict], inside: list[Figure], tally: Tally) -> None:
    for row in rows:
        found = [it for it in inside if it.is_certain and _matches(it, row)]
        tally.rows += 1
        tally.rows_found += bool(found)
        for prior in row["prior"]:
            tally.earlier += 1
            tally.earlier_found += any(
                it.value.number == prior["value"] and it.period.first == prior["period"]
                for figure in inside if _measured(figure, row) for it in figure.earlier
            )  # fmt: skip
        if row.get("total"):
            tally.totals += 1
            tally.found += bool(found)
            tally.found_as_total += any(it.is_total for it in found)
            if not found:
                read = "; ".join(_shown(it) for it in inside if it.value.number == _number(row))
                tally.errors["missed total"].append(
                    f"{report.id} {row['measure']} {row['value']} {row['unit']} {row['actor']} {row['period']} <{read}> | {quote}"
                )


def _number(row: dict) -> float | None:
    return None if row.get("not_reported") else row["value"]


def _measured(figure: Figure, row: dict) -> bool:
    return row["measure"] in ANNOTATED_AS.get(figure.measure, (figure.measure,))


def _matches(figure: Figure, row: dict) -> bool:
    return (
        _measured(figure, row)
        and figure.value.number == _number(row)
        and (row["unit"] in (figure.unit.value, "unclear") or row.get("not_reported"))
        and row["actor"] == figure.actor.value
        and figure.period.first == figure.period.last == row["period"]
    )


def _is_earlier(figure: Figure, row: dict) -> bool:
    """Whether a figure of an earlier period is the earlier value of a row."""
    priors = [(it["value"], it["period"]) for it in row["prior"]]
    return _measured(figure, row) and (figure.value.number, figure.period.first) in priors


def _difference(figure: Figure, rows: list[dict]) -> str:
    def apart(row: dict) -> tuple[str, ...]:
        found = [] if _measured(figure, row) else ["measure"]
        found += [] if row["unit"] in (figure.unit.value, "unclear") else ["unit"]
        found += [] if row["actor"] == figure.actor.value else ["actor"]
        found += [] if figure.period.first == figure.period.last == row["period"] else ["period"]
        return tuple(found)

    return "+".join(min((apart(row) for row in rows), key=len)) or "value"


def _shown(figure: Figure) -> str:
    counted = ",".join(sorted(figure.counted))
    earlier = ",".join(f"{it.value.number}@{it.period.first}" for it in figure.earlier)
    return (
        f"[{figure.measure} {figure.value.text}={figure.value.number} {figure.unit} {figure.actor} {figure.status} "
        f"{figure.period.first} {figure.certainty:.2f} {{{counted}}} ({earlier})]"
    )


if __name__ == "__main__":
    main()
