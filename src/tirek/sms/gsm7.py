"""The alphabet of short messages (GSM 03.38, seven bits) and how many messages a text takes.

Below web and database; every text that leaves Tirek as an SMS is written in this alphabet.
"""

from __future__ import annotations

from typing import Final

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED: Final = frozenset("^{}\\[~]|€")
"""Written with an escape before them: two places each."""
SINGLE: Final = 160
"""Places in a message that is sent alone."""
JOINED: Final = 153
"""Places in each of several messages that the telephone joins; the rest says how to join them."""


class NotInAlphabet(ValueError):
    """A letter that short messages do not have."""


def places(letter: str) -> int:
    """One or two. Raises NotInAlphabet."""
    if letter in BASIC:
        return 1
    if letter in EXTENDED:
        return 2
    raise NotInAlphabet(f"{letter!r} is not in the alphabet of short messages")


def parts(text: str) -> int:
    """How many messages the text takes; an empty one takes one. Raises NotInAlphabet."""
    sizes = [places(letter) for letter in text]
    if sum(sizes) <= SINGLE:
        return 1
    count, used = 1, 0
    for size in sizes:
        if used + size > JOINED:  # an escape and its letter are never parted
            count, used = count + 1, 0
        used += size
    return count
