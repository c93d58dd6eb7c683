"""Which countries count none of a measure, or report none."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "countries", "label"),
    [
        ("Which countries convicted nobody in the 2025 report?", ["Kyrgyz Republic"], "convictions"),
        ("Who convicted no officials in the 2025 report?", ["Tajikistan"], "officials convicted"),
        ("Which countries did not convict any officials in the 2025 report?", ["Tajikistan"], "officials convicted"),
        (
            "Which countries reported no convictions in 2022?",
            ["Kyrgyz Republic", "Tajikistan", "Turkmenistan"],
            "convictions",
        ),
    ],
)
def test_the_countries_with_none(bundled: QA, question: str, countries: list[str], label: str) -> None:
    answer = ask(bundled, question)
    assert answer.facts["countries"] == countries
    assert f"with no {label}\n" in answer.answer
    assert not any(figure["value"] for figure in answer.facts["figures"])


def test_none_and_not_reported_are_told_apart(bundled: QA) -> None:
    answer = ask(bundled, "Which countries reported no convictions in 2022?")
    told = {figure["country"]: figure["reported"] for figure in answer.facts["figures"]}
    assert told == {"Kyrgyz Republic": True, "Tajikistan": False, "Turkmenistan": False}
    assert "**Not reported**: Convictions, 2022 (Tajikistan, 2023 edition)" in answer.answer
    assert "**0**: Convictions, " in answer.answer


def test_a_region_narrows_the_countries_with_none(bundled: QA) -> None:
    answer = ask(bundled, "Which countries in Central Asia reported no convictions in the 2023 report?")
    assert answer.facts["countries"] == ["Kyrgyz Republic", "Tajikistan", "Turkmenistan"]
    assert cited(answer) == ["2023/kyrgyz-republic", "2023/tajikistan", "2023/turkmenistan"]
