"""A day that an address asks for in three boxes; without one it is another day that is meant."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest

from tirek.procedure.answer import PARTS, AnswerError, boxes, read_date, sent
from tirek.web.components import Field
from tirek.web.forms import date_field
from tirek.web.texts import spoken


@dataclass(frozen=True)
class AskedDay:
    """The day, and the field that asks for it with what is wrong with what was typed."""

    day: date | None
    field: Field

    @property
    def wrong(self) -> bool:
        return bool(self.field.error)


def day_asked(request: HttpRequest, name: str, label: str, usual: date | None = None) -> AskedDay:
    """What is no day is told at the field, and the usual one is taken."""
    typed = request.GET.dict()
    written = sent(name, "date", typed)
    if not written:
        held = boxes(name, "date", usual.isoformat() if usual else None)
        return AskedDay(usual, date_field(name, label, held))
    held = {f"{name}-{part}": typed.get(f"{name}-{part}", "") for part in PARTS}
    field = date_field(name, label, held)
    try:
        return AskedDay(date.fromisoformat(read_date(written)), field)
    except AnswerError as error:
        return AskedDay(usual, replace(field, error=spoken(error.text)))
