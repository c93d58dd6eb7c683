"""The page that compares two editions: the comparison on the left, the cited report on the right."""

from __future__ import annotations

from typing import Any

import gradio as gr

from tipqa.web import comparing
from tipqa.web.comparing import Compared
from tipqa.web.live_index import LiveIndex
from tipqa.web.panes import PRIVATE, pane, reader_pane, session_of
from tipqa.web.remembered import Remembered

_COMPARISONS = 60  # kept for all visitors together, of some 100 KB each


def compare_page(live: LiveIndex, tabs: Any, tab: Any, said: Any) -> None:
    """Lay the page out inside `tab` and wire it.

    Args:
        live: the index.
        tabs: the tabs of the application, to show this one.
        tab: the tab of this page, which is being built.
        said: the conversation, whose link "compare in full" leads here.
    """
    kept = Remembered(Compared(), _COMPARISONS)
    with gr.Row(elem_id="compare-page", elem_classes=["two-panes"], equal_height=True):
        with gr.Column(elem_classes=["main-pane"], min_width=300, scale=13):
            with gr.Row(elem_id="choices"):
                country = _choice("Country", "compare-country", comparing.countries(live))
                older, newer = _choice("From edition", "compare-from"), _choice("To edition", "compare-to")
            view = pane("comparison", comparing.shown(live, Compared()), "comparison")
        with gr.Column(elem_classes=["side-pane"], min_width=300, scale=8):
            reader = reader_pane("compare-reader")

    def show(found: Compared, visit: gr.Request) -> tuple[Any, ...]:
        kept.put(session_of(visit), found)
        years = [str(year) for year in comparing.editions(live, found.country)]
        return (
            gr.update(choices=comparing.countries(live), value=found.country or None),
            gr.update(choices=years, value=str(found.from_year) if found.from_year else None),
            gr.update(choices=years, value=str(found.to_year) if found.to_year else None),
            comparing.shown(live, found),
            comparing.first_opened(live, found),
        )

    def enter(visit: gr.Request) -> tuple[Any, ...]:
        if kept.get(session_of(visit)).comparison:
            return tuple(gr.skip() for _ in shown)  # it stands as it was left
        return show(comparing.latest(live, comparing.likely(live)), visit)

    def choose_country(country: str | None, visit: gr.Request) -> tuple[Any, ...]:
        return show(comparing.latest(live, country or ""), visit)

    def choose_edition(country: str | None, older: str | None, newer: str | None, visit: gr.Request) -> tuple[Any, ...]:
        if not (country and older and newer):
            return show(Compared(), visit)
        return show(comparing.chosen(live, country, older, newer), visit)

    def arrive(event: gr.EventData, visit: gr.Request) -> tuple[Any, ...]:
        found = comparing.chosen(live, event.country, event.older, event.newer)
        return gr.update(selected="compare"), *show(found, visit)

    def open_citation(event: gr.EventData, visit: gr.Request) -> str:
        return comparing.opened(live, kept.get(session_of(visit)), event.n)

    shown = [country, older, newer, view, reader]
    tab.select(enter, None, shown, queue=False, **PRIVATE)
    country.input(choose_country, country, shown, queue=False, **PRIVATE)
    gr.on([older.input, newer.input], choose_edition, [country, older, newer], shown, queue=False, **PRIVATE)
    said.compare(arrive, None, [tabs, *shown], queue=False, **PRIVATE)
    for part in (view, reader):
        part.cite(open_citation, None, reader, queue=False, **PRIVATE)


def _choice(label: str, name: str, choices: list[str] | None = None) -> Any:
    return gr.Dropdown(choices or [], value=None, label=label, elem_id=name, elem_classes=["choice"], min_width=110)
