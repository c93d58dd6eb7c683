"""Addresses of stores, and what the environment says of how to reach them.

| address                                 | what answers                                                             |
|-----------------------------------------|--------------------------------------------------------------------------|
| `qdrant://host:6333/tip?prefix=agency-` | a Qdrant server or cluster, by TLS where `TIPQA_QDRANT_TLS` is `yes`     |
| `qdrant+local:FOLDER?name=tip`          | the client's own form in this process, for tests and small corpora       |
| `qdrant+local::memory:?name=tip`        | the same without a folder, for as long as the process lasts              |
| `qdrant+edge:FOLDER?name=tip`           | the engine itself in this process                                        |

`tip` is the name of the index, and the one that is taken where none is given; `prefix` stands before the names of all its
collections.

| variable                 | default | what it says                                                                        |
|--------------------------|---------|-------------------------------------------------------------------------------------|
| `TIPQA_QDRANT_API_KEY`   |         | the key that the server wants                                                       |
| `TIPQA_QDRANT_TLS`       | `no`    | whether the server is reached by TLS; to be said where a key leaves the machine     |
| `TIPQA_QDRANT_TIMEOUT`   | `30`    | seconds that one request may take                                                   |
| `TIPQA_QDRANT_EXACT`     | `yes`   | whether each vector is compared also where nothing is filtered, or a graph is asked |
| `TIPQA_QDRANT_SHARDS`    | `1`     | into how many shards a build cuts each collection                                   |
| `TIPQA_QDRANT_REPLICAS`  | `1`     | on how many nodes a build keeps each shard                                          |
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from tipqa.errors import SettingsError, UsageError
from tipqa.records import dataclass

PORT = 6333
MEMORY = ":memory:"
_NAME = re.compile(r"[\w.-]{1,100}")
_FORMS = "qdrant://HOST:PORT/NAME, qdrant+local:FOLDER or qdrant+edge:FOLDER"

Kind = Literal["server", "local", "edge"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is: on a server (`host`, `port`) or in a `folder`, and the name of the index in it."""

    text: str
    kind: Kind
    name: str = "tip"
    host: str = ""
    port: int = PORT
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a server is reached and how a build spreads over it; see the table at the top of the module."""

    api_key: str = ""
    tls: bool | None = None  # None where nothing is said
    timeout: int = 30
    exact: bool = True
    shards: int = 1
    replicas: int = 1

    def __repr__(self) -> str:
        return f"<Reach tls={self.tls} timeout={self.timeout} exact={self.exact}>"  # and not the key


def read_address(text: str) -> Address:
    """The address in `text`.

    Raises:
        UsageError: it is none, or holds what belongs into the environment.
    """
    scheme, _, rest = text.partition(":")
    if scheme in ("qdrant+local", "qdrant+edge"):
        folder, _, query = rest.partition("?")
        if not folder.strip("/") or folder.startswith("//"):
            raise UsageError(f"{text!r} names no folder; an address is {_FORMS}")
        kind: Kind = "local" if scheme == "qdrant+local" else "edge"
        return Address(text, kind, _name(text, "", _options(text, query, "name", "prefix")), folder=folder)
    if scheme != "qdrant" or not rest.startswith("//"):
        raise UsageError(f"{text!r} is no address of a store; one is {_FORMS}")
    return _server(text)


def _server(text: str) -> Address:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{text!r} is no address of a store: {error}; one is {_FORMS}") from error
    if parts.username is not None or parts.password is not None:
        raise UsageError("an address holds no key or password; set TIPQA_QDRANT_API_KEY instead")
    if not host:
        raise UsageError(f"{text!r} names no host; an address is {_FORMS}")
    options = _options(text, parts.query, "prefix")
    return Address(text, "server", _name(text, parts.path.strip("/"), options), host=host, port=port or PORT)


def _options(text: str, query: str, *known: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    for name in options:
        if name not in known:
            raise UsageError(f"{text!r} has an unknown part {name!r}; known are {', '.join(known)}")
    return options


def _name(text: str, named: str, options: Mapping[str, str]) -> str:
    name = options.get("prefix", "") + (named or options.get("name", "tip"))
    if not _NAME.fullmatch(name):
        raise UsageError(f"{text!r} names an index {name!r}; a name has letters, digits, dots, hyphens and underscores")
    return name


def read_reach(environment: Mapping[str, str] | None = None) -> Reach:
    """How the environment wants servers to be reached.

    Raises:
        SettingsError: a variable has a value that cannot be.
    """
    given = os.environ if environment is None else environment
    return Reach(
        api_key=given.get("TIPQA_QDRANT_API_KEY", ""),
        tls=_yes_no(given, "TIPQA_QDRANT_TLS"),
        timeout=_number(given, "TIPQA_QDRANT_TIMEOUT", 30),
        exact=_yes_no(given, "TIPQA_QDRANT_EXACT") is not False,
        shards=_number(given, "TIPQA_QDRANT_SHARDS", 1),
        replicas=_number(given, "TIPQA_QDRANT_REPLICAS", 1),
    )


def _yes_no(given: Mapping[str, str], name: str) -> bool | None:
    value = given.get(name, "").strip().lower()
    if value not in ("", "yes", "no"):
        raise SettingsError(f"{name} is {given[name]!r}; it takes yes or no")
    return value == "yes" if value else None


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or not 1 <= int(value) <= 10_000:
        raise SettingsError(f"{name} is {value!r}; it takes a whole number from 1 to 10000")
    return int(value)
