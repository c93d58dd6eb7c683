"""A deed that countries are asked for is told by one clause with what it is done to, and as done."""

from __future__ import annotations

import pytest

from tipqa.evidence.deeds import tells_deed
from tipqa.question.deeds import Deed, read_deed

CONVICTED = Deed("convict", "officials")


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("Which countries convicted officials for complicity?", Deed("convict", "officials", ("complicity",))),
        ("Which governments have opened a new shelter for girls?", Deed("open", "shelter", ("girls",))),
        ("Where were police officers arrested for trafficking?", Deed("arrest", "officers", ("police",))),
        ("Which countries had no shelters for men?", Deed("lack", "shelters", ("men",))),
        ("Which countries lack enough labor inspectors?", Deed("lack", "inspectors", ("labor",))),
        ("Which countries adopted a plan according to the 2023 reports?", Deed("pass", "plan")),
        ("Which countries did not convict officials?", None),
        ("Which countries convicted officials but never jailed them?", None),
        ("Which countries mention fishing boats?", None),
        ("What did Peru open?", None),
    ],
)
def test_the_deed_of_a_question(question: str, deed: Deed | None) -> None:
    assert read_deed(question) == deed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Courts convicted two police officers.", True),
        ("Two mayors were convicted of selling passports.", True),
        ("It obtained a conviction of one judge.", True),
        ("Efforts included convicting three officials and training nurses.", True),
        ("Police arrested no one; however, a court convicted one diplomat.", True),
        ("It did not report any investigations, prosecutions, or convictions of officials.", False),
        ("It did not convict any officials.", False),
        ("Courts convicted no officials.", False),
        ("It investigated two officials, and courts convicted nine traffickers.", False),
        ("Officials convicted nobody.", False),
        ("A court may have convicted an official.", False),
        ("The bill, if passed, would see convicted officials barred.", False),
        ("It banned the convicted officials from office.", False),
        ("It was far from convicting officials.", False),
        ("Courts convicted traffickers, which officials praised.", False),
        ("The law granted it the right to try officials.", False),
    ],
)
def test_a_conviction_of_officials(text: str, told: bool) -> None:
    assert tells_deed(text, CONVICTED) is told


@pytest.mark.parametrize(
    ("text", "deed", "told"),
    [
        ("There were no shelters for men.", Deed("lack", "shelters", ("men",)), True),
        ("There were no shelters for children.", Deed("lack", "shelters", ("men",)), False),
        ("The shelter had no doctor, and men were turned away.", Deed("lack", "shelters", ("men",)), False),
        ("It opened a safe house for girls.", Deed("open", "shelters", ("child",)), True),
        ("It opened a safe house for women.", Deed("open", "shelters", ("child",)), False),
        ("A judge was tried.", Deed("prosecute", "diplomats"), False),
        ("It prosecuted an official.", Deed("prosecute", "diplomats"), False),
        ("It prosecuted a diplomat.", Deed("prosecute", "diplomats"), True),
        ("It adopted a protocol on care.", Deed("ratify", "protocol"), False),
        ("It issued suspended sentences.", Deed("suspend", "sentences"), True),
        ("The law granted victims the right to compensation.", Deed("pay", "compensation"), False),
        ("Courts granted victims compensation.", Deed("pay", "compensation"), True),
    ],
)
def test_other_deeds(text: str, deed: Deed, told: bool) -> None:
    assert tells_deed(text, deed) is told


@pytest.mark.parametrize(
    ("thing", "text", "told"),
    [
        ("people", "The government brought home nine girls from camps abroad.", True),
        ("people", "It repatriated 12 men.", True),
        ("people", "It repatriated survivors from the camps.", True),
        ("people", "It repatriated the money.", False),
        ("people", "It repatriated, lodged, and taught nine girls.", True),
        ("victims", "It repatriated 12 men.", False),
    ],
)
def test_anybody_may_be_told_as_children_men_or_victims(thing: str, text: str, told: bool) -> None:
    assert tells_deed(text, Deed("repatriate", thing)) is told
