"""The page that compares two editions: the comparison on the left, the cited report on the right."""

from __future__ import annotations

from typing import Any

import gradio as gr

from tipqa.web import comparing
from tipqa.web.comparing import Compared
from tipqa.web.panes import PRIVATE, pane, reader_pane
from tipqa.web.shelf import Shelf


def compare_page(shelf: Shelf, tabs: Any, tab: Any, said: Any) -> None:
    """Lay the page out inside `tab` and wire it.

    Args:
        shelf: the index.
        tabs: the tabs of the application, to show this one.
        tab: the tab of this page, which is being built.
        said: the conversation, whose link "compare in full" leads here.
    """
    state = gr.State(Compared())
    with gr.Row(elem_id="compare-page", elem_classes=["two-panes"], equal_height=True):
        with gr.Column(elem_classes=["main-pane"], min_width=300, scale=13):
            with gr.Row(elem_id="choices"):
                country = _choice("Country", "compare-country", comparing.countries(shelf))
                older, newer = _choice("From edition", "compare-from"), _choice("To edition", "compare-to")
            view = pane("comparison", comparing.shown(shelf, Compared()), "comparison")
        with gr.Column(elem_classes=["side-pane"], min_width=300, scale=8):
            reader = reader_pane("compare-reader")

    def show(found: Compared) -> tuple[Any, ...]:
        years = [str(year) for year in comparing.editions(shelf, found.country)]
        return (
            found,
            gr.update(choices=comparing.countries(shelf), value=found.country or None),
            gr.update(choices=years, value=str(found.from_year) if found.from_year else None),
            gr.update(choices=years, value=str(found.to_year) if found.to_year else None),
            comparing.shown(shelf, found),
            comparing.first_opened(shelf, found),
        )

    def enter(found: Compared) -> tuple[Any, ...]:
        if found.comparison:
            return tuple(gr.skip() for _ in shown)  # it stands as it was left
        return show(comparing.latest(shelf, comparing.likely(shelf)))

    def choose_country(country: str | None) -> tuple[Any, ...]:
        return show(comparing.latest(shelf, country or ""))

    def choose_edition(country: str | None, older: str | None, newer: str | None) -> tuple[Any, ...]:
        if not (country and older and newer):
            return show(Compared())
        return show(comparing.compared(shelf, country, int(older), int(newer)))

    def arrive(event: gr.EventData) -> tuple[Any, ...]:
        found = comparing.compared(shelf, str(event.country), int(event.older), int(event.newer))
        return gr.update(selected="compare"), *show(found)

    def open_citation(found: Compared, event: gr.EventData) -> str:
        return comparing.opened(shelf, found, int(event.n))

    shown = [state, country, older, newer, view, reader]
    tab.select(enter, state, shown, queue=False, **PRIVATE)
    country.input(choose_country, country, shown, **PRIVATE)
    gr.on([older.input, newer.input], choose_edition, [country, older, newer], shown, **PRIVATE)
    said.compare(arrive, None, [tabs, *shown], **PRIVATE)
    for part in (view, reader):
        part.cite(open_citation, state, reader, queue=False, **PRIVATE)


def _choice(label: str, name: str, choices: list[str] | None = None) -> Any:
    return gr.Dropdown(choices or [], value=None, label=label, elem_id=name, elem_classes=["choice"], min_width=110)
