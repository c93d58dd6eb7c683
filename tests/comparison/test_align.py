"""Statements of two editions, matched."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.reports.model import SectionKind

POLICE = "Police identified 13 victims of forced labor on building sites in the capital."
HOTLINE = "The government ran a hotline that received calls in three languages."
FISHING = "Traffickers exploit migrants from India aboard fishing vessels in coastal waters."
COURT = "Courts suspended most prison terms of convicted traffickers."
ADVICE = (
    "Train labor inspectors to find victims on farms and in mines, and fund enough shelters for the men among them."
)


def test_equal_statements_are_kept_wherever_they_stand(shelf) -> None:
    assert shelf.compare([POLICE, HOTLINE, FISHING], [FISHING, POLICE, HOTLINE]) == [
        ("kept", FISHING, FISHING),
        ("kept", POLICE, POLICE),
        ("kept", HOTLINE, HOTLINE),
    ]


@pytest.mark.parametrize(
    "written",
    [
        f"However, {POLICE[0].lower()}{POLICE[1:]}",
        POLICE.rstrip(".") + " (2014)",
        POLICE.replace(" of ", "  of\u00a0").replace(".", ";"),
        POLICE.replace("in the capital", "in capital").replace("Police", "Police also"),
    ],
)
def test_what_is_only_written_otherwise_is_kept(shelf, written: str) -> None:
    assert [status for status, *_ in shelf.compare([POLICE, HOTLINE], [HOTLINE, written])] == ["kept", "kept"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (POLICE, POLICE.replace("13", "7")),
        (POLICE, POLICE.replace("identified", "did not identify")),
        (FISHING, FISHING.replace("India", "Nepal")),
        (FISHING, FISHING.replace("exploit migrants", "exploited women and migrants")),
        (HOTLINE, "A government hotline took calls in three languages."),
        (COURT, "Courts suspended most prison terms of convicted traffickers, chiefly under the weaker statute."),
    ],
)
def test_a_changed_statement_is_reworded_and_not_new(shelf, old: str, new: str) -> None:
    found = shelf.compare([old, ADVICE], [ADVICE, new])
    assert sorted(found) == sorted([("kept", ADVICE, ADVICE), ("reworded", old, new)])


def test_what_one_edition_says_alone_is_new_or_dropped(shelf) -> None:
    found = shelf.compare([POLICE, COURT], [POLICE, FISHING])
    assert sorted(found) == sorted([("kept", POLICE, POLICE), ("new", "", FISHING), ("dropped", COURT, "")])


def test_both_halves_of_a_split_statement_are_reworded(shelf) -> None:
    halves = ["Train labor inspectors to find victims on farms and in mines.", "Fund enough shelters for male victims."]
    found = shelf.compare([ADVICE, POLICE], [POLICE, *halves])
    assert sorted(found) == sorted([("kept", POLICE, POLICE), *(("reworded", ADVICE, half) for half in halves)])


def test_merged_statements_are_both_reworded(shelf) -> None:
    whole = f"{POLICE.rstrip('.')}, and {COURT[0].lower()}{COURT[1:]}"
    assert sorted(shelf.compare([POLICE, COURT], [whole])) == sorted(
        [("reworded", POLICE, whole), ("reworded", COURT, whole)]
    )


def test_a_statement_said_again_is_not_new(shelf) -> None:
    assert shelf.compare([POLICE], [POLICE, POLICE]) == [("kept", POLICE, POLICE)] * 2
    assert shelf.compare([POLICE, POLICE], [POLICE]) == [("kept", POLICE, POLICE)] * 2


def test_set_sentences_match_their_own_kind_only(shelf) -> None:
    striving = "However, it is making significant efforts to do so."
    effort = "The government made significant efforts to raise awareness."
    found = shelf.compare([striving], [effort])
    assert [status for status, *_ in found] == ["new", "dropped"]


def test_a_recommendation_is_no_statement(shelf) -> None:
    ours = shelf.statements([ADVICE], SectionKind.RECOMMENDATIONS)
    theirs = shelf.statements([ADVICE.replace("Train", "The government trained")], SectionKind.PROTECTION)
    assert {status for status, *_ in shelf.compare(ours, theirs)} == {"new", "dropped"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Twelve victims received care in the shelter.", "12 victims received care in the shelter."),
        ("Seventy-one defendants pleaded guilty.", "71 defendants pleaded guilty."),
        ("Two hundred and five callers asked for help.", "205 callers asked for help."),
    ],
)
def test_a_number_in_words_is_the_number_in_digits(shelf, old: str, new: str) -> None:
    assert shelf.compare([POLICE, old], [POLICE, new]) == [("kept", POLICE, POLICE), ("kept", old, new)]


def test_two_sentences_that_only_share_their_opening_are_no_pair(shelf) -> None:
    old = "In May 2022, a court in Zarand sentenced a bus driver who had moved six girls to Ostrava for sexual exploitation."
    new = "In July 2023, a court in Bozkol sentenced a farmer whose two shepherds had worked for years without pay."
    assert sorted(shelf.compare([POLICE, old, HOTLINE], [POLICE, new, HOTLINE])) == sorted(
        [("kept", POLICE, POLICE), ("kept", HOTLINE, HOTLINE), ("dropped", old, ""), ("new", "", new)]
    )


def test_a_list_of_efforts_is_the_list_of_the_next_edition(shelf) -> None:
    old = "These efforts included opening a shelter for boys and paying the fees of two interpreters."
    new = "These efforts included convicting a complicit mayor and screening children in quarries."
    assert ("reworded", old, new) in shelf.compare([POLICE, old, HOTLINE], [POLICE, new, HOTLINE])


def test_what_stands_elsewhere_word_for_word_is_not_given_to_its_neighbour(shelf) -> None:
    near = POLICE.replace("building sites", "farms")
    found = shelf.compare([POLICE, HOTLINE, FISHING], [near, HOTLINE, FISHING, POLICE])
    assert ("kept", POLICE, POLICE) in found


@settings(max_examples=25, derandomize=True)  # of two paths that gain the same to the last bit either may be taken
@given(seed=st.integers(0, 10_000))
def test_backwards_the_same_statements_belong_together(shelf, small_index: Index, seed: int) -> None:
    random = Random(seed)
    old = [it.text for it in small_index.statements(Filter(reports=("2023/uzbekistan",)))]
    new = [
        " ".join(word for word in text.split() if random.random() > 0.2) or text
        for text in old
        if random.random() > 0.3
    ]
    random.shuffle(new)
    ours, theirs = shelf.statements(old), shelf.statements(new)
    there = {(before, after) for _, before, after in shelf.compare(ours, theirs)}
    back = {(before, after) for _, after, before in shelf.compare(theirs, ours)}
    assert there == back


def test_an_empty_edition(shelf) -> None:
    assert shelf.compare([], []) == []
    assert shelf.compare(shelf.statements([POLICE]), []) == [("dropped", POLICE, "")]
    assert shelf.compare([], shelf.statements([POLICE])) == [("new", "", POLICE)]


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.0, 0.3, 0.7]))
def test_shuffling_and_deleting_never_make_a_new_statement(shelf, small_index: Index, seed: int, share: float) -> None:
    random = Random(seed)
    old = small_index.statements(Filter(reports=("2023/uzbekistan",)))
    new = [it for it in old if random.random() >= share]
    random.shuffle(new)
    lines = shelf.statements([it.text for it in old])
    statuses = {status for status, *_ in shelf.compare(lines, shelf.statements([it.text for it in new]))}
    assert statuses <= {"kept", "dropped", "reworded"}
    assert share or statuses == {"kept"}
