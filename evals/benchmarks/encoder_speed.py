"""How fast the exported encoder and the sentence scores are, and how near int8 comes to sentence-transformers.

    python evals/benchmarks/encoder_speed.py CORPUS

CORPUS is a folder of reports; its paragraphs are cut into passages of at most 600 characters.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import numpy as np

from tipqa.index.encoder import Encoder
from tipqa.index.export import export_encoder
from tipqa.index.projection import unit
from tipqa.index.question_words import QuestionWords
from tipqa.index.tokens import align_scores, score_sentences
from tipqa.reports.corpus import read_corpus
from tipqa.reports.sentences import split_sentences
from tipqa.settings import Settings

QUESTION = "What documents did sponsors hold back from migrant staff last year?"
COLD = """
import time; start = time.perf_counter()
from pathlib import Path
from tipqa.index.encoder import Encoder
Encoder.open(Path({folder!r}), {precision!r})
print(time.perf_counter() - start)
"""


def median(call: Callable[[], object], times: int) -> float:
    """Median seconds of a call."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return float(np.median(took))


def texts_of(corpus: Path, limit: int) -> tuple[list[str], list[str]]:
    """Passages and statements of a corpus."""
    reports = read_corpus(corpus).reports
    statements = [r.text[s.start : s.end] for r in reports for s in split_sentences(r)]
    passages, now = [], ""
    for statement in statements:
        if len(now) + len(statement) > 600:
            passages.append(now)
            now = ""
        now = f"{now} {statement}".strip()
    step = max(1, len(passages) // limit)
    return passages[::step][:limit], statements[::step][: 3 * limit]


def report_encoder(folder: Path, precision: str, passages: list[str], statements: list[str]) -> np.ndarray:
    """Print the speed at one precision; gives the vectors of the passages."""
    command = [sys.executable, "-c", COLD.format(folder=str(folder), precision=precision)]
    cold = sorted(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5))[2]
    encoder = Encoder.open(folder, precision)
    question = median(lambda: encoder.encode([QUESTION]), 200)
    start = time.perf_counter()
    vectors = encoder.encode(passages)
    middle = time.perf_counter()
    encoder.encode_tokens(statements)
    end = time.perf_counter()
    click.echo(
        f"{precision}: opened, imports included, {cold:.3f} s; question {question * 1e3:.2f} ms; "
        f"{len(passages) / (middle - start):.0f} passages/s; {len(statements) / (end - middle):.0f} statements/s"
    )
    return vectors


def report_batches(folder: Path, passages: list[str], alone: np.ndarray) -> None:
    """Print how far a vector moves when int8 passages share a batch."""
    import onnxruntime

    encoder = Encoder.open(folder, "int8")
    session = onnxruntime.InferenceSession(str(folder / "model.int8.onnx"), providers=["CPUExecutionProvider"])
    lists = [encoding.ids for encoding in encoder._tokenise(passages[:32])]
    ids = np.zeros((len(lists), max(map(len, lists))), np.int64)
    mask = np.zeros_like(ids)
    for at, own in enumerate(lists):
        ids[at, : len(own)], mask[at, : len(own)] = own, 1
    (batch,) = session.run(["embedding"], {"input_ids": ids, "attention_mask": mask})
    cosines = (batch * alone[: len(lists)]).sum(axis=1)
    click.echo(f"int8 in a batch of 32 against alone: cosine least {cosines.min():.4f}, mean {cosines.mean():.4f}")


def report_reference(passages: list[str], vectors: dict[str, np.ndarray]) -> None:
    """Print how near the exports come to sentence-transformers."""
    from sentence_transformers import SentenceTransformer

    from tipqa.index.source_model import find_model

    reference = SentenceTransformer(str(find_model(Settings()).folder), device="cpu").encode(passages)
    for precision, own in vectors.items():
        cosines = (reference * own).sum(axis=1)
        click.echo(f"{precision} against sentence-transformers: least {cosines.min():.4f}, mean {cosines.mean():.5f}")


def report_scores() -> None:
    """Print the speed of scoring and aligning sentences of 30 tokens."""
    chance = np.random.default_rng(0)
    for sentences in (60, 3000):
        tokens = np.rint(unit(chance.normal(size=(sentences * 30, 64))) * 127).astype(np.int8)
        bounds = np.arange(0, len(tokens) + 1, 30)
        asked = QuestionWords(
            (("w", 0, 1),) * 8, unit(chance.normal(size=(8, 64))).astype(np.float32), np.ones(8, "f4")
        )
        took = median(lambda t=tokens, b=bounds, a=asked: score_sentences(a, t, b), 30)  # type: ignore[misc]
        click.echo(f"score {sentences} sentences: {took * 1e3:.2f} ms")
    tokens, bounds = tokens[:3600], bounds[:121]
    for share in (1.0, 0.6):
        weights = (chance.random(3600) < share).astype(np.float32)
        took = median(lambda w=weights: align_scores(tokens, bounds, w, tokens, bounds, w), 15)  # type: ignore[misc]
        click.echo(f"align 120 x 120 sentences, {share:.0%} of the tokens weighty: {took * 1e3:.1f} ms")


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.option("--limit", default=400, show_default=True, help="Passages to encode.")
def main(corpus: Path, limit: int) -> None:
    """Print all measurements."""
    passages, statements = texts_of(corpus, limit)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "encoder"
        export_encoder(Settings(), folder)
        vectors = {name: report_encoder(folder, name, passages, statements) for name in ("fp32", "int8")}
        report_batches(folder, passages, vectors["int8"])
    report_scores()
    report_reference(passages, vectors)


if __name__ == "__main__":
    main()
