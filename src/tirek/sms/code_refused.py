"""Why a one-time code was not sent or not accepted."""

from __future__ import annotations

from tirek.kernel.text import Text


class CodeRefused(Exception):
    """`text` says why and what to do, `why` the same in one word for a journal; `again` whether
    a new code is what helps.
    """

    def __init__(self, text: Text, why: str, *, again: bool = False) -> None:
        super().__init__(text.in_("en"))
        self.text = text
        self.why = why
        self.again = again
