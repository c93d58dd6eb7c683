"""`tipqa password`: a line for the file of those who may use the server."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("name")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Put the line into this file, in place of the one that NAME has; by default it is printed.",
)
def password(name: str, path: Path | None) -> None:
    """A line with NAME and a hashed password for `tipqa serve --auth-file`; asks for the password, or reads it from a pipe."""
    from tipqa.web.passwords import user_line, write_user

    if sys.stdin.isatty():
        chosen = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        chosen = sys.stdin.readline().rstrip("\r\n")
    if path is None:
        click.echo(user_line(name, chosen))
        return
    had = write_user(path, name, chosen)
    click.echo(f"{name} {'has a new password' if had else 'may come in'}: {path}")
