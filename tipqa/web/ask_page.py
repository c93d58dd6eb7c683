"""The page that answers questions: the conversation on the left, the cited report on the right."""

from __future__ import annotations

from itertools import count
from typing import Any

import gradio as gr

from tipqa.web import chat
from tipqa.web.ask_form import form_html
from tipqa.web.live_index import LiveIndex
from tipqa.web.panes import PRIVATE, pane, reader_pane, session_of
from tipqa.web.remembered import Remembered
from tipqa.web.talks_form import talks_html
from tipqa.web.turns import MOST_ASKED, Turn, shared

_ALL = 1_000  # more countries than there are
_TURNS = 1_000  # answers kept for all conversations together, of some 10 KB each
_TALK = ("conversation", "copying", "talk", "chips", "kept", "visited", "wrong")  # the scripts of the conversation


def ask_page(demo: Any, live: LiveIndex) -> None:
    """Lay the page out inside `demo`, a `gr.Blocks` that is being built, and wire it."""
    kept: Remembered[tuple[Turn, ...]] = Remembered((), _TURNS, len)
    marks = count(1)  # each state of a conversation has its own, and each greeting other examples
    with gr.Row(elem_id="ask-page", elem_classes=["two-panes"], equal_height=True):
        with gr.Column(elem_classes=["main-pane"], min_width=300, scale=11):
            said = pane("conversation", chat.conversation(live, []), *_TALK, MOST_ASKED=MOST_ASKED)
            with gr.Row(elem_id="filters"):
                countries, years = _filters(live)
                pane("talks", talks_html(), "talks")
            told = pane("told", "", "told")
            box = pane("asking", form_html(*chat.choices(live)), "ask_form")
        with gr.Column(elem_classes=["side-pane"], min_width=300, scale=10):
            reader = reader_pane("reader", chat.beginning(live))

    def start(visit: gr.Request) -> tuple[Any, ...]:
        live.warm()
        kept.put(session_of(visit), ())
        held = chat.choices(live)
        filters = [gr.update(choices=choices, value=[]) for choices in held]
        mark = next(marks)
        return chat.conversation(live, [], mark), chat.beginning(live), *filters, form_html(*held)

    def say(countries: list[str], years: list[str], event: gr.EventData, visit: gr.Request) -> tuple[Any, ...]:
        known = kept.get(session_of(visit))
        asked = [chat.turn_of(it, countries, years) for it in event.asked]
        turns = shared(known, asked)
        for turn in asked[len(turns) :]:
            turns = (*turns, chat.answered(live, turns, turn))
        kept.put(session_of(visit), turns)
        went_on = len(turns) > 1 and not known and not event.begun
        shown = chat.conversation(live, turns, next(marks), went_on=went_on)
        opened = chat.first_opened(live, turns, event.show) if turns else chat.beginning(live)
        cleared = [gr.skip() if turns else gr.update(value=[]) for _ in filters]  # Gradio takes each apart
        return shown, opened, *cleared

    def open_citation(event: gr.EventData, visit: gr.Request) -> str:
        return chat.opened(live, kept.get(session_of(visit)), event.turn, event.n)

    def report_wrong(event: gr.EventData, visit: gr.Request) -> str:
        turns = kept.get(session_of(visit))
        return chat.reported(live, turns, event.turn, event.why, event.expected, next(marks))

    filters = [countries, years]
    said.say(say, filters, [said, reader, *filters], trigger_mode="multiple", **PRIVATE)
    for view in (said, reader):
        view.cite(open_citation, None, reader, queue=False, **PRIVATE)
    said.wrong(report_wrong, None, told, queue=False, **PRIVATE)
    demo.load(start, None, [said, reader, *filters, box], queue=False, **PRIVATE)


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
