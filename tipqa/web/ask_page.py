"""The page that answers questions: the conversation on the left, the cited report on the right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import gradio as gr

from tipqa.qa import MAX_QUESTION
from tipqa.web import chat
from tipqa.web.live_index import LiveIndex
from tipqa.web.panes import PRIVATE, pane, reader_pane, session_of
from tipqa.web.remembered import Remembered
from tipqa.web.turns import Turn

_ALL = 1_000  # more countries than there are
_TYPED = (
    10 * MAX_QUESTION
)  # characters that the box takes, far below what a request may hold; the answer to more is that it is too long
_TURNS = 1_000  # answers kept for all conversations together, of some 10 KB each


def ask_page(demo: Any, live: LiveIndex) -> Any:
    """Lay the page out inside `demo`, a `gr.Blocks` that is being built, and wire it; gives the conversation."""
    kept: Remembered[tuple[Turn, ...]] = Remembered((), _TURNS, len)
    visits = count()  # each has other examples
    with gr.Row(elem_id="ask-page", elem_classes=["two-panes"], equal_height=True):
        with gr.Column(elem_classes=["main-pane"], min_width=300, scale=11):
            said = pane("conversation", chat.conversation(live, []), "conversation")
            with gr.Row(elem_id="filters"):
                countries, years = _filters(live)
                fresh = gr.Button("New conversation", elem_id="fresh", scale=0, min_width=160)
            with gr.Row(elem_id="ask-row"):
                box = _question_box()
                button = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=84)
        with gr.Column(elem_classes=["side-pane"], min_width=300, scale=10):
            reader = reader_pane("reader")

    def ask(question: str, countries: list[str], years: list[str], visit: gr.Request) -> Iterator[tuple[str, str, Any]]:
        turns = kept.get(session_of(visit))
        alone = kept.forgot(session_of(visit))
        turn = Turn(question, countries=tuple(countries), years=tuple(years), alone=alone)
        yield "", chat.conversation(live, [*turns, turn]), gr.skip()
        turns = (*turns, chat.answered(live, turns, turn))
        kept.put(session_of(visit), turns[: chat.LONGEST])
        yield "", chat.conversation(live, turns), chat.first_opened(live, turns)

    def ask_example(
        countries: list[str], years: list[str], event: gr.EventData, visit: gr.Request
    ) -> Iterator[tuple[str, str, Any]]:
        yield from ask(event.question, countries, years, visit)

    def open_citation(event: gr.EventData, visit: gr.Request) -> str:
        return chat.opened(live, kept.get(session_of(visit)), event.turn, event.n)

    def start(visit: gr.Request) -> tuple[str, str, Any, Any]:
        kept.put(session_of(visit), ())
        held = [gr.update(choices=choices, value=[]) for choices in chat.choices(live)]
        return chat.conversation(live, [], next(visits)), chat.beginning(live), held[0], held[1]

    shown = [box, said, reader]
    gr.on([box.submit, button.click], ask, [box, countries, years], shown, **PRIVATE)
    said.example(ask_example, [countries, years], shown, **PRIVATE)
    for view in (said, reader):
        view.cite(open_citation, None, reader, queue=False, **PRIVATE)
    fresh.click(start, None, [said, reader, countries, years], queue=False, **PRIVATE)
    demo.load(start, None, [said, reader, countries, years], queue=False, **PRIVATE)
    return said


def _filters(live: LiveIndex) -> tuple[Any, Any]:
    countries, years = chat.choices(live)
    return (
        gr.Dropdown(
            countries,
            value=[],
            multiselect=True,
            num_choices_shown=_ALL,
            label="Countries (empty: all)",
            elem_id="countries",
        ),
        gr.Dropdown(years, value=[], multiselect=True, label="Editions (empty: all)", elem_id="editions"),
    )


def _question_box() -> Any:
    return gr.Textbox(
        label="Your question",
        show_label=False,
        placeholder="Ask about a country, a tier, a figure, what changed …",
        lines=1,
        max_lines=4,
        max_length=_TYPED,
        autofocus=True,
        elem_id="question",
        scale=1,
    )
