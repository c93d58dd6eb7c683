"""`tipqa serve`: the web chat and the pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tipqa.cli.options import asked_index
from tipqa.places import Place
from tipqa.web.settings import ServerSettings, read_settings, variable

_DEFAULT = ServerSettings()


def _option(name: str, *names: str, of: Any, about: str, shown: Any = None, **more: Any) -> Callable[..., Any]:
    """An option for one of the settings, which the environment can set as well."""
    about = f"{about}  [{variable(name)}{f'; default: {shown}' if shown is not None else ''}]"
    return click.option(*names, name, type=of, default=None, help=about, **more)


@click.command()
@asked_index
@_option("host", "--host", of=str, about="The address to listen on.", shown=_DEFAULT.host)
@_option("port", "--port", of=click.IntRange(1, 65535), about="The port to listen on.", shown=_DEFAULT.port)
@_option(
    "allow_hosts",
    "--allow-host",
    of=str,
    multiple=True,
    about="A host name to answer to beside the address and localhost, such as that of a proxy; may be repeated.",
)
@_option("root_path", "--root-path", of=str, about="The path under which a proxy shows the server, such as /tip.")
@_option(
    "auth_file",
    "--auth-file",
    of=click.Path(path_type=Path),
    about="Let in only who has a name and password in this file; `tipqa password` writes its lines.",
)
@_option(
    "corpus",
    "--corpus",
    of=click.Path(path_type=Path),
    about="The folder that reports are added to in the browser; the one that the index was built of.",
)
@_option(
    "wrong_answers",
    "--wrong-answers",
    of=click.Path(path_type=Path),
    about="The file that takes answers reported as wrong; needed where other machines reach the server.",
)
@_option("rate", "--rate", of=int, about="Requests of one address a minute; 0 for no bound.", shown=_DEFAULT.rate)
@_option("at_once", "--at-once", of=int, about="How many questions are answered together.", shown=_DEFAULT.at_once)
@_option("queue", "--queue", of=int, about="How many questions may wait.", shown=_DEFAULT.queue)
@_option("patience", "--patience", of=int, about="Seconds to finish answers when it ends.", shown=_DEFAULT.patience)
@_option(
    "token_file", "--token-file", of=click.Path(path_type=Path), about="A file with the token that programs bring."
)
@_option("mcp", "--mcp", of=bool, is_flag=True, about="Offer tools to assistants at /mcp.")
@_option("log", "--log", of=str, about="A file that takes a JSON line a request; - for standard error.")
@click.option(
    "--log-questions", is_flag=True, default=None, help="Let the log take the questions too.  [TIPQA_LOG_QUESTIONS]"
)
def serve(index_path: Place, **given: Any) -> None:
    """Serve the web chat and the pages until interrupted."""
    from tipqa.web.app import serve as run

    given["allow_hosts"] = given["allow_hosts"] or None
    run(index_path, read_settings(os.environ, **given))
