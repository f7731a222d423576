"""Attribute access on Qt objects as PythonQt has it (PythonQtInstanceWrapper.cpp), laid over the classes of PySide6.

- a property is an attribute (``label.text``, ``button.enabled = False``), and hides the getter of the same name;
- methods and signals come next, then dynamic properties (``widget.setProperty("x", 1); widget.x``);
- what ``pythonqt.json`` does not list is refused, and so is a new attribute on an object of a class that is not derived
  in Python, keyword arguments, ``signal[int]`` and ``signal.connect(a, b)``;
- lists come back as tuples; a signal's callable gets as many arguments as it takes.
"""

from __future__ import annotations

import difflib
import dis
import functools
import json
import math
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets

TABLE: dict[str, dict] = json.loads((Path(__file__).parent / "pythonqt.json").read_text(encoding="utf-8"))

MODULES = (QtWidgets, QtGui, QtCore)
SHIBOKEN = QtCore.QObject.__mro__[-2]  # the base of every PySide6 class
_object_get, _value_get = QtCore.QObject.__getattribute__, SHIBOKEN.__getattribute__

# Exceptions raised in callables connected to signals: Slicer prints them and goes on; the tests fail on them.
errors: list[BaseException] = []

_ADVICE = {
    "singleShot": "Use setSingleShot(True) and isSingleShot(): PythonQt hides this property of QTimer.",
}


# Properties being read: PySide6 looks for an override in Python when C++ calls the virtual method behind one.
_reading: set[tuple[int, str]] = set()


def _native_get(obj: Any, name: str) -> Any:
    return (_object_get if _is_object(obj) else _value_get)(obj, name)


def _is_object(obj: Any) -> bool:
    return issubclass(type(obj), QtCore.QObject)  # isinstance would ask the object, and so these rules


def _asked_by_python(name: str) -> bool:
    """True if Python code reads the attribute; False if PySide6 looks for an override of a virtual method."""
    frame = sys._getframe(2)
    instructions = dis.get_instructions(frame.f_code)
    return any(step.offset == frame.f_lasti and step.argval == name for step in instructions)


def _is_native(cls: type) -> bool:
    return cls.__module__.startswith("PySide6.") or "_stand_in" in cls.__dict__


def _row(cls: type) -> dict:
    return TABLE.get(cls.__dict__.get("_stand_in", cls.__name__), {}) if _is_native(cls) else {}


@functools.cache
def kind(cls: type, name: str) -> str | None:
    """What ``name`` is on objects of ``cls``: "python", "property:TYPE", "signal", "method", "enum" or None."""
    for base in cls.__mro__:
        if not _is_native(base) and base not in (object, SHIBOKEN) and name in base.__dict__:
            return "python"
    for base in cls.__mro__:
        if name in _row(base).get("properties", {}):
            return "property:" + _row(base)["properties"][name]
    for base in cls.__mro__:
        row = _row(base)
        if any(signature.split("(")[0] == name for signature in row.get("signals", ())):
            return "signal"
        if name in row.get("methods", ()):
            return "method"
    if any(name in _row(base).get("enums", ()) for base in cls.__mro__):
        return "enum"
    if name == "name":  # PythonQt's other name for objectName
        return kind(cls, "objectName")
    if name.endswith("_") and not name.endswith("__"):  # PythonQt finds exec as exec_
        return kind(cls, name[:-1])
    return None


def signatures(cls: type, name: str) -> list[str]:
    """The signatures of the signal ``name`` in Qt 5.15, in the order in which PythonQt looks for them."""
    found = (s for base in cls.__mro__ for s in _row(base).get("signals", ()) if s.split("(")[0] == name)
    return list(found)


def converted(value: Any, cpp_type: str) -> Any:
    """A value as PythonQt makes it fit a property (PythonQtConversion.cpp)."""
    if cpp_type == "bool":
        return bool(value)
    if cpp_type in ("int", "uint"):
        return math.floor(value) if isinstance(value, float) else value
    if cpp_type == "double":
        return float(value)
    if cpp_type == "QString":
        return value if isinstance(value, str) else str(value)
    if cpp_type == "QStringList":
        return [str(entry) for entry in value]
    return value


def outgoing(value: Any) -> Any:
    """A value as Python gets it from PythonQt: its lists are tuples."""
    return tuple(value) if type(value) is list else value


def _real_name(obj: Any, name: str) -> str:
    """The property behind a name; refuses what Qt 5 has and Qt 6 has not, which the module must do without."""
    meta = QtCore.QObject.metaObject(obj)
    if meta.indexOfProperty(name) >= 0:
        return name
    if name == "name":
        return "objectName"
    raise AttributeError(
        f"{type(obj).__name__}.{name} is gone in Qt 6: find another way, so that the code outlives Qt 5."
    )


