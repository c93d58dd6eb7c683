"""What people would use instead, over the same passages: how fast it answers, and how right. One JSON document.

    python evals/bench/peers.py INDEX QUESTIONS.jsonl [--only speed]

Every peer gets the passages of the index with their headers in front, and their vectors, so that none has to embed them; a question
is embedded by sentence-transformers, as its users do, but for tipqa, which uses its own encoder. Without gold, as for the archive,
`--only speed` leaves the scores out. A peer that is not installed is named as such.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import click
import numpy as np
from measuring import milliseconds
from numpy.typing import NDArray

import tipqa
from tipqa.evaluation.gold import place
from tipqa.evaluation.questions import read_questions
from tipqa.evaluation.retrieval import passage_scores
from tipqa.index.model import Filter, Passage
from tipqa.index.passages import header
from tipqa.index.words import words
from tipqa.retrieval.model import Hit
from tipqa.retrieval.search import search

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEPTH = 10
RRF_K = 60
Find = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Passages, with headers in front, their vectors, and how a question becomes one."""

    qa: tipqa.QA
    passages: list[Passage]
    texts: list[str]
    vectors: NDArray[np.float32]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions, by sentence-transformers; those of passages are known."""
        known = _numbers(self)
        if all(text in known for text in texts):
            return self.vectors[[known[text] for text in texts]]
        return np.asarray(_sentence_transformer().encode(list(texts), normalize_embeddings=True), np.float32)


def read_texts(qa: tipqa.QA) -> Texts:
    """The passages of an index."""
    count = qa.index.manifest.counts["passages"]
    passages = qa.index.passages(range(count))
    infos = {it.report: qa.index.info(it.report) for it in passages}
    texts = [
        header(infos[it.report].country, infos[it.report].year, it.heading or it.section.value) + it.text
        for it in passages
    ]
    vectors = np.concatenate([qa.index.vectors(id).passages for id in dict.fromkeys(it.report for it in passages)])
    return Texts(qa, passages, texts, vectors)


@cache
def _sentence_transformer() -> Any:
    from sentence_transformers import SentenceTransformer

    from tipqa.index.source_model import find_model
    from tipqa.settings import Settings

    return SentenceTransformer(str(find_model(Settings()).folder), device="cpu")


_KNOWN: dict[int, dict[str, int]] = {}


def _numbers(texts: Texts) -> dict[str, int]:
    return _KNOWN.setdefault(id(texts), {text: at for at, text in enumerate(texts.texts)})


def textbook(texts: Texts) -> Find:
    """rank-bm25's scores and NumPy's cosines of everything, joined by reciprocal ranks."""
    from rank_bm25 import BM25Okapi

    model = BM25Okapi([text.lower().split() for text in texts.texts])

    def find(question: str) -> Sequence[int]:
        by_words = np.argsort(-model.get_scores(question.lower().split()))[:100]
        by_vector = np.argsort(-(texts.vectors @ texts.embed([question])[0]))[:100]
        scores: dict[int, float] = {}
        for ranked in (by_words, by_vector):
            for rank, at in enumerate(ranked.tolist(), 1):
                scores[at] = scores.get(at, 0.0) + 1 / (RRF_K + rank)
        return sorted(scores, key=lambda at: -scores[at])[:DEPTH]

    return find


def langchain(texts: Texts) -> Find:
    """LangChain's EnsembleRetriever over its BM25 and FAISS retrievers, half and half."""
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS
    from langchain_core.embeddings import Embeddings

    class Known(Embeddings):
        def embed_documents(self, asked: list[str]) -> list[list[float]]:
            return texts.embed(asked).tolist()

        def embed_query(self, asked: str) -> list[float]:
            return texts.embed([asked])[0].tolist()

    numbers = [{"at": at} for at in range(len(texts.texts))]
    pairs = zip(texts.texts, texts.vectors.tolist(), strict=True)
    dense = FAISS.from_embeddings(pairs, Known(), metadatas=numbers).as_retriever(search_kwargs={"k": DEPTH})
    lexical = BM25Retriever.from_texts(texts.texts, metadatas=numbers, k=DEPTH)
    both = EnsembleRetriever(retrievers=[lexical, dense], weights=[0.5, 0.5])
    return lambda question: [document.metadata["at"] for document in both.invoke(question)][:DEPTH]


def txtai(texts: Texts) -> Find:
    """txtai's hybrid index."""
    from txtai import Embeddings

    index = Embeddings(method="external", transform=lambda asked: texts.embed(asked), hybrid=True, content=False)
    index.index((at, text, None) for at, text in enumerate(texts.texts))
    return lambda question: [at for at, _ in index.search(question, DEPTH)]


def bm25s(texts: Texts) -> Find:
    """bm25s, words alone, on the stems that tipqa uses."""
    import bm25s as package

    model = package.BM25()
    model.index([words(text) for text in texts.texts], show_progress=False)
    return lambda question: model.retrieve([words(question)], k=DEPTH, show_progress=False)[0][0].tolist()


