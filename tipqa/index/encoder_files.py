"""The files of an exported encoder, opened and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tipqa.errors import ModelError

GRAPHS = {"fp32": "model.onnx", "int8": "model.int8.onnx"}
_WEIGHTS = {"int8": ("model.int8.data",)}  # which are not in the graph itself
TOKENIZER = "tokenizer.json"
_FACTS = {"model": str, "dimension": int, "hidden": int, "layer": int, "max_tokens": int, "files": dict}


def read_facts(folder: Path) -> dict[str, Any]:
    """What `encoder.json` in `folder` says of the encoder.

    Raises:
        ModelError: the file is missing or damaged.
    """
    path = folder / "encoder.json"
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        wrong = [key for key, kind in _FACTS.items() if not isinstance(facts[key], kind)]
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(path, str(error)) from error
    if wrong:
        raise damaged(path, f"{wrong[0]} has the wrong type")
    return dict(facts)


def files_of(precision: str) -> tuple[str, ...]:
    """The names of the files that an encoder is read from: the graph, its weights where they stand beside it, the tokenizer."""
    return GRAPHS[precision], *_WEIGHTS.get(precision, ()), TOKENIZER


def check_size(path: Path, facts: dict[str, Any]) -> None:
    """A cheap look for a missing or cut file; the index's manifest holds the checksums.

    Raises:
        ModelError: the file is missing, or not as long as `facts` say.
    """
    if not path.is_file():
        raise _missing(path)
    record = facts["files"].get(path.name)
    if not isinstance(record, dict) or path.stat().st_size != record.get("bytes"):
        raise damaged(path, "its size is not what encoder.json lists")


def open_tokenizer(path: Path) -> Any:
    """The tokenizer, which neither cuts nor pads.

    Raises:
        ModelError: the file cannot be read.
    """
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise damaged(path, str(error)) from error


def open_session(path: Path) -> Any:
    """The graph in `path`, ready to run on one thread.

    Raises:
        ModelError: the file cannot be read.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is raised, and need not be printed too
    # The graph was optimised when it was exported.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a family that it does not export
        raise damaged(path, str(error)) from error


def damaged(path: Path, why: str) -> ModelError:
    """The error for a file that cannot be used."""
    reason = (why.splitlines() or ["unreadable"])[0]
    return ModelError(f"{path} is damaged ({reason}); run `tipqa index` to make the encoder again")


def _missing(path: Path) -> ModelError:
    return ModelError(f"{path} is missing; run `tipqa index` to make the encoder again")
