"""Which lines of a register pay what was decided otherwise than computed."""

from collections.abc import Iterable, Mapping

from tirek.casework.models import Event
from tirek.casework.overrule_marks import marks
from tirek.kernel.text import Text
from tirek.payments.models import PaymentLine
from tirek.procedure.answer import sentences


def marked(lines: Iterable[PaymentLine]) -> Mapping[str, Text]:
    """Why, by the number of the case; cases that were left to the rules are not in it."""
    events = Event.objects.filter(
        kind="Decided",
        case__number__in={line.case_id for line in lines},
        payload__decision__has_key="overruled",
    )
    return {
        event.case.number: sentences(*marks(event.payload["decision"]))
        for event in events.select_related("case").order_by("seq")
    }
