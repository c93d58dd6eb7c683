"""`tipqa serve`: the web chat."""

from __future__ import annotations

from pathlib import Path

import click

from tipqa.cli.options import asked_index


@click.command()
@asked_index
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), envvar="PORT", default=7860, show_default=True)
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    envvar="TIPQA_ALLOW_HOST",
    help="A host name to answer to beside the address and localhost, such as that of a server in front; may be repeated.",
)
def serve(index_path: Path, host: str, port: int, allow_hosts: tuple[str, ...]) -> None:
    """Serve the web chat until interrupted."""
    from tipqa.web.app import serve as run

    run(index_path, host=host, port=port, allow_hosts=allow_hosts)
