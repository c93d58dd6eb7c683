"""The packages that tipqa needs, and which of them are installed."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires, version

from tipqa.records import dataclass

_NAME = re.compile(r"[\w.-]*\w")
_LEAST, _BELOW = re.compile(r">=\s*([\d.]+)"), re.compile(r"<\s*([\d.]+)")


@dataclass(frozen=True, slots=True)
class Package:
    """A package, the versions that will do, and the installed one ("" for none).

    `least` is the first version that will do and `below` the first that will not any more; "" for any.
    """

    name: str
    least: str
    below: str
    installed: str

    @property
    def wanted(self) -> str:
        """What `pip install` takes."""
        bounds = (f">={self.least}" if self.least else "", f"<{self.below}" if self.below else "")
        return self.name + ",".join(filter(None, bounds))

    @property
    def fits(self) -> bool:
        """Whether it is installed in a version that will do."""
        return not self.problem

    @property
    def problem(self) -> str:
        """What is wrong with it; "" for one that will do."""
        if not self.installed:
            return f"{self.name} is missing"
        if _numbers(self.installed) < _numbers(self.least):
            return f"{self.name} {self.installed} is older than {self.least}"
        if self.below and _numbers(self.installed) >= _numbers(self.below):
            return f"{self.name} {self.installed} is too new: it must be older than {self.below}"
        return ""

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
    found = _NAME.match(line)
    name = found[0] if found else line
    least, below = (match[1] if (match := bound.search(line)) else "" for bound in (_LEAST, _BELOW))
    try:
        return Package(name, least, below, version(name))
    except PackageNotFoundError:
        return Package(name, least, below, "")


def _numbers(written: str) -> tuple[int, ...]:
    """The leading numbers of a version without closing zeros: `1.26.0rc1` gives (1, 26)."""
    match = re.match(r"\d+(\.\d+)*", written)
    numbers = [int(part) for part in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
