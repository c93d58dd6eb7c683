"""What people would use to compare two narratives, over the same pairs. One JSON document.

    python evals/bench/peers_compare.py INDEX [--pairs 6]

difflib compares the words, and the sentences; python-redlines makes a Word document with tracked changes. None of them says which
sentence became which, nor what of figures, tier and recommendations changed: "what it gives" says so beside the time.
"""

from __future__ import annotations

import difflib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from measuring import milliseconds

import tipqa
from tipqa.index.model import Filter

Compare = Callable[[str, int, int], str]  # what comparing this country's two editions gives, in words


def by_tipqa(qa: tipqa.QA) -> Compare:
    """The comparison itself."""

    def compare(country: str, older: int, newer: int) -> str:
        found = qa.compare(country, older, newer)
        return f"{len(found.statements)} sentences aligned, {len(found.figures)} figures, tier, recommendations"

    return compare


def by_words(qa: tipqa.QA) -> Compare:
    """difflib on words, as in many scripts."""

    def compare(country: str, older: int, newer: int) -> str:
        old, new = (text_of(qa, country, year).split() for year in (older, newer))
        opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return f"{sum(tag != 'equal' for tag, *_ in opcodes)} places where words differ"

    return compare


def by_sentences(qa: tipqa.QA) -> Compare:
    """difflib's unified diff of sentences."""

    def compare(country: str, older: int, newer: int) -> str:
        old, new = (
            [it.text for it in qa.index.statements(Filter(countries=(country,), years=(year,)))]
            for year in (older, newer)
        )
        lines = [line for line in difflib.unified_diff(old, new, n=0) if line[:1] in "+-"]
        return f"{len(lines) - 2} sentences in or out, none joined to another"

    return compare


def by_redlines(qa: tipqa.QA) -> Compare:
    """python-redlines' Open XML engine on two Word documents."""
    import docx
    from python_redlines.engines import EngineNotInstalledError, XmlPowerToolsEngine

    try:
        engine = XmlPowerToolsEngine()
    except EngineNotInstalledError as error:
        raise ImportError(str(error)) from error

    def document(text: str) -> bytes:
        made, out = docx.Document(), io.BytesIO()
        for line in filter(None, text.splitlines()):
            made.add_paragraph(line)
        made.save(out)
        return out.getvalue()

    def compare(country: str, older: int, newer: int) -> str:
        old, new = (document(text_of(qa, country, year)) for year in (older, newer))
        _, said, _ = engine.run_redline("tipqa", old, new)
        return f"a Word document with tracked changes ({' '.join(str(said).split())[:60]})"

    return compare


def text_of(qa: tipqa.QA, country: str, year: int) -> str:
    """The text of a country's edition."""
    (info,) = qa.index.reports(Filter(countries=(country,), years=(year,)))
    return qa.report(info.id).text


WAYS: dict[str, Callable[[tipqa.QA], Compare]] = {
    "tipqa compare": by_tipqa,
    "difflib, words": by_words,
    "difflib, sentences": by_sentences,
    "python-redlines": by_redlines,
}


@click.command()
@click.argument("index", type=click.Path(path_type=Path, exists=True))
@click.option("--pairs", default=6, show_default=True)
def main(index: Path, pairs: int) -> None:
    """Measure, and print the document."""
    qa = tipqa.open(index)
    years = qa.reports()[0].year - 1, qa.reports()[0].year
    countries = sorted({it.country for it in qa.reports()})[3 :: 190 // pairs][: pairs + 1]
    rows: dict[str, Any] = {}
    for name, make in WAYS.items():
        try:
            compare = make(qa)
        except ImportError as error:
            rows[name] = {"not installed": str(error)}
            continue
        compare(countries[0], *years)
        given: list[str] = []
        taken = [milliseconds(lambda it=it, say=compare, to=given: to.append(say(it, *years))) for it in countries[1:]]
        rows[name] = {"ms": [wall for wall, _ in taken], "gives": given[-1]}
    click.echo(json.dumps({"rows": rows}))


if __name__ == "__main__":
    main()
