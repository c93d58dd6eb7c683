"""What a composer writes: part of an answer, and parts put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """Part of an answer: its Markdown and the facts it states."""

    text: str
    facts: dict[str, Any]


def merged(facts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The facts of several parts: those of the first at the top, all of them under "parts"; {} where there is none."""
    if not facts:
        return {}
    return facts[0] if len(facts) == 1 else {**facts[0], "parts": list(facts)}
