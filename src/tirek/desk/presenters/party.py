"""Which organisation a contract is with: the row, and the form to say it."""

from django.http import HttpRequest

from tirek.accounts.models import Office
from tirek.desk.deeds import DeedForm
from tirek.desk.presenters.officers import place_name
from tirek.supply.models import Contract, Lot
from tirek.supply.queries.parties import party_of, supplier_offices
from tirek.web.components import SummaryRow
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen

PARTY = "party"


def party_row(contract: Contract | Lot) -> SummaryRow:
    """The organisation that signs in and is paid; that nobody has said it yet."""
    office = party_of(contract)
    words = spoken(office.name) if office else text("desk.paid.party_unknown")
    return SummaryRow(text("desk.paid.party"), words)


def party_form(request: HttpRequest, contract: Contract | Lot, stopped: Stopped | None) -> DeedForm:
    """One of the organisations that the administrator has entered."""
    now = party_of(contract)
    shown = [one for one in supplier_offices() if one != now]
    field = chosen(
        request,
        "office",
        text("desk.paid.party"),
        stopped,
        [(str(one.pk), f"{spoken(one.name)}, {place_name(one.place)}") for one in shown],
        hint=text("desk.paid.party_hint"),
    )
    title, save = text("desk.paid.name_party"), text("desk.paid.save")
    return DeedForm(PARTY, title, save, text("desk.paid.name_party_what"), [field])


def office_sent(request: HttpRequest) -> Office | None:
    """The organisation that was chosen; None for none of them."""
    sent = request.POST.get("office", "")
    return next((one for one in supplier_offices() if str(one.pk) == sent), None)
