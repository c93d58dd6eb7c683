"""`tipqa completion`: the script that lets a shell complete commands, options, countries and sections."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tipqa.errors import TipqaError

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_TIPQA_COMPLETE"
# In bash a name of two words is quoted as the file names are that it completes.
_PLAIN = "COMPREPLY+=($value)"
_QUOTED = """COMPREPLY+=("$value")
            [[ $value == *" "* ]] && compopt -o filenames 2>/dev/null"""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash:  tipqa completion bash > ~/.local/share/bash-completion/completions/tipqa
    zsh:   tipqa completion zsh > ~/.zfunc/_tipqa        (with ~/.zfunc in fpath before compinit)
    fish:  tipqa completion fish > ~/.config/fish/completions/tipqa.fish
    """
    click.echo(script(shell), nl=False)


def script(shell: str) -> str:
    """The script for one of `SHELLS`.

    Raises:
        TipqaError: click knows no such shell.
    """
    from tipqa.cli import cli

    kind = get_completion_class(shell)
    if kind is None:
        raise TipqaError(f"there is no completion for {shell}; there is one for {', '.join(SHELLS)}")
    return kind(cli, {}, "tipqa", _VARIABLE).source().replace(_PLAIN, _QUOTED)
