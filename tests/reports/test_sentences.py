"""Where statements begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.reports.abbreviations import examples
from tipqa.reports.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Police opened nine cases.", "Courts convicted two."],
        ["The U.S. Embassy helped.", "It trained 40 officers in the U.S.", "The course took a week."],
        ["Victims on St. Lucia met Dr. Gomez and Mr. J. R. Silva.", "They spoke."],
        ["Law No. 13.344 and Art. 149-A apply.", "No. 5 does not."],
        ["The officer said no.", "The judge agreed."],
        ["Fees, e.g. for visas, i.e. papers, vs. fines etc. are banned.", "Others, et al., agree."],
        ["It gave $1.2 million (2.5 percent more).", "In 2019 it gave less."],
        ["They called it “a dirty list.”", "NGOs agreed."],
        ["He asked (in May.)", "She said: “Stop!”", "‘Why?’", "Nobody knew."],
        ["It met at 5 p.m. in Accra.", "It ended at 9 p.m.", "The rest left."],
        ["Brokers of Acme Inc. paid.", "They worked for Acme Inc.", "The firm closed."],
        ["It found none in 2020.", "45 were found in 2021."],
        ["The plan ended in Mar. 2021.", "A new one began…", "It ran on."],
        ["1. The government did it.", "It helped."],
        ["It was placed on Tier 2 (see Sec. 3).", "It rose."],
        ["See www.state.gov/j/tip or a.Smith@example.org for more.", "Call 113."],
    ],
)
def test_sentences_end_where_they_should(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences
    assert split("  ".join(sentences)) == sentences


@pytest.mark.parametrize("example", [example for *_, example in examples()])
def test_every_abbreviation_of_the_table_stands_as_its_example_shows(example: str) -> None:
    assert split(example.replace("|", "")) == example.split("| ")


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "It met in the U.S. Government-run center.",
            "It met the U.S. Government envoy in the U.S.",
            "The visit ended.",
        ],
        ["The U.N. Law Center and the U.K. Courts Service helped.", "It asked the U.N.", "The body agreed."],
        ["The fund held Xlm. 4.6 million.", "It paid 1.204.500 shillings.", "It needs 1 204 500."],
        ["Shifts took 14 hrs. Monday to Friday.", "They took 14 hrs.", "The men fled."],
        ["It is run by the NGO.", "The NGO left."],
    ],
)
def test_states_and_abbreviations_without_a_vowel_end_nothing_by_themselves(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["It ended forced labor.", "Proactively identify victims."],
        ["Shelters took in 40 (11 in 2018).", "NGOs ran them."],
        ["It passed Law 13.344.", "A council met."],
    ],
)
def test_a_lost_space_does_not_glue_sentences(sentences: list[str]) -> None:
    assert split("".join(sentences)) == sentences


def test_a_year_in_brackets_belongs_to_the_last_sentence() -> None:
    assert split("Courts failed. Police did not help. (2013)") == ["Courts failed.", "Police did not help. (2013)"]


def test_a_list_of_clauses_is_parted_at_its_semicolons() -> None:
    text = "Tier 2 - it falls short (no law; no plan); however, it tries; courts convicted two (2013)"
    assert split(text) == [
        "Tier 2 - it falls short (no law; no plan)",
        "however, it tries",
        "courts convicted two (2013)",
    ]


def test_a_list_of_clauses_may_hold_one_full_stop() -> None:
    assert split("it hides; it lies; it fails. Note: Brokers flee; some stay") == [
        "it hides",
        "it lies",
        "it fails.",
        "Note: Brokers flee",
        "some stay",
    ]


def test_two_clauses_without_a_full_stop_are_a_list() -> None:
    assert split("Gabon is a destination country; girls are forced to beg") == [
        "Gabon is a destination country",
        "girls are forced to beg",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It does not meet the standards; however, it is making efforts.",
        "It has three aims (find; help; prevent; end).",
        "It has [see law; order; (rule; rite); act] one case",
    ],
)
def test_an_ordinary_sentence_with_semicolons_stays_whole(text: str) -> None:
    assert split(text) == [text]


def test_prose_with_semicolons_is_split_at_its_full_stops() -> None:
    text = "A fell; B rose; C stayed. D came. E went."
    assert split(text) == ["A fell; B rose; C stayed.", "D came.", "E went."]


@given(st.text(alphabet="aB1 .;:!?()[]”“\"'-…éÑ中•", max_size=80))
def test_spans_cover_every_letter_and_never_cross(text: str) -> None:
    check_spans(text)


@given(st.text(max_size=60))
def test_spans_hold_for_any_text(text: str) -> None:
    check_spans(" ".join(text.split()))


def check_spans(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not any(map(str.isalnum, text[at:start]))
        at = end
    assert not any(map(str.isalnum, text[at:]))
