"""What officers put in the place of a rule's own answer, and why.

Only a condition can be overruled: what follows from it (the sum, the months) is still computed by
the rules. An answer that was overruled is told as such wherever the decision is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.law.rulebook import RuleBook
from tirek.law.words import word


@dataclass(frozen=True, slots=True)
class Overrule:
    """The value that stands instead of the rule's own, the reason in full, who proposed it."""

    value: bool
    reason: str
    by: str = ""

    def as_document(self) -> dict[str, object]:
        """JSON-ready."""
        return {"value": self.value, "reason": self.reason, "by": self.by}


Overrules = Mapping[str, Overrule]
"""By the names of rules."""


class CannotOverrule(ValueError):
    """Such a rule cannot be overruled, or not without a reason; `text` says so, `rule` which."""

    def __init__(self, rule: str, text: Text) -> None:
        super().__init__(rule, text)
        self.rule = rule
        self.text = text

    def __str__(self) -> str:
        return f"{self.rule}: {self.text.in_('en')}"


def checked(book: RuleBook, overrules: Overrules) -> dict[str, object]:
    """The values that are fixed, by rule. Raises CannotOverrule."""
    for name, one in overrules.items():
        if name not in book.overrulable:
            raise CannotOverrule(name, word("overrule", "not_a_condition"))
        if not one.reason.strip():
            raise CannotOverrule(name, word("overrule", "no_reason"))
    return {name: one.value for name, one in overrules.items()}
