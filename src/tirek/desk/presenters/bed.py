"""A stay on the pages of an order: the bed that is confirmed, the papers shown on arrival."""

from collections.abc import Iterator

from django.http import HttpRequest

from tirek.desk.bed_sent import HOURS, LISTS, NUMBERS
from tirek.desk.deeds import DeedForm
from tirek.procedure.supply.stay import Stay
from tirek.supply.arrival import papers_asked
from tirek.supply.bed import Bed, confirmed, kind_ordered
from tirek.supply.course import last_order
from tirek.supply.models import Choice
from tirek.supply.stay_order import companion_due
from tirek.web.components import Action, Field, SummaryRow
from tirek.web.components import Choice as Option
from tirek.web.debt_view import money
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


def stay_rows(choice: Choice, notice: str) -> Iterator[SummaryRow]:
    """What an order for a stay says besides; `notice` is where annex 6 is taken from."""
    made = last_order(choice)
    said = made.payload if made and choice.supplier_id else {}
    if made is None or "days" not in said:
        return
    yield SummaryRow(text("desk.bed.days"), str(said["days"]))
    if said["companion"]:
        yield SummaryRow(text("desk.bed.companion"), said["companion"]["full_name"])
        yield SummaryRow(text("desk.bed.companion_sum"), money(companion_due(made)))
    if confirmed(choice):
        link = Action(notice, text("desk.bed.notice"))
        yield SummaryRow(text("desk.bed.notice_row"), actions=[link])


def bed_form(request: HttpRequest, stopped: Stopped | None) -> DeedForm:
    """Accepting an order for a stay: what annex 6 says of the bed."""
    title, what = text("desk.market.accept"), text("desk.bed.accept_what")
    fields = [_field(request, one, stopped) for one in Bed.__dataclass_fields__]
    return DeedForm("accept", title, title, what=what, fields=fields)


def _field(request: HttpRequest, name: str, stopped: Stopped | None) -> Field:
    label = text(f"desk.bed.{name}")
    if name == "transfer":
        options = [(one, text(f"desk.market.{one}")) for one in ("yes", "no")]
        return chosen(request, name, label, stopped, options)
    if name in LISTS:
        return typed(request, name, label, stopped, kind="textarea", rows=3)
    width = 5 if name in (*HOURS, *NUMBERS) else 0
    return typed(request, name, label, stopped, width=width)


def arrival_form(request: HttpRequest, choice: Choice, stopped: Stopped | None) -> DeedForm | None:
    """The papers that whoever arrives shows; None for what is no stay."""
    kind, made = kind_ordered(choice), last_order(choice)
    if kind is None or kind.stay is None or made is None:
        return None
    title, what = text("desk.bed.arrived"), text("desk.bed.arrived_what")
    field = _papers(request, kind.stay, stopped, bool(made.payload["companion"]))
    return DeedForm("send", title, title, what=what, fields=[field])


def _papers(request: HttpRequest, stay: Stay, stopped: Stopped | None, accompanied: bool) -> Field:
    ticked = request.POST.getlist("shown")
    error = stopped.why if stopped and stopped.field == "shown" else ""
    options = [
        Option(one.fact, spoken(one.name), chosen=one.fact in ticked)
        for one in papers_asked(stay, accompanied=accompanied)
    ]
    label = text("desk.bed.shown")
    return Field("shown", label, kind="checkboxes", choices=options, error=error)
