"""The page that answers questions: the conversation on the left, the cited report on the right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from tipqa.web import talk
from tipqa.web.panes import PRIVATE, pane, reader_pane
from tipqa.web.reader_view import empty_html
from tipqa.web.shelf import Shelf
from tipqa.web.turns import Turn

_ALL = 1_000  # more countries than there are


def ask_page(demo: Any, shelf: Shelf) -> Any:
    """Lay the page out inside `demo`, a `gr.Blocks` that is being built, and wire it; gives the conversation."""
    turns = gr.State([])
    with gr.Row(elem_id="ask-page", elem_classes=["two-panes"], equal_height=True):
        with gr.Column(elem_classes=["main-pane"], min_width=300, scale=11):
            said = pane("conversation", talk.conversation(shelf, []), "conversation")
            with gr.Row(elem_id="filters"):
                countries, years = _filters(shelf)
                fresh = gr.Button("New conversation", elem_id="fresh", scale=0, min_width=160)
            with gr.Row(elem_id="ask-row"):
                box = _question_box()
                button = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=84)
        with gr.Column(elem_classes=["side-pane"], min_width=300, scale=10):
            reader = reader_pane("reader")

    def ask(
        turns: list[Turn], question: str, countries: list[str], years: list[str]
    ) -> Iterator[tuple[list[Turn], str, str, Any]]:
        turn = Turn(question, countries=tuple(countries), years=tuple(map(int, years)))
        yield turns, "", talk.conversation(shelf, [*turns, turn]), gr.skip()
        turns = [*turns, talk.answered(shelf, turns, turn)]
        yield turns, "", talk.conversation(shelf, turns), talk.first_opened(shelf, turns)

    def ask_example(
        turns: list[Turn], countries: list[str], years: list[str], event: gr.EventData
    ) -> Iterator[tuple[list[Turn], str, str, Any]]:
        yield from ask(turns, str(event.question), countries, years)

    def open_citation(turns: list[Turn], event: gr.EventData) -> str:
        return talk.opened(shelf, turns, int(event.turn), int(event.n))

    def start() -> tuple[list[Turn], str, str, Any, Any]:
        held = [gr.update(choices=choices, value=[]) for choices in talk.choices(shelf)]
        return [], talk.conversation(shelf, []), empty_html(), held[0], held[1]

    shown = [turns, box, said, reader]
    gr.on([box.submit, button.click], ask, [turns, box, countries, years], shown, **PRIVATE)
    said.example(ask_example, [turns, countries, years], shown, **PRIVATE)
    for view in (said, reader):
        view.cite(open_citation, turns, reader, queue=False, **PRIVATE)
    fresh.click(start, None, [turns, said, reader, countries, years], queue=False, **PRIVATE)
    demo.load(start, None, [turns, said, reader, countries, years], queue=False, **PRIVATE)
    return said


def _filters(shelf: Shelf) -> tuple[Any, Any]:
    countries, years = talk.choices(shelf)
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
        autofocus=True,
        elem_id="question",
        scale=1,
    )
