"""`tipqa index`: build an index, or bring it up to date."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tipqa.cli.options import corpus_option, index_option
from tipqa.errors import UsageError
from tipqa.places import Place, is_address
from tipqa.settings import load_settings
from tipqa.visible import visible


@click.command()
@corpus_option
@index_option
@click.option(
    "--to",
    "address",
    metavar="ADDRESS",
    help="Build at this address, such as qdrant://localhost:6333/tip; what the index folder holds is not embedded again.",
)
def index(corpus: Path, index_path: Place, address: str | None) -> None:
    """Build or update the index; only changed reports are embedded again.

    At an address, the same command on several machines with the same corpus shares the work.
    """
    if address is None:
        build_shown(corpus, index_path)
        return
    if not is_address(address):
        raise UsageError(f"--to takes an address such as qdrant://localhost:6333/tip, not {address!r}")
    build_shown(corpus, address, local=None if is_address(index_path) else Path(index_path))


def build_shown(corpus: Path, index_path: Place, *, local: Path | None = None, to_stderr: bool = False) -> None:
    """Build or update an index with a progress bar, and say what was done."""
    from tipqa.stores.opening import build_at

    with _Bar() as bar:
        result = build_at(corpus, index_path, load_settings(), bar.advance, local=local)
    for problem in result.problems:
        click.echo(f"tipqa: {visible(problem)}", err=True)
    click.echo(
        f"{visible(str(index_path))}: {result.reports} reports ({result.embedded} embedded, {result.reused} unchanged, "
        f"{result.removed} removed) in {result.seconds:.1f} s",
        err=to_stderr,
    )


class _Bar:
    """One progress bar over the whole build, with the time left; nothing is drawn until there is work."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description:<24}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True))
        self._task: TaskID | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *error: object) -> None:
        if self._task is not None:
            self._progress.stop()

    def advance(self, done: int, total: int, what: str) -> None:
        """Draw `done` of `total`; `what` names the stage."""
        if self._task is None:
            self._task = self._progress.add_task(what, total=total)
            self._progress.start()
        self._progress.update(self._task, completed=done, total=total, description=what)
