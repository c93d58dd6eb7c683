"""How well the encoder's tokens rank sentences, in the ways that were considered.

    python evals/benchmarks/encoder.py FACTBOOK SQUAD --markdown evals/benchmarks/results-encoder.md

FACTBOOK is a folder with `corpus/` and `questions.jsonl`; its fact and figure questions are asked of the statements of
the gold report. SQUAD is a file in the form of SQuAD 2.0; a sample of its answerable questions is asked of the sentences of
the paragraph and its two neighbours. The countries and years that a Factbook question names are left out of its words.

hit@n: the right sentence is among the first n, a tie counting half. AUC: how often the best score for a question that
its paragraph (SQuAD) or report (Factbook) answers is above that for one that it does not; the latter are SQuAD's own
unanswerable questions, and the same Factbook questions put to other reports of the same edition.
"""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import click
import numpy as np
from scipy.stats import rankdata

from tipqa.countries.lookup import find_countries
from tipqa.index.encoder import Encoder
from tipqa.index.export import FACTS_FILE, FILES, export_encoder
from tipqa.index.graph import write_graph
from tipqa.index.projection import Projection, fit_projection, unit
from tipqa.index.question_words import content_words
from tipqa.index.source_model import find_model
from tipqa.index.words import words as terms
from tipqa.reports.corpus import read_corpus
from tipqa.reports.sentences import sentence_spans, split_sentences
from tipqa.settings import Settings

LAYER = 5
ASKS_NUMBER = re.compile(
    r"\bhow (many|much|large|far|long|old|often)\b|\b(number of|percent|percentage|share|minimum)\b", re.I
)
HOLDS_NUMBER = re.compile(
    r"\d(?!\d*\)\s*$)|\b(two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|none)\b", re.I
)

Array = np.ndarray


@dataclass(frozen=True)
class Sentence:
    text: str
    context: str
    start: int


@dataclass(frozen=True)
class Asked:
    kind: str
    question: str
    drop: tuple[tuple[int, int], ...]
    candidates: tuple[Sentence, ...]
    gold: frozenset[int]
    elsewhere: tuple[tuple[Sentence, ...], ...] = ()  # candidates that do not answer it


@dataclass(frozen=True)
class Way:
    """One way to score, the chosen one by default."""

    name: str = "**chosen**"
    layer: int = LAYER
    precision: str = "int8"
    in_context: bool = False
    idf: bool = True
    pieces: bool = False  # every piece of a word by itself, the best counting, instead of their mean
    small: bool = True  # 64 numbers of one byte
    bare_question: bool = False  # the question encoded without its countries and years
    pooled: float = 0.0
    number: float = 0.0


@dataclass
class Material:
    """Questions, with the document frequency of each stem among the sentences."""

    asked: list[Asked]
    frequency: Counter[str]
    sentences: int

    def idf(self, word: str) -> float:
        return max((log((self.sentences + 1) / (self.frequency[term] + 1)) for term in terms(word)), default=0.0)


def frequencies(texts: Iterable[str]) -> tuple[Counter[str], int]:
    lists = [set(terms(text)) for text in texts]
    return Counter(term for own in lists for term in own), len(lists)


