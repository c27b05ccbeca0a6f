"""What every refusal of an action has in common: a text for the person it is shown to."""

from __future__ import annotations

from tirek.kernel.text import Text


class Refused(Exception):
    """The action was refused and nothing was written; `text` says why and what to do.

    `field` names the field of a form the text belongs to, "" where there is none.
    """

    def __init__(self, text: Text, field: str = "") -> None:
        super().__init__(text.in_("en"))
        self.text = text
        self.field = field
