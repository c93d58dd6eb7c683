"""Reading a model's weights from a safetensors file: names and arrays, and nothing that could run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipqa.errors import ModelError

_HEAD = 8  # bytes that give the length of the JSON header after them, little-endian
_LONGEST_HEADER = 100_000_000  # bytes, as the format's own readers allow


def read_weights(path: Path) -> Mapping[str, NDArray[np.float32]]:
    """The float32 arrays of a safetensors file by name, mapped from the disk; arrays of other types are left out.

    Raises:
        ModelError: the file is cut, or no safetensors file.
    """
    try:
        data = np.memmap(path, np.uint8, mode="r")
        length = int.from_bytes(data[:_HEAD].tobytes(), "little")
        if not 0 < length <= min(_LONGEST_HEADER, len(data) - _HEAD):
            raise ValueError("its header has no length that can be")
        header = json.loads(data[_HEAD : _HEAD + length].tobytes())
        return {name: _array(data[_HEAD + length :], entry) for name, entry in header.items() if _is_float32(entry)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} cannot be read as safetensors ({error}); put the model there again") from error


def _is_float32(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.get("dtype") == "F32"


def _array(data: NDArray[np.uint8], entry: dict[str, Any]) -> NDArray[np.float32]:
    start, end = entry["data_offsets"]
    return data[start:end].view(np.dtype("<f4")).reshape(entry["shape"])
