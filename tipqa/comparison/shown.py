"""How much of a comparison a terminal shows."""

from __future__ import annotations

from enum import Enum


class Shown(Enum):
    """Long parts folded; every change; every change and what is kept."""

    FOLDED = "folded"
    CHANGES = "changes"
    EVERYTHING = "everything"
