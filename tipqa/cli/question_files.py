"""Questions out of a file, and their answers as a file: JSON Lines, CSV, a workbook, Markdown."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tipqa.answers.many import SHEET, AnswerRow, answer_row, error_row
from tipqa.answers.model import Answer
from tipqa.answers.notebook import as_markdown
from tipqa.errors import LimitError, ReadError, TipqaError, UsageError
from tipqa.given import checked_text
from tipqa.records import dataclass
from tipqa.reports.clean import decode
from tipqa.sheets import csv_text
from tipqa.visible import visible, visible_json

STDIN = "-"
MOST_MB = 16  # of questions: some 200,000
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a file with its answer, or with why it was not asked."""

    question: str
    answer: Answer | None = None
    error: TipqaError | None = None

    def to_json(self) -> str:
        """One line: the answer's `to_dict`, or the question with `error` as in `TipqaError.to_dict`."""
        if self.answer is not None:
            form = self.answer.to_dict()
        else:
            form = {"question": self.question, "error": self.error.to_dict() if self.error else {}}
        return visible_json(json.dumps(form, ensure_ascii=False))

    def to_row(self) -> AnswerRow:
        """Its row in a table."""
        return answer_row(self.answer) if self.answer else error_row(self.question, str(self.error))

    def to_markdown(self) -> str:
        """A heading with the question, then the answer with its citations."""
        said = as_markdown(self.answer) if self.answer else f"*Not asked: {visible(str(self.error))}*"
        return f"## {self.question or '(empty)'}\n\n{said}\n"


def read_questions(source: str) -> list[str]:
    """The questions of a file, or of standard input where it is "-", in their order.

    Of a text each line that is not empty is a question; of CSV (`.csv`, `.tsv`) the column "question", or the first; of
    JSON Lines (`.jsonl`) the field "question".

    Raises:
        ReadError: the file is no text, or holds no question.
        LimitError: it is larger than `MOST_MB`.
        OSError: it cannot be read.
    """
    name = "standard input" if source == STDIN else source
    text = decode(_bytes(source, name), name, guess=True).lstrip("\ufeff")
    read = {".csv": _of_csv, ".tsv": _of_csv, ".jsonl": _of_json_lines}.get(Path(source).suffix.lower(), _of_lines)
    found = read(text, name)
    if not found:
        raise ReadError(f'{name} holds no question; write one a line, or name a CSV file with a column "question"')
    return found


def _bytes(source: str, name: str) -> bytes:
    with contextlib.nullcontext(sys.stdin.buffer) if source == STDIN else Path(source).open("rb") as file:
        held = file.read(MOST_MB * 1_000_000 + 1)
    if len(held) > MOST_MB * 1_000_000:
        raise LimitError(f"{name} is larger than {MOST_MB} MB; ask its questions in parts")
    return held


def asked(questions: Sequence[str], ask: Callable[[str], Answer]) -> Iterator[Asked]:
    """Each question with its answer; one that cannot be asked has its error instead, and the others go on."""
    for question in questions:
        try:
            text = checked_text(question)
        except UsageError as error:
            yield Asked(visible(question), error=error)
        else:
            yield Asked(question, ask(text))


def content(results: Iterable[Asked], form: str) -> bytes:
    """All of them as a file of a form that `tipqa ask --format` takes."""
    if form in ("csv", "xlsx"):
        return SHEET.file([it.to_row() for it in results], form)
    return "".join(f"{line}\n" for line in lines(results, form)).encode()


def lines(results: Iterable[Asked], form: str) -> Iterator[str]:
    """As they come, each as a line of JSON or as Markdown; as CSV all at once."""
    if form == "csv":
        yield csv_text(SHEET.columns, [it.to_row() for it in results]).removesuffix("\n")
        return
    for it in results:
        yield it.to_markdown() if form == "md" else it.to_json()


def _of_lines(text: str, _name: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _of_csv(text: str, name: str) -> list[str]:
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    try:
        rows = [
            row for row in csv.reader(text.splitlines(keepends=True), delimiter=separator) if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise ReadError(f"{name} is no CSV file ({error}); save the sheet as CSV again") from error
    names = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if "question" in names:
        at = names.index("question")
        return [row[at].strip() if at < len(row) else "" for row in rows[1:]]
    if len(names) > 1:
        raise ReadError(f'{name} has no column "question", only {visible(", ".join(names)[:200])}; name one so')
    return [row[0].strip() for row in rows]


def _of_json_lines(text: str, name: str) -> list[str]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append(_field(line, f"line {number} of {name}"))
    return found


def _field(line: str, where: str) -> str:
    try:
        question = json.loads(line)["question"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReadError(f'{where} is no JSON object with "question"; write one a line') from error
    if not isinstance(question, str):
        raise ReadError(f'"question" in {where} is no text; write it in quotation marks')
    return question
