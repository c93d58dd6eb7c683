"""The packaged model, exported and at work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tipqa.errors import ModelError
from tipqa.index.encoder import Encoder
from tipqa.index.export import export_encoder
from tipqa.index.passages import split_passages
from tipqa.index.question_words import encode_question, words_of
from tipqa.index.source_model import find_model
from tipqa.index.tokens import fit_projection, score_sentences, token_weights
from tipqa.reports.corpus import read_report
from tipqa.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"
PASSAGES = [
    "The government identified 272 victims, compared with 47 in the previous period; most were men in forced labor.",
    "Officials inspected recruitment agencies and suspended the licences of four that had charged workers fees.",
    "Courts convicted nine traffickers under the penal code and sentenced them to prison terms of three to ten years.",
    "A shelter in the capital, run by a civil society group, housed women and children and gave them legal help.",
    "Students no longer pick cotton, and the ministry let independent monitors watch the harvest in every district.",
    "Amend the law so that sex trafficking of a child needs no proof of force, fraud or coercion. " * 8,
    "Tier 2.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("encoder") / "encoder"
    export_encoder(Settings(), into)
    return into


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return Encoder.open(folder, "int8")


@pytest.fixture(scope="module")
def passages(encoder: Encoder) -> list[str]:
    """Texts of every length: those above, and the passages of three editions of the bundled digests."""

    def fits(text: str) -> bool:
        return encoder.count_tokens([text])[0] <= encoder.max_tokens

    texts = list(PASSAGES)
    for path in sorted(CORPUS.glob("202[345]/*.md")):
        report = read_report(path)
        cut = split_passages(report, Settings().passage_chars, fits)
        texts += [report.text[start:end] for _, start, end in cut]
    assert len(texts) > 100
    return texts


@pytest.fixture(scope="module")
def reference(passages: list[str]) -> np.ndarray:
    pytest.importorskip("sentence_transformers", reason="needs the extra models")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(find_model(Settings()).folder), device="cpu").encode(passages)


@pytest.mark.parametrize(("precision", "least"), [("fp32", 0.9999), ("int8", 0.97)])
def test_vectors_are_those_of_sentence_transformers(
    folder: Path, passages: list[str], reference: np.ndarray, precision: str, least: float
) -> None:
    vectors = Encoder.open(folder, precision).encode(passages)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(passages), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert (vectors * reference).sum(axis=1).min() >= least


def test_token_vectors_are_those_of_the_layer(folder: Path, encoder: Encoder) -> None:
    pytest.importorskip("sentence_transformers", reason="needs the extra models")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(find_model(Settings()).folder), device="cpu")
        with torch.inference_mode():
            features = model.tokenizer([PASSAGES[0]], return_tensors="pt")
            states = model[0].auto_model(**features, output_hidden_states=True).hidden_states
    wanted = states[encoder.layer][0, 1:-1].numpy()
    _, (given,) = Encoder.open(folder, "fp32").encode_tokens(PASSAGES[:1])
    assert encoder.layer == 5
    np.testing.assert_allclose(given.vectors, wanted, atol=1e-3)


def test_the_export_of_the_packaged_model_needs_no_torch(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
sys.modules.update(dict.fromkeys(["torch", "sentence_transformers", "transformers"]))  # as if not installed
from tipqa.index.export import export_encoder
from tipqa.settings import Settings
export_encoder(Settings(), Path({str(tmp_path / "encoder")!r}))
"""
    environment = {**os.environ, "TIPQA_CACHE": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert Encoder.open(tmp_path / "encoder").encode(PASSAGES[:2]).shape == (2, 384)


@pytest.mark.parametrize("precision", ["fp32", "int8"])
def test_a_vector_does_not_depend_on_what_stands_beside_it(folder: Path, precision: str) -> None:
    encoder = Encoder.open(folder, precision)
    together, sets = encoder.encode_tokens(PASSAGES)
    for passage, vector, tokens in zip(PASSAGES, together, sets, strict=True):
        alone, (own,) = encoder.encode_tokens([passage])
        np.testing.assert_array_equal(alone[0], vector)
        np.testing.assert_array_equal(own.vectors, tokens.vectors)
    np.testing.assert_array_equal(encoder.encode(PASSAGES), together)


def test_padding_does_not_leak(folder: Path, encoder: Encoder) -> None:
    """The graph itself heeds its mask, for callers that do batch."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    ids = encoder._tokenizer.encode(PASSAGES[0]).ids
    padded = np.array([ids + [7] * 40, ids + [0] * 40])
    mask = np.array([[1] * len(ids) + [0] * 40] * 2)
    (vectors,) = session.run(["embedding"], {"input_ids": padded, "attention_mask": mask})
    np.testing.assert_allclose(vectors, Encoder.open(folder, "fp32").encode([PASSAGES[0]] * 2), atol=1e-5)


def test_encoding_never_imports_torch(folder: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from tipqa.index.encoder import Encoder
assert "onnxruntime" not in sys.modules and "tokenizers" not in sys.modules
Encoder.open(Path({str(folder)!r}), "int8").encode(["How many victims were identified?"] * 5)
heavy = {{"torch", "sentence_transformers", "transformers", "onnx", "scipy", "faiss"}} & set(sys.modules)
sys.exit(f"imported {{heavy}}" if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_progress_adds_up(encoder: Encoder) -> None:
    steps: list[int] = []
    encoder.encode(PASSAGES, on_batch=steps.append)
    assert sum(steps) == len(PASSAGES)


def test_nothing_gives_nothing(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    vectors, sets = encoder.encode_tokens([])
    assert vectors.shape == (0, 384)
    assert sets == []


def test_tokens_have_the_offsets_of_their_text(encoder: Encoder) -> None:
    text = "Türkiye's NGOs re-screened 1,200 people — twice."
    _, (tokens,) = encoder.encode_tokens([text])
    pieces = [text[start:end] for start, end in tokens.spans]
    assert pieces[:4] == ["Türk", "iy", "e", "'"]
    assert "".join(pieces) == text.replace(" ", "")
    assert tokens.vectors.shape == (len(pieces), 384)
    (spans, words) = encoder.token_spans([text])[0]
    np.testing.assert_array_equal(spans, tokens.spans)
    np.testing.assert_array_equal(words, tokens.words)
    assert words[0] == words[1] == words[2] != words[3]


def test_an_empty_text_has_no_tokens(encoder: Encoder) -> None:
    vectors, (tokens,) = encoder.encode_tokens([""])
    assert tokens.vectors.shape == (0, 384)
    assert tokens.spans.shape == (0, 2)
    assert np.isfinite(vectors).all()


def test_no_text_is_cut_silently(encoder: Encoder) -> None:
    fits, over = "word " * 254, "word " * 255
    assert encoder.max_tokens == 256
    assert encoder.count_tokens([fits, over]) == [256, 257]
    assert encoder.encode([fits]).shape == (1, 384)
    with pytest.raises(ValueError, match="257 tokens, over the 256"):
        encoder.encode([fits, over])


def test_a_long_text_keeps_all_its_tokens(encoder: Encoder) -> None:
    text = " ".join(PASSAGES[:5]) * 4
    vectors, (tokens,) = encoder.encode_tokens([text])
    assert encoder.count_tokens([text])[0] > 256
    assert len(tokens.vectors) == len(tokens.spans) == encoder.count_tokens([text])[0] - 2
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
    first = text[: tokens.spans[253][1]]  # the first window by itself
    np.testing.assert_array_equal(encoder.encode_tokens([first])[1][0].vectors, tokens.vectors[:254])


def test_fit_cuts_a_question_that_is_too_long(encoder: Encoder) -> None:
    assert encoder.fit("How many?") == "How many?"
    long = "Which antitrafficking ombudspersons were unreimbursed? " * 60
    cut = encoder.fit(long)
    assert long.startswith(cut)
    assert 240 < encoder.count_tokens([cut])[0] <= 256


def test_the_right_sentence_wins(encoder: Encoder) -> None:
    _, sets = encoder.encode_tokens(PASSAGES)
    projection = fit_projection(np.concatenate([tokens.vectors for tokens in sets]))
    tokens = np.concatenate([projection.project(each.vectors) for each in sets])
    bounds = np.cumsum([0] + [len(each.vectors) for each in sets])
    question = "Where could women find refuge?"
    words = [("women", 12, 17), ("refuge", 23, 29)]
    asked = words_of(
        encode_question(encoder, projection, question), words, lambda word: 2.0 if word == "refuge" else 1.0
    )
    scores = score_sentences(asked, tokens, bounds)
    assert int(scores.argmax()) == 3
    assert asked.weights.tolist() == [1, 2]
    assert 0 <= scores.min() <= scores.max() <= 1


def test_the_pieces_of_a_word_share_its_weight(encoder: Encoder) -> None:
    texts = ["unlicensed brothels", "", "brothels"]
    weights = token_weights(encoder, texts, {"unlicensed": 3.0, "brothels": 1.0}.__getitem__)
    assert len(weights) == sum(encoder.count_tokens(texts)) - 2 * len(texts)
    assert weights.sum() == pytest.approx(5)


def test_threads_are_a_setting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPQA_THREADS", "1")
    one = Encoder.open(folder).encode(PASSAGES)
    monkeypatch.setenv("TIPQA_THREADS", "3")
    np.testing.assert_array_equal(Encoder.open(folder).encode(PASSAGES), one)


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        *product(("encoder.json", "model.int8.onnx", "tokenizer.json"), ("missing", "cut", "overwritten")),
        *product(
            ("model.int8.data",), ("missing", "cut")
        ),  # any numbers may be weights: the index's manifest tells them apart
    ],
)
def test_a_damaged_file_is_named(folder: Path, tmp_path: Path, name: str, harm: str) -> None:
    copy = tmp_path / "encoder"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("model.onnx"))
    data = (copy / name).read_bytes()
    (copy / name).unlink()
    if harm != "missing":
        (copy / name).write_bytes(data[:-9] if harm == "cut" else b"x" * len(data))
    with pytest.raises(ModelError, match=rf"{name} is (missing|damaged).*run `tipqa index`"):
        Encoder.open(copy, "int8")


def test_weights_of_the_small_graph_stand_beside_it(folder: Path) -> None:
    assert (folder / "model.int8.onnx").stat().st_size < 1 << 20 < (folder / "model.int8.data").stat().st_size
    assert [path.name for path in Encoder.open(folder).files] == [
        "model.int8.onnx",
        "model.int8.data",
        "tokenizer.json",
    ]
