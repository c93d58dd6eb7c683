"""How the doors for programs are run: who may come in, and how much at once."""

from __future__ import annotations

from tipqa.errors import SettingsError
from tipqa.records import dataclass

_SHORTEST = 16  # characters of a token; a shorter one can be guessed


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """The settings of REST and of MCP over HTTP.

    With a `token`, every request but those for the description and for health must bring it as `Authorization: Bearer`.
    `at_once` questions are answered together, `queue` may wait for them.

    Raises:
        SettingsError: a token that is too short, or that no header can carry.
    """

    token: str = ""
    at_once: int = 4
    queue: int = 100

    def __post_init__(self) -> None:
        plain = self.token.isascii() and self.token.isprintable() and " " not in self.token
        if self.token and (len(self.token) < _SHORTEST or not plain):
            raise SettingsError(
                f"the token of the API must have at least {_SHORTEST} letters, digits or signs and no space; "
                "make one with: python -c 'import secrets; print(secrets.token_urlsafe())'"
            )
