"""Frozen dataclasses whose methods are written at their first use: a process that answers one question needs few of them."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # what it is to a reader, and to mypy
else:

    def dataclass(*, frozen=False, slots=False, eq=True):
        """As that of `dataclasses`, and no other once it is used.

        A class that is frozen, has slots and neither bases nor a `field(…)` has its `__init__` written when the first
        object is made, and what else a dataclass has when it is first asked for. Others are written at once.
        """

        def made(cls):
            if frozen and slots and _is_plain(cls):
                return _with_slots(cls, eq)
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq)(cls)

        return made


_BY_DATACLASSES = ("__eq__", "__hash__", "__repr__", "__replace__")
_LOOKED_UP = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
_plain: dict[type, tuple[type, bool]] = {}  # by the class with slots: the class as it stands in the code, and its `eq`
_writing = threading.RLock()


def _is_plain(cls: type) -> bool:
    own = vars(cls)
    kept = any(isinstance(value, dataclasses.Field) for value in own.values())
    return cls.__bases__ == (object,) and not kept and not any(name in own for name in ("__init__", *_BY_DATACLASSES))


def _with_slots(cls: type, eq: bool) -> type:
    names = _names(cls)
    own = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    made = type(cls.__name__, (), own | {"__slots__": names} | _STANDING_IN | (_COMPARED if eq else {}))
    made.__qualname__ = cls.__qualname__
    _plain[made] = cls, eq
    return made


def _names(cls: type) -> tuple[str, ...]:
    return tuple(name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar"))


def _init(self: Any, *values: Any, **named: Any) -> None:
    """Has the class's own `__init__` written, and calls it."""
    cls = _owner(type(self))
    setattr(cls, "__init__", _init_of(cls))  # noqa: B010
    self.__init__(*values, **named)


def _init_of(cls: type) -> Any:
    """An `__init__` that puts each value straight into its slot, in half the time of one that calls `object.__setattr__`."""
    names, given = _names(cls), vars(_plain[cls][0])
    defaults = {name: given[name] for name in names if name in given}
    scope: dict[str, Any] = {"defaults": defaults} | {f"set_{name}": vars(cls)[name].__set__ for name in names}
    heads = ", ".join(f"{name}=defaults[{name!r}]" if name in defaults else name for name in names)
    lines = [f"set_{name}(self, {name})" for name in names]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__(self, {heads}):\n    " + "\n    ".join(lines), scope)
    scope["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return scope["__init__"]


def _owner(cls: type) -> type:
    return next(one for one in cls.__mro__ if one in _plain)


def _write(cls: type) -> None:
    """All but `__init__`, as `dataclasses` writes it."""
    plain, eq = _plain[cls]
    with _writing:
        if "__dataclass_fields__" not in vars(plain):
            dataclasses.dataclass(frozen=True, init=False, eq=eq)(plain)
        for name in (*_BY_DATACLASSES, *_LOOKED_UP):
            if name in vars(plain):
                setattr(cls, name, vars(plain)[name])


def _writes(name: str) -> Any:
    """A method that has the class's own methods written, and calls that of the same name."""

    def call(self: Any, *values: Any) -> Any:
        _write(_owner(type(self)))
        return getattr(self, name)(*values)

    return call


class _Written:
    """What a class is asked for, as soon as it is."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _: object, cls: type) -> Any:
        _write(_owner(cls))
        return getattr(cls, self._name)


def _set(_: object, name: str, value: object) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_STANDING_IN = {
    "__init__": _init,
    "__repr__": _writes("__repr__"),
    "__setattr__": _set,
    "__delattr__": _delete,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
} | {name: _Written(name) for name in _LOOKED_UP}
_COMPARED = {name: _writes(name) for name in ("__eq__", "__hash__")}
