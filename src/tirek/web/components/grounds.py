"""The tree of norms behind a decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.web.components.law import Citation
from tirek.web.components.telling import SummaryRow

FEW = 7
"""Steps that a person takes in at once."""


@dataclass(frozen=True)
class Step:
    """One norm of an explanation: what was asked of it, what it gave, and why.

    `met` is None where a step is a sum or a fact and not a condition, or is not known yet.
    """

    label: str
    value: str = ""
    text: str = ""
    met: bool | None = None
    unknown: bool = False
    citations: Sequence[Citation] = ()
    used: Sequence[SummaryRow] = ()
    below: Sequence["Step"] = ()

    @property
    def folded(self) -> bool:
        """Whether what is below is too much to stand open."""
        return len(self.below) > FEW

    @property
    def source(self) -> Citation | None:
        """The paragraph to name beside the step; the others are told on request."""
        return self.citations[0] if self.citations else None