def factbook(folder: Path) -> Material:
    reports = {report.id: report for report in read_corpus(folder / "corpus").reports}
    statements = {}
    for id, report in reports.items():
        found = []
        for it in split_sentences(report):
            first = report.text.rfind("\n", 0, it.start) + 1
            end = report.text.find("\n", it.end)
            line = report.text[first : end if end >= 0 else None]
            found.append((it, Sentence(report.text[it.start : it.end], line, it.start - first)))
        statements[id] = found
    asked = []
    for row in map(json.loads, (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()):
        if row["type"] in ("fact", "numeric"):
            asked.append(factbook_question(row, reports, statements))
    return Material(asked, *frequencies(s.text for own in statements.values() for _, s in own))


def factbook_question(row: dict, reports: dict, statements: dict) -> Asked:
    (gold,) = row["gold"]
    text = reports[gold["report"]].text
    at = text.replace("’", "'").index(gold["quote"].replace("’", "'"))
    own = statements[gold["report"]]
    right = frozenset(i for i, (it, _) in enumerate(own) if it.start < at + len(gold["quote"]) and at < it.end)
    names = [(m.start, m.end) for m in find_countries(row["question"])]
    years = [m.span() for m in re.finditer(r"\b(19|20)\d\d\b", row["question"])]
    same = [id for id in sorted(reports) if id[:4] == gold["report"][:4] and id != gold["report"]]
    others = random.Random(row["id"]).sample(same, 5)
    kind = {"fact": "facts", "numeric": "figures"}[row["type"]]
    elsewhere = tuple(tuple(s for _, s in statements[id]) for id in others)
    return Asked(kind, row["question"], (*names, *years), tuple(s for _, s in own), right, elsewhere)


def squad(file: Path, sample: int) -> Material:
    answerable, unanswerable, everything = [], [], []
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        paragraphs = [split(paragraph["context"]) for paragraph in article["paragraphs"]]
        everything += [sentence.text for own in paragraphs for sentence in own]
        for i, paragraph in enumerate(article["paragraphs"]):
            near = [sentence for own in paragraphs[max(0, i - 1) : i + 2] for sentence in own]
            for row in paragraph["qas"]:
                starts = [answer["answer_start"] for answer in row.get("answers", ())]
                gold = frozenset(
                    k for k, s in enumerate(near)
                    if s.context == paragraph["context"] and any(s.start <= x < s.start + len(s.text) for x in starts)
                )  # fmt: skip
                own = tuple(paragraphs[i])
                if row["is_impossible"]:
                    unanswerable.append(Asked("refusal", row["question"], (), own, frozenset()))
                elif gold:
                    answerable.append(Asked("SQuAD", row["question"], (), tuple(near), gold, (own,)))
    chance = random.Random(7)
    chosen = chance.sample(answerable, sample) + chance.sample(unanswerable, sample)
    return Material(chosen, *frequencies(everything))


def split(text: str) -> list[Sentence]:
    return [Sentence(text[start:end], text, start) for start, end in sentence_spans(text, 0, len(text))]


def open_layer(folder: Path, layer: int, precision: str) -> Encoder:
    """The packaged model with the token vectors of another layer."""
    if not folder.exists():
        export_encoder(Settings(), folder)
        for name in FILES:
            (folder / name).unlink()  # links into the cache
        facts = json.loads((folder / FACTS_FILE).read_text())
        (folder / FACTS_FILE).unlink()
        write_graph(find_model(Settings()), folder, layer)
        facts["files"] = {name: {"bytes": (folder / name).stat().st_size} for name in FILES}
        (folder / FACTS_FILE).write_text(json.dumps(facts))
    return Encoder.open(folder, precision)


def bare(asked: Asked) -> str:
    """The question with blanks for its countries and years, so that all offsets stay."""
    letters = list(asked.question)
    for start, end in asked.drop:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


class Group:
    """What the ways that share layer and precision need: all texts encoded, and made small or merely centred."""

    def __init__(self, materials: Sequence[Material], encoder: Encoder) -> None:
        texts = {text for material in materials for asked in material.asked for text in texts_of(asked)}
        order = sorted(texts)
        vectors, sets = encoder.encode_tokens(order)
        self.pooled = dict(zip(order, vectors, strict=True))
        self.tokens = dict(zip(order, sets, strict=True))
        self.made: dict[tuple[int, bool, bool, str], Array] = {}
        self.bases = {(id(m), context): self._base(m, context) for m in materials for context in (False, True)}

    def _base(self, material: Material, context: bool) -> tuple[Projection, Array]:
        """The projection and the mean of the tokens of a material, its sentences alone or in their paragraphs."""
        texts = {s.context if context else s.text for asked in material.asked for s in asked.candidates}
        tokens = np.concatenate([self.tokens[text].vectors for text in sorted(texts)])
        return fit_projection(tokens), unit(tokens).mean(axis=0)

    def vectors(self, material: Material, way: Way, text: str) -> Array:
        """The token vectors of a text, of unit length."""
        key = (id(material), way.in_context, way.small, text)
        if key not in self.made:
            projection, mean = self.bases[id(material), way.in_context]
            own = self.tokens[text].vectors
            small = projection.project(own).astype(np.float32) / 127 if way.small else unit(unit(own) - mean)
            self.made[key] = small
        return self.made[key]


def texts_of(asked: Asked) -> Iterable[str]:
    yield from (asked.question, bare(asked))
    for own in (asked.candidates, *asked.elsewhere):
        yield from (text for sentence in own for text in (sentence.text, sentence.context))


def question_rows(way: Way, material: Material, group: Group, asked: Asked) -> tuple[list[Array], list[float]]:
    """The vectors of each word of the question, and the words' weights."""
    text = bare(asked) if way.bare_question else asked.question
    pieces, spans = group.vectors(material, way, text), group.tokens[text].spans
    rows, weights = [], []
    for word, start, end in content_words(asked.question, asked.drop) or content_words(asked.question):
        own = pieces[(spans[:, 0] < end) & (spans[:, 1] > start)]
        if len(own):
            rows.append(own if way.pieces else unit(own.mean(axis=0, keepdims=True)))
            weights.append(material.idf(word) if way.idf else 1.0)
    return rows, weights


def sentence_vectors(way: Way, material: Material, group: Group, sentence: Sentence) -> Array:
    if not way.in_context:
        return group.vectors(material, way, sentence.text)
    spans = group.tokens[sentence.context].spans
    inside = (spans[:, 0] < sentence.start + len(sentence.text)) & (spans[:, 1] > sentence.start)
    return group.vectors(material, way, sentence.context)[inside]


def late(way: Way, material: Material, group: Group, asked: Asked, candidates: Sequence[Sentence]) -> Array:
    """The score of each candidate."""
    rows, weights = question_rows(way, material, group, asked)
    if not rows or not sum(weights):
        return np.zeros(len(candidates))
    scores = []
    for sentence in candidates:
        theirs = sentence_vectors(way, material, group, sentence).T
        best = [float((own @ theirs).max()) if theirs.size else 0.0 for own in rows]
        score = float(np.dot(np.clip(best, 0, 1), weights) / sum(weights))
        score += way.pooled * float(group.pooled[sentence.text] @ group.pooled[asked.question])
        score += way.number * bool(ASKS_NUMBER.search(asked.question) and HOLDS_NUMBER.search(sentence.text))
        scores.append(score)
    return np.array(scores)


def by_pooled(group: Group, asked: Asked, candidates: Sequence[Sentence]) -> Array:
    return np.array([group.pooled[s.text] for s in candidates]) @ group.pooled[asked.question]


def by_overlap(material: Material, asked: Asked, candidates: Sequence[Sentence]) -> Array:
    own = {term for word, _, _ in content_words(asked.question, asked.drop) for term in terms(word)}
    total = sum(map(material.idf, own)) or 1.0
    return np.array([sum(map(material.idf, own & set(terms(s.text)))) / total for s in candidates])


Scorer = Callable[[Material, Asked, Sequence[Sentence]], Array]


def row(name: str, score: Scorer, materials: Sequence[Material]) -> str:
    """One line of the table."""
    cells = []
    for material in materials:
        ranks: dict[str, list[float]] = {}
        yes, no = [], []
        for asked in material.asked:
            if asked.kind == "refusal":
                no.append(score(material, asked, asked.candidates).max())
                continue
            scores = score(material, asked, asked.candidates)
            best = max(scores[i] for i in asked.gold)
            others = np.array([s for i, s in enumerate(scores) if i not in asked.gold])
            ranks.setdefault(asked.kind, []).append(1 + (others > best).sum() + 0.5 * (others == best).sum())
            if asked.kind == "SQuAD":
                yes.append(score(material, asked, asked.elsewhere[0]).max())
            else:
                yes.append(scores.max())
                no += [score(material, asked, own).max() for own in asked.elsewhere if own]
        for kind in sorted(ranks):
            cells.append(" / ".join(f"{np.mean(np.array(ranks[kind]) <= n):.3f}".lstrip("0") for n in (1, 3, 5)))
        cells.append(f"{auc(yes, no):.3f}".lstrip("0"))
    return f"| {name} | " + " | ".join(cells) + " |"


def auc(yes: Sequence[float], no: Sequence[float]) -> float:
    ranks = rankdata([*yes, *no])[: len(yes)]
    return float((ranks.sum() - len(yes) * (len(yes) + 1) / 2) / (len(yes) * len(no)))


def ways() -> list[Way]:
    chosen = Way()
    alone = [Way(f"layer {n}", layer=n, precision="fp32") for n in range(7)]
    context = [replace(way, name=f"{way.name}, sentence in its paragraph", in_context=True) for way in alone]
    return [
        *alone,
        *context,
        chosen,
        replace(chosen, name="without IDF", idf=False),
        replace(chosen, name="best piece instead of the mean of a word's pieces", pieces=True),
        replace(chosen, name="384 floats", small=False),
        replace(chosen, name="question without country and year", bare_question=True),
        replace(chosen, name="fp32", precision="fp32"),
        *(replace(chosen, name=f"+ {w} pooled cosine", pooled=w) for w in (0.1, 0.2, 0.4)),
        *(replace(chosen, name=f"+ {w} for a number where asked", number=w) for w in (0.03, 0.06, 0.1)),
        replace(chosen, name="layer 3, int8", layer=3),
        replace(chosen, name="layer 4, int8", layer=4),
    ]


@click.command()
@click.argument("factbook_folder", type=click.Path(path_type=Path, exists=True))
@click.argument("squad_file", type=click.Path(path_type=Path, exists=True))
@click.option("--sample", default=800, show_default=True, help="Answerable and unanswerable questions of SQuAD, each.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Where to write the table.")
def main(factbook_folder: Path, squad_file: Path, sample: int, markdown: Path | None) -> None:
    """Print the table of all ways."""
    materials = [factbook(factbook_folder), squad(squad_file, sample)]
    kinds = Counter(asked.kind for material in materials for asked in material.asked)
    lines = [
        f"| way | facts ({kinds['facts']}) | figures ({kinds['figures']}) | AUC | SQuAD ({kinds['SQuAD']}) | AUC |",
        "|---|---|---|---|---|---|",
    ]
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        for layer, precision in sorted({(way.layer, way.precision) for way in ways()}):
            group = Group(materials, open_layer(Path(folder) / str(layer), layer, precision))
            for way in ways():
                if (way.layer, way.precision) == (layer, precision):
                    rows[way.name] = row(way.name, lambda m, a, c, w=way, g=group: late(w, m, g, a, c), materials)
                    click.echo(rows[way.name])
            if layer == LAYER:
                name = f"pooled cosine, {precision}"
                rows[name] = row(name, lambda _, a, c, g=group: by_pooled(g, a, c), materials)
    lines.append(row("word overlap with IDF", by_overlap, materials))
    lines += [rows[name] for name in ("pooled cosine, fp32", "pooled cosine, int8", *(way.name for way in ways()))]
    text = "\n".join(lines) + "\n"
    click.echo(text)
    if markdown:
        markdown.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
