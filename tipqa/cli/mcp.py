"""`tipqa mcp`: tools for an assistant on this machine."""

from __future__ import annotations

import click

from tipqa.cli.options import asked_index
from tipqa.places import Place


@click.command()
@asked_index
def mcp(index_path: Place) -> None:
    """Answer an assistant by the Model Context Protocol on standard input and output."""
    from tipqa.api.desk import Desk
    from tipqa.api.settings import ApiSettings
    from tipqa.api.tool_doors import serve_tools
    from tipqa.web.live_index import LiveIndex

    serve_tools(Desk(LiveIndex(index_path).qa, ApiSettings()))
