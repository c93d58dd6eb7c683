"""Clean text and decoding."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.errors import ReadError
from tipqa.reports.clean import clean_text, decode


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\u00a0b\u2009c\u202fd", "a b c d"),
        ("traf\ufb01cking, \ufb02ee, o\ufb03cer, sta\ufb00, ba\ufb04e", "trafficking, flee, officer, staff, baffle"),
        ("anti\u2011trafficking and self\u2010help", "anti-trafficking and self-help"),
        ("traf\u00adfick\u200bing\ufeff", "trafficking"),
        ("two  spaces.\n\tNext line\r\n", "two spaces. Next line"),
        ("Co\u0302te", "C\u00f4te"),
        ("bell\x07 rings", "bell rings"),
        ("half a pair \ud800.", "half a pair ."),
    ],
)
def test_cleaning_mends_what_is_no_word(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    "text",
    ["$800-$1,200 smuggling debt", "South Africa’s “dirty list” — 5 – 6 - 7", "'x' \"y\" ½ ² № A&B <b>"],
)
def test_cleaning_keeps_words_quotes_and_dashes(text: str) -> None:
    assert clean_text(text) == text


@given(st.text())
def test_clean_text_is_one_composed_line_and_stays_as_it_is(raw: str) -> None:
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert clean == " ".join(clean.split())
    assert unicodedata.is_normalized("NFC", clean)


@given(st.text())
def test_cleaning_loses_no_letter(raw: str) -> None:
    whole = [letter for letter in raw if letter.isalnum() and ord(letter) < 0x2000]
    composed = unicodedata.normalize("NFD", clean_text(raw))
    assert all(part in composed for letter in whole for part in unicodedata.normalize("NFD", letter))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_marked_utf16_are_read(encoding: str) -> None:
    assert decode("Türkiye\r\nnext\rlast".encode(encoding), "x.md") == "Türkiye\nnext\nlast"


def test_other_encodings_are_refused_by_name_with_the_way_out() -> None:
    with pytest.raises(ReadError, match=r"2024/x\.md is not UTF-8 \(byte 1\).*tipqa add 2024/x\.md"):
        decode("Côte".encode("cp1252"), "2024/x.md")


def test_windows_text_is_guessed_when_allowed() -> None:
    text = "Côte d’Ivoire – “dirty list”"
    assert decode(text.encode("cp1252"), "x.txt", guess=True) == text


def test_cyrillic_text_is_guessed_when_allowed() -> None:
    text = "Правительство Туркменистана не в полной мере соответствует минимальным стандартам. " * 4
    assert decode(text.encode("cp1251"), "x.txt", guess=True) == text


@pytest.mark.parametrize("raw", [b"PK\0\0zip", codecs.BOM_UTF16_LE + b"a"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(ReadError, match=r"x\.md"):
        decode(raw, "x.md")
