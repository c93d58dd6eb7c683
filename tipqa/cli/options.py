"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

index_option = click.option(
    "--index",
    "index_path",
    type=click.Path(path_type=Path),
    envvar="TIPQA_INDEX",
    default=Path("indexes/default"),
    show_default=True,
    help="The index folder.",
)
corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=Path("corpus"),
    show_default=True,
    help="The corpus folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def filter_options(command: Command) -> Command:
    """`--country`, `--year` and `--section`, each as often as wanted."""
    for option in (
        click.option("--section", "sections", multiple=True, help="Only this section, such as prosecution."),
        click.option("--year", "years", type=int, multiple=True, help="Only this edition."),
        click.option("--country", "countries", multiple=True, help="Only this country."),
    ):
        command = option(command)
    return command
