"""Terms counted report by report and weighed give what rank-bm25 gives over all passages at once."""

from __future__ import annotations

import json

import numpy as np

from tipqa.index.index import Index
from tipqa.index.lexical import fit
from tipqa.index.vectors import passage_texts
from tipqa.index.words import words
from tipqa.stores.terms import BARE, HEADED, Counts, count_terms, vocabulary, weigh


def test_counts_of_reports_add_up_to_the_weights_of_all_passages(small_index: Index) -> None:
    entries = [small_index.entry(id) for id in small_index.report_ids()]
    counts = Counts()
    for entry in entries:
        counts.add(Counts.from_dict(json.loads(json.dumps(count_terms(entry).to_dict()))))
    known = vocabulary(counts)
    assert [it.at for it in known.values()] == list(range(len(known)))
    for kind in (BARE, HEADED):
        texts = [text for entry in entries for text in passage_texts(entry, headed=kind == HEADED)]
        whole = fit(texts)
        mean = counts.length[kind] / counts.passages
        term_at = {it.at: term for term, it in known.items()}
        for row, text in enumerate(texts):
            sparse = weigh(text, known, kind, counts.passages, mean)
            for at, value in zip(sparse.indices, sparse.values, strict=True):
                column = whole._column(term_at[at])
                assert column is not None
                place = int(np.flatnonzero(whole.rows[column] == row)[0])
                assert abs(whole.weights(column)[place] - value) < 1e-4
            assert len(sparse.indices) == len(set(words(text)))


def test_lists_of_placements_count_for_searching_and_not_for_rarity(small_index: Index) -> None:
    counts = [count_terms(small_index.entry(id)) for id in small_index.report_ids()]
    lists = [it for it in counts if not it.prose]
    assert len(lists) == 1
    assert lists[0].passages > 0
    assert not lists[0].prose_terms
    assert all(it.prose == it.passages for it in counts if it not in lists)
