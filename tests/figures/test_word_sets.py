"""Every word of the sets that figures are read by: each stands in a sentence that reads as it does because of it.

`word_sets.toml` holds the sentences of each set: one with a gap, what it gives with each of the words in it (a gap there is
filled too), another word with which it does not give that, and the words. They stand apart from the sets, so that a word
that leaves its set is missed.
"""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from figure_reading import figures_in, gives

import tipqa.figures

_TABLE = tomllib.loads((Path(__file__).parent / "word_sets.toml").read_text(encoding="utf-8"))
_ROWS = [pytest.param(*row, id=f"{name} {at}") for name, rows in _TABLE.items() for at, row in enumerate(rows, 1)]


def reads(sentence: str, wanted: str, word: str) -> bool:
    first = word[0].upper() + word[1:] if sentence.startswith("{}") else word
    return gives(figures_in(sentence.replace("{}", first)), wanted.replace("{}", word))


@pytest.mark.parametrize(("sentence", "wanted", "other", "words"), _ROWS)
def test_a_sentence_gives_what_it_does_by_each_word_of_the_set_alone(
    sentence: str, wanted: str, other: str, words: str
) -> None:
    assert [word for word in words.split() if not reads(sentence, wanted, word)] == []
    assert not reads(sentence, wanted, other)


def test_every_word_of_every_set_stands_in_a_sentence() -> None:
    held = {name: {word for row in rows for word in row[3].split()} for name, rows in _TABLE.items()}
    assert {
        name: words - held.get(name, set()) for name, words in sets_of_words() if words - held.get(name, set())
    } == {}


def sets_of_words() -> list[tuple[str, set[str]]]:
    """The words that stand in each set of words of the room, under its module and name."""
    found = []
    for path in sorted(Path(tipqa.figures.__path__[0]).glob("*.py")):
        for named in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(named, ast.Assign) and isinstance(named.targets[0], ast.Name):
                words = {word for call in ast.walk(named.value) for word in words_of(call)}
                found.append((f"{path.stem}.{named.targets[0].id}", words))
    return found


def words_of(call: ast.AST) -> list[str]:
    """The words of a call of `word_set`."""
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "word_set":
        return [word for given in call.args if isinstance(given, ast.Constant) for word in str(given.value).split()]
    return []
