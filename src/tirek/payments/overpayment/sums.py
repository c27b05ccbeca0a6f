"""Sums as people and papers write them."""

from __future__ import annotations

import re

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text

NBSP = "\u00a0"
_TYPED = re.compile(r"([-\u2212]?)([0-9]{1,12})(?:[.,]([0-9]{1,2}))?", re.ASCII)


def sum_text(amount: Tenge) -> Text:
    """ "10 485,33" in Kazakh and Russian, "10,485.33" in English."""
    english = f"{amount.tiyn // 100:,}.{amount.tiyn % 100:02}"
    here = english.translate({ord(","): NBSP, ord("."): ","})
    return Text(here, here, english)


def typed_sum(written: str, *, signed: bool = False) -> Tenge | None:
    """The sum somebody typed, with spaces and a comma or a point; None for what is no sum.

    Only a `signed` one may be below nothing, with a hyphen or a minus before it.
    """
    bare = re.sub(r"[\s\u00a0\u202f₸]", "", written)
    found = _TYPED.fullmatch(bare)
    if found is None or (found[1] and not signed):
        return None
    tiyn = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0"))
    return Tenge.of_tiyn(-tiyn if found[1] else tiyn)