def _missing(obj: Any, name: str) -> AttributeError:
    cls = type(obj)
    known = {n for base in cls.__mro__ for key in ("properties", "methods", "enums") for n in _row(base).get(key, ())}
    near = difflib.get_close_matches(name, known, 3)
    hint = f" Near it: {', '.join(near)}." if near else ""
    return AttributeError(f"{cls.__name__} has no attribute {name!r} in Slicer 5.13 (PythonQt, Qt 5.15).{hint}")


class Signal:
    """A signal bound to an object, with the methods PythonQt gives it."""

    def __init__(self, owner: Any, name: str):
        self._owner, self._name = owner, name
        self._signal = _native_get(owner, name)
        store = _native_get(owner, "__dict__")
        self._relays = store.setdefault("_relays", {}).setdefault(name, [])

    def connect(self, *arguments: Any) -> bool:
        """Connect a callable; True if the signal exists."""
        if len(arguments) != 1 or not callable(arguments[0]):
            raise ValueError("PythonQt's connect takes one callable and nothing else.")
        receiver = arguments[0]

        def relay(*values: Any) -> None:
            try:
                receiver(*(outgoing(value) for value in values[: accepted(receiver)]))
            except Exception as error:
                errors.append(error)
                raise

        # As many parameters as the signal has: PySide6 would leave out those with a default for *values.
        first = signatures(type(self._owner), self._name)[0]
        names = ", ".join(f"value{i}" for i in range(parameter_count(first)))
        exact = eval(f"lambda {names}: relay({names})", {"relay": relay})
        self._relays.append((receiver, exact))
        self._signal.connect(exact)
        return True

    def disconnect(self, *arguments: Any) -> bool:
        """Disconnect a callable, or all of them; False if there was none (PySide6 raises there)."""
        chosen = [pair for pair in self._relays if not arguments or pair[0] == arguments[0]]
        for pair in chosen[:1] if arguments else chosen:
            self._relays.remove(pair)
            self._signal.disconnect(pair[1])
        return bool(chosen)

    def emit(self, *values: Any) -> None:
        """Emit the signal."""
        self._signal.emit(*values)

    def __call__(self, *values: Any) -> None:
        self._signal.emit(*values)

    def __getitem__(self, _overload: Any) -> None:
        raise TypeError(f'PythonQt has no {self._name}[type]: use object.connect("{self._name}(type)", callable).')


def parameter_count(signature: str) -> int:
    """How many parameters a signature like ``cellChanged(int,int)`` has."""
    inside = signature[signature.index("(") + 1 : -1]
    return inside.count(",") + 1 if inside else 0


def accepted(receiver: Callable) -> int | None:
    """How many arguments PythonQt passes to a callable (PythonQtSignalReceiver.cpp); None for all."""
    function = receiver.__func__ if isinstance(receiver, types.MethodType) else receiver
    if not isinstance(function, types.FunctionType) or function.__code__.co_flags & 0x04:
        return None
    return function.__code__.co_argcount - (function is not receiver)


def connect(obj: Any, signature: str, *receiver: Any) -> bool:
    """``obj.connect("clicked(bool)", callable)`` or ``obj.connect("clicked()", other, "method()")``."""
    name, wanted = signature.split("(")[0], signature.replace(" ", "").replace("const", "").replace("&", "")
    offered = signatures(type(obj), name)
    if wanted not in offered:
        raise ValueError(f"{type(obj).__name__} has no signal {signature!r} in Slicer; it has: {', '.join(offered)}.")
    if wanted != offered[0] and wanted != f"{name}()":
        raise ValueError(f"{signature!r} has no counterpart in the harness; connect {offered[0]!r}.")
    target = getattr(receiver[0], receiver[1].split("(")[0]) if len(receiver) == 2 else receiver[0]
    if wanted == f"{name}()":  # the callable itself is remembered, so that it can be disconnected
        count = accepted(target)
        return Signal(obj, name).connect(target if count == 0 else _NoArguments(target))
    return Signal(obj, name).connect(target)


class _NoArguments:
    """A callable that drops the arguments of a signal connected without them."""

    def __init__(self, target: Callable):
        self.target = target

    def __call__(self, *_values: Any) -> None:
        self.target()

    def __eq__(self, other: object) -> bool:
        return self.target == getattr(other, "target", other)

    __hash__ = None


def disconnect(obj: Any, signature: str, *receiver: Any) -> bool:
    """The counterpart of `connect`."""
    return Signal(obj, signature.split("(")[0]).disconnect(*receiver[:1])


