"""The codes of payments: what was entered for each service, and what to enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.payments.actions.set_codes import LENGTHS
from tirek.payments.models import PurposeCode
from tirek.payments.queries.codes import entered_codes
from tirek.procedure.service import Service
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Field, Page, Table, own
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


@dataclass(frozen=True)
class CodesPage(Page):
    """The table and the form."""

    table: Table | None = None
    fields: Sequence[Field] = ()


def codes_page(request: HttpRequest, place: str, stopped: Stopped | None) -> CodesPage:
    """What was typed and refused stays in its fields."""
    services = [(slug, spoken(one.name)) for slug, one in SERVICES.items() if _pays(one)]
    start = services[0][0] if len(services) == 1 else ""
    codes = [
        typed(request, name, text(f"desk.codes.{name}"), stopped, inputmode="numeric", width=4)
        for name in LENGTHS
    ]
    service = chosen(request, "service", text("desk.codes.service"), stopped, services, start=start)
    source = typed(
        request, "source", text("desk.codes.source"), stopped, hint=text("desk.codes.source_hint")
    )
    return CodesPage(
        title=text("desk.codes.title"),
        back=reverse("desk:budget"),
        problems=[stopped.problem] if stopped else [],
        table=_table(entered_codes(place)),
        fields=[service, *codes, source],
    )


def _pays(service: Service) -> bool:
    """Whether money of the budget moves for it: to a person, or to a supplier."""
    return bool(service.payment.ends_by or service.market or service.hours_of_work)


def _table(found: Sequence[PurposeCode]) -> Table:
    names = ("service", *LENGTHS, "source", "when")
    return Table(
        caption=text("desk.codes.entered"),
        head=[Cell(text(f"desk.codes.head_{name}")) for name in names],
        rows=[
            [
                Cell(spoken(SERVICES[one.service].name), header=True),
                Cell(one.knp),
                Cell(one.kod),
                Cell(one.kbe),
                Cell(own(one.source)),
                Cell(formats.day_short(one.at, current()), note=one.by.full_name if one.by else ""),
            ]
            for one in found
        ],
        empty=text("desk.codes.none"),
    )
