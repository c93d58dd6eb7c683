"""What a new index is put together of: reports that were read, and runs of reports taken over from the old index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from tipqa.index.embed import Known
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.index.projection import Floats, Tokens
from tipqa.index.schema import Entry, Run
from tipqa.index.vectors import Vectors, passage_texts, statement_texts


@dataclass(frozen=True, slots=True)
class Piece:
    """What a catalog is told of one report or of several, with their vectors."""

    content: Entry | Run
    vectors: Vectors


def pieces_of(ids: Sequence[str], made: Mapping[str, tuple[Entry, Vectors]], old: Index | None) -> Iterator[Piece]:
    """The pieces of an index of the reports `ids`, which are sorted: those that were `made`, and the others out of `old`."""
    runs = _Runs(old) if old else None
    for taken, group in groupby(ids, key=lambda id: id not in made):
        if taken and runs:
            yield from runs.of(list(group))
        else:
            yield from (Piece(*made[id]) for id in group)


class _Runs:
    """Cuts runs of reports out of an index."""

    def __init__(self, old: Index) -> None:
        counts = old.report_counts()
        self._old = old
        self._number = {id: at for at, (id, _, _) in enumerate(counts)}
        self._passages = [0, *accumulate(count for _, count, _ in counts)]
        self._statements = [0, *accumulate(count for _, _, count in counts)]

    def of(self, ids: Iterable[str]) -> Iterator[Piece]:
        """The pieces of these reports, which are sorted; those whose numbers follow each other are one."""
        numbers = enumerate(self._number[id] for id in ids)
        for _, group in groupby(numbers, key=lambda it: it[1] - it[0]):
            own = [number for _, number in group]
            run = self._run(own[0], own[-1] + 1)
            yield Piece(run, self._old.vectors_between(run.passages, run.statements))

    def _run(self, first: int, end: int) -> Run:
        passages, statements = self._passages, self._statements
        return Run(range(first, end), range(passages[first], passages[end]), range(statements[first], statements[end]))


def known_texts(old: Index, countries: Iterable[str]) -> Known:
    """The texts of all reports of these countries, of which reports that are new to the index mostly repeat some."""
    statements: dict[str, Tokens] = {}
    passages: dict[str, Floats] = {}
    wanted = tuple(sorted(set(countries)))
    for info in old.reports(Filter(countries=wanted)) if wanted else ():
        entry, vectors = old.entry(info.id), old.vectors(info.id)
        tokens = (vectors.tokens[start:end] for start, end in pairwise(vectors.bounds))
        statements |= zip(statement_texts(entry), tokens, strict=True)
        passages |= zip(passage_texts(entry), vectors.bare, strict=True)
        passages |= zip(passage_texts(entry, headed=True), vectors.header, strict=True)
    return Known(statements, passages)
