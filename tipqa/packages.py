"""The packages that tipqa needs, and which of them are installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

_NEED = re.compile(r"(?P<name>[\w.-]+)\s*(?:>=\s*(?P<least>[\d.]+))?")


@dataclass(frozen=True, slots=True)
class Package:
    """A package, the least version that will do ("" for any), and the installed one ("" for none)."""

    name: str
    least: str
    installed: str

    @property
    def wanted(self) -> str:
        """What `pip install` takes."""
        return f"{self.name}>={self.least}" if self.least else self.name

    @property
    def fits(self) -> bool:
        """Whether it is installed in a version that will do."""
        return self.installed != "" and _numbers(self.installed) >= _numbers(self.least)

    @property
    def problem(self) -> str:
        """What is wrong with one that does not fit."""
        return (
            f"{self.name} {self.installed} is older than {self.least}" if self.installed else f"{self.name} is missing"
        )

    def __str__(self) -> str:
        return f"{self.name} {self.installed}"


def needed() -> tuple[Package, ...]:
    """The packages that tipqa's metadata name, without extras; none where tipqa is not installed."""
    try:
        lines = requires("tipqa") or []
    except PackageNotFoundError:
        return ()
    return tuple(_read(line) for line in lines if "extra ==" not in line)


def _read(line: str) -> Package:
    match = _NEED.match(line)
    name, least = (match["name"], match["least"] or "") if match else (line, "")
    try:
        return Package(name, least, version(name))
    except PackageNotFoundError:
        return Package(name, least, "")


def _numbers(written: str) -> tuple[int, ...]:
    """The leading numbers of a version without closing zeros: `1.26.0rc1` gives (1, 26)."""
    match = re.match(r"\d+(\.\d+)*", written)
    numbers = [int(part) for part in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
