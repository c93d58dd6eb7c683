"""Any sentence-transformers model as an ONNX graph, traced through torch; needs the packages of `tipqa[models]`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tipqa.errors import ModelError
from tipqa.index.graph_facts import INPUTS, OPSET, OUTPUTS, GraphFacts, save_tokenizer, token_layer
from tipqa.index.source_model import SourceModel

FAITHFUL = 0.999  # the least cosine between the fp32 graph and sentence-transformers


def trace(source: SourceModel, path: Path, layer: int | None) -> GraphFacts:
    """Write the graph of a model to `path`, and its `tokenizer.json` beside it; see `write_graph`.

    Raises:
        ModelError: the packages are not installed, or the model cannot be loaded, has no fast tokenizer, or cannot be
            traced.
    """
    try:
        with _no_bars():
            model = _load(source)
            facts = _facts(model, layer)
            _write_tokenizer(model, path.with_name("tokenizer.json"))
            _trace(model, facts.layer, path)
    except ModelError:
        raise
    except Exception as error:  # torch and transformers raise whatever they meet
        why = (str(error).splitlines() or ["no reason given"])[0]
        raise ModelError(f"model {source.name} in {source.folder} cannot be exported: {why}") from None
    return facts


def compare(source: SourceModel, folder: Path, max_tokens: int) -> None:
    """Make sure that the graph gives what sentence-transformers gives, for texts of several lengths.

    Raises:
        ModelError: it does not.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_tokens)
    texts = ["a", "three plain words", "The court convicted seven traffickers in 2024, compared with two. " * 8]
    with _no_bars():
        wanted = _load(source).encode(texts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
    for text, vector in zip(texts, wanted, strict=True):
        ids = tokenizer.encode(text).ids
        given = session.run(["embedding"], {"input_ids": [ids], "attention_mask": [[1] * len(ids)]})[0][0]
        if not given @ vector > FAITHFUL:
            raise ModelError(
                f"the export of {source.name} differs from sentence-transformers (cosine {given @ vector:.4f}); "
                "choose another model for the setting model"
            )


def _load(source: SourceModel) -> Any:
    from sentence_transformers import SentenceTransformer

    kwargs = {"use_safetensors": True, "attn_implementation": "eager"}
    return SentenceTransformer(str(source.folder), device="cpu", local_files_only=True, model_kwargs=kwargs).eval()


def _facts(model: Any, layer: int | None) -> GraphFacts:
    config = model[0].auto_model.config
    layers = int(config.num_hidden_layers)
    limits = [model.max_seq_length, getattr(model.tokenizer, "model_max_length", None)]
    max_tokens = min(int(limit) for limit in limits if limit)
    dimension = model.encode("a", convert_to_numpy=True, show_progress_bar=False).shape[0]
    chosen = token_layer(layers) if layer is None else layer
    return GraphFacts(int(dimension), int(config.hidden_size), max_tokens, chosen, layers)


def _write_tokenizer(model: Any, path: Path) -> None:
    fast = getattr(model.tokenizer, "backend_tokenizer", None)
    if fast is None:
        raise ModelError("the model has no fast tokenizer (tokenizer.json); choose another for the setting model")
    from tokenizers import Tokenizer

    save_tokenizer(Tokenizer.from_str(fast.to_str()), path)


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


@contextmanager
def _no_bars() -> Iterator[None]:
    """Without transformers' progress bars, which tell the user nothing to act on."""
    try:
        import sentence_transformers  # noqa: F401
        from transformers.utils import logging
    except ImportError as error:
        what = f"{error.name} is not installed"
        raise ModelError(
            f"a model other than the packaged one is exported with torch, and {what}; "
            "run `pip install 'tipqa[models]'` or leave the setting model empty"
        ) from error
    bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if bars:
            logging.enable_progress_bar()
