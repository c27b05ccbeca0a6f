"""Who acts for the head, and the form that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import OFFICERS, Office, Role, User
from tirek.accounts.queries.deputies import orders_of
from tirek.web import formats
from tirek.web.components import Field, Page
from tirek.web.day_typed import day_field
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
    colleagues = _colleagues(head.office_id).exclude(pk=head.pk)
    return DeputiesPage(
        title=text("desk.deputies.title"),
        back=reverse("desk:queue"),
        problems=[stopped.problem] if stopped else [],
        fields=_order_fields(request, colleagues, stopped),
    )


def office_deputies_page(
    request: HttpRequest, office: Office, stopped: Stopped | None
) -> DeputiesPage:
    """The same for the administrator, who also says which head it is about."""
    heads = _named(_colleagues(office.pk).filter(role=Role.HEAD))
    label = text("desk.deputies.acts_for")
    return DeputiesPage(
        title=text("desk.deputies.title"),
        back=reverse("desk:office", args=[office.pk]),
        problems=[stopped.problem] if stopped else [],
        fields=[
            chosen(request, "acts_for", label, stopped, heads),
            *_order_fields(request, _colleagues(office.pk), stopped),
        ],
    )


def _colleagues(office: int | None) -> QuerySet[User]:
    there = User.objects.filter(office=office, is_active=True, role__in=OFFICERS)
    return there.order_by("full_name", "pk")


def _named(people: QuerySet[User]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.full_name) for one in people]


def _order_fields(
    request: HttpRequest, colleagues: QuerySet[User], stopped: Stopped | None
) -> list[Field]:
    hint = text("desk.deputies.order_hint")
    return [
        chosen(request, "deputy", text("desk.deputies.deputy"), stopped, _named(colleagues)),
        day_field(request, "begins", text("desk.deputies.begins"), stopped),
        day_field(request, "ends", text("desk.deputies.ends"), stopped),
        typed(request, "order", text("desk.deputies.order"), stopped, hint=hint),
    ]


def orders_table(office: int | None, today: date, *, head: User | None = None) -> list[OrderRow]:
    """The orders of the office that run or will run; a head ends those about the head only."""
    return [
        OrderRow(
            who=text(
                "desk.deputies.who", deputy=one.deputy.full_name, acts_for=one.acts_for.full_name
            ),
            span=f"{formats.day(one.begins, current())} – {formats.day(one.ends, current())}",
            order=one.order,
            key=str(one.pk) if head is None or one.acts_for == head else "",
        )
        for one in orders_of(office, on=today)
    ]
