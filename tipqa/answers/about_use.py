"""How answers are to be taken: the period of an edition, confidence, languages, files, and why there may be no answer."""

from __future__ import annotations

from typing import Final

from tipqa.blocks.model import Claim, Line, Note, Strong
from tipqa.evidence.scope import Scope
from tipqa.question.matters import Matter

_TOLD: Final[dict[Matter, tuple[Line, Line]]] = {
    Matter.CONFIDENCE: (
        (
            Strong("A share"),
            ": how often answers of the same kind, with as much evidence, were right in our own tests.",
        ),
        ("It is no probability of a single statement, and says nothing of whether the report itself is right.",),
    ),
    Matter.EXPORT: (
        (Strong("Yes"), ": answers, comparisons, placements and figures can be written to files."),
        (
            "On the command line, `tipqa ask --from questions.csv -o answers.xlsx`, `tipqa compare … -o comparison.docx`, "
            "`tipqa tiers … --output tiers.xlsx` and `tipqa figures … --output figures.csv`; the web pages link to theirs.",
        ),
    ),
    Matter.LANGUAGES: (
        (
            Strong("English only"),
            ": questions are read in English, and the texts are quoted in the words that are held.",
        ),
        (
            "A question in another language is answered where a few words tell it: one country’s tier and why, victims, convictions, "
            "recommendations; the answer says how it was read. Of any other it is said how to ask in English.",
        ),
    ),
    Matter.REFUSALS: (
        (
            Strong("Nothing is stated that no sentence says"),
            ": where none says what was asked, or not surely, that is the answer.",
        ),
        ("It helps to name a country and an edition, to ask one thing at a time, and to use a report’s own words.",),
    ),
}


def told_of_use(scope: Scope, matter: Matter) -> tuple[Claim, Note]:
    """What is said on this matter, and a word more."""
    first, more = _period(scope) if matter is Matter.PERIOD else _TOLD[matter]
    return Claim(first), Note(more)


def _period(scope: Scope) -> tuple[Line, Line]:
    """What an edition tells of: the twelve months that end with March of its year."""
    year = max(scope.plan.years_asked.editions, default=scope.have.every_year[-1])
    said = f": the {year} edition tells of about April {year - 1} to March {year}; most of its figures are those of {year - 1}."
    return (
        (Strong("Mostly the year before"), said),
        (
            "What an edition is called is the year in which it came out; where a sentence names another year, that one holds.",
        ),
    )
