"""Why a transfer stands as it does, in words: our own reason, the bank's code, what was added."""

from __future__ import annotations

from tirek.kernel.text import Text
from tirek.payments.iso20022.texts import reason_text
from tirek.payments.reasons import reason

OURS = ("silence", "left_changed")
"""What Tirek writes into an outcome of its own; any other code is the bank's."""


def outcome_words(code: str, words: str) -> Text | None:
    """Why, as an outcome keeps it; None for one that needs no words."""
    if code in OURS:
        return reason(code)
    return reason_text(code, words) if code or words else None
