"""The web application: the pages put together, and the server that gives them to browsers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tipqa.web.addresses import RELATIVE, Addresses
from tipqa.web.light_gradio import import_gradio, no_application
from tipqa.web.live_index import LiveIndex
from tipqa.web.request_log import Journal
from tipqa.web.settings import ServerSettings

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

_HERE = Path(__file__).parent
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "DejaVu Sans", "sans-serif")
_STYLES = (
    "tokens",
    "header",
    "style",
    "conversation",
    "asking",
    "reader",
    "narrow",
)  # later ones overrule
_SESSIONS = (
    50  # copies of the pages' parts that Gradio keeps for visitors, of some 70 KB each; nothing of ours is in them
)


def build(live: LiveIndex) -> gr.Blocks:
    """The chat over an index; without an index there it says what to run."""
    gr = import_gradio()

    from tipqa.web.ask_page import ask_page
    from tipqa.web.pages.layout import header_html

    with no_application(), gr.Blocks(title="tipqa", analytics_enabled=False, fill_width=True, fill_height=True) as demo:
        gr.HTML(header_html(Addresses(RELATIVE), ""), elem_id="title", apply_default_css=False, js_on_load=None)
        ask_page(demo, live)
    demo.state_session_capacity = _SESSIONS
    return demo


def web_app(live: LiveIndex, settings: ServerSettings, demo: gr.Blocks | None = None) -> FastAPI:
    """The application: the one place where the pages and the chat come together, with nothing that leads elsewhere.

    Args:
        live: the index that all of it reads.
        settings: of the server.
        demo: the chat, where it was built before.

    Raises:
        SettingsError: the log or the file of passwords cannot be used.
    """
    gr = import_gradio()
    from fastapi import FastAPI
    from starlette.routing import Mount

    from tipqa.web.conversation_files import add_conversation_files
    from tipqa.web.gate import Gate
    from tipqa.web.layers import add_health, add_layers
    from tipqa.web.pages.routes import add_pages
    from tipqa.web.programs import add_programs
    from tipqa.web.wrong import WrongAnswers

    demo = demo or build(live)
    with no_application():
        demo.queue(default_concurrency_limit=settings.at_once, api_open=False)
    app = FastAPI(openapi_url=None)
    journal = Journal(settings.log)
    live.told = journal.asked if settings.log_questions else None
    add_layers(app, settings, journal)
    add_health(app, live)
    live.names_files = settings.alone
    live.wrong = WrongAnswers(file) if (file := settings.reported()) else None
    add_conversation_files(app, live)
    missing = add_pages(app, live, settings)
    add_programs(app, live, settings)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        demo,
        path="/",
        root_path=settings.root_path or None,
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
        if isinstance(route, Mount) and route.path == "":
            route.app = Gate(route.app, demo, settings.queue, missing)
    return mounted


def serve(index: LiveIndex | str | Path, settings: ServerSettings | None = None, demo: gr.Blocks | None = None) -> None:
    """Serve the pages until interrupted, and say at which address.

    Args:
        index: the index, or its path.
        settings: of the server; by default it listens on this machine alone.
        demo: the chat over that index, where it was built before; then an index that is missing is told by the pages.

    Raises:
        BrokenIndexError: there is no index, or it is damaged.
        UsageError: the address is taken, or is none of this machine.
        SettingsError: the log or the file of passwords cannot be used.
    """
    from tipqa.web.server import listen, open_to_others, run

    settings = settings or ServerSettings()
    live = index if isinstance(index, LiveIndex) else LiveIndex(index)
    if demo is None:
        live.qa()
    listening = listen(settings.host, settings.port)
    app = web_app(live, settings, demo)
    if open_to_others(listening):
        click.echo(_WITH_PASSWORD if settings.auth_file else _OPEN, err=True)
    click.echo(f"tipqa answers at {_address(settings)}  (Ctrl-C ends it)")
    live.warm()
    run(app, listening, settings.patience)


def _address(settings: ServerSettings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}{settings.root_path}"


_OPEN = (
    "tipqa: warning: this address can be reached from other machines, and there is no password: whoever reaches it can "
    "ask questions and read every report of the index, unencrypted. Keep to --host 127.0.0.1, or name a file of passwords "
    "with --auth-file and put a server in front that encrypts."
)
_WITH_PASSWORD = (
    "tipqa: warning: this address can be reached from other machines, and nothing encrypts the passwords on their way. Keep "
    "to --host 127.0.0.1 and put a server in front that does."
)
