"""The tree of errors is the one drawn at the top of its module."""

from __future__ import annotations

import inspect
import re

import pytest

from tipqa import errors
from tipqa.errors import CountryError, TipqaError


def drawn() -> dict[str, tuple[str, int]]:
    """Name → (parent, exit code), read from the tree in the module's docstring."""
    tree: dict[str, tuple[str, int]] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"    ([│├└─ ]*)(\w+Error)\b(?:.*exit code (\d))?", line)
        if match:
            depth = sum(branch in match.group(1) for branch in ("├", "└")) + match.group(1).count("│")
            path = [*path[:depth], match.group(2)]
            parent = path[-2] if depth else "Exception"
            code = int(match.group(3)) if match.group(3) else tree[parent][1]
            tree[match.group(2)] = (parent, code)
    return tree


def defined() -> dict[str, tuple[str, int]]:
    classes = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, TipqaError)]
    return {c.__name__: (c.__bases__[0].__name__, c.exit_code) for c in classes}


def test_each_error_of_the_drawing_exists_and_no_other() -> None:
    assert len(drawn()) > 8
    assert drawn() == defined()


def test_each_kind_of_error_has_a_code_and_a_hint_of_its_own() -> None:
    classes = [getattr(errors, name) for name in defined()]
    for field in ("code", "hint"):
        values = [getattr(it, field) for it in classes]
        assert len(set(values)) == len(values)


def test_an_error_tells_programs_what_it_tells_people() -> None:
    found = CountryError("no country is known as 'Chadd'", ("Chad",)).to_dict()
    assert found["code"] == "unknown_country"
    assert found["message"] == "no country is known as 'Chadd'"
    assert found["suggestions"] == ["Chad"]
    assert TipqaError("no room").to_dict() == {
        "code": "failed",
        "message": "no room",
        "hint": TipqaError.hint,
        "suggestions": [],
    }


@pytest.mark.parametrize("name", sorted(defined()))
def test_each_error_says_what_it_is_for(name: str) -> None:
    assert inspect.getdoc(getattr(errors, name))


def test_a_country_error_carries_suggestions() -> None:
    assert CountryError("no such country").suggestions == ()
    assert CountryError("no such country", ("Chad",)).suggestions == ("Chad",)
