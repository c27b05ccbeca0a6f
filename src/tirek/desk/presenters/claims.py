"""What is owed to suppliers as a table, for who pays and for who is paid."""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.desk.presenters.officers import place_name
from tirek.kernel.money import Tenge
from tirek.law.catalogue import the_law
from tirek.payments.models import SupplierAccount, SupplierClaim
from tirek.payments.queries.supplier_claims import State, is_late, papers_late, state_of
from tirek.procedure.cite import Cite
from tirek.web import formats
from tirek.web.components import Cell, Table, Tone, own
from tirek.web.language import current
from tirek.web.texts import spoken, text

TONES: dict[State, Tone] = {
    "owed": "warning",
    "on_way": "info",
    "again": "danger",
    "paid": "success",
    "taken_back": "neutral",
}


def claims_table(
    shown: Sequence[Any], today: date, *, payable: Container[int] | None = None
) -> Table:
    """A line a claim. `payable`: suppliers with an admitted account, where the reader pays."""
    payer = payable is not None
    keys = ("act", *(("supplier",) if payer else ()), "month", "sum", "due", "state")
    return Table(
        caption=text("desk.claims.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.claims.{key}"), numeric=key == "sum") for key in keys],
        rows=[_row(one, today, payable) for one in shown],
        empty=text("desk.claims.none"),
    )


def _row(claim: Any, today: date, payable: Container[int] | None) -> list[Cell]:
    state = state_of(claim)
    where = reverse("desk:claim", args=[claim.pk]) if payable is not None else ""
    cells = [Cell(claim.number, href=where, note=_what_for(claim), header=True)]
    if payable is not None:
        cells.append(Cell(spoken(claim.payee.name), note=_lacks(claim, state, payable)))
    return [
        *cells,
        Cell(formats.month(claim.period, current())),
        Cell(money(claim.owed), numeric=True, note=_of_the_act(claim)),
        _due(claim),
        Cell(text(f"desk.claims.is_{state}"), tone=TONES[state], note=_warned(claim, today)),
    ]


def money(tiyn: int) -> str:
    """A sum as it is read."""
    return formats.money(str(Tenge.of_tiyn(tiyn)), current())


def _of_the_act(claim: Any) -> str:
    """What the act says, where something else is owed."""
    said = claim.owed != claim.amount_tiyn
    return text("desk.claims.of_the_act", sum=money(claim.amount_tiyn)) if said else ""


def _what_for(claim: SupplierClaim) -> str:
    if claim.rate is None:
        return text(f"desk.claims.for_{claim.kind}")
    percent = formats.number(claim.rate.percent, current())
    return text("desk.claims.for_contributions", name=claim.rate.name, percent=percent)


def _lacks(claim: SupplierClaim, state: State, payable: Container[int]) -> str:
    waits = state in ("owed", "again") and claim.rate is None and claim.payee_id not in payable
    return text("desk.claims.no_account") if waits else ""


def _due(claim: SupplierClaim) -> Cell:
    """The day, and the act that prints it."""
    if claim.due_on is None:
        return Cell("–", note=text("desk.claims.no_term"))
    cited = [Cite(**one).citation(the_law().acts).label for one in claim.cites]
    said = "; ".join(dict.fromkeys(spoken(one) for one in cited))
    return Cell(formats.day_short(claim.due_on, current()), note=said)


def _warned(claim: Any, today: date) -> str:
    """When it was paid; what is late."""
    said = []
    if claim.paid_on is not None and state_of(claim) == "paid":
        said.append(formats.day_short(claim.paid_on, current()))
    if is_late(claim, today):
        said.append(text("desk.claims.late"))
    if papers_late(claim):
        by = formats.day_short(claim.papers_by, current())
        said.append(text("desk.claims.papers_late", day=by))
    return "; ".join(said)


def accounts_table(accounts: Sequence[Any]) -> Table:
    """The history of accounts, the newest first, and what the department says of each."""
    rows = [
        [Cell(spoken(one.office.name), header=True), *_account(one), _word(one)] for one in accounts
    ]
    return _accounts("accounts", ("supplier", "account", "owner", "entered", "state"), rows)


def own_accounts_table(accounts: Sequence[tuple[SupplierAccount, Mapping[str, bool]]]) -> Table:
    """The same for the supplier itself: what each place that pays it says."""
    return _accounts(
        "paid_to",
        ("account", "owner", "entered", "state"),
        [[*_account(one), _words(words)] for one, words in accounts],
    )


def _accounts(name: str, keys: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    return Table(
        caption=text(f"desk.claims.{name}"),
        head=[Cell(text(f"desk.claims.{key}")) for key in keys],
        rows=rows,
        empty=text("desk.claims.no_accounts"),
    )


def _account(one: SupplierAccount) -> list[Cell]:
    entered = Cell(formats.day_short(one.at, current()))
    return [Cell(one.iban), Cell(own(one.name), note=one.bin), entered]


def _words(words: Mapping[str, bool]) -> Cell:
    if not words:
        return Cell(text("desk.claims.not_looked"), tone="warning")
    keys = {place: "admitted" if good else "not_admitted" for place, good in words.items()}
    said = [f"{place_name(place)}: {text(f'desk.claims.{key}')}" for place, key in keys.items()]
    return Cell("; ".join(said), tone="success" if all(words.values()) else "danger")


def _word(account: Any) -> Cell:
    if account.admitted is None:
        return Cell(text("desk.claims.not_looked"), tone="warning")
    if account.admitted:
        return Cell(text("desk.claims.admitted"), tone="success", note=account.said)
    return Cell(text("desk.claims.not_admitted"), tone="danger", note=account.said)
