"""The letters that a pattern cannot do without."""

from __future__ import annotations

import pytest

from tipqa.needed import needed


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bhow\s+many\b", (("many",), ("how",))),
        (r"\bcountr(?:y|ies)\b", (("countr",),)),
        (r"\b(?:fell|rose sharply|dropped)\b", (("dropped", "fell", "sharply"),)),
        (r"(?:fell|\d+)", ()),
        (r"(?:very )?(?!not)few(?<=ew)", (("few",),)),
        (r"(?:both){2,3}", (("both",),)),
        (r"é[ab]c", ()),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, needs: tuple[tuple[str, ...], ...]) -> None:
    assert {tuple(sorted(it)) for it in needed(pattern)} == set(needs)
