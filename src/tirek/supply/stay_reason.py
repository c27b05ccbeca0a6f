"""The reason that a row of a home's journal has to have."""

from __future__ import annotations

from tirek.casework.refused import Refused
from tirek.procedure.answer import AnswerError, read_text
from tirek.supply.stay_texts import stay_texts

LONGEST = 1000


def reason_of(typed: str) -> str:
    """The reason without blanks around it. Raises Refused where there is none, or too much."""
    if not typed.strip():
        raise Refused(stay_texts().refused["reason_missing"], field="reason")
    try:
        return read_text(typed.strip(), LONGEST)
    except AnswerError as error:
        raise Refused(error.text, field="reason") from error
