"""Wordings looked for together find what one pattern of all of them finds, though few are compiled."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tipqa.needed import needed
from tipqa.question import lexicon
from tipqa.question.letters import Table, letters
from tipqa.question.lexicon import each_phrase, phrases, rows, values
from tipqa.question.phrases import Phrases, compiled, pattern_of
from tipqa.question.written import written


def test_the_table_is_written_out_as_it_is() -> None:
    said = "lexicon.toml has changed: run `python -m tipqa.question.written`"
    assert lexicon.WRITTEN.read_text(encoding="utf-8") == written(), said


def test_every_example_holds_what_its_wording_needs() -> None:
    for row in rows():
        text = letters(row.example).small
        assert all(any(it in text for it in either) for either in needed(pattern_of(row.phrase))), row.phrase


def test_every_slot_finds_what_a_pattern_of_all_its_wordings_finds() -> None:
    texts = [row.example for row in rows()][::37]
    for slot, value in {(row.slot, row.value): None for row in rows()}:
        whole = compiled(row.phrase for row in rows() if (row.slot, row.value) == (slot, value))
        for text in [*texts, *texts[:3]]:
            found = [(it.span(), it.groups(), it.groupdict()) for it in phrases(slot, value).finditer(text)]
            assert found == [(it.span(), it.groups(), it.groupdict()) for it in whole.finditer(text)], (slot, text)


def test_small_letters_are_those_that_a_pattern_takes_for_alike() -> None:
    every = re.compile("[!-~]", re.IGNORECASE)
    alike = (char for char in map(chr, range(sys.maxunicode + 1)) if every.fullmatch(char))
    wrong = [
        char
        for char in alike
        for plain in "ik s".split()
        if re.fullmatch(plain, char, re.I) and plain not in letters(char).small
    ]
    assert not wrong
    assert all(
        letters(char).small[0].isascii() for char in map(chr, range(sys.maxunicode + 1)) if every.fullmatch(char)
    )


def test_a_text_with_other_wordings_is_looked_in_for_all() -> None:
    found = Phrases([("rose", [["rose"]]), ("fell", [["fell"]]), ("rose and fell", [["fell"], ["rose"]])])
    assert not found.search("it stood")
    assert found.sub("moved", "It rose.") == "It moved."
    assert found.findall("it fell, ROSE and fell") == ["fell", "ROSE", "fell"]
    assert found.match("it fell", 3) is not None
    assert found.fullmatch("ro\u017fe") is not None


def test_groups_are_counted_though_one_wording_alone_has_its_letters() -> None:
    found = Phrases([("(a) first", [["first"]]), ("the second (one)", [["second"]])])
    match = found.search("the second one")
    assert match is not None
    assert match[2] == "one"


def test_a_table_that_was_written_out_of_another_is_left_aside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    older = tmp_path / "lexicon.json"
    older.write_text('{"of": 1, "part": {}, "words": {}}', encoding="utf-8")
    for kept in (older, tmp_path / "missing.json"):
        monkeypatch.setattr(lexicon, "WRITTEN", kept)
        lexicon._written.cache_clear()
        try:
            assert values.__wrapped__("order") == ("most", "fewest")
            assert phrases.__wrapped__("many").search("How many?")
            assert each_phrase.__wrapped__("everyday")
        finally:
            lexicon._written.cache_clear()


def test_a_wording_that_alone_has_its_letters_is_looked_for_alone() -> None:
    found = Phrases([("rose", [["rose"]]), ("fell", [["fell"]])])
    patterns = [match.re.pattern for match in map(found.search, ("it rose", "it fell", "rose and fell")) if match]
    assert [("rose" in it, "fell" in it) for it in patterns] == [(True, False), (False, True), (True, True)]


def test_texts_with_the_letters_of_many_others_are_looked_in_for_all() -> None:
    words = [f"word{letter}" for letter in "abcdefgh"]
    found = Phrases([(word, [[word]]) for word in words])
    pairs = [f"{first} {second}" for first in words for second in words if first < second]
    matches = [found.findall(pair) for pair in pairs]
    assert matches == [pair.split() for pair in pairs]
    last = found.search(pairs[-1])
    assert last is not None
    assert all(word in last.re.pattern for word in words)


def test_a_text_asked_for_many_slots_is_looked_in_for_all_at_once() -> None:
    wordings = {(word, ""): [(word, [[word]]), ("and so", [["so"], ["and"]])] for word in ("rose", "fell", "stood")}
    table = Table([*wordings.items(), (("any", ""), [(r"\d+", [])])])
    slots = [Phrases(of, slot, lambda: table) for slot, of in wordings.items()]
    digits = Phrases([(r"\d+", [])], ("any", ""), lambda: table)
    for text in ("It rose, and so it stood for 12 years", "so it fell", "987", "%"):
        found = [[slot.findall(text) for slot in (*slots, digits)] for _ in range(20)]
        assert all(it == found[0] for it in found), text
    assert letters("so it fell").held(table) == {("fell", ""): (0,), ("any", ""): (0,)}
