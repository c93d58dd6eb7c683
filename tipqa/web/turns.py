"""One question of a conversation, with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.records import dataclass

MOST_ASKED = 100  # questions of one conversation
KEPT = 20  # earlier questions that a follow-up can reach back to


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, or the message of the error; with neither, the answer is on its way."""

    question: str
    answer: Answer | None = None
    error: str = ""
    countries: tuple[str, ...] = ()  # the filters that were set
    years: tuple[str, ...] = ()  # as they were chosen
    alone: bool = False  # read without the questions before it

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked, in the form in which a browser keeps it and sends it again."""
        return {
            "question": self.question,
            "countries": list(self.countries),
            "years": list(self.years),
            "alone": self.alone,
        }

    @property
    def pending(self) -> bool:
        """Whether it is not answered yet."""
        return self.answer is None and not self.error


def shared(known: Sequence[Turn], asked: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns at the beginning of `known` that ask the same as those of `asked`: their answers hold."""
    same = 0
    while same < min(len(known), len(asked)) and known[same].answer and known[same].asked == asked[same].asked:
        same += 1
    return tuple(known[:same])


def history(turns: Sequence[Turn]) -> list[str]:
    """The earlier questions that were understood, oldest first."""
    return [turn.question for turn in turns if turn.answer][-KEPT:]


def linked(turns: Sequence[Turn], at: int) -> Sequence[Turn]:
    """The turn at `at` with those before it that it goes on from: what a link to it has to ask."""
    first = at
    while first > 0 and _carries(turns[first]):
        first -= 1
    return turns[first : at + 1]


def cited(turns: Sequence[Turn], turn: int, n: int) -> tuple[Answer, Citation] | None:
    """Citation `n` of the answer in `turn`, with the answer; None where there is no such one."""
    answer = turns[turn].answer if 0 <= turn < len(turns) else None
    for citation in answer.citations if answer else ():
        if answer and citation.n == n:
            return answer, citation
    return None


def _carries(turn: Turn) -> bool:
    return bool(turn.answer and turn.answer.query and turn.answer.query.carried)
