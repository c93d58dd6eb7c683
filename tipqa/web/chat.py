"""What the chat page does, without the page: ask, open a citation, list the choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.errors import TipqaError, UsageError
from tipqa.qa import read_year
from tipqa.web.answer_view import turn_html
from tipqa.web.examples import narratives
from tipqa.web.live_index import LiveIndex
from tipqa.web.moved import moved_html
from tipqa.web.reader_view import empty_html, reader_html
from tipqa.web.turns import Turn, cited, history
from tipqa.web.welcome import problem_html, welcome_html

LONGEST = 100  # questions of one conversation


def answered(live: LiveIndex, turns: Sequence[Turn], turn: Turn) -> Turn:
    """`turn` with its answer, or with a plain message where the question cannot be answered."""
    try:
        if len(turns) >= LONGEST:
            raise UsageError(f"this conversation has {LONGEST} questions; begin a new one to ask on")
        years = [read_year(year) for year in turn.years]
        answer = live.qa().ask(turn.question, history=history(turns), countries=turn.countries, years=years)
    except TipqaError as error:
        return replace(turn, error=str(error))
    return replace(turn, answer=answer)


def conversation(live: LiveIndex, turns: Sequence[Turn], visit: int = 0) -> str:
    """The conversation as HTML; the greeting, or what is wrong with the index, before the first question.

    Args:
        visit: which examples the greeting offers.
    """
    if turns:
        return "".join(turn_html(turn, index) for index, turn in enumerate(turns))
    try:
        return welcome_html(live.qa(), visit)
    except TipqaError as error:
        return problem_html(str(error))


def beginning(live: LiveIndex) -> str:
    """The reader panel before the first question: what moved last."""
    try:
        return moved_html(live.qa())
    except TipqaError:
        return empty_html()


def opened(live: LiveIndex, turns: Sequence[Turn], turn: int, n: int) -> str:
    """The reader panel with citation `n` of the answer in `turn`; no model is needed for it."""
    found = cited(turns, turn, n)
    if found is None:
        return empty_html("This conversation is no longer on the server. Ask the question again.")
    answer, citation = found
    try:
        report = live.qa().report(citation.report)
    except TipqaError as error:
        return empty_html(str(error))
    return reader_html(report, answer.citations, citation, turn)


def first_opened(live: LiveIndex, turns: Sequence[Turn]) -> str:
    """The reader panel after an answer: at its first citation, or empty where it has none."""
    answer = turns[-1].answer if turns else None
    if answer is None or not answer.citations:
        return empty_html()
    return opened(live, turns, len(turns) - 1, answer.citations[0].n)


def choices(live: LiveIndex) -> tuple[list[str], list[str]]:
    """The countries and the editions, newest first, that the filters offer; none without an index."""
    try:
        reports = narratives(live.qa().reports())
    except TipqaError:
        return [], []
    years = sorted({info.year for info in reports}, reverse=True)
    return sorted({info.country for info in reports}), [str(year) for year in years]
