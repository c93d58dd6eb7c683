"""Hybrid search: exact filters, words and vectors fused, neighbours of one section merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.index.model import Filter, Passage
from tipqa.reports.origin import source_name
from tipqa.retrieval.fusion import METHODS, Found
from tipqa.retrieval.model import Hit

if TYPE_CHECKING:
    from tipqa.index.store import Store

POOL = 100  # how many passages each method hands to the fusion


def search(
    index: Store,
    text: str,
    filter: Filter = Filter(),  # noqa: B008  (frozen)
    k: int = 5,
    *,
    fusion: str | None = None,
    merge: bool = True,
) -> list[Hit]:
    """The `k` best passages for `text` among those that `filter` lets through, best first.

    Args:
        fusion: one of `fusion.METHODS`. By default as the settings say, "weighted" becoming "leaning" where the filter fixes
            country and edition.
        merge: joins passages that follow each other in one section into one hit.

    Gives fewer than `k` hits, or none, where the filter lets fewer through.
    """
    pool = max(POOL, 4 * k)
    words = Found(*index.best_by_words(text, filter, pool, header=True))
    vector = index.encoder.encode([index.encoder.fit(text)])[0]
    vectors = Found(*index.best_by_vector(vector, filter, pool))
    fused = METHODS[fusion or _default(index, filter)](words, vectors)
    return _hits(index, fused, words, vectors, k, merge)


def _default(index: Store, filter: Filter) -> str:
    return "leaning" if index.settings.fusion == "weighted" and filter.fixed else index.settings.fusion


def _hits(index: Store, fused: Found, words: Found, vectors: Found, k: int, merge: bool) -> list[Hit]:
    word_rank = {int(id): rank for rank, id in enumerate(words.ids, 1)}
    vector_rank = {int(id): rank for rank, id in enumerate(vectors.ids, 1)}
    hits: list[Hit] = []
    for passage, score in _passages(index, fused):
        info = index.info(passage.report)
        hit = Hit(
            rank=0,
            score=round(score, 4),
            report=passage.report,
            country=info.country,
            year=info.year,
            section=passage.section.value,
            start=passage.start,
            end=passage.end,
            text=passage.text,
            bm25_rank=word_rank.get(passage.id),
            dense_rank=vector_rank.get(passage.id),
            kind=info.kind,
            series=info.series,
            source=source_name(info.kind, info.source, info.source_url),
        )
        if merge and _merged(index, hits, hit):
            continue
        if len(hits) == k:
            break
        hits.append(hit)
    return [replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)]


def _passages(index: Store, fused: Found, batch: int = 50) -> Iterator[tuple[Passage, float]]:
    for at in range(0, len(fused.ids), batch):
        ids = fused.ids[at : at + batch]
        yield from zip(index.passages(ids), map(float, fused.scores[at : at + batch]), strict=True)


def _merged(index: Store, hits: list[Hit], hit: Hit) -> bool:
    """Widen the best hit in `hits` that `hit` follows or precedes in the same section; False where there is none.

    Where `hit` closes the gap between two, the lower one joins as well.
    """
    joined = [other for other in hits if _neighbours(index, other, hit)]
    if not joined:
        return False
    parts = sorted((*joined, hit), key=lambda part: part.start)
    hits[hits.index(joined[0])] = replace(
        joined[0],
        start=parts[0].start,
        end=parts[-1].end,
        text=index.report(hit.report).text[parts[0].start : parts[-1].end],
        bm25_rank=min((part.bm25_rank for part in parts if part.bm25_rank), default=None),
        dense_rank=min((part.dense_rank for part in parts if part.dense_rank), default=None),
    )
    for other in joined[1:]:
        hits.remove(other)
    return True


def _neighbours(index: Store, one: Hit, other: Hit) -> bool:
    """Whether two hits of one section have nothing but white space between them."""
    if (one.report, one.section) != (other.report, other.section):
        return False
    first, second = sorted((one, other), key=lambda hit: hit.start)
    return not index.report(one.report).text[first.end : second.start].strip()
