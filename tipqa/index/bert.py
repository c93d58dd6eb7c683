"""A BERT with mean pooling, written as an ONNX graph straight from its weights, without torch.

Its shape is that of Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers" (2019): embeddings, then
layers of attention and of a dense part, each added to what went in and normalised.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipqa.index.graph_facts import INPUTS, OPSET
from tipqa.index.weights import read_weights
from tipqa.records import dataclass

_IR = 8  # the file format of the opset's time, which every ONNX Runtime since reads
_USUAL = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute", "is_decoder": False}
_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
_LOWEST = float(np.finfo(np.float32).min)  # what is added to the score of a token that is only padding
_FLOAT = 1  # ONNX's number for float32
_NO_TOKENS, _NO_LENGTH = 1e-9, 1e-12  # the least count and length that are divided by, as sentence-transformers has it

Array = NDArray[np.float32] | NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bert:
    """The sizes of a model: `hidden` numbers a token, in `heads` parts of attention, through `layers` layers."""

    hidden: int
    heads: int
    layers: int
    epsilon: float
    max_tokens: int


def read_bert(folder: Path) -> Bert | None:
    """The sizes of the sentence-transformers model in `folder`; None where it is no plain BERT with mean pooling."""
    try:
        config, kinds = _read(folder / "config.json"), _read(folder / "modules.json")
        pooling = _read(folder / "1_Pooling" / "config.json")
        names = [kind["type"].rpartition(".")[2] for kind in kinds]
        if (
            names not in _MODULES
            or not _averages(pooling)
            or any(config.get(key, _USUAL[key]) != _USUAL[key] for key in _USUAL)
        ):
            return None
        limits = [
            _read(folder / "sentence_bert_config.json").get("max_seq_length"),
            _read(folder / "tokenizer_config.json").get("model_max_length"),
            config["max_position_embeddings"],
        ]
        return Bert(
            hidden=int(config["hidden_size"]),
            heads=int(config["num_attention_heads"]),
            layers=int(config["num_hidden_layers"]),
            epsilon=float(config["layer_norm_eps"]),
            max_tokens=min(int(limit) for limit in limits if limit),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_bert(bert: Bert, folder: Path, layer: int, path: Path) -> None:
    """Write the graph of the model in `folder` to `path`; `tokens` is what leaves `layer`, 0 being the embeddings.

    Raises:
        ModelError: the weights are no safetensors file.
        KeyError: they lack a part that a BERT of these sizes has.
    """
    import onnx

    graph = _Graph(read_weights(folder / "model.safetensors"))
    names = {layer: "tokens"}
    state = _embed(graph, bert, names.get(0, ""))
    mask = _mask(graph)
    for at in range(bert.layers):
        state = _layer(graph, bert, f"encoder.layer.{at}", state, mask, names.get(at + 1, ""))
    _pool(graph, state)
    onnx.save(graph.model(bert.hidden), str(path))


class _Graph:
    """An ONNX graph that grows node by node; each gives the name of what it puts out."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self._weights = weights
        self._nodes: list[Any] = []
        self._constants: dict[str, Array] = {}

    def weight(self, name: str) -> str:
        """A part of the model's weights."""
        self._constants[name] = self._weights[name]
        return name

    def number(self, value: float) -> str:
        """A number to reckon with."""
        name = f"number {value}"
        self._constants[name] = np.array(value, np.float32)
        return name

    def whole(self, *values: int) -> str:
        """A row of whole numbers: sizes, positions, axes."""
        name = f"whole {values}"
        self._constants[name] = np.array(values, np.int64)
        return name

    def node(self, kind: str, *inputs: str, named: str = "", **attributes: Any) -> str:
        """An operation on `inputs`; its output is called `named`, or a name is made."""
        from onnx import helper

        output = named or f"{kind} {len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def dense(self, name: str, state: str) -> str:
        """`state` times the weights called `name`, and the bias added."""
        weight = f"{name}.weight"
        self._constants[weight] = self._weights[weight].T  # kept as (out, in)
        return self.node("Add", self.node("MatMul", state, weight), self.weight(f"{name}.bias"))

    def model(self, hidden: int) -> Any:
        """The graph as a model file's content."""
        from onnx import TensorProto, helper, numpy_helper

        axes = ["batch", "tokens"]
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in INPUTS]
        shapes = {"embedding": ["batch", hidden], "tokens": [*axes, hidden]}
        outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shapes[name]) for name in shapes]
        arrays = self._constants.items()
        constants = [numpy_helper.from_array(np.ascontiguousarray(array), name) for name, array in arrays]
        graph = helper.make_graph(self._nodes, "encoder", inputs, outputs, constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=_IR)


