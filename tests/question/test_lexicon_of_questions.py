"""Every row of the table of words: its example is read by it, and by no other row that gives the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tipqa
from tipqa.question.lexicon import Row, phrases, rows, values
from tipqa.question.phrases import compiled

_ROWS = [pytest.param(row, id=f"{row.slot} {row.value}: {row.phrase[:60]}") for row in rows()]
_READ = re.compile(r'(?:phrases\(|values\(|(?:says|said|spans|spans_of_values|values_in|values_of)\([^"()]*, )"(\w+)"')
_NAMED = re.compile(r'"(\w+)"')


@pytest.mark.parametrize("row", _ROWS)
def test_the_example_is_read_by_its_row_alone(row: Row) -> None:
    assert compiled([row.phrase]).search(row.example)
    others = [it.phrase for it in rows() if (it.slot, it.value) == (row.slot, row.value) and it != row]
    assert not others or not compiled(others).search(row.example)


def test_every_slot_of_the_table_is_read_and_every_slot_read_is_in_it() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(tipqa.__file__).parent.rglob("*.py")]
    slots = {row.slot for row in rows()}
    assert {slot for text in sources for slot in _READ.findall(text)} <= slots
    assert slots <= {name for text in sources for name in _NAMED.findall(text)}


def test_a_space_is_any_white_space_and_the_ends_are_edges_of_words() -> None:
    assert compiled(["how many"]).search("how \n many?")
    assert not compiled(["rank"]).search("frankly")
    assert compiled(["~rank~"]).search("frankly")


def test_a_slot_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no slot 'wy'"):
        phrases("wy")
    assert values("order") == ("most", "fewest")
