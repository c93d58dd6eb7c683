"""The password in front of everything: HTTP Basic against a file of hashed passwords, with guessing made slow."""

from __future__ import annotations

import asyncio
import hmac
import os
from base64 import b64decode
from collections import OrderedDict
from pathlib import Path
from typing import Any

from tipqa.api.scopes import brings, path_below_root
from tipqa.errors import SettingsError
from tipqa.web.budget import Budget
from tipqa.web.door import PROGRAMS, Refused, headers, refuse
from tipqa.web.limits import address_of, too_often
from tipqa.web.passwords import Hashed, hash_password, read_users

_OPEN = ("/health",)
_WRONG_A_MINUTE = 10  # wrong passwords from one address
_WRONG_IN_ALL = 200
_KNOWN = 1_000  # visitors whose password was found right and is not worked out anew
_ASK = (b"www-authenticate", b'Basic realm="tipqa", charset="UTF-8"')


class Auth:
    """An ASGI layer that lets in who gives a name and password of the file; the address for health is open.

    The file is read again when it has changed, so that who is taken out of it stays out.
    """

    def __init__(self, app: Any, path: Path, token: str = "") -> None:
        """
        Args:
            app: what stands behind the password.
            path: the file.
            token: what programs may bring to their doors instead; "" for none.

        Raises:
            SettingsError: the file cannot be read, or is no such file.
        """
        self._app, self._path, self._token = app, path, token.encode()
        self._users, self._stamp = read_users(path), _stamp(path)
        self._secret = os.urandom(32)
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._wrong, self._wrong_in_all = Budget(_WRONG_A_MINUTE), Budget(_WRONG_IN_ALL)
        self._nobody = hash_password(os.urandom(16).hex())
        self._one = asyncio.Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on, or answer 401, or 429 to who guesses."""
        if scope["type"] == "http" and not self._is_open(scope):
            try:
                await self._check(scope)
            except Refused as refused:
                await refuse(refused, scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _is_open(self, scope: Any) -> bool:
        path = path_below_root(scope)
        return path in _OPEN or bool(self._token and path.startswith(PROGRAMS) and brings(scope, self._token))

    async def _check(self, scope: Any) -> None:
        given = headers(scope, b"authorization")
        if len(given) != 1:
            raise Refused(401, "this server wants a name and a password", (_ASK,))
        users = self._read()
        mark = hmac.digest(self._secret, given[0].encode("latin-1"), "sha256")
        if mark in self._known:
            self._known.move_to_end(mark)
            return
        address = address_of(scope)
        wait = self._wrong.take(address) or self._wrong_in_all.take(None)
        if wait:
            raise too_often("too many wrong passwords", wait)
        if not await self._matches(users, *_name_and_password(given[0])):
            raise Refused(401, "the name or the password is wrong", (_ASK,))
        self._wrong.give_back(address)
        self._wrong_in_all.give_back(None)
        self._known[mark] = None
        if len(self._known) > _KNOWN:
            self._known.popitem(last=False)

    def _read(self) -> dict[str, Hashed]:
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._known.clear()
            try:
                self._users = read_users(self._path)
            except SettingsError as error:
                raise Refused(
                    503, "the file of passwords cannot be read; whoever runs the server can mend it"
                ) from error
            self._stamp = stamp
        return self._users

    async def _matches(self, users: dict[str, Hashed], name: str, password: str) -> bool:
        """Whether it is the visitor's password; as slow where there is no such visitor, and one at a time."""
        async with self._one:
            right = await asyncio.to_thread(users.get(name, self._nobody).matches, password)
        return right and name in users


def _name_and_password(header: str) -> tuple[str, str]:
    scheme, _, value = header.partition(" ")
    try:
        written = b64decode(value.strip(), validate=True).decode("utf-8") if scheme.lower() == "basic" else ""
    except ValueError:
        written = ""
    name, _, password = written.partition(":")
    return name, password[:1_000]


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino
