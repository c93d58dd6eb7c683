"""Lists without those already there, risers, several moves asked as yes or no, groups of places, letters, and what a range hides."""

from __future__ import annotations

import pytest

from tipqa.countries.lookup import find_regions
from tipqa.index.model import Filter
from tipqa.qa import QA
from tipqa.question.coverage import Coverage
from tipqa.question.everyday import in_report_words
from tipqa.question.initials import initial_told, read_initial
from tipqa.question.intents import Intent
from tipqa.question.read import read_question

HAVE = Coverage({("tip", country): (2017, 2018) for country in ("Chad", "Libya", "Peru", "Somalia")}, (2017, 2018))
ASKED = [
    # a list without those that were on it
    (
        "Tier 3 in 2025, leave out those that were on it in 2024",
        "**2 countries** on Tier 3 in the 2025 edition and not",
    ),
    (
        "2025 watch list minus the ones already there in 2024",
        "**11 countries** on Tier 2 Watch List in the 2025 edition",
    ),
    (
        "Tier 1 countries 2025, skip those that already were in 2024",
        "**1 country** on Tier 1 in the 2025 edition and not",
    ),
    ("tier 3 list 2025 without those on it the year before", "**2 countries** on Tier 3 in the 2025 edition and not"),
    (
        "2025 tier 3 countries, excluding whoever was there in 2024",
        "**2 countries** on Tier 3 in the 2025 edition and not",
    ),
    ("only the newcomers on the 2025 tier 3 list", "**2 countries** on Tier 3 in the 2025 edition and not"),
    # who rose
    ("who worked their way up to tier 1 in 2025", "**1 country** upgraded to Tier 1 in the 2025 edition"),
    ("which states earned Tier 1 in 2025", "**1 country** upgraded to Tier 1 in the 2025 edition"),
    ("who made it up to Tier 1 in 2025?", "**1 country** upgraded to Tier 1 in the 2025 edition"),
    ("Which countries made it onto Tier 1 in 2024?", "**3 countries** upgraded to Tier 1 in the 2024 edition"),
    # several countries, of which each moved or did not
    ("Did both Chad and Laos fall in 2025?", "**Yes: Chad and Laos** were downgraded"),
    ("Did both Malta and Serbia fall in 2024?", "**No: only Malta** was downgraded"),
    ("Did Poland and Suriname both rise in 2024?", "**Yes: Poland and Suriname** were upgraded"),
    ("did Laos and Chad both slip in 2025", "**Yes: Laos and Chad** were downgraded"),
    ("Did both Fiji and Kenya rise in 2024?", "**No: none of them** was upgraded"),
    ("Were Mali and Niger relegated in 2024", "**Yes: Mali and Niger** were downgraded"),
    ("Did Kuwait, Malta and Uruguay all move up in 2025?", "**Yes: Kuwait, Malta and Uruguay** were upgraded"),
    # moves within a part of the world
    ("any Baltic country upgraded in 2024?", "No country in Baltics is listed as upgraded in the 2024 edition."),
    ("Were any Pacific islands downgraded in 2024", "**1 country** downgraded in Pacific in the 2024 edition"),
    ("upgraded African countries 2025", "**8 countries** upgraded in Africa in the 2025 edition"),
    # a way with turns in it
    ("Mongolia 2017-2021 how did its ranking develop", "**Tier 2 again**: Mongolia"),
    ("how did Kuwait's tier develop 2015-2022", "**Upgraded**: Kuwait went from Tier 3 in the 2015 edition to Tier 2"),
    ("On which tier was Ireland in 2017 and in 2022?", "**Downgraded**: Ireland"),
    # each of a group
    ("Dutch Caribbean islands and their tiers in 2024", "- Aruba: Tier 2 (2024)"),
    ("Which Baltic states are covered and what tier has each?", "- Estonia: Tier 1 (2025)"),
    # letters
    ("Tier 3 countries starting with a vowel", "**3 countries** on Tier 3 with a name beginning with a vowel"),
    # two counts
    ("how many went down in 2024 and how many in 2025", "**19 in 2024 and 11 in 2025**."),
    ("Number of upgrades in 2024 vs 2025", "**22 in 2024 and 20 in 2025**."),
    ("who was upgraded in 2024 and 2025", "**22 in 2024 and 20 in 2025**."),
    ("Which countries went from 2024 to 2025 up a tier?", "**20 countries** upgraded"),
    ("Which Indian Ocean islands were on tier 1 in 2025?", "**1 country** on Tier 1 in Indian Ocean islands"),
    # what a tier means
    ("difference between tier 2 and tier 3", "- **Tier 2**: the government does not fully meet the minimum standards"),
]


@pytest.mark.parametrize(("question", "answer"), ASKED)
def test_lists_and_moves_in_free_words(bundled: QA, question: str, answer: str) -> None:
    assert bundled.ask(question).answer.startswith(answer)


def test_the_list_of_the_tiers_denied_leaves_out_all_of_them(bundled: QA) -> None:
    asked = bundled.ask("Which countries are not on Tier 1 or 2 or the watch list in 2025, i.e. tier 3?").answer
    assert asked.startswith("**20 countries** on Tier 3 in the 2025 edition: Afghanistan")
    assert "Albania" not in asked
    asked = bundled.ask("countries that aren't on Tier 1 or Tier 2 or special case in 2025").answer
    assert " on Tier 2 Watch List or Tier 3 in the 2025 edition: " in asked.partition("\n")[0]


def test_a_region_that_opens_with_a_countrys_name_names_no_country(bundled: QA) -> None:
    assert [it.name for it in find_regions("Dutch Caribbean islands")] == ["Dutch Caribbean"]
    assert not find_regions("traffickers in South Africa")
    assert bundled.ask("On which tier is the Netherlands?").answer.startswith("**Tier 1**: Netherlands")


def test_letters_are_read_as_vowels_or_consonants() -> None:
    assert read_initial("Countries beginning with vowels") == "AEIOU"
    assert "B" in read_initial("names starting with a consonant")
    assert [initial_told(it) for it in ("M", "AEIOU")] == ["M", "a vowel"]


def test_what_was_done_better_is_told_by_the_newer_edition_alone() -> None:
    have = Coverage({("tip", "Peru"): (2018,), ("tip", "Chad"): (2018,)}, ())
    asked = read_question("What did Peru do better in 2018 than in 2017?", have, Filter())
    assert (asked.editions, asked.missing) == ((2018,), {})
    assert read_question("What changed in Peru from 2017 to 2018?", have, Filter()).missing == {"Peru": (2017,)}


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("What did Peru do better than the year before?", Intent.WHAT_CHANGED),
        ("In what ways did Peru improve?", Intent.WHAT_CHANGED),
        ("African states upgraded in 2018", Intent.LIST),
        ("Asian countries that fell in 2018?", Intent.LIST),
    ],
)
def test_what_is_wanted(question: str, intent: Intent) -> None:
    assert read_question(question, HAVE, Filter()).intent == intent


@pytest.mark.parametrize(
    "question", ["Why is Somalia a special case and not ranked?", "Why is Libya a special case, isn't it rated?"]
)
def test_no_rank_is_what_a_special_case_has(question: str) -> None:
    assert not read_question(question, HAVE, Filter()).premise.negated


@pytest.mark.parametrize(
    "question",
    [
        "Which countries have not ratified the Palermo Protocol?",
        "Who hasn't signed the Palermo Protocol?",
        "Which states never joined the UN trafficking protocol?",
    ],
)
def test_who_did_not_ratify_is_no_party(question: str) -> None:
    assert "not a party to the 2000 UN TIP Protocol" in in_report_words(question)
