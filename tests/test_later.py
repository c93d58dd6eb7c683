"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
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


def test_a_place_to_start_and_to_end_is_given_on() -> None:
    pattern = later("tier", re.IGNORECASE, [["tier"]])
    assert pattern.search("tier", 1) is None
    assert later("tier", 0, [["tier"]]).search("no tier", 1, 7) is not None
    assert len([*later("tier", 0, [["tier"]]).finditer("tier tier", 2)]) == 1


def test_it_can_be_copied() -> None:
    assert copy.copy(later("t(i)er")).search("tier") is not None


def test_it_is_compiled_when_it_is_used_and_not_before() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.search("(")


def test_a_text_without_what_it_needs_does_not_have_it_compiled() -> None:
    wrong = later("(tier", re.IGNORECASE, [["tier"]])
    assert wrong.search("a place") is None
    assert list(wrong.finditer("a place")) == []
    with pytest.raises(re.error):
        wrong.search("a TIER")


def test_a_text_that_has_what_it_needs_is_looked_in() -> None:
    pattern = later(r"tiers? (\d)|place (\d)", re.IGNORECASE, [["tier", "place"]])
    assert later(r"tier", re.IGNORECASE, [["tier"]]).search("TİER") is not None
    assert pattern.search("tiers") is None
    assert [match[0] for match in pattern.finditer("TİER 2, Tıer 1 and Place 3")] == ["TİER 2", "Tıer 1", "Place 3"]
    assert pattern.search("no such thing") is None


def test_the_same_is_given_again() -> None:
    pattern = later("a+")
    assert pattern.search is pattern.search


def test_every_pattern_of_the_package_can_be_compiled() -> None:
    names = (it.name for it in pkgutil.walk_packages(tipqa.__path__, "tipqa."))
    modules = [importlib.import_module(name) for name in names if name.startswith(ROOMS_WITH_PATTERNS)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, type(later("")))]
    assert len(found) > 100
    assert all(isinstance(it.pattern, str) for it in found)
