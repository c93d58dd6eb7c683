"""Parts that the pages share: panes of our own HTML with the script that turns clicks in them into events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

_HERE = Path(__file__).parent
# For each event of the pages. Their inputs come as `tipqa.web.events` let them in; Gradio's own reading of them depends on
# what it remembers of a visitor.
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "preprocess": False}


def session_of(visit: Any) -> str:
    """The open page that a `gr.Request` comes from."""
    return str(visit.session_hash)


def pane(name: str, value: str, *scripts: str, **constants: int) -> Any:
    """A pane with the element id `name` that shows `value`, run by the scripts, which see each other's names and the constants."""
    known = "".join(f"const {name} = {value};\n" for name, value in constants.items())
    text = known + "\n".join((_HERE / f"{script}.js").read_text(encoding="utf-8") for script in scripts)
    return gr.HTML(value, elem_id=name, elem_classes=[scripts[0]], apply_default_css=False, js_on_load=text)


def reader_pane(name: str, value: str) -> Any:
    """The panel for the cited report, with what it shows before one is opened."""
    return pane(name, value, "reader", "copying")
