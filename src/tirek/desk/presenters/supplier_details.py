"""Where a supplier is, how it is reached and paid, who directs it."""

from django.http import HttpRequest

from tirek.desk.deeds import DeedForm
from tirek.supply.actions.give_details import FIELDS, OPTIONAL
from tirek.supply.models import Supplier
from tirek.web.components import Field, SummaryRow
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed


def details_rows(supplier: Supplier) -> list[SummaryRow]:
    """Those that hold, or that none were given."""
    found = supplier.details.order_by("pk").last()
    if found is None:
        return [SummaryRow(text("desk.details.title"), text("desk.details.none"))]
    said = [(name, getattr(found, name)) for name in FIELDS]
    return [SummaryRow(text(f"desk.details.{name}"), words) for name, words in said if words]


def details_form(request: HttpRequest, stopped: Stopped | None) -> DeedForm:
    """Each time all of them: what was given before is kept beside."""
    fields = [_field(request, name, stopped) for name in FIELDS]
    title, what = text("desk.details.title"), text("desk.details.what")
    return DeedForm("details", title, text("desk.market.write"), what, fields)


def _field(request: HttpRequest, name: str, stopped: Stopped | None) -> Field:
    optional = name in OPTIONAL
    return typed(request, name, text(f"desk.details.{name}"), stopped, optional=optional)
