"""What the module asked its user: dialogs do not open in the tests, they are noted here and answered at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asked:
    """One dialog that would have opened: the class or function, its text and the rest of what it was given."""

    kind: str
    text: str
    title: str = ""
    details: dict[str, Any] = field(default_factory=dict)


class Dialogs:
    """The dialogs asked for since the test began, oldest first, and the answers prepared for them."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._answers: list[Any] = []

    def answer(self, *values: Any) -> None:
        """Prepare answers, in order: what exec_() or the static function returns."""
        self._answers.extend(values)

    def ask(self, kind: str, text: str, title: str = "", *, needs_answer: bool = True, **details: Any) -> Any:
        """Note a dialog and return the prepared answer.

        Raises:
            AssertionError: a dialog that needs an answer has none: in Slicer it would wait for the user here.
        """
        self.asked.append(Asked(kind, text, title.strip(), details))
        if self._answers:
            return self._answers.pop(0)
        if needs_answer:
            raise AssertionError(f"{kind} asks {text or title!r} and the test has prepared no answer (dialogs.answer).")
        return None

    def clear(self) -> None:
        """Forget all."""
        self.asked.clear()
        self._answers.clear()


dialogs = Dialogs()
