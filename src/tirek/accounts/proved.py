"""What every way to sign in ends with: who came and how they proved it, or why they did not."""

from __future__ import annotations

from dataclasses import dataclass

from tirek.kernel.text import Text


class SignInRefused(Exception):
    """Nobody was signed in; `text` is for the page, `why` one word for the journal."""

    def __init__(self, text: Text, why: str = "") -> None:
        super().__init__(text.in_("en"))
        self.text = text
        self.why = why


@dataclass(frozen=True)
class Proved:
    """Who came, and how they proved it; `full_name` is used only for a new account."""

    iin: str
    full_name: str
    way: str
    language: str = "kk"
