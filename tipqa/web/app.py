"""The web application: the pages put together, and the server that gives them to browsers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.web.headers import SafeHeaders
from tipqa.web.shelf import Shelf

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

_HERE = Path(__file__).parent
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "DejaVu Sans", "sans-serif")
_STYLES = ("style", "conversation", "reader", "comparison", "narrow")  # later ones overrule earlier ones
_QUESTIONS_AT_ONCE = 4


def build(index_path: str | Path) -> gr.Blocks:
    """The pages over the index at `index_path`; without an index there they say what to run."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import gradio as gr

    from tipqa.web.ask_page import ask_page
    from tipqa.web.compare_page import compare_page

    shelf = Shelf(index_path)
    with gr.Blocks(title="tipqa", analytics_enabled=False, fill_width=True, fill_height=True) as demo:
        gr.HTML(_title(), elem_id="title", apply_default_css=False, js_on_load=None)
        with gr.Tabs(selected="ask", elem_id="pages") as tabs:
            with gr.Tab("Ask", id="ask"):
                said = ask_page(demo, shelf)
            with gr.Tab("Compare editions", id="compare") as tab:
                compare_page(shelf, tabs, tab, said)
    demo.queue(default_concurrency_limit=_QUESTIONS_AT_ONCE, api_open=False)
    return demo


def web_app(demo: gr.Blocks) -> FastAPI:
    """The application that serves the pages, with nothing in it that leads to another host."""
    import gradio as gr
    from fastapi import FastAPI

    app = FastAPI(openapi_url=None)
    app.add_middleware(SafeHeaders)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        demo,
        path="/",
        theme=gr.themes.Base(
            primary_hue="blue", neutral_hue="slate", radius_size="sm", font=_FONTS, font_mono="monospace"
        ),
        css_paths=[_HERE / f"{name}.css" for name in _STYLES],
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="1kb",
    )
    return mounted


def serve(index_path_or_demo: str | Path | gr.Blocks, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the pages until interrupted, and say at which address.

    Raises:
        BrokenIndexError: a path was given and there is no index, or it is damaged.
        UsageError: the address is taken, or is none of this machine.
    """
    from tipqa.web.server import listen, run

    path = index_path_or_demo if isinstance(index_path_or_demo, str | Path) else None
    if path is not None:
        Shelf(path).qa()
    listening = listen(host, port)
    app = web_app(index_path_or_demo if path is None else build(path))
    click.echo(f"tipqa answers at http://{f'[{host}]' if ':' in host else host}:{port}  (Ctrl-C ends it)")
    run(app, listening)


def _title() -> str:
    return "<h1>tipqa</h1><p>Questions to the <em>Trafficking in Persons</em> reports. Every statement is cited.</p>"
