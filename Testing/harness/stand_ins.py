"""How the stand-ins for widgets of CTK and Slicer are made: from what ``pythonqt.json`` says of the real class.

`declared` gives a base class with every property (stored, with the type's zero as default) and signal of the real one.
The stand-in adds what it does: ``_set_NAME(value)`` runs after a property has changed, ``_get_NAME()`` computes one.
A method of the real class that the stand-in does not have raises NotImplementedError when it is called.
"""

from __future__ import annotations

from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets

from . import rules

_TYPES = {"bool": bool, "int": int, "double": float, "QString": str, "QStringList": list, "QColor": QtGui.QColor}
_DEFAULTS = {bool: False, int: 0, float: 0.0, str: ""}


def _property(name: str, cpp_type: str, default: Any) -> QtCore.Property:
    kind = _TYPES.get(cpp_type.rstrip("!"), object)
    first = default if default is not None else _DEFAULTS.get(kind, [] if kind is list else None)

    def read(self: Any) -> Any:
        compute = getattr(self, f"_get_{name}", None)
        return compute() if compute else self.__dict__.get(f"_{name}", first)

    def write(self: Any, value: Any) -> None:
        self.__dict__[f"_{name}"] = value
        react = getattr(self, f"_set_{name}", None)
        if react:
            react(value)

    qt_kind = "QVariant" if kind is object else kind
    return QtCore.Property(qt_kind, read, None if cpp_type.endswith("!") else write)


def _lacking(name: str, method: str) -> Any:
    def call(self: Any, *_arguments: Any) -> Any:
        raise NotImplementedError(
            f"The stand-in of {name} has no {method}() yet: the real class has. Add it to the harness."
        )

    return call


def declared(name: str, base: type, **defaults: Any) -> type:
    """A base class for the stand-in of ``name``, derived from a Qt class or stand-in; ``defaults`` of properties."""
    row = rules.TABLE[name]
    namespace: dict[str, Any] = {"_stand_in": name, "__module__": __name__}
    for key, cpp_type in row.get("properties", {}).items():
        namespace[key] = _property(key, cpp_type, defaults.get(key))
    for method in row.get("methods", ()):
        changed = method[3:4].lower() + method[4:]
        if method.startswith("set") and changed in row.get("properties", {}):
            namespace[method] = lambda self, value, changed=changed: setattr(self, changed, value)
        elif method not in namespace and not hasattr(base, method):
            namespace[method] = _lacking(name, method)
    for signature in row.get("signals", ()):
        key, _, parameters = signature.rstrip(")").partition("(")
        kinds = [_TYPES.get(part, object) for part in parameters.split(",") if part]
        if not isinstance(namespace.get(key), QtCore.Signal):
            namespace[key] = QtCore.Signal(*kinds)
    for value, key in enumerate(row.get("enums", ())):
        namespace.setdefault(key, value)
    created = type(base)(f"{name}Base", (base,), namespace)
    rules.guard(created)
    return created


def stand_in(cls: type) -> type:
    """Class decorator: lay PythonQt's rules over a stand-in derived from `declared`."""
    cls._stand_in = cls.__mro__[1].__dict__["_stand_in"]
    made = cls.__init__

    def make(self: Any, *arguments: Any) -> None:
        if len(arguments) > 1 or not all(one is None or isinstance(one, QtCore.QObject) for one in arguments):
            raise ValueError(f"{cls.__name__}{arguments}: it is made with a parent or nothing in Slicer.")
        made(self, *arguments)

    cls.__init__ = make
    rules.guard(cls)
    return cls


def row_layout(widget: QtWidgets.QWidget, *parts: QtWidgets.QWidget) -> None:
    """Put parts beside each other without margins."""
    layout = QtWidgets.QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(part)
