"""Starting with Gradio in less time: without the stubs for editors that it writes, and with one application instead of four."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_SETTINGS = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",  # records of past events, which nobody reads
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",  # … and which are summed up after so many of them, with pandas
}
_MODULE, _WRITER = "gradio.component_meta", "create_or_modify_pyi"


def import_gradio() -> Any:
    """The module `gradio`. Where its inside is another than known here, it is imported as it is."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    if "gradio" not in sys.modules:
        sys.meta_path.insert(0, _WithoutStubs())
    import gradio

    return gradio


@contextmanager
def no_application() -> Iterator[None]:
    """Let Gradio's parts be put together without the application that it makes anew at each step; mounting makes the one that
    serves."""
    from gradio.routes import App

    make = App.create_app
    App.create_app = staticmethod(_none)
    try:
        yield
    finally:
        App.create_app = staticmethod(make)


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


def _none(*_: object, **__: object) -> None:
    """Stands for the maker of applications."""
