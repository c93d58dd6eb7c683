"""How often words that a line's end breaks are read whole again, and how often real hyphens stay.

    python evals/benchmarks/broken_lines.py FOLDER

Each paragraph of the Markdown files below the folder is set in lines of 40, 60 or 90 characters. A word with a hyphen of its
own is broken behind it, some others behind a syllable, as a page does it; then the lines are joined, with no more known
than the paragraph's own words, and each broken word is looked for.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from tipqa.reports.wrapped import join_lines, known_words

_WORD = re.compile(r"([A-Za-z]{6,})[.,;:]?")
_VOWEL = re.compile(r"[aeiouy]")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
WIDTHS = (40, 60, 90)
FEWEST_WORDS = 30  # of a paragraph
BROKEN = 0.6  # of the words at a line's end that can be broken


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, seed: int) -> None:
    """Print the share of words that come out as they were, for each kind of break."""
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.md")):
        for paragraph in path.read_text(encoding="utf-8").split("---", 2)[-1].split("\n\n"):
            words = paragraph.split()
            if path.name != "README.md" and len(words) >= FEWEST_WORDS:
                lines, broken = set_lines(words, chance.choice(WIDTHS), chance)
                found = set(join_lines(lines, known_words("\n".join(lines))).split())
                told.update(kind for kind, _ in broken)
                right.update(kind for kind, word in broken if word in found)
    for kind, count in told.items():
        click.echo(f"{kind}: {right[kind]} of {count} right, {right[kind] / count:.4f}")


def set_lines(words: Sequence[str], width: int, chance: random.Random) -> tuple[list[str], list[tuple[str, str]]]:
    """Words in lines of a width, and the words that a line's end breaks, each with the kind of its hyphen."""
    lines: list[str] = []
    held: list[str] = []
    broken: list[tuple[str, str]] = []
    for word in words:
        if sum(len(each) + 1 for each in held) + len(word) <= width:
            held.append(word)
            continue
        head, tail, kind = parted(word, chance)
        lines.append(" ".join([*held, head]).strip())
        held = [tail]
        if kind:
            broken.append((kind, word))
    return [*lines, " ".join(held)], broken


def parted(word: str, chance: random.Random) -> tuple[str, str, str]:
    """What of a word stays on its line, what goes to the next, and the kind of its hyphen, `""` where it is not broken."""
    if own := _HYPHEN.search(word):
        return word[: own.end()], word[own.end() :], "real hyphens"
    plain = _WORD.fullmatch(word)
    if plain and chance.random() < BROKEN and (at := syllable(plain[1].lower(), chance)):
        return f"{word[:at]}-", word[at:], "broken words"
    return "", word, ""


def syllable(word: str, chance: random.Random) -> int | None:
    """A place where a word may be broken: before a consonant, with a vowel on both sides."""
    places = [
        at
        for at in range(2, len(word) - 1)
        if not _VOWEL.match(word[at]) and _VOWEL.search(word[:at]) and _VOWEL.search(word[at:])
    ]
    return chance.choice(places) if places else None


if __name__ == "__main__":
    main()
