"""Verbs and nouns of the trade, and which measure a verb makes of a noun."""

from __future__ import annotations

import re

from tipqa.reports.figures.tokens import Token, word_set


def _forms(verbs: str) -> dict[str, str]:
    """Each inflected form of regular verbs, with `class: verb verb` entries parted by `|`."""
    table: dict[str, str] = {}
    for entry in verbs.split("|"):
        name, _, stems = entry.strip().partition(":")
        for stem in stems.split():
            root = stem.rstrip("e") if stem.endswith("e") else stem
            root = root[:-1] + "i" if root.endswith("fy") else root
            plain = stem[:-1] if stem.endswith("fy") else root
            table |= {
                stem: name, stem + "s": name, root + "ed": name, root + "es": name,
                (stem if stem.endswith("fy") else plain) + "ing": name,
            }  # fmt: skip
    return table


VERBS: dict[str, str] = _forms(
    "investigate: investigate probe|prosecute: prosecute charge indict|convict: convict|"
    "sentence: sentence imprison jail incarcerate|arrest: arrest detain apprehend|"
    "identify: identify confirm certify recognize recognise rescue discover notice detect count list encounter|refer: refer|"
    "assist: assist help serve support aid|shelter: shelter accommodate house|repatriate: repatriate return|"
    "fund: fund allocate budget spend contribute donate disburse earmark grant|staff: employ hire recruit assign appoint dedicate|"
    "inspect: inspect|train: train|screen: screen interview|operate: operate run open establish maintain fund|"
    "open: initiate launch open register record conduct start pursue|report: report publish disclose document"
) | {
    "found": "find", "find": "find", "finds": "find", "finding": "find", "identifying": "identify",
    "spent": "fund", "brought": "bring", "bringing": "bring", "began": "open", "begun": "open", "ran": "operate",
    "referred": "refer", "referring": "refer", "held": "hold", "acquitted": "acquit", "freed": "identify",
    "tried": "try", "received": "receive", "receiving": "receive", "got": "receive", "provided": "provide", "provide": "provide", "provides": "provide", "providing": "provide",
    "removed": "identify", "placed": "place", "helped": "assist", "sent": "send", "met": "meet",
}  # fmt: skip
# "opened" and "launched" are told apart by their object, not by the verb.
VERBS |= {"opened": "open", "opening": "open", "opens": "open", "open": "open", "recruited": "", "house": ""}

NOMINALS: dict[str, str] = {
    "prosecution": "prosecute", "prosecutions": "prosecute", "proceedings": "prosecute", "charges": "prosecute",
    "indictments": "prosecute", "conviction": "convict", "convictions": "convict", "investigation": "investigate",
    "investigations": "investigate", "arrest": "arrest", "arrests": "arrest",
    "identification": "identify", "referral": "refer", "referrals": "refer", "repatriation": "repatriate",
    "return": "repatriate", "assistance": "assist", "services": "assist", "care": "assist", "support": "assist",
    "aid": "assist", "help": "assist", "protection": "assist", "counseling": "assist", "rehabilitation": "assist",
    "counselling": "assist", "shelter": "shelter", "housing": "shelter", "accommodation": "shelter",
    "training": "train", "trainings": "train", "sentences": "sentence", "screening": "screen", "sentencing": "sentence",
    "terms": "sentence", "restitution": "compensate", "compensation": "compensate", "inspections": "inspect", "inspection": "inspect",
}  # fmt: skip
RECEIVED: dict[str, str] = {name: verb for name, verb in NOMINALS.items() if verb in ("assist", "shelter", "train")}

_NOUNS = (
    "victim: victims victim survivors survivor|"
    "person: people persons person individuals individual women woman men man girls girl boys boy children child "
    "minors minor adults adult nationals national citizens citizen foreigners foreigner migrants migrant workers worker "
    "laborers labourers refugees females males adolescents youth households families pickers seekers students participants|"
    "trafficker: traffickers trafficker offenders offender suspects suspect defendants defendant perpetrators "
    "perpetrator criminals pimps recruiters convicts ringleaders|"
    "official: officials official policemen|"
    "staff: employees employee staff personnel inspectors inspector officers officer prosecutors prosecutor judges judge "
    "police members representatives practitioners professionals teachers diplomats stakeholders actors workers' soldiers guards "
    "doctors social|"
    "case: cases case complaints|investigations: investigations investigation probes|"
    "prosecutions: prosecutions prosecution indictments indictment|convictions: convictions conviction verdicts|"
    "sentences: sentences|suspects: arrests arrest detentions|inspections: inspections inspection raids|"
    "trainings: trainings training courses seminars workshops sessions|"
    "hotline_calls: calls call|awareness: campaigns campaign events|shelters: shelters shelter|"
    "victims_referred: referrals|victims_repatriated: repatriations|centers: centers centres houses"
)
NOUNS: dict[str, str] = {
    word: name for entry in _NOUNS.split("|") for name, _, words in [entry.partition(": ")] for word in words.split()
}
EVENTS = word_set(
    "investigations prosecutions convictions sentences suspects inspections trainings hotline_calls awareness shelters "
    "victims_referred victims_repatriated"
)
PEOPLE = frozenset({"victim", "person", "trafficker", "official", "staff", ""})

