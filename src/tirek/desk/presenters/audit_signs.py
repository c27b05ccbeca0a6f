"""Signs of collusion as the auditor reads them: what coincides, in which orders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.audit.signs import KINDS, Kind, Ordered, Sign
from tirek.casework.models import Case
from tirek.supply.models import Supplier
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.texts import spoken, text

AT_ONCE = 100
"""Orders shown of one sign: more are counted."""


@dataclass(frozen=True)
class SignRow:
    """An order in which a sign is seen."""

    kind: Kind
    supplier: int
    order: Ordered
    shared: tuple[str, ...]


@dataclass(frozen=True)
class ShownSign:
    """All orders of one kind of sign; `more` says how many are not shown."""

    title: str
    what: str
    table: Table
    more: str


def rows_of(signs: Sequence[Sign]) -> list[SignRow]:
    """An order is a row for each sign it gives; of each kind the latest."""
    rows = [
        SignRow(sign.kind, sign.supplier, order, sign.shared)
        for sign in signs
        for order in sign.orders
    ]
    return sorted(rows, key=lambda one: (KINDS.index(one.kind), one.supplier, one.order.at))


def shown_signs(
    rows: Sequence[SignRow], cases: Mapping[int, Case], suppliers: Mapping[int, Supplier]
) -> list[ShownSign]:
    """Each kind that was seen, with its orders."""
    found = {kind: [one for one in rows if one.kind == kind] for kind in KINDS}
    return [
        ShownSign(
            title=text(f"desk.signs.{kind}"),
            what=text(f"desk.signs.{kind}_what"),
            table=_table(kind, theirs[:AT_ONCE], cases, suppliers),
            more=_more(len(theirs) - AT_ONCE),
        )
        for kind, theirs in found.items()
        if theirs
    ]


def _more(left: int) -> str:
    return text("desk.signs.more", n=formats.number(left, current())) if left > 0 else ""


def _table(
    kind: Kind,
    rows: Sequence[SignRow],
    cases: Mapping[int, Case],
    suppliers: Mapping[int, Supplier],
) -> Table:
    heads = ("case", "supplier", "at", "price", "guaranteed", "shared")
    return Table(
        caption=text(f"desk.signs.{kind}"),
        caption_hidden=True,
        head=[Cell(text(f"desk.signs.{name}")) for name in heads],
        rows=[_row(one, cases[one.order.case], suppliers[one.supplier]) for one in rows],
    )


def _row(one: SignRow, case: Case, supplier: Supplier) -> list[Cell]:
    where = reverse("desk:case", args=[case.number])
    return [
        Cell(case.number, href=where, header=True),
        Cell(spoken(supplier.office.name), note=supplier.office.bin),
        Cell(formats.moment(one.order.at, current())),
        Cell(money(one.order.price), numeric=True),
        Cell(money(one.order.guaranteed), numeric=True),
        Cell(", ".join(_masked(one.kind, value) for value in one.shared)),
    ]


def _masked(kind: Kind, value: str) -> str:
    """The end of a number is enough to find it in the case; an address is said whole."""
    return value if kind == "address" else f"··· {value[-4:]}"
