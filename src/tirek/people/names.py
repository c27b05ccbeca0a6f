"""Names in the order of the Kazakh alphabet, and names as they are searched for."""

from __future__ import annotations

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The 42 letters of the Kazakh Cyrillic alphabet; Russian names use a subset of them."""

_KEY = {letter: f"{place:02d}" for place, letter in enumerate(ALPHABET, start=10)}
_SPACE = "00"


def sort_key(name: str) -> str:
    """A text that sorts byte by byte where the name stands in the Kazakh alphabet.

    Letters of other alphabets come after the Kazakh ones, in code point order.
    """
    return "".join(_place(letter) for letter in " ".join(name.casefold().split()))


def _place(letter: str) -> str:
    if letter.isspace() or letter == "-":
        return _SPACE
    return _KEY.get(letter) or f"~{letter}"


def search_name(name: str) -> str:
    """Case, spaces and the difference of ё and е do not matter when one searches a name."""
    return " ".join(name.casefold().split()).replace("ё", "е")
