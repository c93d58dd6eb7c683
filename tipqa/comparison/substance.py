"""What of a reworded statement is substance: numbers, negations, directions, duties, deadlines, actors, names, new matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tipqa.comparison.redline import SMALL_WORDS
from tipqa.comparison.wording import fold, folded_words
from tipqa.figures.number_kinds import MONTHS
from tipqa.figures.number_words import word_value
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.records import dataclass


class Row(NamedTuple):
    """Words of one `group` of a `kind`; to exchange them for another group's, or to leave them out, is substance.

    `old` and `new` are an example: they differ in nothing but this.
    """

    kind: str
    group: str
    words: str
    old: str
    new: str


TABLE = (
    Row("negation", "no", "no not never none nor neither without cannot nobody nothing didn doesn don isn aren wasn weren hasn haven",
        "Police did not screen workers.", "Police screened workers."),
    Row("negation", "no", "failed fails fail failing failure lack lacks lacked lacking refused ceased stopped",
        "Shelters lacked interpreters.", "Shelters had interpreters."),
    Row("direction", "up", "more increased increase increases increasing higher raise raised raising expand expanded expanding strengthen strengthened strengthening grew rose",
        "Courts convicted more traffickers.", "Courts convicted fewer traffickers."),
    Row("direction", "down", "fewer less decreased decrease decreases decreasing lower reduced weakened fell dropped declined",
        "The ministry reduced funding.", "The ministry raised funding."),
    Row("direction", "same", "maintained mixed sustained unchanged uneven",
        "The government made mixed efforts.", "The government made decreased efforts."),
    Row("duty", "must", "must shall should required requires require requiring mandatory obliged",
        "Inspectors must report cases.", "Inspectors report cases."),
    Row("duty", "ban", "prohibited prohibits prohibit prohibiting banned ban bans",
        "The law prohibits recruitment fees.", "The law regulates recruitment fees."),
    Row("duty", "may", "may might could voluntary",
        "Victims may stay in the shelter.", "Victims stay in the shelter."),
    Row("hedge", "said", "allegedly alleged reportedly suspected purportedly",
        "Guards reportedly took bribes.", "Guards took bribes."),
    Row("actor", "government", "government authorities officials state",
        "The government ran the shelter.", "Churches ran the shelter."),
    Row("actor", "police", "police officers troops soldiers military", "Police screened workers.", "Unions screened workers."),
    Row("actor", "courts", "court courts judge judges", "Courts freed two brokers.", "Brokers freed two clerks."),
    Row("actor", "prosecutors", "prosecutor prosecutors", "Prosecutors met survivors.", "Teachers met survivors."),
    Row("actor", "NGOs", "ngo ngos charity charities churches", "NGOs met survivors.", "Teachers met survivors."),
    Row("actor", "international", "iom unicef unhcr unodc ilo donor donors", "IOM trained guards.", "Unions trained guards."),
)  # fmt: skip
_GROUPS = {word: (row.kind, row.group) for row in TABLE for word in row.words.split()}
_DEADLINE = later(
    r"\b(?:by|until|before|within|no later than) (?:the end of |the close of |early |late |mid-)?"
    r"(?:[a-z]+ )?(?:(?:19|20)\d\d|\w+ (?:days|weeks|months|years)\b)"
)
_YEAR = later(r"(?:19|20)\d\d")
_CAPITAL = later(r"(?<![.!?:“\"]\s)(?<=[\w,;)(’'–—-]\s|.\()(?:[A-Z][\w’'-]+)|\b[A-Z]{2,}\b")
# A name with its initials behind it is read as the initials: "National Council on Trafficking (NCT)".
_EXPANSION = later(r"(?:[A-Z][\w’'-]+ (?:(?:of|for|and|the|against|on|in|to) )*){2,}\(([A-Z][A-Z-]+)\)")
_COUNTING = {"once": "1", "twice": "2"} | {
    word: word for word in "third fourth fifth sixth seventh eighth ninth tenth".split()
}
_MATTER = 4  # stems in a row of pieces that the other text does not hold, from which on a piece says something new
# How telling each kind is, in the order of what a finding names first.
WEIGHTS = {
    "number": 7,
    "negation": 6,
    "direction": 5,
    "deadline": 4,
    "duty": 4,
    "hedge": 4,
    "actor": 3,
    "name": 2,
    "matter": 1,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement says, by kind, to be set against another."""

    words: frozenset[str]
    numbers: Counter[str]
    groups: frozenset[tuple[str, str]]
    deadlines: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=20_000)
def said(text: str) -> Said:
    """What a statement says."""
    folded = fold(text)
    own = folded_words(folded)
    bare = _EXPANSION.sub(r"\1", text)
    return Said(
        frozenset(own),
        Counter(_numbers(own)),
        frozenset(_GROUPS[word] for word in own if word in _GROUPS),
        frozenset(_DEADLINE.findall(folded)),
        frozenset(_names(bare)),
        frozenset(stems(bare)),
    )


def kinds(gone: str, added: str, old: Said, new: Said) -> frozenset[str]:
    """What it changes that `added` stands in place of `gone`, in statements that say `old` and `new` as a whole.

    A number or a name that only stands elsewhere in the other statement is no change.
    """
    before, after = said(gone), said(added)
    lost, won = _changed_numbers(old, new)
    found = set()
    if (before.numbers & lost) or (after.numbers & won):
        found.add("number")
    changed = (old.groups ^ new.groups) & (before.groups ^ after.groups)
    found |= {kind for kind, _ in changed}
    dated = {word for deadline in old.deadlines ^ new.deadlines for word in folded_words(deadline)} - SMALL_WORDS
    if dated & (before.words | after.words):
        found.add("deadline")
    if before.words & (old.names - new.names) or after.words & (new.names - old.names):
        found.add("name")
    if max(len(before.stems & old.stems - new.stems), len(after.stems & new.stems - old.stems)) >= _MATTER:
        found.add("matter")
    return frozenset(found)


def _numbers(own: tuple[str, ...]) -> Iterator[str]:
    """The numbers of a text in digits, years left out."""
    for word in own:
        if word[0].isdigit():
            if not _YEAR.fullmatch(word):
                yield word
        elif word in _COUNTING:
            yield _COUNTING[word]
        elif (value := word_value(word)) is not None:
            yield str(value)


def _changed_numbers(old: Said, new: Said) -> tuple[Counter[str], Counter[str]]:
    """The numbers that only the older and only the newer statement holds; "one" alone may be a pronoun."""
    lost, won = old.numbers - new.numbers, new.numbers - old.numbers
    for own, other in ((lost, won), (won, lost)):
        if not other:
            del own["1"]
    return lost, won


def _names(text: str) -> Iterator[str]:
    for found in _CAPITAL.finditer(text):
        word = found[0].removesuffix("’s").removesuffix("'s").lower()
        if word not in SMALL_WORDS and word not in MONTHS:
            yield word
