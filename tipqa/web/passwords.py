"""A file of visitors: a line each with a name and a hashed password, written by `tipqa password`."""

from __future__ import annotations

import hmac
import os
import re
from base64 import b64decode, b64encode
from hashlib import scrypt
from pathlib import Path

from tipqa.errors import SettingsError, UsageError
from tipqa.records import dataclass

LEAST = 8  # characters of a password
_NAME = re.compile(r"[A-Za-z0-9._@-]{1,64}", re.ASCII)
_LINE = re.compile(
    r"([^:]+):scrypt:(\d{1,2}):(\d{1,2}):(\d{1,2}):([A-Za-z0-9+/=]{16,88}):([A-Za-z0-9+/=]{40,88})", re.ASCII
)
_POWER, _BLOCK, _PARALLEL = 14, 8, 1  # 16 MB and some 40 ms a password
_MEMORY = 64 * 1024 * 1024  # bytes that a line may ask for


@dataclass(frozen=True, slots=True)
class Hashed:
    """A password that was hashed by scrypt: cost as a power of two, block size, parallelism, salt and key."""

    power: int
    block: int
    parallel: int
    salt: bytes
    key: bytes

    def matches(self, password: str) -> bool:
        """Whether it is this password; takes as long whether it is or not."""
        return hmac.compare_digest(self.key, _key(password, self.salt, self.power, self.block, self.parallel))


def hash_password(password: str) -> Hashed:
    """The password hashed with a new salt."""
    salt = os.urandom(16)
    return Hashed(_POWER, _BLOCK, _PARALLEL, salt, _key(password, salt, _POWER, _BLOCK, _PARALLEL))


def user_line(name: str, password: str) -> str:
    """The line of the file for a visitor.

    Raises:
        UsageError: the name or the password cannot be used.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name; use up to 64 letters, digits and . _ @ -")
    if len(password) < LEAST or not password.isprintable():
        raise UsageError(f"a password has at least {LEAST} characters, all of them visible; choose another")
    it = hash_password(password)
    return (
        f"{name}:scrypt:{it.power}:{it.block}:{it.parallel}:{b64encode(it.salt).decode()}:{b64encode(it.key).decode()}"
    )


def read_users(path: Path) -> dict[str, Hashed]:
    """The visitors of a file by name; blank lines and those that begin with # are left out.

    Raises:
        SettingsError: the file cannot be read, or a line has another form; names the line, never what it holds.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read; write it with `tipqa password NAME --file {path}`") from error
    users = {}
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            name, hashed = _user(line.strip(), f"{path}, line {number}")
            users[name] = hashed
    if not users:
        raise SettingsError(f"{path} names nobody; add a line with `tipqa password NAME --file {path}`")
    return users


def write_user(path: Path, name: str, password: str) -> bool:
    """Put a visitor into the file, in place of the line that it has; whether it had one.

    Raises:
        UsageError: the name or the password cannot be used.
        SettingsError: the file holds a line of another form.
        OSError: the file cannot be written.
    """
    line = user_line(name, password)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if lines:
        read_users(path)
    others = [it for it in lines if not it.strip().startswith(f"{name}:")]
    beside = path.with_name(f".{path.name}.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write("".join(f"{it}\n" for it in (*others, line)))
    beside.replace(path)
    return len(others) < len(lines)


def _user(line: str, where: str) -> tuple[str, Hashed]:
    found = _LINE.fullmatch(line)
    if not found or not _NAME.fullmatch(found[1]):
        raise SettingsError(f"{where} has not the form that `tipqa password NAME` writes; write it anew with that")
    power, block, parallel = (int(found[at]) for at in (2, 3, 4))
    if not 10 <= power <= 20 or not block or not parallel or 128 * block * 2**power * parallel > _MEMORY:
        raise SettingsError(f"{where} asks for a cost that is not taken; write it anew with `tipqa password NAME`")
    try:
        return found[1], Hashed(
            power, block, parallel, b64decode(found[5], validate=True), b64decode(found[6], validate=True)
        )
    except ValueError:
        raise SettingsError(f"{where} is damaged; write it anew with `tipqa password NAME`") from None


def _key(password: str, salt: bytes, power: int, block: int, parallel: int) -> bytes:
    return scrypt(
        password.encode("utf-8", "replace"), salt=salt, n=2**power, r=block, p=parallel, maxmem=2 * _MEMORY, dklen=32
    )