def tipqa_words(texts: Texts) -> Find:
    """The lexical arm of tipqa's search, words alone."""
    return lambda question: texts.qa.index.best_by_words(question, Filter(), DEPTH, header=True)[0].tolist()


def tipqa_search(texts: Texts) -> Find:
    """tipqa's search over everything, neighbours not joined."""
    numbers = {(it.report, it.start): it.id for it in texts.passages}
    return lambda question: [
        numbers[hit.report, hit.start] for hit in search(texts.qa.index, question, Filter(), DEPTH, merge=False)
    ]


PEERS: dict[str, Callable[[Texts], Find]] = {
    "tipqa search": tipqa_search,
    "textbook: rank-bm25, NumPy, reciprocal ranks": textbook,
    "LangChain EnsembleRetriever": langchain,
    "txtai hybrid": txtai,
    "tipqa, words alone": tipqa_words,
    "bm25s, words alone": bm25s,
}


def quality(texts: Texts, found: dict[str, Sequence[int]], questions: Sequence[Any]) -> dict[str, float]:
    """Means over the questions with gold: the gold passage first, nDCG@10, the right report first."""
    judged = {}
    for it in questions:
        gold = [place(entry, texts.qa) for entry in it.gold]
        if it.answerable and any(entry.spans for entry in gold):
            judged[it.id] = ([_hit(texts.passages[at]) for at in found[it.id]], gold)
    scores = passage_scores(judged)
    first = [bool(hits) and hits[0].report in {entry.report for entry in gold} for hits, gold in judged.values()]
    any_first = [
        any(hits and hits[0].report == entry.report and _overlaps(hits[0], entry.spans) for entry in gold)
        for hits, gold in judged.values()
    ]
    ndcg = [*scores["retrieval.nDCG@10"].values()]
    return {
        "hit@1": np.mean(any_first),
        "nDCG@10": np.mean(ndcg),
        "right report first": np.mean(first),
        "n": len(judged),
    }


def _overlaps(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    return any(hit.start < end and start < hit.end for start, end in spans)


def _hit(it: Passage) -> Hit:
    return Hit(0, 0.0, it.report, "", 0, it.section.value, it.start, it.end, it.text, None, None)


def answers(texts: Texts, questions: Sequence[Any]) -> dict[str, Any]:
    """`ask`, by its citations: what filters, statements and refusals make of the search."""
    taken, first, passage = [], [], []
    for it in questions:
        texts.qa.ask(it.question, history=it.history)
        kept: list[Any] = []
        marked = it.question.rstrip("?") + "??"
        taken.append(
            milliseconds(lambda it=it, kept=kept, marked=marked: kept.append(texts.qa.ask(marked, history=it.history)))
        )
        gold = [place(entry, texts.qa) for entry in it.gold]
        if it.answerable and any(entry.spans for entry in gold):
            cited = kept[0].citations[:1]
            first.append(any(c.report == entry.report for c in cited for entry in gold))
            passage.append(any(c.report == entry.report and _overlaps(c, entry.spans) for c in cited for entry in gold))
    return {
        "ms": [wall for wall, _ in taken],
        "hit@1": np.mean(passage),
        "right report first": np.mean(first),
        "n": len(first),
    }


@click.command()
@click.argument("index", type=click.Path(path_type=Path, exists=True))
@click.argument("questions", type=click.Path(path_type=Path, exists=True))
@click.option("--only", type=click.Choice(["speed"]))
@click.option("--most", default=400, show_default=True, help="Questions at most.")
def main(index: Path, questions: Path, only: str | None, most: int) -> None:
    """Measure, and print the document."""
    texts = read_texts(tipqa.open(index))
    asked = [it for it in read_questions(questions).questions if not it.history][:most]
    rows: dict[str, Any] = {}
    finds: dict[str, Find] = {}
    for name, make in PEERS.items():
        try:
            finds[name] = make(texts)
        except ImportError as error:
            rows[name] = {"not installed": str(error)}
    taken: dict[str, list[float]] = {name: [] for name in finds}
    found: dict[str, dict[str, Sequence[int]]] = {name: {} for name in finds}
    for it in asked[:5]:
        for find in finds.values():
            find(it.question)
    for it in asked:  # in turns, so that a busy machine slows all alike
        for name, find in finds.items():
            began = milliseconds(lambda it=it, find=find, name=name: found[name].update({it.id: find(it.question)}))
            taken[name].append(began[0])
    for name in finds:
        rows[name] = {"ms": taken[name], **({} if only else quality(texts, found[name], asked))}
    if not only:
        rows["tipqa ask"] = answers(texts, asked)
    click.echo(json.dumps({"passages": len(texts.texts), "rows": rows}))


if __name__ == "__main__":
    main()
