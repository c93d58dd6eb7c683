"""Patterns laid out as their alternatives, so that each may stand on its own line."""

from __future__ import annotations

import re

from tipqa.later import later


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of the alternatives, the first one first, whatever the case of the letters."""
    return later("|".join(alternatives), re.I)
