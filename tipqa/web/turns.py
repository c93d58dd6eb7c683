"""One question of a conversation, with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation

KEPT = 20  # earlier questions that a follow-up can reach back to


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, or the message of the error; with neither, the answer is on its way."""

    question: str
    answer: Answer | None = None
    error: str = ""
    countries: tuple[str, ...] = ()  # the filters that were set
    years: tuple[str, ...] = ()  # as they were chosen
    alone: bool = False  # whether what the page had asked before is no longer known


def history(turns: Sequence[Turn]) -> list[str]:
    """The earlier questions that were understood, oldest first."""
    return [turn.question for turn in turns if turn.answer][-KEPT:]


def cited(turns: Sequence[Turn], turn: int, n: int) -> tuple[Answer, Citation] | None:
    """Citation `n` of the answer in `turn`, with the answer; None where there is no such one."""
    answer = turns[turn].answer if 0 <= turn < len(turns) else None
    for citation in answer.citations if answer else ():
        if answer and citation.n == n:
            return answer, citation
    return None
