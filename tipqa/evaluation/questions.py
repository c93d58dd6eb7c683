"""Question sets: JSON Lines, one question a line, read with every field checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from tipqa.errors import UsageError
from tipqa.evaluation.files import read_whole
from tipqa.records import dataclass

REASONS = ("country_not_in_corpus", "year_not_in_corpus_for_country", "topic_not_in_text", "false_premise")
_EXPECTED = {"tier", "tiers", "from", "to", "direction", "numbers", "value", "unit", "measure", "period"}
_EXPECTED |= {"answer", "same", "new", "gone", "reason", "countries", "says"}
_KINDS = {str: "a string", bool: "true or false", list: "a list", dict: "an object"}


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of a report that carry the right answer."""

    report: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what is right for it.

    `countries` and `years` are what the question is about: they say which citations are wrong, and are never given to
    the system. `filters` (countries, years, sections) are given to it, and so is `history`, the earlier turns.
    """

    id: str
    question: str
    type: str
    answerable: bool
    gold: tuple[Gold, ...] = ()
    expected: Mapping[str, Any] = field(default_factory=dict)
    filters: Mapping[str, Any] = field(default_factory=dict)
    history: tuple[str, ...] = ()
    split: str = ""
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


_FIELDS = frozenset({entry.name for entry in fields(Question)} | {"note"})


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file, the SHA-256 of its bytes, and plain sentences on what was not understood."""

    questions: tuple[Question, ...]
    sha256: str
    warnings: tuple[str, ...] = ()


def read_questions(path: Path) -> QuestionSet:
    """Read a question set.

    Raises:
        UsageError: the file is missing, holds no question, or a line of it is wrong; names the line and the field.
    """
    questions: dict[str, Question] = {}
    warnings: list[str] = []
    for where, row in read_lines(path):
        question = _question(where, row)
        if question.id in questions:
            raise UsageError(f"{where}, field id: {question.id!r} stands on an earlier line too")
        questions[question.id] = question
        warnings += [f"{where}, field {name}: not known, so not measured" for name in _unknown(row)]
    return QuestionSet(tuple(questions.values()), file_hash(path), tuple(warnings))


def read_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a JSON Lines file, with "FILE line N" to name it by. Blank lines are passed over.

    Raises:
        UsageError: the file cannot be read, is empty, or a line is no JSON object.
    """
    try:
        lines = read_whole(path).decode("utf-8-sig").split("\n")  # a string may hold other breaks of lines
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"question set {path} cannot be read: {error}; give a JSON Lines file in UTF-8") from error
    if not any(line.strip() for line in lines):
        raise UsageError(f"question set {path} holds no questions")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{path} line {number}", _object(f"{path} line {number}", line)


def expected_tiers(expected: Mapping[str, Any]) -> set[str]:
    """The tiers that a right answer states: one, one for each edition or country, or both ends of a change."""
    ends = [expected.get("from"), expected.get("to")] if "direction" in expected else []
    return {tier for tier in (expected.get("tier"), *expected.get("tiers", {}).values(), *ends) if tier}


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(read_whole(path)).hexdigest()


def _object(where: str, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{where} is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise UsageError(f"{where} holds no JSON object")
    return row


def _question(where: str, row: Mapping[str, Any]) -> Question:
    expected = take(where, row, "expected", dict, {})
    split = take(where, row, "split", str, "")
    if split not in ("", "dev", "test"):
        raise UsageError(f'{where}, field split: {split!r} is neither "dev" nor "test"')
    if expected.get("reason") not in (None, *REASONS):
        raise UsageError(f"{where}, field expected.reason: {expected['reason']!r} is none of {', '.join(REASONS)}")
    answerable = take(where, row, "answerable", bool)
    gold = tuple(_gold(where, entry) for entry in take(where, row, "gold", list, []))
    if answerable and not gold:
        raise UsageError(f"{where}, field gold: an answerable question needs at least one gold quote")
    return Question(
        id=_filled(where, row, "id"),
        question=_filled(where, row, "question"),
        type=_filled(where, row, "type"),
        answerable=answerable,
        gold=gold,
        expected=expected,
        filters=_filters(where, take(where, row, "filters", dict, {})),
        history=tuple(_turn(where, turn) for turn in take(where, row, "history", list, [])),
        split=split,
        countries=tuple(_each(where, row, "countries", str)),
        years=tuple(_each(where, row, "years", int)),
    )


def take(where: str, row: Mapping[str, Any], name: str, kind: type, default: Any = None) -> Any:
    """The field `name` of `row`, of type `kind`; `default` where it is absent and a default is given.

    Raises:
        UsageError: the field is missing or of another type; the message opens with `where`.
    """
    value = row.get(name)
    if value is None:
        if default is None:
            raise UsageError(f"{where}, field {name}: missing")
        return default
    if not isinstance(value, kind):
        raise UsageError(f"{where}, field {name}: {value!r} is not {_KINDS.get(kind, kind.__name__)}")
    return value


def _filled(where: str, row: Mapping[str, Any], name: str) -> str:
    value: str = take(where, row, name, str)
    if not value.strip():
        raise UsageError(f"{where}, field {name}: empty")
    return value


def _each(where: str, row: Mapping[str, Any], name: str, kind: type) -> list[Any]:
    values: list[Any] = take(where, row, name, list, [])
    for value in values:
        if type(value) is not kind:
            raise UsageError(f"{where}, field {name}: {value!r} is not of type {kind.__name__}")
    return values


def _gold(where: str, entry: Any) -> Gold:
    if not isinstance(entry, dict):
        raise UsageError(f"{where}, field gold: {entry!r} is no object with report and quote")
    return Gold(_filled(f"{where}, gold", entry, "report"), _filled(f"{where}, gold", entry, "quote"))


def _filters(where: str, filters: Mapping[str, Any]) -> dict[str, list[Any]]:
    kinds = {"countries": str, "years": int, "sections": str}
    for name in filters:
        if name not in kinds:
            raise UsageError(f"{where}, field filters.{name}: not known; known are {', '.join(kinds)}")
    return {name: _each(f"{where}, filters", filters, name, kinds[name]) for name in filters}


def _turn(where: str, turn: Any) -> str:
    text = turn.get("question") if isinstance(turn, dict) else turn
    if not isinstance(text, str) or not text.strip():
        raise UsageError(f"{where}, field history: {turn!r} is neither a question nor an object with one")
    return text


def _unknown(row: Mapping[str, Any]) -> list[str]:
    expected = row.get("expected") or {}
    return [name for name in row if name not in _FIELDS] + [
        f"expected.{name}" for name in expected if name not in _EXPECTED
    ]
