"""Telephone numbers as they are kept: "+77011234567"."""

from __future__ import annotations

from tirek.procedure.answer import AnswerError, read_phone

LENGTH = len("+77011234567")


def phone_of(typed: str) -> str | None:
    """The number as it is kept; None for what is no telephone of Kazakhstan."""
    try:
        number = read_phone(typed)
    except AnswerError:
        return None
    return number if len(number) == LENGTH else None
