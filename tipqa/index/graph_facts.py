"""What every encoder's graph takes and gives, and what must be known to use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tipqa.records import dataclass

OPSET = 17
INPUTS = ("input_ids", "attention_mask")
OUTPUTS = ("embedding", "tokens")
TOKEN_LAYER = 5 / 6  # which hidden layer gives the token vectors, as a part of the model's depth


@dataclass(frozen=True, slots=True)
class GraphFacts:
    """What must be known to use the graph. `layer` of `layers` gives the token vectors; 0 is the word table."""

    dimension: int
    hidden: int
    max_tokens: int
    layer: int
    layers: int


def token_layer(layers: int) -> int:
    """The layer that gives the token vectors where none is named: the fifth of six."""
    return max(1, round(layers * TOKEN_LAYER))


def save_tokenizer(tokenizer: Any, path: Path) -> None:
    """Write a `tokenizers.Tokenizer` that neither cuts nor pads: nothing is cut silently."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(path))
