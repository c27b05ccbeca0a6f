"""Guaranteed sums, and days on which the portal was out: lists that are only added to."""

from django.http import HttpRequest

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.offers import kind_field, kind_name
from tirek.desk.presenters.officers import place_name
from tirek.supply.models import Guarantee, Outage
from tirek.supply.queries.offers import up
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.day_typed import day_field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

AT_ONCE = 200


def guarantees_page(request: HttpRequest, place: str, stopped: Stopped | None) -> DeedsPage:
    """Those of the place and of the places above it, the newest first."""
    found = Guarantee.objects.filter(place__in=up(place)).select_related("by").order_by("-pk")
    label = text("desk.market.sum")
    fields = [
        kind_field(request, stopped, of_hours=True),
        typed(request, "sum", label, stopped, width=10, inputmode="decimal"),
        day_field(request, "since", text("desk.market.since"), stopped),
        typed(request, "source", text("desk.market.source"), stopped),
    ]
    add = text("desk.market.add")
    return DeedsPage(
        title=text("desk.market.sums_title"),
        problems=problems(stopped),
        lead=text("desk.market.sums_lead"),
        table=_sums(list(found[:AT_ONCE])),
        forms=[DeedForm("add", add, add, fields=fields)],
    )


def _sums(found: list[Guarantee]) -> Table:
    heads = ("kind", "place", "sum", "since", "source", "by")
    return Table(
        caption=text("desk.market.sums_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.market.{name}")) for name in heads],
        rows=[
            [
                Cell(kind_name(one.service, one.kind), header=True),
                Cell(place_name(one.place)),
                Cell(money(one.sum_tiyn), numeric=True),
                Cell(formats.day(one.since, current())),
                Cell(one.source),
                Cell(one.by.full_name),
            ]
            for one in found
        ],
        empty=text("desk.market.empty"),
    )


def outages_page(request: HttpRequest, stopped: Stopped | None) -> DeedsPage:
    """The newest first."""
    found = Outage.objects.select_related("by").order_by("-first")[:AT_ONCE]
    fields = [
        day_field(request, "first", text("desk.market.first"), stopped),
        day_field(request, "last", text("desk.market.last"), stopped),
        typed(request, "reason", text("desk.market.reason"), stopped),
    ]
    add = text("desk.market.add")
    return DeedsPage(
        title=text("desk.market.outages_title"),
        problems=problems(stopped),
        lead=text("desk.market.outages_lead"),
        table=_outages(list(found)),
        forms=[DeedForm("add", add, add, fields=fields)],
    )


def _outages(found: list[Outage]) -> Table:
    return Table(
        caption=text("desk.market.outages_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.market.{name}")) for name in ("first", "last", "reason", "by")],
        rows=[
            [
                Cell(formats.day(one.first, current()), header=True),
                Cell(formats.day(one.last, current())),
                Cell(one.reason),
                Cell(one.by.full_name),
            ]
            for one in found
        ],
        empty=text("desk.market.empty"),
    )
