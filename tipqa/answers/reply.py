"""What a composer gives: an answer, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from tipqa.answers.stated import Fact
from tipqa.blocks.model import Block, Claim, Piece
from tipqa.evidence.support import Support
from tipqa.records import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or part of one: its blocks, the first of which answers, and what it states."""

    blocks: tuple[Block, ...]
    fact: Fact
    support: Support | None = None  # what its evidence tells; None of what the catalog holds


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: the reason's code, and the blocks, the first of which says so."""

    reason: str
    blocks: tuple[Block, ...]
    support: Support | None = None  # of the nearest that was found and does not answer


Result = TypeVar("Result", Reply, Refusal, Reply | Refusal)


def followed(result: Result, *blocks: Block) -> Result:
    """The result with more blocks behind its own."""
    return replace(result, blocks=(*result.blocks, *blocks))


def refused(reason: str, *line: Piece) -> Refusal:
    """A refusal in one paragraph."""
    return Refusal(reason, (Claim(line),))
