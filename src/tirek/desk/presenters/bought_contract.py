"""One contract of public procurement: its pieces, its acts, the statements of its months."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import Role, User
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.bought import term_words
from tirek.desk.presenters.bought_files import files
from tirek.desk.presenters.my_contracts import state_of_month
from tirek.desk.presenters.offers import kind_name
from tirek.desk.presenters.party import party_form, party_row
from tirek.supply.models import Consignment, Contract
from tirek.supply.queries.bought import Stock, is_undone, is_used, stocks
from tirek.supply.queries.stated import MonthOfContract, months_of
from tirek.web import formats
from tirek.web.access import acts_as
from tirek.web.components import Action, Cell, SummaryRow, Table, Tone
from tirek.web.day_typed import day_field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import typed

MISTAKE, TAKE_BACK = "mistake", "take-back"
ARRIVE, HAND, STATE, ACCEPT = "arrive", "hand", "state-", "accept-"


def contract_page(
    request: HttpRequest, contract: Contract, user: User, stopped: Stopped | None
) -> DeedsPage:
    """What is known of it; a specialist adds what happened."""
    (stock,) = stocks([contract])
    months = [] if stock.form.goods else months_of(contract, timezone.localdate())
    buys = user.role == Role.SPECIALIST
    return DeedsPage(
        title=f"{contract.number} – {contract.name}",
        back=reverse("desk:bought"),
        problems=problems(stopped),
        warning=_mistaken(contract) or _late(months),
        rows=[*_rows(stock), party_row(contract)],
        tables=[_acts(contract)] if stock.form.goods else [_statements(months)],
        links=list(_papers(contract, months)),
        forms=[
            *([] if is_undone(contract) else _accepting(contract, months, user)),
            *(_forms(request, stock, months, stopped) if buys else []),
        ],
    )


def _rows(stock: Stock) -> list[SummaryRow]:
    contract, amounts = stock.contract, stock.amounts
    told = [
        ("kind", kind_name(contract.service, contract.kind)),
        ("form", spoken(stock.form.name)),
        ("supplier", contract.supplier),
        ("contract_on", formats.day(contract.on, current())),
        ("term", term_words(contract.first, contract.last)),
        ("price", money(contract.price_tiyn)),
        ("contracted", str(amounts.contracted)),
    ]
    if stock.form.goods:
        told += [("at_oblast", str(amounts.at_oblast)), ("handed", str(amounts.handed))]
    told.append(("issued", str(amounts.issued)))
    left = amounts.left if stock.form.goods else amounts.contracted - amounts.issued
    told.append(("left", str(left)))
    return [SummaryRow(text(f"desk.bought.{name}"), words) for name, words in told]


def _month(one: MonthOfContract) -> str:
    return formats.month(str(one.month), current())


def _late(months: Sequence[MonthOfContract]) -> str:
    waits = [_month(one) for one in months if one.over and one.statement is None]
    return text("desk.bought.statements_wait", months=", ".join(waits)) if waits else ""


def _mistaken(contract: Contract) -> str:
    """That it was taken back, or that somebody says it is a mistake, and the ground."""
    said = getattr(contract, "mistake", None)
    if said is None:
        return ""
    name = "taken_back" if is_undone(contract) else "mistake_said"
    return text(f"desk.paid.{name}", ground=said.ground, who=said.by_name)


def _acts(contract: Contract) -> Table:
    heads = ("day", "what", "number", "pieces", "by")
    return Table(
        caption=text("desk.bought.goods"),
        head=[Cell(text(f"desk.bought.{name}")) for name in heads],
        rows=[
            [
                Cell(formats.day(one.on, current()), header=True),
                Cell(text(f"desk.bought.{one.kind}")),
                Cell(one.number),
                Cell(str(one.pieces)),
                Cell(one.by_name),
            ]
            for one in contract.consignments.all()
        ],
        empty=text("desk.bought.no_goods"),
    )


def _statements(months: Sequence[MonthOfContract]) -> Table:
    return Table(
        caption=text("desk.bought.statements"),
        head=[
            *(Cell(text(f"desk.bought.{name}")) for name in ("month", "statement", "by")),
            Cell(text("desk.paid.payment")),
        ],
        rows=[[Cell(_month(one), header=True), *_stated(one)] for one in months],
    )


def _stated(one: MonthOfContract) -> list[Cell]:
    made = one.statement
    if made is None:
        waits = "statement_waits" if one.over else "month_goes_on"
        tone: Tone | None = "warning" if one.over else None
        return [Cell(text(f"desk.bought.{waits}"), tone=tone), Cell(""), Cell("")]
    rows = text("desk.bought.people_in", n=len(made.document["rows"]))
    state = text(f"desk.paid.is_{state_of_month(one)}")
    return [Cell(rows), Cell(made.by_name), Cell(state)]


def _papers(contract: Contract, months: Sequence[MonthOfContract]) -> Iterator[Action]:
    for act in contract.consignments.filter(kind=Consignment.Kind.HANDED):
        named = text("desk.bought.act_named", number=act.number)
        yield from files(named, "bought-file", "act", act.pk)
    for one in months:
        if one.statement is not None:
            named = text("desk.bought.statement_named", month=_month(one))
            yield from files(named, "bought-file", "statement", one.statement.pk)


def _accepting(
    contract: Contract, months: Sequence[MonthOfContract], user: User
) -> Iterator[DeedForm]:
    """For a head of the place: each statement that nobody has accepted."""
    if user.place != contract.place or not acts_as(user, Role.HEAD):
        return
    if hasattr(contract, "mistake"):
        title = text("desk.paid.take_back")
        yield DeedForm(TAKE_BACK, title, title, text("desk.paid.take_back_what"))
    for one in months:
        if state_of_month(one) == "stated":
            title = text("desk.paid.accept_statement", month=_month(one))
            what = text("desk.paid.accept_statement_what")
            yield DeedForm(f"{ACCEPT}{one.month}", title, title, what)


def _forms(
    request: HttpRequest,
    stock: Stock,
    months: Sequence[MonthOfContract],
    stopped: Stopped | None,
) -> Iterator[DeedForm]:
    if is_undone(stock.contract):
        return
    for one in months:
        if one.over and one.statement is None:
            made = text("desk.bought.state", month=_month(one))
            yield DeedForm(f"{STATE}{one.month}", made, made, text("desk.bought.state_what"))
    yield party_form(request, stock.contract, stopped)
    if not is_used(stock.contract) and not hasattr(stock.contract, "mistake"):
        said = text("desk.paid.say_mistake")
        ground = typed(request, "ground", text("desk.paid.ground"), stopped)
        yield DeedForm(MISTAKE, said, said, text("desk.paid.say_mistake_what"), [ground])
    if not stock.form.goods:
        return
    if stock.amounts.arrived < stock.amounts.contracted:
        yield _move(request, ARRIVE, stopped)
    if stock.amounts.at_oblast:
        yield _move(request, HAND, stopped)


def _move(request: HttpRequest, prefix: str, stopped: Stopped | None) -> DeedForm:
    number = text(f"desk.bought.{prefix}_number")
    pieces = text("desk.bought.pieces")
    fields = [
        typed(request, f"{prefix}_number", number, stopped, width=20, optional=prefix == ARRIVE),
        day_field(request, f"{prefix}_on", text("desk.bought.day"), stopped),
        typed(request, f"{prefix}_pieces", pieces, stopped, width=5, inputmode="numeric"),
    ]
    done = text(f"desk.bought.{prefix}")
    return DeedForm(prefix, done, done, text(f"desk.bought.{prefix}_what"), fields)
