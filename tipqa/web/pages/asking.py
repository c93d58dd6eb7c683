"""Ask where there is no script: a question in a form, its answer as a page, each by itself."""

from __future__ import annotations

from markupsafe import Markup

from tipqa.answers.model import Answer
from tipqa.blocks.rendering import html
from tipqa.errors import TipqaError
from tipqa.qa import MAX_QUESTION
from tipqa.visible import visible
from tipqa.web.answer_view import verdict, words_html
from tipqa.web.pages.marks import citer
from tipqa.web.pages.visit import View, Visit

ADDRESS = "ask"


def asking_page(visit: Visit) -> View:
    """The form, with the answer to the question of the address beneath."""
    question = visit.query.get("q", "").strip()[: MAX_QUESTION + 1]  # the one too many is told so
    values: dict[str, object] = {"question": question, "most": MAX_QUESTION, "message": "", "answer": None}
    if question:
        try:
            values |= _answered(visit, visit.qa.ask(question))
        except TipqaError as error:
            values |= {"message": visible(str(error))}
    return View("ask.html", "Ask", values)


def _answered(visit: Visit, answer: Answer) -> dict[str, object]:
    said = html(answer.blocks, answer.citations, citer(visit.to))
    cited = [(it, visit.to.report(it.report, (it.start, it.end)), Markup(words_html(it))) for it in answer.citations]
    return {"answer": Markup(said), "verdict": verdict(answer), "citations": cited}
