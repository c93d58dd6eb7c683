"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from tipqa.cli.completing import country_names, section_names
from tipqa.places import Place, default_corpus, default_index, own_corpus, read_place

Command = TypeVar("Command", bound=Callable[..., Any])


class PlaceType(click.Path):
    """An index folder, or the address of a store."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The place that was typed."""
        del param, ctx
        return read_place(value) if isinstance(value, str) else value


index_option = click.option(
    "--index",
    "index_path",
    type=PlaceType(),
    default=default_index,
    show_default="TIPQA_INDEX; indexes/default; the user's data folder",
    help="The index folder, or the address of a store.",
)
corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=default_corpus,
    show_default="TIPQA_CORPUS; corpus; the digests that come with tipqa",
    help="The corpus folder.",
)
own_corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=own_corpus,
    show_default="TIPQA_CORPUS; corpus",
    help="The corpus folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def asked_index(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--index` and `--yes`, for a command that asks an index: where there is none yet, it is offered and built."""

    @index_option
    @click.option("--yes", "-y", is_flag=True, help="Build the index without asking where there is none.")
    @wraps(command)
    def with_index(*arguments: Any, index_path: Place, yes: bool, **options: Any) -> Any:
        from tipqa.cli.first import make_ready

        make_ready(index_path, yes=yes)
        return command(*arguments, index_path=index_path, **options)

    return with_index


def filter_options(command: Command) -> Command:
    """`--country`, `--year` and `--section`, each as often as wanted, and one `--series`."""
    for option in (
        click.option("--series", default="", help="Only this series, such as tip or human-rights."),
        click.option(
            "--section",
            "sections",
            multiple=True,
            shell_complete=section_names,
            help="Only this section, such as prosecution.",
        ),
        click.option("--year", "years", type=int, multiple=True, help="Only this edition."),
        click.option("--country", "countries", multiple=True, shell_complete=country_names, help="Only this country."),
    ):
        command = option(command)
    return command
