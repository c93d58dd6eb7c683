"""Frozen dataclasses whose methods are written at their first use: a process that answers one question needs few of them."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # what it is to a reader, and to mypy
else:

    def dataclass(*, frozen=False, slots=False, eq=True):
        """As that of `dataclasses`, and no other once it is used.

        A class that is frozen, has slots and no bases has its `__init__` written when the first object is made, and
        what else a dataclass has when it is first asked for. Others are written at once.
        """

        def made(cls):
            if frozen and slots and _is_plain(cls):
                return _with_slots(cls, eq)
            return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq)(cls)

        return made


_OF_ITS_OWN = ("__init__", "__eq__", "__hash__")  # with one of these a class is no usual one
_BY_DATACLASSES = ("__eq__", "__hash__", "__repr__", "__replace__", "__dataclass_params__", "__match_args__")
_writing = threading.RLock()


class _Plain(NamedTuple):
    """A class as it stands in the code: its fields in order, and what is given for some of them, as a value or a `field(…)`."""

    cls: type
    eq: bool
    names: tuple[str, ...]
    given: dict[str, Any]


_plain: dict[type, _Plain] = {}  # by the class with slots that stands for it


def _is_plain(cls: type) -> bool:
    own = vars(cls)
    usual = all(_is_usual(value) for value in own.values() if isinstance(value, dataclasses.Field))
    return cls.__bases__ == (object,) and usual and not any(name in own for name in _OF_ITS_OWN)


def _is_usual(field: dataclasses.Field[Any]) -> bool:
    """Whether `__init__` takes a field in its turn, and need not be given it."""
    defaults = field.default, field.default_factory
    return field.init and field.kw_only is not True and any(it is not dataclasses.MISSING for it in defaults)


def _with_slots(cls: type, eq: bool) -> type:
    names = tuple(name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar"))
    own = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    made = type(cls.__name__, (), _STANDING_IN | (_COMPARED if eq else {}) | own | {"__slots__": names})
    made.__qualname__ = cls.__qualname__
    _plain[made] = _Plain(cls, eq, names, {name: vars(cls)[name] for name in names if name in vars(cls)})
    return made


def _init(self: Any, *values: Any, **named: Any) -> None:
    """Has the class's own `__init__` written, and calls it."""
    cls = _owner(type(self))
    setattr(cls, "__init__", _init_of(cls))  # noqa: B010
    self.__init__(*values, **named)


def _init_of(cls: type) -> Any:
    """An `__init__` that puts each value straight into its slot, in half the time of one that calls `object.__setattr__`."""
    names, given = _plain[cls].names, _plain[cls].given
    fields = {name: value for name, value in given.items() if isinstance(value, dataclasses.Field)}
    made = {name: it.default_factory for name, it in fields.items() if it.default_factory is not dataclasses.MISSING}
    scope: dict[str, Any] = {f"set_{name}": vars(cls)[name].__set__ for name in names}
    scope |= {"given": given | {name: it.default for name, it in fields.items()}, "made": made}
    heads = ", ".join(f"{name}=given[{name!r}]" if name in given else name for name in names)
    lines = [f"if {name} is given[{name!r}]: {name} = made[{name!r}]()" for name in made]
    lines += [f"set_{name}(self, {name})" for name in names]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__(self, {heads}):\n    " + "\n    ".join(lines), scope)
    scope["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return scope["__init__"]


def _owner(cls: type) -> type:
    return next(one for one in cls.__mro__ if one in _plain)


def _write(cls: type) -> None:
    """All but `__init__` and the fields, as `dataclasses` writes it."""
    plain = _plain[cls]
    with _writing:
        if "__dataclass_fields__" not in vars(plain.cls):
            dataclasses.dataclass(frozen=True, init=False, eq=plain.eq)(plain.cls)
        for name in _BY_DATACLASSES:
            if name in vars(plain.cls):
                setattr(cls, name, vars(plain.cls)[name])


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


class _Fields:
    """What `replace` and `fields` ask a class for, which takes little to write by itself."""

    def __get__(self, _: object, cls: type) -> Any:
        plain = _plain[_owner(cls)]
        body = {"__module__": plain.cls.__module__, "__annotations__": plain.cls.__annotations__, **plain.given}
        bare: Any = dataclasses.dataclass(init=False, repr=False, eq=False, match_args=False)(type("", (), body))
        setattr(_owner(cls), "__dataclass_fields__", bare.__dataclass_fields__)  # noqa: B010
        return bare.__dataclass_fields__


class _Signature:
    """How a class is called, which `inspect` asks for, and through it the help of a shell."""

    def __get__(self, _: object, cls: type) -> Any:
        import inspect

        if cls in _plain:
            own = {"__annotations__": _plain[cls].cls.__annotations__, "__module__": cls.__module__}
            return inspect.signature(dataclasses.dataclass(type(cls.__name__, (), own | _plain[cls].given)))
        its = inspect.signature(cls.__init__)  # type: ignore[misc]  # of a class beneath, written at once
        return its.replace(parameters=[*its.parameters.values()][1:])


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
    "__signature__": _Signature(),
    "__repr__": _writes("__repr__"),
    "__setattr__": _set,
    "__delattr__": _delete,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
    "__dataclass_fields__": _Fields(),
    "__dataclass_params__": _Written("__dataclass_params__"),
    "__match_args__": _Written("__match_args__"),
}
_COMPARED = {name: _writes(name) for name in ("__eq__", "__hash__")}
