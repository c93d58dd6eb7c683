"""The web application: the pages put together, and the server that gives them to browsers."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.web.door import Door
from tipqa.web.headers import SafeHeaders
from tipqa.web.live_index import LiveIndex

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

_HERE = Path(__file__).parent
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "DejaVu Sans", "sans-serif")
_STYLES = ("style", "conversation", "reader", "comparison", "narrow")  # later ones overrule earlier ones
_QUESTIONS_AT_ONCE = 4
_SESSIONS = (
    50  # copies of the pages' parts that Gradio keeps for visitors, of some 70 KB each; nothing of ours is in them
)
_GRADIO = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",  # records of past events, which nobody reads
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",  # … and which are summed up after so many of them, with pandas
}


def build(index_path: str | Path) -> gr.Blocks:
    """The pages over the index at `index_path`; without an index there they say what to run."""
    for name, value in _GRADIO.items():
        os.environ.setdefault(name, value)
    import gradio as gr

    from tipqa.web.ask_page import ask_page
    from tipqa.web.compare_page import compare_page

    live = LiveIndex(index_path)
    with gr.Blocks(title="tipqa", analytics_enabled=False, fill_width=True, fill_height=True) as demo:
        gr.HTML(_title(), elem_id="title", apply_default_css=False, js_on_load=None)
        with gr.Tabs(selected="ask", elem_id="pages") as tabs:
            with gr.Tab("Ask", id="ask"):
                said = ask_page(demo, live)
            with gr.Tab("Compare editions", id="compare") as tab:
                compare_page(live, tabs, tab, said)
    demo.queue(default_concurrency_limit=_QUESTIONS_AT_ONCE, api_open=False)
    demo.state_session_capacity = _SESSIONS
    return demo


def web_app(demo: gr.Blocks, names: Iterable[str] = ()) -> FastAPI:
    """The application that serves the pages, with nothing in it that leads to another host or to a file.

    Args:
        demo: the pages.
        names: the host names that it answers to beside those of this machine.
    """
    import gradio as gr
    from fastapi import FastAPI
    from starlette.routing import Mount

    from tipqa.web.gate import Gate

    app = FastAPI(openapi_url=None)
    app.add_middleware(Door, names=names)
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
        show_error=False,
    )
    demo.has_launched = True  # Gradio's own check of files is off until then, and mounting does not switch it on
    for route in mounted.routes:
        if isinstance(route, Mount):
            route.app = Gate(route.app, demo)
    return mounted


def serve(
    index_path_or_demo: str | Path | gr.Blocks,
    host: str = "127.0.0.1",
    port: int = 7860,
    allow_hosts: Iterable[str] = (),
) -> None:
    """Serve the pages until interrupted, and say at which address.

    Args:
        index_path_or_demo: the index, or the pages over one.
        host, port: where to listen.
        allow_hosts: host names that are answered beside `host` and those of this machine.

    Raises:
        BrokenIndexError: a path was given and there is no index, or it is damaged.
        UsageError: the address is taken, or is none of this machine.
    """
    from tipqa.web.server import listen, open_to_others, run

    path = index_path_or_demo if isinstance(index_path_or_demo, str | Path) else None
    if path is not None:
        LiveIndex(path).qa()
    listening = listen(host, port)
    app = web_app(index_path_or_demo if path is None else build(path), [host, *allow_hosts])
    if open_to_others(listening):
        click.echo(_OPEN, err=True)
    click.echo(f"tipqa answers at http://{f'[{host}]' if ':' in host else host}:{port}  (Ctrl-C ends it)")
    run(app, listening)


_OPEN = (
    "tipqa: warning: this address can be reached from other machines, and there is no password: whoever reaches it can "
    "ask questions and read every report of the index, unencrypted. Keep to --host 127.0.0.1, or put a server in front "
    "that asks for a password."
)


def _title() -> str:
    return "<h1>tipqa</h1><p>Questions to the <em>Trafficking in Persons</em> reports. Every statement is cited.</p>"
