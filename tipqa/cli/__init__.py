"""The command line: thin doors to the Python API, one module a command, loaded when it is called."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import io
import json
import os
import sys
from functools import partial
from typing import Any, NoReturn

import click

from tipqa.cli.output import colours_wanted
from tipqa.errors import TipqaError, UsageError
from tipqa.visible import visible

COMMANDS = {
    "index": "tipqa.cli.index:index",
    "add": "tipqa.cli.add:add",
    "fetch": "tipqa.cli.fetch:fetch",
    "corpus": "tipqa.cli.corpus:corpus",
    "doctor": "tipqa.cli.doctor:doctor",
    "search": "tipqa.cli.ask:search",
    "ask": "tipqa.cli.ask:ask",
    "chat": "tipqa.cli.ask:chat",
    "compare": "tipqa.cli.compare:compare",
    "history": "tipqa.cli.compare:history",
    "movers": "tipqa.cli.compare:movers",
    "tiers": "tipqa.cli.tiers:tiers",
    "figures": "tipqa.cli.figures:figures",
    "eval": "tipqa.cli.evaluate:evaluate",
    "serve": "tipqa.cli.serve:serve",
    "wrong-answers": "tipqa.cli.wrong_answers:wrong_answers",
    "password": "tipqa.cli.password:password",
    "mcp": "tipqa.cli.mcp:mcp",
    "completion": "tipqa.cli.completion:completion",
}
LASTING = frozenset({"serve", "mcp", "chat"})  # as many answers as are asked for
_USUAL = gc.get_threshold()
_MANY = 1_000_000  # objects more than were let go, before a command that ends looks for garbage, which takes a tenth of a short one
_AT_ONCE = "4"  # the least: a thread of NumPy's that has nothing to do sleeps, and does not spin for 50 ms, as from its import on


class _Lazy(click.Group):
    """A group that imports a command's module when the command is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in LASTING:
            gc.set_threshold(*_USUAL)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tipqa")
@click.pass_context
def cli(context: click.Context) -> None:
    """Questions and year-over-year comparison over the Trafficking in Persons reports, every statement cited."""
    context.color = None if colours_wanted() else False  # of the commands too


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command; an error that tipqa knows is one line on standard error and an exit code."""
    gc.set_threshold(_MANY)
    os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", _AT_ONCE)
    code = run(arguments)
    gc.freeze()  # the process ends: nothing is looked through for garbage once more
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """As `main`, giving the exit code: 0 done, 1 could not, 2 the call is wrong, 3 refused (see `ask`), 130 interrupted.

    With --json an error is one line of JSON, as `TipqaError.to_dict`.
    """
    _take_any_characters()
    tell = partial(_tell, as_json="--json" in (sys.argv[1:] if arguments is None else arguments))
    try:
        result: Any = cli.main(args=arguments, prog_name="tipqa", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except TipqaError as error:
        return tell(error)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.UsageError as error:
        help_of = error.ctx.command_path if error.ctx else "tipqa"
        return tell(UsageError(f"{_one_line(error)}; see `{help_of} --help`"))
    except click.ClickException as error:
        return tell(TipqaError(_one_line(error)))
    except (click.Abort, KeyboardInterrupt):
        return tell(TipqaError("interrupted"), 130)
    except BrokenPipeError:  # the reader of our output went away, as `| head` does; click ends a command likewise
        _let_go_of_output()
        return 1
    except OSError as error:
        _let_go_of_output()
        return tell(TipqaError(_could_not(error)))


def _tell(error: TipqaError, code: int | None = None, *, as_json: bool) -> int:
    """Print an error on standard error; gives its exit code."""
    line = visible(str(error))
    click.echo(json.dumps({**error.to_dict(), "message": line}) if as_json else f"tipqa: {line}", err=True)
    return error.exit_code if code is None else code


def _take_any_characters() -> None:
    """Let invalid bytes come in, to be cleaned as a question is, and go out what the terminal cannot show, escaped."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _let_go_of_output() -> None:
    """Throw away what could not be written, so that the interpreter does not fail on it once more when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_ADVICE = {
    errno.EACCES: "check who may read and write it",
    errno.EPERM: "check who may read and write it",
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EROFS: "choose a folder that can be written to",
    errno.ENAMETOOLONG: "choose a shorter path",
}


def _could_not(error: OSError) -> str:
    what = f"{error.filename}: " if error.filename is not None else ""
    advice = _ADVICE.get(error.errno or 0, "mend that")
    return f"{what}{error.strerror or error}; {advice}, then run the command again"


def _one_line(error: click.ClickException) -> str:
    return visible(" ".join(error.format_message().rstrip(".").split()))
