"""Change sets: pairs of editions with what truly changed, put to `compare` and scored.

One JSON object a line: `{"id", "country", "series"?, "from", "to", "kind": "digest|real|synthetic", "gold": [{"status",
"from": [start, end] | null, "to": …}], "complete"?, "tier"?: {"from", "to", "direction"}, "figures"?: [{"measure",
"detail"?, "from", "to"}]}`. `complete` says that `gold` lists every statement; by default only a synthetic pair's does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tipqa.errors import UsageError
from tipqa.evaluation.changes import STATUSES, Change, change_scores, false_claims
from tipqa.evaluation.gold import Span
from tipqa.evaluation.questions import read_lines, take
from tipqa.records import dataclass
from tipqa.reports.model import Report
from tipqa.reports.series import series_name

if TYPE_CHECKING:
    from tipqa.comparison.model import Comparison, FigureChange

KINDS = ("digest", "real", "synthetic")


class Compares(Protocol):
    """What a change set is put to: the part of `tipqa.QA` that it uses."""

    def compare(self, country: str, from_year: int, to_year: int, /) -> Comparison:
        """What changed between the two editions."""
        ...

    def report(self, id: str, /) -> Report:
        """The report of that id."""
        ...


@dataclass(frozen=True, slots=True)
class EditionPair:
    """A country in two editions, with the changes that are gold."""

    id: str
    country: str
    old: int
    new: int
    kind: str
    gold: tuple[Change, ...]
    complete: bool
    series: str = "tip"
    split: str | None = None
    tier: Mapping[str, Any] | None = None
    figures: tuple[Mapping[str, Any], ...] | None = None


def is_change_set(path: Path) -> bool:
    """Whether the first line of a file is a pair of editions and not a question.

    Raises:
        UsageError: as `read_lines`.
    """
    _, row = next(read_lines(path))
    return "question" not in row and "from" in row and "to" in row


def read_pairs(path: Path) -> tuple[EditionPair, ...]:
    """Read a change set.

    Raises:
        UsageError: the file cannot be read or a line is wrong; names the line and the field.
    """
    pairs: dict[str, EditionPair] = {}
    for where, row in read_lines(path):
        pair = _pair(where, row)
        if pair.id in pairs:
            raise UsageError(f"{where}, field id: {pair.id!r} stands on an earlier line too")
        pairs[pair.id] = pair
    return tuple(pairs.values())


def verify_pairs(pairs: Iterable[EditionPair], reports: Compares, ids: Mapping[tuple[str, str, int], str]) -> list[str]:
    """A sentence for each gold span that lies beyond its report's text, and each gold tier that its report has not.

    Args:
        reports: what hands out reports by id.
        ids: of the reports, by series, country and edition.
    """
    return [problem for pair in pairs for problem in _faults(pair, reports, ids)]


def _faults(pair: EditionPair, reports: Compares, ids: Mapping[tuple[str, str, int], str]) -> Iterator[str]:
    for name, year in (("from", pair.old), ("to", pair.new)):
        report = reports.report(ids[pair.series, pair.country, year])
        spans = [change.old if name == "from" else change.new for change in pair.gold]
        if beyond := next((span for span in spans if span and span[1] > len(report.text)), None):
            yield f"{pair.id}: {report.id} ends at {len(report.text)}, before {list(beyond)}"
        tier = (pair.tier or {}).get(name)
        if tier and tier != (report.tier.value if report.tier else None):
            yield f"{pair.id}: {report.id} is not on {tier!r}"


def pair_scores(qa: Compares, pair: EditionPair, said: Comparison) -> dict[str, float]:
    """Precision, recall and F1 by status, untrue claims, and whether tier and figures are exact, for one pair.

    `said` is what `qa` says of it.
    """
    predicted = predicted_changes(said)
    old_text, new_text = qa.report(said.from_report).text, qa.report(said.to_report).text
    scores = {
        f"changes.{status}_{measure}": value
        for status, counts in change_scores(predicted, pair.gold, pair.complete).items()
        for measure in ("precision", "recall", "f1")
        if (value := getattr(counts, measure)) is not None
    }
    scores["changes.false_claims"] = float(false_claims(predicted, old_text, new_text))
    if pair.tier is not None:
        found = {"from": said.tier.old, "to": said.tier.new, "direction": said.tier.direction}
        scores["changes.tier"] = float(all(found.get(name) == value for name, value in pair.tier.items()))
    if pair.figures is not None:
        scores |= _figure_scores(said.figures, pair.figures)
    return scores


def predicted_changes(said: Comparison) -> list[Change]:
    """The statements and recommendations of a comparison as pairs of spans, each once; what moved is kept."""
    told = [
        Change("kept" if c.status == "moved" else c.status, c.old_span, c.new_span)
        for c in (*said.statements, *said.recommendations)
    ]
    return list(dict.fromkeys(told))


def _pair(where: str, row: Mapping[str, Any]) -> EditionPair:
    kind = take(where, row, "kind", str)
    if kind not in KINDS:
        raise UsageError(f"{where}, field kind: {kind!r} is none of {', '.join(KINDS)}")
    old, new = take(where, row, "from", int), take(where, row, "to", int)
    if not old < new:
        raise UsageError(f"{where}, field from: {old} is no earlier edition than {new}")
    figures = take(where, row, "figures", list, []) if "figures" in row else None
    return EditionPair(
        id=take(where, row, "id", str),
        country=take(where, row, "country", str),
        old=old,
        new=new,
        kind=kind,
        gold=tuple(_gold(where, entry) for entry in take(where, row, "gold", list)),
        complete=take(where, row, "complete", bool, kind == "synthetic"),
        series=series_name(take(where, row, "series", str, "tip")),
        split=take(where, row, "split", str, "") or None,
        tier=take(where, row, "tier", dict, {}) or None,
        figures=None if figures is None else tuple(figures),
    )


def _gold(where: str, entry: Any) -> Change:
    if not isinstance(entry, dict) or entry.get("status") not in STATUSES:
        raise UsageError(f"{where}, field gold: {entry!r} has no status among {', '.join(STATUSES)}")
    change = Change(entry["status"], _span(where, entry.get("from")), _span(where, entry.get("to")))
    if (change.old is None, change.new is None) != (change.status == "new", change.status == "dropped"):
        raise UsageError(f"{where}, field gold: a statement that is {change.status} has the wrong spans in {entry!r}")
    return change


def _span(where: str, value: Any) -> Span | None:
    if value is None:
        return None
    if not isinstance(value, list) or [type(at) for at in value] != [int, int] or not 0 <= value[0] < value[1]:
        raise UsageError(f"{where}, field gold: {value!r} is no span [start, end]")
    return value[0], value[1]


def _figure_scores(said: Sequence[FigureChange], gold: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    predicted = {(figure.measure, figure.detail, figure.old, figure.new) for figure in said}
    true = {(f.get("measure"), f.get("detail", ""), f.get("from"), f.get("to")) for f in gold}
    right = len(predicted & true)
    scores = {"changes.figures_precision": right / len(predicted)} if predicted else {}
    return scores | ({"changes.figures_recall": right / len(true)} if true else {})
