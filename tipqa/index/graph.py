"""A sentence-transformers model as an ONNX graph: texts' tokens in, pooled vectors and token vectors out."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tipqa.errors import ModelError
from tipqa.index.source_model import SourceModel

OPSET = 17
TOKEN_LAYER = 5 / 6  # which hidden layer gives the token vectors, as a part of the model's depth
FAITHFUL = 0.999  # the least cosine between the fp32 graph and sentence-transformers
INPUTS = ("input_ids", "attention_mask")
OUTPUTS = ("embedding", "tokens")


@dataclass(frozen=True, slots=True)
class GraphFacts:
    """What must be known to use the graph. `layer` of `layers` gives the token vectors; 0 is the word table."""

    dimension: int
    hidden: int
    max_tokens: int
    layer: int
    layers: int


def write_graph(source: SourceModel, folder: Path, layer: int | None = None) -> GraphFacts:
    """Write `model.onnx`, `model.int8.onnx` and `tokenizer.json` of a model into an existing folder.

    The graph takes `input_ids` and `attention_mask`, both int64 (batch, tokens), and gives `embedding`, float32
    (batch, dimension), pooled as the model says and of unit length, and `tokens`, float32 (batch, tokens, hidden), of
    hidden layer `layer` (by default the fifth of six).

    Raises:
        ModelError: the model cannot be loaded, has no fast tokenizer, or cannot be traced.
    """
    with _quiet():
        try:
            model = _load(source)
            facts = _facts(model, layer)
            _write_tokenizer(model, folder / "tokenizer.json")
            _trace(model, facts.layer, folder / "traced.onnx")
        except ModelError:
            raise
        except Exception as error:  # torch and transformers raise whatever they meet
            why = (str(error).splitlines() or ["no reason given"])[0]
            raise ModelError(f"model {source.name} in {source.folder} cannot be exported: {why}") from None
        _quantise(folder / "traced.onnx", folder / "traced.int8.onnx")
        _optimise(folder / "traced.onnx", folder / "model.onnx")
        _optimise(folder / "traced.int8.onnx", folder / "model.int8.onnx")
        _compare(model, source, folder, facts.max_tokens)
    (folder / "traced.onnx").unlink()
    (folder / "traced.int8.onnx").unlink()
    return facts


def _load(source: SourceModel) -> Any:
    from sentence_transformers import SentenceTransformer

    kwargs = {"use_safetensors": True, "attn_implementation": "eager"}
    return SentenceTransformer(str(source.folder), device="cpu", local_files_only=True, model_kwargs=kwargs).eval()


def _facts(model: Any, layer: int | None) -> GraphFacts:
    config = model[0].auto_model.config
    layers = int(config.num_hidden_layers)
    chosen = max(1, round(layers * TOKEN_LAYER)) if layer is None else layer
    limits = [model.max_seq_length, getattr(model.tokenizer, "model_max_length", None)]
    max_tokens = min(int(limit) for limit in limits if limit)
    dimension = model.encode("a", convert_to_numpy=True, show_progress_bar=False).shape[0]
    return GraphFacts(int(dimension), int(config.hidden_size), max_tokens, chosen, layers)


def _write_tokenizer(model: Any, path: Path) -> None:
    fast = getattr(model.tokenizer, "backend_tokenizer", None)
    if fast is None:
        raise ModelError("the model has no fast tokenizer (tokenizer.json); choose another for the setting model")
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(fast.to_str())
    tokenizer.no_truncation()  # nothing is cut silently
    tokenizer.no_padding()
    tokenizer.save(str(path))


def _trace(model: Any, layer: int, path: Path) -> None:
    import torch

    class Graph(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.modules_in_order = model  # held as a submodule, so that its weights become the graph's

        def forward(self, input_ids: Any, attention_mask: Any) -> tuple[Any, Any]:
            output = model[0].auto_model(
                input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True, return_dict=True
            )
            features = {"token_embeddings": output.last_hidden_state, "attention_mask": attention_mask}
            for module in list(model)[1:]:
                features = module(features)
            pooled = torch.nn.functional.normalize(features["sentence_embedding"], dim=1)
            return pooled, output.hidden_states[layer]

    batch = model.tokenizer(["a text of some words", "short"], padding=True, return_tensors="pt")
    inputs = tuple(batch[name] for name in INPUTS)
    axes = {name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "tokens")} | {"embedding": {0: "batch"}}
    with torch.inference_mode():
        # The TorchScript exporter: the newer one needs a further package and gives the same graph.
        torch.onnx.export(
            Graph().eval(), inputs, str(path), dynamo=False, opset_version=OPSET,
            input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
        )  # fmt: skip


def _quantise(path: Path, to: Path) -> None:
    """Dynamic int8: one scale per output channel, and weights of 7 bits.

    Per channel lifts the mean cosine to fp32 from .963 to .994. With 8-bit weights the sums overflow on processors
    without VNNI instructions, so that the same index would search differently there; 7 bits cost .001.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(path), str(to), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _optimise(path: Path, to: Path) -> None:
    """Fuse the graph's nodes once, here, so that opening it need not: 0.02 s instead of 0.06 s."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(to)
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _compare(model: Any, source: SourceModel, folder: Path, max_tokens: int) -> None:
    """Make sure that the graph gives what sentence-transformers gives, for texts of several lengths."""
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_tokens)
    texts = ["a", "three plain words", "The court convicted seven traffickers in 2024, compared with two. " * 8]
    wanted = model.encode(texts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
    for text, vector in zip(texts, wanted, strict=True):
        ids = tokenizer.encode(text).ids
        given = session.run(["embedding"], {"input_ids": [ids], "attention_mask": [[1] * len(ids)]})[0][0]
        if not given @ vector > FAITHFUL:
            raise ModelError(
                f"the export of {source.name} differs from sentence-transformers (cosine {given @ vector:.4f}); "
                "choose another model for the setting model"
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the exporters' advice and progress bars, which tell the user nothing to act on."""
    root, before = logging.getLogger(), logging.getLogger().level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers.utils import logging as transformers_logging

        bars = transformers_logging.is_progress_bar_enabled()
        transformers_logging.disable_progress_bar()
        root.setLevel(logging.ERROR)
        try:
            yield
        finally:
            root.setLevel(before)
            if bars:
                transformers_logging.enable_progress_bar()
