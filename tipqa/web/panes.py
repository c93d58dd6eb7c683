"""Parts that the pages share: panes of our own HTML with the script that turns clicks in them into events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from tipqa.web.reader_view import empty_html

_HERE = Path(__file__).parent
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}  # for each event of the pages


def pane(name: str, value: str, script: str) -> Any:
    """A pane with the element id `name` that shows `value`, run by `script`.js."""
    text = (_HERE / f"{script}.js").read_text(encoding="utf-8")
    return gr.HTML(value, elem_id=name, elem_classes=[script], apply_default_css=False, js_on_load=text)


def reader_pane(name: str) -> Any:
    """The panel for the cited report."""
    return pane(name, empty_html(), "reader")
