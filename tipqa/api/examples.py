"""An example of what each operation gives, for the description: real replies, whose lists are cut to their first item."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


def example(operation: str) -> Any:
    """What the operation gives to the example of its parameters; by post the same as by address."""
    return _examples()[operation.removesuffix("_by_post")]


def with_examples(described: dict[str, Any]) -> dict[str, Any]:
    """An OpenAPI description with an example of each reply; where it is made they would lose what is null."""
    for operation in (its for path in described["paths"].values() for its in path.values()):
        for status, name in (("200", operation["operationId"]), ("404", "error")):
            operation["responses"][status]["content"]["application/json"]["example"] = example(name)
    return described


@cache
def _examples() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
