"""How the web server is run: where it listens, who may come in, how much at once, what it writes down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from tipqa.api.settings import ApiSettings
from tipqa.errors import SettingsError
from tipqa.places import wrong_answers_file
from tipqa.records import dataclass

_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*", re.ASCII)
_NUMBERS = {
    "port": range(65_536),
    "at_once": range(1, 65),
    "queue": range(1, 10_001),
    "rate": range(1_000_001),
    "patience": range(601),
}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ON, _OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings of one web server.

    `host` and `port` are where it listens; `allow_hosts` names that it answers to beside `host` and those of this machine.
    `root_path` is the path under which a proxy shows it, such as "/tip", or "". `auth_file` holds names and hashed
    passwords, one of which every request must bring; without it there is no password. `rate` bounds the requests of one
    address a minute (0: no bound), `at_once` the questions that are answered together, `queue` those that wait. `patience`
    is how many seconds the questions being answered get when the server ends. `log` is a file that takes a JSON line a
    request, "-" for standard error, "" for none; with `log_questions` it takes the questions too.

    `wrong_answers` is the file that takes answers which visitors report as wrong; where none is named, a server that only this
    machine reaches has one in the data folder, and others take no reports.
    `corpus` is the folder that reports are added to in the browser, None for the one that `tipqa add` would take.

    `token`, or what stands in `token_file`, is what programs must bring to the API; without it none is wanted. With `mcp`, assistants find tools at `/mcp`.

    Raises:
        SettingsError: a value that cannot be; names it and what can.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    allow_hosts: tuple[str, ...] = ()
    root_path: str = ""
    auth_file: Path | None = None
    corpus: Path | None = None
    wrong_answers: Path | None = None
    token: str = field(default="", repr=False)
    token_file: Path | None = None
    mcp: bool = False
    rate: int = 0
    at_once: int = 4
    queue: int = 100
    patience: int = 10
    log: str = ""
    log_questions: bool = False

    def __post_init__(self) -> None:
        for name, allowed in _NUMBERS.items():
            if getattr(self, name) not in allowed:
                raise SettingsError(
                    f"{name} is {getattr(self, name)!r}; set it to a number from {allowed[0]} to {allowed[-1]:,}"
                )
        if not _PATH.fullmatch(self.root_path):
            raise SettingsError(
                f'root_path is {self.root_path!r}; give the path under which the server is reached, such as "/tip"'
            )
        if self.log_questions and not self.log:
            raise SettingsError("log_questions needs a log; name its file with --log, or - for standard error")

    @property
    def may_add(self) -> bool:
        """Whether whoever reaches the server may add reports: it asks for a password, or only its own machine reaches it."""
        return self.auth_file is not None or self.alone

    @property
    def alone(self) -> bool:
        """Whether only its own machine reaches the server."""
        return self.host in LOOPBACK and not self.allow_hosts and not self.root_path

    def reported(self) -> Path | None:
        """The file of answers that were reported as wrong; None where no reports are taken."""
        return self.wrong_answers or (wrong_answers_file() if self.alone else None)

    def api(self) -> ApiSettings:
        """The settings of the doors for programs.

        Raises:
            SettingsError: the token cannot be, or its file cannot be read.
        """
        return ApiSettings(token=self.token or _read_token(self.token_file), at_once=self.at_once, queue=self.queue)


def _read_token(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"the token's file {file} cannot be read: {error}; name another with --token-file"
        ) from error
    if not token:
        raise SettingsError(f"the token's file {file} is empty; write a token into it")
    return token


def variable(name: str) -> str:
    """The environment variable of a setting, such as TIPQA_ROOT_PATH."""
    return _VARIABLES.get(name, f"TIPQA_{name.upper()}")


def read_settings(environment: Mapping[str, str], **given: Any) -> ServerSettings:
    """The settings that are `given`, then those of the environment, then the defaults; a None counts as not given.

    Raises:
        SettingsError: a value that cannot be, whichever it comes from.
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    for setting in fields(ServerSettings):
        written = environment.get(variable(setting.name))
        if written is not None and setting.name not in chosen:
            chosen[setting.name] = _read(setting.name, setting.default, written)
    return ServerSettings(**{**chosen, "root_path": _plain_path(chosen.get("root_path", ""))})


_VARIABLES = {"port": "PORT", "allow_hosts": "TIPQA_ALLOW_HOST"}


def _read(name: str, default: Any, written: str) -> Any:
    text = written.strip()
    if isinstance(default, tuple):
        return tuple(text.split())
    if isinstance(default, bool):
        if text.lower() not in (*_ON, *_OFF):
            raise SettingsError(f"{variable(name)} is {written!r}; set it to 1 or 0")
        return text.lower() in _ON
    if isinstance(default, int):
        if not (text.isascii() and text.isdecimal()) or len(text) > 9:
            raise SettingsError(f"{variable(name)} is {written!r}; set it to a number, such as {default}")
        return int(text)
    if name in ("auth_file", "token_file", "corpus", "wrong_answers"):
        return Path(text) if text else None
    return text


def _plain_path(path: str) -> str:
    return f"/{inner}" if (inner := path.strip().strip("/")) else ""