def _embed(graph: _Graph, bert: Bert, named: str) -> str:
    """A token is its word, the first of the two kinds of text, and its position, added and normalised."""
    words = graph.node("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    kind = graph.node("Gather", graph.weight("embeddings.token_type_embeddings.weight"), graph.whole(0))
    length = graph.node("Gather", graph.node("Shape", "input_ids"), graph.whole(1))
    order = graph.node("Slice", graph.whole(*range(bert.max_tokens)), graph.whole(0), length, graph.whole(0))
    positions = graph.node("Gather", graph.weight("embeddings.position_embeddings.weight"), order)
    state = graph.node("Add", graph.node("Add", words, kind), positions)
    return _normalise(graph, bert, "embeddings.LayerNorm", state, named)


def _mask(graph: _Graph) -> str:
    """(batch, 1, 1, tokens): 0 for a token, the lowest number for padding."""
    padding = graph.node("Sub", graph.number(1.0), graph.node("Cast", "attention_mask", to=_FLOAT))
    return graph.node("Unsqueeze", graph.node("Mul", padding, graph.number(_LOWEST)), graph.whole(1, 2))


def _layer(graph: _Graph, bert: Bert, name: str, state: str, mask: str, named: str) -> str:
    attended = graph.dense(
        f"{name}.attention.output.dense", _attend(graph, bert, f"{name}.attention.self", state, mask)
    )
    between = _normalise(graph, bert, f"{name}.attention.output.LayerNorm", graph.node("Add", attended, state))
    wide = _gelu(graph, graph.dense(f"{name}.intermediate.dense", between))
    narrow = graph.dense(f"{name}.output.dense", wide)
    return _normalise(graph, bert, f"{name}.output.LayerNorm", graph.node("Add", narrow, between), named)


def _attend(graph: _Graph, bert: Bert, name: str, state: str, mask: str) -> str:
    """Each token as the mean of all tokens' values, weighted by how their keys meet its query, head by head."""
    size = bert.hidden // bert.heads

    def heads(part: str, order: list[int]) -> str:
        rows = graph.node("Reshape", graph.dense(f"{name}.{part}", state), graph.whole(0, 0, bert.heads, size))
        return graph.node("Transpose", rows, perm=order)

    met = graph.node("MatMul", heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]))
    scaled = graph.node("Add", graph.node("Div", met, graph.number(size**0.5)), mask)
    mixed = graph.node("MatMul", graph.node("Softmax", scaled, axis=-1), heads("value", [0, 2, 1, 3]))
    return graph.node("Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), graph.whole(0, 0, bert.hidden))


def _gelu(graph: _Graph, state: str) -> str:
    """x/2 · (1 + erf(x/√2)): Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016)."""
    bell = graph.node("Erf", graph.node("Div", state, graph.number(2**0.5)))
    doubled = graph.node("Mul", state, graph.node("Add", bell, graph.number(1.0)))
    return graph.node("Mul", doubled, graph.number(0.5))


def _normalise(graph: _Graph, bert: Bert, name: str, state: str, named: str = "") -> str:
    parts = (graph.weight(f"{name}.weight"), graph.weight(f"{name}.bias"))
    return graph.node("LayerNormalization", state, *parts, named=named, axis=-1, epsilon=bert.epsilon)


def _pool(graph: _Graph, state: str) -> str:
    """The mean of the tokens that are no padding, of unit length."""
    mask = graph.node("Unsqueeze", graph.node("Cast", "attention_mask", to=_FLOAT), graph.whole(2))
    total = graph.node("ReduceSum", graph.node("Mul", state, mask), graph.whole(1), keepdims=0)
    count = graph.node("Max", graph.node("ReduceSum", mask, graph.whole(1), keepdims=0), graph.number(_NO_TOKENS))
    mean = graph.node("Div", total, count)
    length = graph.node("Max", graph.node("ReduceL2", mean, axes=[1], keepdims=1), graph.number(_NO_LENGTH))
    return graph.node("Div", mean, length, named="embedding")


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _averages(pooling: dict[str, Any]) -> bool:
    """Whether the tokens' mean, and nothing else, is the text's vector."""
    ways = [name.removeprefix("pooling_mode_") for name, on in pooling.items() if on is True and "pooling_mode" in name]
    return (ways or [str(pooling["pooling_mode"])]) in (["mean_tokens"], ["mean"])
