"""The colours of the pages are readable: WCAG AA, 4.5 to 1, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tipqa.web

STYLE = (Path(tipqa.web.__file__).parent / "tokens.css").read_text(encoding="utf-8")
PAIRS = [
    *((ink, ground) for ink in ("ink", "soft", "accent", "warn", "bad", "good") for ground in ("page", "card")),
    *(("ink", ground) for ground in ("wash", "hit", "bad-wash", "warn-wash")),
    *(("soft", "wash"), ("accent", "wash"), ("warn", "warn-wash"), ("bad", "bad-wash"), ("good", "good-wash")),
    *(("now-ink", "now"), ("on-accent", "accent")),
    *((f"{tier}-ink", tier) for tier in ("tier1", "tier2", "watch", "tier3", "special")),
]


def colours(theme: str) -> dict[str, str]:
    block = STYLE.split(f"{theme} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--tq-([\w-]+): #([0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", [":root", ".dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast(theme: str, ink: str, ground: str) -> None:
    held = colours(theme)
    light, dark = sorted((luminance(held[ink]), luminance(held[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