def _called(obj: Any, name: str) -> Callable:
    if name == "connect" and _is_object(obj):
        return functools.partial(connect, obj)
    if name == "disconnect" and _is_object(obj):
        return functools.partial(disconnect, obj)
    method = _native_get(obj, "exec" if name == "exec_" else name)
    if isinstance(method, types.MethodType):
        return method  # written in Python by a stand-in: PySide6 takes it as an override of a virtual method

    def call(*arguments: Any, **keywords: Any) -> Any:
        if keywords:
            raise ValueError(f"{type(obj).__name__}.{name}: PythonQt takes no keyword arguments ({list(keywords)}).")
        return outgoing(method(*arguments))

    call.__name__ = name
    call.__self__ = obj
    return call


def _get(self: Any, name: str) -> Any:
    if name.startswith("_"):
        return _native_get(self, name)
    if name in ("className", "inherits", "delete") and kind(type(self), name) != "python":
        return functools.partial(_INTERNAL[name], self)
    what = kind(type(self), name)
    if what == "signal":
        return Signal(self, name)
    if what == "python" or name in _native_get(self, "__dict__"):
        return _native_get(self, name)
    if what is None:
        value = QtCore.QObject.property(self, name) if _is_object(self) else None
        if value is None and hasattr(type(self), name) and not _asked_by_python(name):
            return _native_get(self, name)
        if value is None:
            raise _missing(self, name)
        return outgoing(value)
    if what.startswith("property:"):
        name = _real_name(self, name)
        key = (id(self), name)
        if key in _reading:
            return _native_get(self, name)
        _reading.add(key)
        try:
            return outgoing(QtCore.QObject.property(self, name))
        finally:
            _reading.discard(key)
    if what == "method":
        return _called(self, name)
    return _native_get(self, name)


def _python_set(obj: Any, name: str, value: Any) -> None:
    """object.__setattr__, which refuses classes whose C base has its own."""
    descriptor = next((base.__dict__[name] for base in type(obj).__mro__ if name in base.__dict__), None)
    if hasattr(type(descriptor), "__set__"):
        descriptor.__set__(obj, value)
    else:
        _native_get(obj, "__dict__")[name] = value


def _set(self: Any, name: str, value: Any) -> None:
    what = kind(type(self), name)
    if name.startswith("_") or isinstance(value, QtCore.SignalInstance):  # PySide6 keeps bound signals on the object
        _python_set(self, name, value)
    elif what is not None and what.startswith("property:"):
        cpp_type = what.removeprefix("property:")
        name = _real_name(self, name)
        if cpp_type.endswith("!"):
            raise AttributeError(f"Property {name!r} of {type(self).__name__} object is not writable.")
        try:
            value = converted(value, cpp_type)
        except (TypeError, ValueError) as error:
            raise AttributeError(f"Property {name!r} of type {cpp_type} does not accept {value!r}.") from error
        if not QtCore.QObject.setProperty(self, name, value):
            raise AttributeError(f"Property {name!r} of type {cpp_type} does not accept {value!r}.")
    elif what in ("method", "signal", "enum"):
        advice = _ADVICE.get(name, "")
        raise AttributeError(
            f"{what} {name!r} can not be overwritten on {type(self).__name__} object. {advice}".strip()
        )
    elif _is_object(self) and QtCore.QObject.property(self, name) is not None and what is None:
        QtCore.QObject.setProperty(self, name, value)
    elif _is_native(type(self)):
        raise AttributeError(
            f"{name!r} does not exist on {type(self).__name__}, and PythonQt makes no new attributes on C++ objects. "
            + _ADVICE.get(name, "Derive a Python class, or keep it elsewhere.")
        )
    else:
        _python_set(self, name, value)


_INTERNAL = {
    "className": lambda obj: type(obj).__dict__.get("_stand_in", type(obj).__name__),
    "inherits": lambda obj, name: any(
        base.__dict__.get("_stand_in", base.__name__) == name for base in type(obj).__mro__
    ),
    "delete": lambda obj: __import__("shiboken6").delete(obj),
}


def guard(cls: type) -> None:
    """Lay the rules over a class of PySide6 or a stand-in."""
    cls.__getattribute__ = _get
    cls.__setattr__ = _set


def guard_all() -> None:
    """Lay the rules over every class of the table that PySide6 has."""
    for name, row in TABLE.items():
        cls = next((getattr(module, name) for module in MODULES if hasattr(module, name)), None)
        if cls is not None and issubclass(cls, SHIBOKEN) and "base" not in row and name != "Qt":
            guard(cls)