_OFFICIAL = {
    "investigate": "officials_investigated",
    "prosecute": "officials_prosecuted",
    "convict": "officials_convicted",
}
_OF_PEOPLE = {
    "investigate": "investigations", "prosecute": "prosecutions", "convict": "convictions", "sentence": "sentences",
    "arrest": "suspects", "refer": "victims_referred", "assist": "victims_assisted", "shelter": "victims_sheltered",
    "repatriate": "victims_repatriated", "train": "people_trained", "screen": "people_screened",
}  # fmt: skip
_OF_CASES = {
    "investigate": "investigations", "open": "investigations", "prosecute": "prosecutions", "convict": "convictions",
}  # fmt: skip
OFFICIAL_MEASURES = dict(zip(("investigations", "prosecutions", "convictions"), _OFFICIAL.values(), strict=True))


def measure_for(verb: str, noun: str) -> str:
    """The key of the measure that a verb's class makes of a noun's class; "" where the two make none.

    `noun` is "" where the number stands alone ("at least 35 were convicted").
    """
    if noun in EVENTS:
        return noun
    if verb == "inspect":
        return "inspections"
    if noun == "case":
        return _OF_CASES.get(verb, "")
    if noun == "centers":
        return ""
    if noun in ("official", "staff") and verb in _OFFICIAL:
        return _OFFICIAL[verb]
    if verb in ("identify", "find", "bring") and noun in ("victim", "person", ""):
        return "victims_identified" if verb != "find" or noun else ""
    if verb == "identify" and noun == "trafficker":
        return "suspects"
    if verb == "staff" and noun in ("staff", "official", "person"):
        return "staff"
    return _OF_PEOPLE.get(verb, "") if noun in PEOPLE else ""


FORMS = frozenset({"sex trafficking", "labor trafficking", "slave labor", "bonded labor", "unspecified"})
_DETAILS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("sex trafficking", r"\bsex(?:ual|ually)?[- ](?:and labou?r[- ])?(?:traffick\w+|exploit\w+)|\bcommercial sex\b|\bforced prostitution|\bprostitution\b|\bfor sex\b|\bsex (?!or |and |un|was|is|not)"),
        ("labor trafficking", r"\b(?:forced|compulsory|forced child|forced or compulsory)[- ]labou?r|\blabou?r[- ](?:traffick\w+|exploit\w+)|\bforced (?:begging|criminality)|\bsex- and labou?r|\bsex and labou?r"),
        ("slave labor", r"\bslave[- ]labou?r|\bslavery-like|\bslavery\b"),
        ("bonded labor", r"\b(?:bonded labou?r|debt bondage)"),
        ("domestic servitude", r"\bdomestic servitude"),
        ("begging", r"\bbegging"),
        ("unspecified", r"\bunspecified|\bunknown form|\bnot specif|\bunidentified|\bother forms|\b(?:sex|age) (?:or (?:sex|age) )?(?:un|not|was not)"),
        ("women", r"\b(?:women|woman|adult females?)\b"),
        ("men", r"\b(?:men|man|adult males?)\b"),
        ("girls", r"\bgirls?\b"),
        ("boys", r"\bboys?\b"),
        ("children", r"\b(?:child(?:ren)?|minors?)\b(?![ -](?:sex|labou?r|traffick|soldier|protect|prostit|beg))|\bchild victims"),
        ("adults", r"\badults?\b(?! (?:fe)?males?)"),
        ("female", r"(?<!adult )\bfemales?\b"),
        ("male", r"(?<!adult )\bmales?\b"),
        ("foreign", r"\b(?:foreign(?:ers?)?|from abroad|foreign nationals|non-citizens)\b"),
        ("nationals", r"(?<!foreign )\b(?:nationals|citizens)\b"),
        ("officials", r"\b(?:officials?|government employees|police officers?)\b"),
        ("potential", r"\b(?:potential|presumed|possible|suspected victims?|likely|probable)\b"),
        ("confirmed", r"\bconfirmed\b"),
        ("additional", r"\b(?:additional|further)\b"),
        ("continued", r"\b(?:carried over|ongoing|continued from|continuing|from (?:the )?previous|pending)\b"),
        ("prison", r"\b(?:prison|imprisonment|jail|custod\w+|behind bars)\b"),
        ("suspended", r"\bsuspended\b|\bprobation\b"),
        ("abroad", r"(?<!from )\b(?:abroad|overseas)\b"),
        ("inside the country", r"\b(?:domestically|internal(?:ly)?|(?:inside|within) (?:the )?(?:country|(?-i:[A-Z])\w+))\b"),
        ("in witness protection", r"\bwitness[- ]protection\b"),
        ("by NGOs", r"\b(?:did|have|had) (?:the )?(?:NGOs?|charit(?:y|ies)|civil society)\b|\bby (?:an |one |other )?(?:NGOs?|civil society|non-?governmental|international organi[sz]ations?)\b"),
    )
)  # fmt: skip


def details_in(words: str) -> list[str]:
    """The details that a stretch of text names, in the order of the table.

    Sex and labor trafficking together make no detail: such a figure is about the whole.
    """
    found = [name for name, pattern in _DETAILS if pattern.search(words)]
    if "sex trafficking" in found and "labor trafficking" in found:
        return [name for name in found if name not in ("sex trafficking", "labor trafficking")]
    return found


def verb_of(token: Token) -> str:
    """The class of a verb form, or "" for any other word."""
    return VERBS.get(token.low, "")
