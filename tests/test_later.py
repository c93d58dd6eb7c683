"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import tipqa
from tipqa.later import later

ROOMS_WITH_PATTERNS = tuple(
    f"tipqa.{room}" for room in ("question", "reports", "evidence", "comparison", "answers", "countries")
)


def test_it_finds_what_the_pattern_finds() -> None:
    pattern = later(r"t(i)er", re.IGNORECASE)
    assert [match.group(1) for match in pattern.finditer("Tier, TIER")] == ["i", "I"]
    assert pattern.sub("place", "Tier 2") == "place 2"
    assert pattern.fullmatch("tier") is not None
    assert pattern.search("tier", 1) is None
    assert pattern.pattern == r"t(i)er"


def test_it_is_compiled_when_it_is_used_and_not_before() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.search("(")


def test_the_same_is_given_again() -> None:
    pattern = later("a+")
    assert pattern.search is pattern.search


def test_every_pattern_of_the_package_can_be_compiled() -> None:
    names = (it.name for it in pkgutil.walk_packages(tipqa.__path__, "tipqa."))
    modules = [importlib.import_module(name) for name in names if name.startswith(ROOMS_WITH_PATTERNS)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, type(later("")))]
    assert len(found) > 100
    assert all(isinstance(it.pattern, str) for it in found)
