"""What a new index is put together of: reports that were read, runs of reports and whole pieces taken over from the old index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise

from tipqa.index.cuts import cut
from tipqa.index.embed import Known
from tipqa.index.index import Index
from tipqa.index.manifest import piece_files
from tipqa.index.model import Filter
from tipqa.index.projection import Floats, Tokens
from tipqa.index.schema import Entry, Run
from tipqa.index.vectors import Parts, Vectors, passage_parts, statement_texts
from tipqa.records import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an index: what it holds, and the number of the piece of the old index that holds just this, if any."""

    contents: Sequence[Entry | Run]
    same: int | None = None


def pieces_of(ids: Sequence[str], fresh: Mapping[str, Entry], old: Index | None) -> list[Piece]:
    """The pieces of an index of the reports `ids`, which are sorted: of those that are `fresh`, and the others out of `old`."""
    runs = _Runs(old) if old else None
    return [_piece([ids[at] for at in places], fresh, runs) for places in cut(ids)]


def _piece(ids: Sequence[str], fresh: Mapping[str, Entry], runs: _Runs | None) -> Piece:
    contents: list[Entry | Run] = []
    for taken, group in groupby(ids, key=lambda id: id not in fresh):
        own = [*group]
        contents += runs.of(own) if taken and runs else [fresh[id] for id in own]
    match contents:
        case [Run() as run] if runs:
            return Piece(contents, runs.pieces.get((run.reports.start, run.reports.stop)))
    return Piece(contents)


class _Runs:
    """Cuts runs of reports out of an index."""

    def __init__(self, old: Index) -> None:
        counts = old.report_counts()
        self._number = {id: at for at, (id, _, _) in enumerate(counts)}
        self._passages = [0, *accumulate(count for _, count, _ in counts)]
        self._statements = [0, *accumulate(count for _, _, count in counts)]
        ends = pairwise(accumulate((it.reports for it in old.manifest.pieces), initial=0))
        self.pieces = {own: at for at, own in enumerate(ends)}

    def of(self, ids: Iterable[str]) -> Iterator[Run]:
        """The runs of these reports, which are sorted; those whose numbers follow each other are one."""
        numbers = enumerate(self._number[id] for id in ids)
        for _, group in groupby(numbers, key=lambda it: it[1] - it[0]):
            own = [number for _, number in group]
            yield self._run(own[0], own[-1] + 1)

    def _run(self, first: int, end: int) -> Run:
        passages, statements = self._passages, self._statements
        return Run(range(first, end), range(passages[first], passages[end]), range(statements[first], statements[end]))


def vectors_of(content: Entry | Run, made: Mapping[str, Vectors], old: Index | None) -> Vectors:
    """The vectors of a report that was `made`, or of a run of `old`."""
    if isinstance(content, Entry):
        return made[content.report.id]
    assert old, "a run is of an old index"
    return old.vectors_between(content.passages, content.statements)


def repeated_in(old: Index, fresh: Iterable[Entry]) -> list[str]:
    """The reports of an old index whose sentences others mostly repeat: what stood in a report before, and where that is not half of it,
    or there was none, all of its country.
    """
    held = {info.id for info in old.reports()}
    found: set[str] = set()
    for entry in fresh:
        id, said = entry.report.id, statement_texts(entry)
        before = {*statement_texts(old.entry(id))} if id in held else set()
        if 2 * sum(text in before for text in said) > len(said):
            found.add(id)
        else:
            found |= {info.id for info in old.reports(Filter(countries=(entry.report.country,)))}
    return sorted(found)


def pieces_read(old: Index, pieces: Sequence[Piece], repeated: Sequence[str], *, linked: bool) -> list[str]:
    """The files of the pieces of an old index that are read for a new one of these `pieces`, with the texts of the reports `repeated`.

    Args:
        linked: whether pieces that stay the same are linked, and not copied.
    """
    numbers = {id: at for at, id in enumerate(old.report_ids())}
    reports = {numbers[id] for id in repeated}
    for piece in pieces:
        if piece.same is None or not linked:
            reports |= {at for it in piece.contents if isinstance(it, Run) for at in it.reports}
    ends = pairwise(accumulate((it.reports for it in old.manifest.pieces), initial=0))
    return [name for at, own in enumerate(ends) if not reports.isdisjoint(range(*own)) for name in piece_files(at)]


def known_texts(old: Index, reports: Iterable[str]) -> Known:
    """The texts of these reports with their vectors."""
    statements: dict[str, Tokens] = {}
    passages: dict[Parts, Floats] = {}
    for id in reports:
        entry, vectors = old.entry(id), old.vectors(id)
        tokens = (vectors.tokens[start:end] for start, end in pairwise(vectors.bounds))
        statements |= zip(statement_texts(entry), tokens, strict=True)
        passages |= zip(passage_parts(entry), vectors.passages, strict=True)
    return Known(statements, passages)
