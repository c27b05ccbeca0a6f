"""Buttons that add a record to a list of a page, or take one away; they need no JavaScript.

They send the whole page: it comes back with what was typed, one record longer or shorter.
"""

import re
from collections.abc import Mapping

from tirek.procedure.question import numbers_sent

DO = "do"
ADD, REMOVE = "add", "remove"
PLACE = re.compile(r"[a-z_]+(\.[0-9]{1,4}\.[a-z_]+)*(\.[0-9]{1,4})?", re.ASCII)
"""A list ("members", "members.2.incomes") or one record of it ("members.2")."""


def pressed(raw: Mapping[str, str]) -> dict[str, str] | None:
    """What the page holds now; None where none of these buttons was pressed."""
    verb, _, place = raw.get(DO, "").partition(":")
    if verb not in (ADD, REMOVE) or not PLACE.fullmatch(place):
        return None
    held = {name: text for name, text in raw.items() if name != DO}
    if verb == REMOVE:
        return {name: text for name, text in held.items() if not f"{name}.".startswith(f"{place}.")}
    number = max(numbers_sent(place, held), default=0) + 1
    return {**held, f"{place}.{number}": str(number)}


def list_of(raw: Mapping[str, str]) -> str:
    """The id of the field whose list the pressed button changes."""
    return raw.get(DO, "").partition(":")[2].partition(".")[0]
