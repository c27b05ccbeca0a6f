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


RUSSIAN_KEYS = str.maketrans("әғқңөұүһіё", "агкноуухие")
"""What people type for the letters that a Russian keyboard lacks."""


def search_name(name: str) -> str:
    """The words of a name as they are searched for, one space between them.

    Case, hyphens and letters that a Russian keyboard lacks do not matter: Серік is found by Серик.
    """
    plain = name.casefold().translate(RUSSIAN_KEYS)
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split())
