"""The conclusions of a commission about suppliers on the portal."""

from django.http import HttpRequest

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.offers import kind_field, kind_name
from tirek.desk.presenters.officers import place_name
from tirek.supply.models import Finding
from tirek.supply.queries.offers import up
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import chosen, typed

AT_ONCE = 200
ABSENT, PRESENT = "absent", "present"


def findings_page(request: HttpRequest, place: str, stopped: Stopped | None) -> DeedsPage:
    """Those of the place and of the places above it, the newest first."""
    found = Finding.objects.filter(place__in=up(place)).order_by("-pk")[:AT_ONCE]
    which = [(name, text(f"desk.bought.{name}")) for name in (ABSENT, PRESENT)]
    label = text("desk.bought.concluded")
    fields = [
        kind_field(request, stopped),
        chosen(request, "absent", label, stopped, which, start=ABSENT),
        typed(request, "number", text("desk.bought.number"), stopped, width=20),
        day_field(request, "on", text("desk.bought.day"), stopped),
    ]
    sign = text("desk.bought.sign")
    return DeedsPage(
        title=text("desk.bought.findings_title"),
        problems=problems(stopped),
        lead=text("desk.bought.findings_lead"),
        table=_table(list(found)),
        forms=[DeedForm("sign", sign, sign, text("desk.bought.sign_what"), fields)],
    )


def _table(found: list[Finding]) -> Table:
    heads = ("number", "day", "kind", "concluded", "place", "signed_by")
    return Table(
        caption=text("desk.bought.findings_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.bought.{name}")) for name in heads],
        rows=[
            [
                Cell(one.number, header=True),
                Cell(formats.day(one.on, current())),
                Cell(kind_name(one.service, one.kind)),
                Cell(text(f"desk.bought.{ABSENT if one.absent else PRESENT}")),
                Cell(place_name(one.place)),
                Cell(one.by_name, note=formats.moment(one.at, current())),
            ]
            for one in found
        ],
        empty=text("desk.bought.empty"),
    )
