"""The commissions of every place, and which of them is that on matters of the portal."""

from django.http import HttpRequest

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.officers import place_name
from tirek.supply.models import Mandate
from tirek.supply.queries.mandates import commissions
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

AT_ONCE = 200


def commissions_page(request: HttpRequest, stopped: Stopped | None) -> DeedsPage:
    """The orders, the newest first, and the form of another."""
    options = [
        (str(one.pk), f"{spoken(one.name)}, {place_name(one.place)}") for one in commissions()
    ]
    fields = [
        chosen(request, "office", text("desk.commissions.office"), stopped, options),
        typed(request, "order", text("desk.commissions.order"), stopped),
    ]
    forms = [
        DeedForm(deed, text(f"desk.commissions.{deed}"), text("desk.market.write"), fields=fields)
        for deed in ("give", "take")
    ]
    return DeedsPage(
        title=text("desk.commissions.title"),
        problems=problems(stopped),
        lead=text("desk.commissions.lead"),
        table=_table(list(Mandate.objects.select_related("office").order_by("-pk")[:AT_ONCE])),
        forms=forms if options else [],
    )


def _table(found: list[Mandate]) -> Table:
    heads = ("office", "said", "order", "by")
    return Table(
        caption=text("desk.commissions.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.commissions.{name}")) for name in heads],
        rows=[
            [
                Cell(spoken(one.office.name), header=True, note=place_name(one.office.place)),
                Cell(text("desk.commissions.given" if one.given else "desk.commissions.taken")),
                Cell(one.order),
                Cell(one.by_name, note=formats.moment(one.at, current())),
            ]
            for one in found
        ],
        empty=text("desk.commissions.none"),
    )
