"""Embedding reports: each text goes through the encoder once, however often it stands in them."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Generic, Protocol, TypeVar

import numpy as np

from tipqa.index.encoder import Encoder
from tipqa.index.projection import SAMPLE, TOKEN_DIMENSION, Floats, Projection, Tokens, fit_projection
from tipqa.index.schema import Entry
from tipqa.index.vectors import Parts, Vectors, bounds_of, passage_parts, passage_vector, statement_texts
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS

BATCH = 256  # texts between two steps of the progress bar


class Progress(Protocol):
    """Told now and then how far a build is: `done` of `total` units of work, at the stage `what`."""

    def __call__(self, done: int, total: int, what: str, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of reports, and what made their token vectors small.

    `fitted` is the number of different statements that the projection was fitted on, 0 where it was given.
    """

    vectors: list[Vectors]
    projection: Projection
    fitted: int


@dataclass(frozen=True, slots=True)
class Known:
    """What an index holds already: statements with the vectors of their tokens, and vectors of passages by what they are made of."""

    statements: Mapping[str, Tokens]
    passages: Mapping[Parts, Floats]


NOTHING = Known({}, {})


def embed(
    entries: Sequence[Entry],
    encoder: Encoder,
    projection: Projection | None = None,
    progress: Progress | None = None,
    known: Known = NOTHING,
) -> Embedded:
    """The vectors of each entry.

    Args:
        projection: makes the stored token vectors out of the encoder's; where there is none it is fitted on these.
        known: texts that are not encoded again; its token vectors are those of `projection`.
    """
    said, made_of = [statement_texts(entry) for entry in entries], [passage_parts(entry) for entry in entries]
    statements, passages = _Distinct.of(said), _Distinct.of(made_of)
    parts = {text for its in passages.items if its not in known.passages for text in its}
    alone = sorted(parts - {text for text in statements.items if text not in known.statements})
    work = _Work(_chars(statements.items, known.statements) + _chars(alone), progress)
    made = _encode_tokens(statements.items, distinct_prose(entries), encoder, projection, work, known.statements, parts)
    vectors = made.vectors | _encode(alone, encoder, work)
    rows = np.empty((len(passages.items), encoder.dimension), np.float32)
    for at, its in enumerate(passages.items):
        rows[at] = known.passages[its] if its in known.passages else passage_vector(its, vectors)
    tokens, no_token = [made.tokens[at] for at in statements.at], np.empty((0, TOKEN_DIMENSION), np.int8)
    found = [
        Vectors(rows[passages.at[mine]], np.concatenate([no_token, *tokens[own]]), bounds_of(map(len, tokens[own])))
        for mine, own in zip(_slices(made_of), _slices(said), strict=True)
    ]
    return Embedded(found, made.projection, made.fitted)


def fit_on(entries: Sequence[Entry], encoder: Encoder) -> tuple[Projection, int]:
    """What makes token vectors small, fitted on these entries, and on how many statements it was fitted."""
    statements = _Distinct.of([statement_texts(entry) for entry in entries])
    work = _Work(_chars(statements.items), None)
    made = _encode_tokens(statements.items, distinct_prose(entries), encoder, None, work, {}, frozenset())
    return made.projection, made.fitted


def distinct_prose(entries: Iterable[Entry]) -> set[str]:
    """The different statements of narratives: of all but lists of placements, whose sentences are all alike."""
    narratives = (entry for entry in entries if entry.report.series != PLACEMENTS)
    return {text for entry in narratives for text in statement_texts(entry)}


Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Distinct(Generic[Item]):
    """What groups hold without repetition, and for each item of the groups, in order, which of them it is."""

    items: list[Item]
    at: list[int]

    @classmethod
    def of(cls, groups: Sequence[Sequence[Item]]) -> _Distinct[Item]:
        numbers: dict[Item, int] = {}
        at = [numbers.setdefault(item, len(numbers)) for item in chain(*groups)]
        return cls([*numbers], at)


