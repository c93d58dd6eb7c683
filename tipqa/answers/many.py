"""Several answers as a list, and as a table with one row each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from tipqa.answers.model import Answer
from tipqa.blocks.rendering import plain_text
from tipqa.errors import UsageError
from tipqa.given import checked_text
from tipqa.records import dataclass
from tipqa.rows import Rows
from tipqa.sheets import Sheet


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer in one row. `value` is the one number stated, None where there is none.

    `cited` tells the places, such as "2025/tajikistan 120-188; …"; `quotes` are their words, `provenance` whose words they
    are, `addresses` where the texts stand, each in the order of the citations. `error` says why a question was not answered.
    """

    question: str
    answer: str
    abstained: bool | None
    reason: str
    confidence: float | None
    intent: str
    value: Any
    cited: str
    quotes: str
    provenance: str
    addresses: str
    error: str = ""


SHEET = Sheet(
    "Answers",
    tuple(field.name for field in fields(AnswerRow)),
    {"question": 40, "answer": 70, "quotes": 70, "cited": 24, "provenance": 24, "addresses": 40, "error": 30},
)


def answer_row(answer: Answer) -> AnswerRow:
    """The row of an answer; its text is plain, with `[n]` for citation n."""
    cited = answer.citations
    return AnswerRow(
        question=answer.question,
        answer=plain_text(answer.blocks, cited) or answer.answer,
        abstained=answer.abstained,
        reason=answer.reason,
        confidence=round(answer.confidence, 3),
        intent=answer.intent,
        value=answer.facts.get("value"),
        cited="; ".join(f"{it.report} {it.start}-{it.end}" for it in cited),
        quotes="\n".join(f"[{it.n}] {it.quoted}" for it in cited),
        provenance="; ".join(dict.fromkeys(it.provenance for it in cited)),
        addresses=" ".join(dict.fromkeys(it.source_url for it in cited if it.source_url)),
    )


def error_row(question: str, error: str) -> AnswerRow:
    """The row of a question that could not be asked."""
    return AnswerRow(question, "", None, "", None, "", None, "", "", "", "", error)


class Answers(Rows[Answer]):
    """Answers in the order of their questions; as a table one row each, see `AnswerRow`."""

    def __init__(self, items: Iterable[Answer] = ()) -> None:
        super().__init__(Answer, items)

    def _like(self, items: Iterable[Answer]) -> Answers:
        return Answers(items)

    def table(self) -> tuple[tuple[str, ...], Sequence[AnswerRow]]:
        """The columns of `AnswerRow`, and a row for each answer."""
        return SHEET.columns, [answer_row(it) for it in self]


def checked_questions(questions: Iterable[str]) -> list[str]:
    """Questions as `checked_text` gives them; a UsageError that says which of them cannot be asked."""
    if isinstance(questions, str):
        raise UsageError("several questions are a list of texts, not one text; ask one with `ask`")
    try:
        given = list(questions)
    except TypeError:
        raise UsageError(f"several questions are a list of texts, not {type(questions).__name__}") from None
    return [_checked(at, question) for at, question in enumerate(given, 1)]


def _checked(at: int, question: str) -> str:
    try:
        return checked_text(question)
    except UsageError as error:
        raise UsageError(f"question {at}: {error}") from None
