"""What a supplier offers, for the supplier itself; and kinds to choose from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.bodies import works_on
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.officers import place_name
from tirek.procedure.work.hours_of_work import entered_kinds
from tirek.services import SERVICES
from tirek.supply.models import Supplier
from tirek.supply.queries.offers import offers
from tirek.supply.queries.sums import guarantee_on
from tirek.web.access import officer
from tirek.web.components import Cell, Choice, Field, SummaryRow, Table
from tirek.web.debt_view import money
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import file_field, typed


def kind_field(request: HttpRequest, stopped: Stopped | None, *, of_hours: bool = False) -> Field:
    """Every kind that some service has; its value is "service/kind".

    `of_hours`: also what is entered where an act prints no price of an hour.
    """
    sent = request.POST.get("kind", "")
    choices = [Choice("", "–", chosen=not sent)]
    for service in SERVICES.values():
        if not works_on(officer(request), service.slug):
            continue
        kinds = [one.id for one in service.market.kind] if service.market else []
        if of_hours and service.hours_of_work:
            kinds += entered_kinds(service.hours_of_work)
        for kind in kinds:
            value = f"{service.slug}/{kind}"
            choices.append(Choice(value, kind_name(service.slug, kind), chosen=value == sent))
    error = stopped.why if stopped and stopped.field == "kind" else ""
    label = text("desk.market.kind")
    return Field("kind", label, kind="select", choices=choices, error=error)


def kind_name(service: str, kind: str) -> str:
    """What an act calls it; its id where the kind is no longer there."""
    found = SERVICES.get(service)
    named = found.market.named(kind) if found and found.market else None
    if named is not None:
        return spoken(named.name)
    if found is not None and found.hours_of_work and kind in entered_kinds(found.hours_of_work):
        return f"{spoken(found.name)}: {text(f'desk.market.of_{kind}')}"
    return kind


def offers_page(
    request: HttpRequest, supplier: Supplier | None, stopped: Stopped | None
) -> DeedsPage:
    """The list, and the form of a new one for who is admitted."""
    own = offers().filter(supplier=supplier) if supplier else offers().none()
    admitted = supplier is not None and supplier.stage == "admitted"
    button = text("desk.market.place_offer")
    form = DeedForm(
        "place", text("desk.market.new_offer"), button, fields=list(_asked(request, stopped))
    )
    return DeedsPage(
        title=text("desk.market.offers_title"),
        problems=problems(stopped),
        lead="" if admitted else text("desk.market.own_lead"),
        table=_table(list(own)),
        forms=[form] if admitted else [],
    )


def _asked(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    yield kind_field(request, stopped)
    yield typed(request, "name", text("desk.market.name"), stopped)
    yield _sum(request, stopped)
    yield typed(request, "pieces", text("desk.market.pieces"), stopped, width=5)
    yield typed(request, "sizes", text("desk.market.sizes"), stopped, optional=True)
    photo = file_field("photo", text("desk.market.photo"), stopped)
    yield replace(photo, accept="image/jpeg,image/png", multiple=False)


def _sum(request: HttpRequest, stopped: Stopped | None) -> Field:
    label = text("desk.market.price")
    return typed(request, "price", label, stopped, width=10, inputmode="decimal")


def _table(own: list[Any]) -> Table:
    heads = ("name", "kind", "cost", "left", "is_shown")
    return Table(
        caption=text("desk.market.offers_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.market.{name}")) for name in heads],
        rows=[
            [
                Cell(one.name, href=reverse("desk:offer", args=[one.pk]), header=True),
                Cell(kind_name(one.service, one.kind)),
                Cell(money(one.price), numeric=True),
                Cell(str(one.left), numeric=True),
                Cell(_yes(one.is_shown)),
            ]
            for one in own
        ],
        empty=text("desk.market.empty"),
    )


def _yes(holds: bool) -> str:
    return text("desk.market.yes") if holds else text("desk.market.no")


def offer_page(request: HttpRequest, offer: Any, stopped: Stopped | None) -> DeedsPage:
    """One offer, and what may be changed about it."""
    sums = guarantee_on(offer.service, offer.kind, offer.place, timezone.localdate())
    told = [
        ("kind", kind_name(offer.service, offer.kind)),
        ("cost", money(offer.price)),
        ("guaranteed", money(sums.sum_tiyn) if sums else text("desk.market.guaranteed_unknown")),
        ("left", str(offer.left)),
        ("sizes_offered", ", ".join(offer.sizes)),
        ("place", place_name(offer.place)),
        ("is_shown", _yes(offer.is_shown)),
    ]
    return DeedsPage(
        title=offer.name,
        back=reverse("desk:offers"),
        problems=problems(stopped),
        rows=[SummaryRow(text(f"desk.market.{name}"), words) for name, words in told if words],
        forms=list(_changes(request, offer, stopped)),
    )


def _changes(request: HttpRequest, offer: Any, stopped: Stopped | None) -> Iterator[DeedForm]:
    write, what = text("desk.market.write"), text("desk.market.price_what")
    price = text("desk.market.price_title")
    yield DeedForm("price", price, write, what=what, fields=[_sum(request, stopped)])
    for deed in ("more", "fewer"):
        count = typed(request, "count", text("desk.market.how_many"), None, width=5)
        field = replace(count, name="count")
        yield DeedForm(deed, text(f"desk.market.{deed}_title"), write, fields=[field])
    deed = "hide" if offer.is_shown else "show"
    yield DeedForm(deed, text(f"desk.market.{deed}_title"), write)
