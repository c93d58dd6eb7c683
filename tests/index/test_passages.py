from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.index.passages import header, split_passages
from tipqa.reports.model import Report, Section, SectionKind

TEXTS = st.text(st.sampled_from("ab é.;,!?\n \u2028“”-"), max_size=900)


def report_of(*bodies: str) -> Report:
    text, sections = "", []
    for number, body in enumerate(bodies):
        text += f"Heading {number}\n\n"
        sections.append(Section(SectionKind.OTHER, f"Heading {number}", len(text), len(text) + len(body)))
        text += body + "\n\n"
    return Report("2025/tajikistan", "Tajikistan", "TJ", 2025, "tip", "digest", "", text, tuple(sections))


def always(_: str) -> bool:
    return True


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_passages_lie_in_their_section_in_order_and_leave_out_white_space_only(bodies: list[str]) -> None:
    report = report_of(*bodies)
    covered: list[int] = []
    for at, start, end in split_passages(report, 200, always):
        section = report.sections[at]
        assert section.start <= start < end <= section.end
        assert end - start <= 200
        assert not covered or start > covered[-1]
        covered += range(start, end)
    kept = set(covered)
    for section in report.sections:
        assert not "".join(report.text[i] for i in range(section.start, section.end) if i not in kept).strip()


@given(TEXTS)
def test_no_passage_with_its_header_is_above_the_limit(body: str) -> None:
    report = report_of(body)
    line = header("Tajikistan", 2025, "Heading 0")
    for _, start, end in split_passages(report, 400, lambda text: len(text) <= len(line) + 25):
        assert len(line + report.text[start:end]) <= len(line) + 25


def test_cuts_at_the_end_of_a_sentence_where_it_can() -> None:
    report = report_of("The first sentence is here. " * 30)
    ends = [report.text[end - 1] for _, _, end in split_passages(report, 200, always)]
    assert set(ends) == {"."}


@pytest.mark.parametrize("body", ["x" * 5000, "é" * 5000, "1,2" * 2000])
def test_a_long_word_ends_though_nothing_of_it_fits(body: str) -> None:
    passages = split_passages(report_of(body), 700, lambda _: False)
    assert len(passages) == len(body)


def test_header_is_one_line() -> None:
    assert header("Tajikistan", 2025, "Prosecution") == "Tajikistan · 2025 · Prosecution\n"
