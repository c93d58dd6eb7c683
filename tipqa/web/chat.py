"""What the chat page does, without the page: ask, open a citation, list the choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tipqa.errors import SettingsError, TipqaError, UsageError
from tipqa.qa import read_year
from tipqa.web.addresses import RELATIVE, Addresses
from tipqa.web.answer_view import turn_html
from tipqa.web.held import narratives
from tipqa.web.live_index import LiveIndex
from tipqa.web.moved import moved_html
from tipqa.web.reader_view import empty_html, reader_html
from tipqa.web.safe import attributes, escape
from tipqa.web.turns import MOST_ASKED, Turn, cited, history, linked
from tipqa.web.welcome import problem_html, welcome_html

_WENT_ON = "This conversation goes on from before: its answers were read again, from the reports held now."
_NOT_WRITTEN = "This cannot be written down now; whoever runs the server can mend it."


def turn_of(asked: dict[str, Any], countries: Sequence[str], years: Sequence[str]) -> Turn:
    """A turn as a browser asks it, with the filters that are set now where it has none of its own."""
    own = [
        given if asked[name] is None else asked[name] for name, given in (("countries", countries), ("years", years))
    ]
    return Turn(asked["question"], countries=tuple(own[0]), years=tuple(own[1]), alone=asked["alone"])


def answered(live: LiveIndex, turns: Sequence[Turn], turn: Turn) -> Turn:
    """`turn` with its answer, or with a plain message where the question cannot be answered."""
    try:
        if len(turns) >= MOST_ASKED:
            raise UsageError(f"this conversation has {MOST_ASKED} questions; begin a new one to ask on")
        years = [read_year(year) for year in turn.years]
        before = [] if turn.alone else history(turns)
        answer = live.qa().ask(turn.question, history=before, countries=turn.countries, years=years)
    except TipqaError as error:
        return replace(turn, error=str(error))
    return replace(turn, answer=answer)


def conversation(live: LiveIndex, turns: Sequence[Turn], visit: int = 0, *, went_on: bool = False) -> str:
    """The conversation as HTML; the greeting, or what is wrong with the index, before the first question.

    Args:
        visit: from 1, another one each time that something is answered; it chooses the examples, too.
        went_on: whether its answers were read again, since the server no longer had them.
    """
    mark = f"<span hidden{attributes(data_said=visit)}></span>" if visit else ""
    if turns:
        links = [question_link(linked(turns, at)) for at in range(len(turns))]
        shown = "".join(
            turn_html(turn, at, link, live.wrong is not None)
            for (at, turn), link in zip(enumerate(turns), links, strict=True)
        )
        said = f'<p class="only" role="status">{_WENT_ON}</p>' if went_on else ""
        return f"{mark}{said}{shown}"
    try:
        return f"{mark}{welcome_html(live.qa(), max(0, visit - 1))}"
    except TipqaError as error:
        return f"{mark}{problem_html(str(error))}"


def question_link(turns: Sequence[Turn]) -> str:
    """The address, beside this page, that asks these questions one after the other with the filters of the last."""
    last = turns[-1]
    return Addresses(RELATIVE).questions([turn.question for turn in turns], last.countries, last.years)


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


def first_opened(live: LiveIndex, turns: Sequence[Turn], at: int = -1) -> str:
    """The reader panel after an answer, by default the last: at its first citation, or empty where it has none."""
    at = at if 0 <= at < len(turns) else len(turns) - 1
    answer = turns[at].answer if turns else None
    if answer is None or not answer.citations:
        return empty_html()
    return opened(live, turns, at, answer.citations[0].n)


def reported(live: LiveIndex, turns: Sequence[Turn], at: int, why: str, expected: str, mark: int) -> str:
    """What came of a report that an answer is wrong, as HTML that `mark` tells from the one before."""
    try:
        if live.wrong is None:
            raise UsageError("this server takes no reports of wrong answers")
        live.wrong.write(turns, at, why, expected)
        said = "Thank you. It is written down for a reviewer."
    except UsageError as error:
        said = str(error)
    except SettingsError as error:
        said = str(error) if live.names_files else _NOT_WRITTEN
    return f"<p{attributes(data_mark=mark)}>{escape(said)}</p>"


def choices(live: LiveIndex) -> tuple[list[str], list[str]]:
    """The countries and the editions, newest first, that the filters offer; none without an index."""
    try:
        reports = narratives(live.qa().reports())
    except TipqaError:
        return [], []
    years = sorted({info.year for info in reports}, reverse=True)
    return sorted({info.country for info in reports}), [str(year) for year in years]
