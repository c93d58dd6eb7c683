"""Importing Gradio without the stubs for editors that it writes anew for each of its parts, a third of its import."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_MODULE, _WRITER = "gradio.component_meta", "create_or_modify_pyi"


def import_gradio() -> Any:
    """The module `gradio`. Where its inside is another than known here, it is imported as it is."""
    if "gradio" not in sys.modules:
        sys.meta_path.insert(0, _WithoutStubs())
    import gradio

    return gradio


class _WithoutStubs:
    """Finds one module as others find it, and takes its writer of stubs away once it is loaded."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Where the module is; None for any other."""
        if name != _MODULE:
            return None
        sys.meta_path.remove(self)
        found = importlib.util.find_spec(name)
        if found is None or found.loader is None:
            return found
        load = found.loader.exec_module

        def load_without(module: ModuleType) -> None:
            load(module)
            if hasattr(module, _WRITER):
                setattr(module, _WRITER, _write_nothing)

        found.loader.exec_module = load_without  # type: ignore[method-assign]
        return found


def _write_nothing(*_: object) -> None:
    """Stands for the writer of stubs."""
