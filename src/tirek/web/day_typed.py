"""A day typed in three boxes, for the pages that no form.toml describes."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest

from tirek.appeals.texts import refused
from tirek.casework.refused import Refused
from tirek.procedure.answer import AnswerError, read_date, sent
from tirek.web.components import Field
from tirek.web.forms import date_field
from tirek.web.step import Stopped


def day_field(
    request: HttpRequest,
    name: str,
    label: str,
    stopped: Stopped | None,
    *,
    hint: str = "",
    optional: bool = False,
) -> Field:
    """The three boxes with what was typed and what is wrong with it."""
    error = stopped.why if stopped is not None and stopped.field == name else ""
    return replace(date_field(name, label, request.POST, hint=hint), error=error, optional=optional)


def day_typed(request: HttpRequest, name: str) -> date | None:
    """The day; None where nothing was typed. Raises Refused, at that field, for what is no day."""
    written = sent(name, "date", request.POST.dict())
    if not written:
        return None
    try:
        return date.fromisoformat(read_date(written))
    except AnswerError as error:
        raise Refused(error.text, field=name) from error


def day_sent(request: HttpRequest, name: str) -> date:
    """The day that has to be typed. Raises Refused where it was not, too."""
    day = day_typed(request, name)
    if day is None:
        raise Refused(refused().day_missing, field=name)
    return day
