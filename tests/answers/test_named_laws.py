"""A law or article that is named by its number: the statements that name it go first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from checks import ask, over

from tipqa.evidence.named_laws import named_first
from tipqa.evidence.scoring import Evidence
from tipqa.index.model import Statement
from tipqa.question.years import read_years
from tipqa.reports.model import SectionKind


def evidence(*texts: str) -> list[Evidence]:
    kind = SectionKind.PROSECUTION
    return [
        Evidence(Statement(at, "2024/ghana", kind, "PROSECUTION", 0, len(text), text, False), 1.0, 1.0, False)
        for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("article", "text", "named"),
    [
        ("article 12", "Article 12 set prison terms.", True),
        ("article 12", "Articles 10, 11, and 12 set prison terms.", True),
        ("articles 12", "Under Article 12 of the code, terms rose.", True),
        ("article 12", "Article 112 set prison terms.", False),
        ("article 12", "Article 12.1 set prison terms.", False),
        ("article 12", "Article 10 set terms of 12 years.", False),
        ("law 27-14", "Law 27-14 set prison terms.", True),
        ("law 27-14", "Law 27 set prison terms.", False),
    ],
)
def test_what_names_an_article_goes_first(article: str, text: str, named: bool) -> None:
    first, _ = named_first((article,), evidence("Courts met.", text))
    assert (first.statement.text == text) is named


def test_what_goes_on_from_it_goes_first_as_well() -> None:
    texts = ("Courts met.", "Decree 9 banned pimping.", "This decree set fines.", "This decree is old.")
    at, found = 0, []
    for one, gap in zip(evidence(*texts), (1, 1, 9, 1), strict=True):
        said = replace(one.statement, start=at, end=at + len(one.statement.text))
        at = said.end + gap
        found.append(one._replace(statement=said))
    assert [it.statement.text for it in named_first(("decree 9",), found)] == [texts[1], texts[2], texts[0], texts[3]]


def test_the_article_asked_for_leads_the_answer(tmp_path: Path) -> None:
    text = """---
country: Ghana
year: 2024
title: GHANA (Tier 2)
---
# GHANA (Tier 2)

## PROSECUTION

Article 10 of the penal code criminalized trafficking and prescribed penalties of five years' imprisonment. Article 11 of the \
penal code prescribed that victims were not to be punished. Article 12 raised the terms to 16 years where a victim died.
"""
    with over(tmp_path, {"2024/ghana": text}) as qa:
        for question in ("What does article 12 of Ghana's penal code prescribe?", "ghana penal code art 12 – years?"):
            answer = ask(qa, question)
            assert answer.citations[0].quote.startswith("Article 12")


@pytest.mark.parametrize(
    ("question", "editions"),
    [
        ("What penalties do the 2003 and 2012 trafficking acts set?", ()),
        ("What did the 2004, 2009 and 2011 amendments change?", ()),
        ("Which laws passed in 2021 and 2022?", (2021, 2022)),
        ("Did victims increase in the 2021 and 2022 editions?", (2021, 2022)),
    ],
)
def test_years_of_several_laws_are_no_editions(question: str, editions: tuple[int, ...]) -> None:
    assert read_years(question).editions == editions
