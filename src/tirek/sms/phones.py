"""Telephone numbers as they are kept ("+77011234567") and as they may be shown."""

from __future__ import annotations

from tirek.procedure.answer import AnswerError, read_phone

SHOWN_DIGITS = 2


def phone_of(typed: str) -> str | None:
    """The number as it is kept; None for what is no telephone of Kazakhstan."""
    try:
        return read_phone(typed)
    except AnswerError:
        return None


def masked(phone: str) -> str:
    """Enough for its owner to know it, too little for anybody else: "+7 *** *** ** 67"."""
    return f"+7 *** *** ** {phone[-SHOWN_DIGITS:]}"
