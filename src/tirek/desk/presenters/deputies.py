"""Who acts for the head, and the form that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import OFFICERS, User
from tirek.accounts.queries.deputies import orders_of
from tirek.procedure.answer import PARTS
from tirek.web import formats
from tirek.web.components import Field, Page
from tirek.web.forms import date_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import chosen, typed


@dataclass(frozen=True)
class DeputiesPage(Page):
    """The form of a new order."""

    fields: Sequence[Field] = ()


@dataclass(frozen=True)
class OrderRow:
    """One order; `key` for the button that ends it, empty for another's."""

    who: str
    span: str
    order: str
    key: str


def deputies_page(request: HttpRequest, head: User, stopped: Stopped | None) -> DeputiesPage:
    """The officers of the head's office, the days, the order."""
    colleagues = User.objects.filter(office=head.office_id, is_active=True, role__in=OFFICERS)
    choices = [
        (str(one.pk), one.full_name)
        for one in colleagues.exclude(pk=head.pk).order_by("full_name", "pk")
    ]
    hint = text("desk.deputies.order_hint")
    return DeputiesPage(
        title=text("desk.deputies.title"),
        back=reverse("desk:queue"),
        problems=[stopped.problem] if stopped else [],
        fields=[
            chosen(request, "deputy", text("desk.deputies.deputy"), stopped, choices),
            _day(request, "begins", stopped),
            _day(request, "ends", stopped),
            typed(request, "order", text("desk.deputies.order"), stopped, hint=hint),
        ],
    )


def _day(request: HttpRequest, name: str, stopped: Stopped | None) -> Field:
    held = {f"{name}-{part}": request.POST.get(f"{name}-{part}", "") for part in PARTS}
    field = date_field(name, text(f"desk.deputies.{name}"), held)
    error = stopped.why if stopped is not None and stopped.field == name else ""
    return Field(**{**field.__dict__, "error": error})


def orders_table(head: User, today: date) -> list[OrderRow]:
    """The orders of the office that run or will run."""
    return [
        OrderRow(
            who=text(
                "desk.deputies.who", deputy=one.deputy.full_name, acts_for=one.acts_for.full_name
            ),
            span=f"{formats.day(one.begins, current())} – {formats.day(one.ends, current())}",
            order=one.order,
            key=str(one.pk) if one.acts_for_id == head.pk else "",
        )
        for one in orders_of(head.office_id, on=today)
    ]