def _chars(texts: Iterable[str], known: Container[str] = ()) -> int:
    """How many characters the encoder has to read, but for those of known texts."""
    return sum(len(text) for text in texts if text not in known)


class _Work:
    """Counts the characters that are embedded, the unit in which the time left is told best."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def batches(self, texts: Sequence[str], order: Sequence[int], what: str) -> Iterator[list[int]]:
        """The numbers of `texts` in that order, a batch at a time; each is told as done when the next is asked for."""
        for first in range(0, len(order), BATCH):
            self._tell(what)
            batch = list(order[first : first + BATCH])
            yield batch
            self._done += sum(len(texts[at]) for at in batch)
        self._tell(what)

    def _tell(self, what: str) -> None:
        if self._progress and self._total:
            self._progress(self._done, self._total, what)


def _encode(texts: Sequence[str], encoder: Encoder, work: _Work) -> dict[str, Floats]:
    vectors: dict[str, Floats] = {}
    for batch in work.batches(texts, range(len(texts)), "embedding passages"):
        own = [texts[at] for at in batch]
        vectors |= zip(own, encoder.encode(own), strict=True)
    return vectors


@dataclass(frozen=True, slots=True)
class _Statements:
    """The small token vectors of texts, those of some whole texts, and the projection with the number of texts it was fitted on."""

    tokens: list[Tokens]
    vectors: dict[str, Floats]
    projection: Projection
    fitted: int


def _encode_tokens(
    texts: Sequence[str],
    prose: set[str],
    encoder: Encoder,
    projection: Projection | None,
    work: _Work,
    known: Mapping[str, Tokens],
    parts: Container[str],
) -> _Statements:
    """The small token vectors of each text, and the vectors of those that are `parts` and not `known`; the projection is fitted on prose, if any."""
    small: list[Tokens] = [known.get(text, np.empty((0, TOKEN_DIMENSION), np.int8)) for text in texts]
    waiting: dict[int, Floats] = {}
    vectors: dict[str, Floats] = {}
    fitted = 0
    # In a random but fixed order, so that the projection sees statements of all reports.
    mixed: list[int] = np.random.default_rng(0).permutation(len(texts)).tolist()
    order = sorted((at for at in mixed if texts[at] not in known), key=lambda at: texts[at] not in prose)
    fit_on = {at for at in order if texts[at] in prose} or set(order)
    for batch in work.batches(texts, order, "embedding statements"):
        whole, sets = encoder.encode_tokens([texts[at] for at in batch])
        vectors |= {texts[at]: row for at, row in zip(batch, whole, strict=True) if texts[at] in parts}
        waiting |= zip(batch, (it.vectors for it in sets), strict=True)
        if projection is None and sum(map(len, waiting.values())) >= SAMPLE:
            projection, fitted = _fit(waiting, fit_on, encoder)
        if projection is not None:
            small = _projected(small, waiting, projection)
    if projection is None:
        projection, fitted = _fit(waiting, fit_on, encoder)
    return _Statements(_projected(small, waiting, projection), vectors, projection, fitted)


def _fit(vectors: dict[int, Floats], only: set[int], encoder: Encoder) -> tuple[Projection, int]:
    sample = [rows for at, rows in vectors.items() if at in only]
    return fit_projection(np.concatenate([np.empty((0, encoder.hidden), np.float32), *sample])), len(sample)


def _projected(small: list[Tokens], waiting: dict[int, Floats], projection: Projection) -> list[Tokens]:
    """`small`, with what was waiting moved into it. All in one product: one for each text takes ten times as long."""
    if waiting:
        tokens = projection.project(np.concatenate([*waiting.values()]))
        ends = accumulate(map(len, waiting.values()), initial=0)
        for at, (start, end) in zip(waiting, pairwise(ends), strict=True):
            small[at] = tokens[start:end]
        waiting.clear()
    return small


def _slices(groups: Sequence[Sequence[object]]) -> list[slice]:
    """Where each group's items lie among the items of all."""
    return [slice(*ends) for ends in pairwise(accumulate(map(len, groups), initial=0))]
