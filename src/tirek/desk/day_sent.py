"""A day typed in three boxes, with what is wrong with it said at its field."""

from datetime import date

from django.http import HttpRequest

from tirek.appeals.texts import refused
from tirek.casework.refused import Refused
from tirek.procedure.answer import AnswerError, read_date, sent


def day_sent(request: HttpRequest, name: str) -> date:
    """The day. Raises Refused for one that is missing or is none."""
    written = sent(name, "date", request.POST.dict())
    if not written:
        raise Refused(refused().day_missing, field=name)
    try:
        return date.fromisoformat(read_date(written))
    except AnswerError as error:
        raise Refused(error.text, field=name) from error
