"""What the chat shows before the first question: what is held, and questions to start with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tipqa.web.examples import examples
from tipqa.web.held import held_words, narratives
from tipqa.web.safe import attributes, escape

if TYPE_CHECKING:
    from tipqa.qa import QA

_ABOUT = "Every statement in an answer has a number, which opens the report at the words behind it."


def welcome_html(qa: QA, turn: int = 0) -> str:
    """The greeting for an index, with the examples of `turn`."""
    buttons = "".join(f"<li>{_example(question)}</li>" for question in examples(qa, turn))
    asked = (
        f'<h3 id="try">Try one of these</h3><ul class="examples" aria-labelledby="try">{buttons}</ul>'
        if buttons
        else ""
    )
    return f'<div class="welcome"><h2>Ask the reports</h2><p>{escape(held_words(narratives(qa.reports())))} {_ABOUT}</p>{asked}</div>'


def problem_html(message: str) -> str:
    """The page's state when there is no index to read: what is wrong and what to run."""
    return f'<div class="failed" role="alert"><p class="verdict">No reports to read</p><p>{escape(message)}</p></div>'


def _example(question: str) -> str:
    return f'<button type="button" class="example"{attributes(data_example=question)}>{escape(question)}</button>'
