"""When a question or a document is asked for: "relation is guardian or other_representative".

Several conditions are joined by " and ". What is not answered yet is neither true nor false.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tirek.kernel.parsing import ParseError
from tirek.procedure.answer import Answer, as_sent


@dataclass(frozen=True, slots=True)
class Condition:
    """One field and the answers that satisfy it, written as the page sends them."""

    field: str
    values: tuple[str, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool | None:
        """Whether the answer is one of them; None while it is not given."""
        if self.field not in answers:
            return None
        return as_sent(answers[self.field]) in self.values


class OnlyIf(str):
    """The condition as written; "" holds always."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: str) -> "OnlyIf":
        """Reads a condition. Raises ParseError."""
        _conditions(written)
        return cls(written)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All of them must hold."""
        return _conditions(self)

    def holds(self, answers: Mapping[str, Answer]) -> bool | None:
        """Whether all conditions hold; None while that depends on an answer not given."""
        found = [condition.holds(answers) for condition in self.conditions]
        if False in found:
            return False
        return None if None in found else True


ALWAYS = OnlyIf("")


@cache
def _conditions(written: str) -> tuple[Condition, ...]:
    return tuple(_condition(part) for part in written.split(" and ")) if written else ()


def _condition(part: str) -> Condition:
    field, found, values = part.partition(" is ")
    condition = Condition(field, tuple(values.split(" or ")))
    if not found or not all(word and " " not in word for word in (field, *condition.values)):
        raise ParseError(part, 'a condition such as "relation is guardian or parent"')
    return condition
