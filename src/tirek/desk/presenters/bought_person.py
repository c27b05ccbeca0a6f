"""The people for whom the state buys, and what may be done for each."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.casework.queries.changes import answers_now
from tirek.desk.bought_deeds import CODE, PAPER, SIGNED, TRIPS
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.bought_files import files
from tirek.desk.presenters.offers import kind_name
from tirek.procedure.supply.procurement import ASIDE, Asked, procurement_table
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import Stock, called_until, form_of, of_kind, passes_over
from tirek.supply.queries.bought_papers import trips_of
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, SummaryRow, Table
from tirek.web.components.tones import LIFE_TONES
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

HOUSE = ("settlement", "street", "house", "flat")


def people_table(shown: Sequence[Delivery]) -> Table:
    """A line for each."""
    heads = ("person", "kind", "stage", "turn")
    return Table(
        caption=text("desk.bought.people_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.bought.{name}")) for name in heads],
        rows=[_line(one) for one in shown],
        empty=text("desk.bought.nobody"),
    )


def _line(one: Delivery) -> list[Cell]:
    where = reverse("desk:bought-person", args=[one.pk])
    return [
        Cell(one.case.subject.full_name, href=where, header=True, note=one.case.number),
        Cell(kind_name(one.case.service, one.kind)),
        stage_cell(one),
        Cell(formats.day(one.row.at, current())),
    ]


def stage_cell(one: Delivery) -> Cell:
    """Where it stands."""
    stage = procurement_table().stage(one.stage)
    return Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone])


def person_page(
    request: HttpRequest, one: Delivery, user: User, stopped: Stopped | None, *, asked: bool
) -> DeedsPage:
    """What is known, and what a specialist may do now; `asked`: a code was sent."""
    buys = user.role == Role.SPECIALIST
    return DeedsPage(
        title=one.case.subject.full_name,
        back=reverse("desk:bought-people"),
        problems=problems(stopped),
        rows=list(_rows(one)),
        links=list(_cards(one)),
        forms=list(_forms(request, one, stopped, asked=asked)) if buys else [],
        steps=_steps(one),
    )


def _rows(one: Delivery) -> Iterator[SummaryRow]:
    stage = spoken(procurement_table().stage(one.stage).officer)
    told = [
        ("case", one.case.number),
        ("kind", kind_name(one.case.service, one.kind)),
        ("stage", stage),
        ("pieces", str(one.pieces) if one.pieces else ""),
        ("contract_number", one.contract.number if one.contract else ""),
        ("supplier", one.contract.supplier if one.contract else ""),
        ("until", _called(one)),
        *((name, spoken(words)) for name, words in trips_of(one).items()),
    ]
    for name, words in told:
        if words:
            yield SummaryRow(text(f"desk.bought.{name}"), words)


def _called(one: Delivery) -> str:
    """The day by which somebody for whom a piece lies there was asked to come."""
    until = called_until(one) if one.stage == "at_body" else None
    return formats.day(until, current()) if until else ""


def _cards(one: Delivery) -> Iterator[Action]:
    for card in form_of(one.contract).cards if one.contract else ():
        named = text(f"desk.bought.{card.replace('-', '_')}")
        yield from files(named, "bought-card", one.pk, card)


def _steps(one: Delivery) -> Table:
    heads = ("at", "what", "by")
    return Table(
        caption=text("desk.bought.steps"),
        head=[Cell(text(f"desk.bought.{name}")) for name in heads],
        rows=[_step(step) for step in one.steps.order_by("-seq")],
    )


def _step(step: DeliveryStep) -> list[Cell]:
    said = step.payload
    days = ("received_on", "on", "travelled_on", "until")
    day = next((said[name] for name in days if said.get(name)), None)
    words = said.get("reason") or (formats.day(day, current()) if day else "")
    return [
        Cell(formats.moment(step.at, current())),
        Cell(spoken(procurement_table().title(step.kind)), note=words),
        Cell(step.by_name),
    ]


def _forms(
    request: HttpRequest, one: Delivery, stopped: Stopped | None, *, asked: bool
) -> Iterator[DeedForm]:
    queue = one.row.queue
    found = of_kind(queue.service, queue.place, one.kind)
    if one.stage == "queued":
        label = text("desk.bought.pieces")
        pieces = typed(request, "pieces", label, stopped, width=5, inputmode="numeric")
        yield _form("count", [pieces])
    yield from _goods(request, one, stopped, asked=asked)
    yield from _article(request, one, found, stopped)
    if "Left" in procurement_table().possible(one.stage, by="specialist"):
        note = typed(request, "note", text("desk.bought.reason"), stopped, kind="textarea")
        yield _form("end", [note])


def _goods(
    request: HttpRequest, one: Delivery, stopped: Stopped | None, *, asked: bool
) -> Iterator[DeedForm]:
    """What lies at the office: issued, or the person is asked to come for it."""
    queue = one.row.queue
    if one.stage == "at_body":
        yield _form("issue", list(_issue(request, one, stopped, asked=asked)))
        yield _form("send_code")
        yield _form("call", [day_field(request, "until", text("desk.bought.until"), stopped)])
        if _is_over(one) and passes_over(queue.service, queue.place, timezone.localdate()):
            yield _form("pass")
    if one.stage == ASIDE:
        yield _form("come")


def _article(
    request: HttpRequest, one: Delivery, found: Sequence[Stock], stopped: Stopped | None
) -> Iterator[DeedForm]:
    """What the supplier makes and gives."""
    if one.stage in ("contracted", "released"):
        yield from _given(request, one, found, stopped)
    if one.stage == "ordered":
        yield _form("make", [_day(request, stopped)])
    if one.stage == "ready":
        yield _form("release", list(_release(request, stopped)))
    if one.contract and form_of(one.contract).order_form:
        yield _form("travel", list(_trip(request, stopped)))
    if one.stage in ("served", "stated"):
        yield _form("repair", [_day(request, stopped)])


def _day(request: HttpRequest, stopped: Stopped | None) -> Field:
    return day_field(request, "on", text("desk.bought.day"), stopped)


def _issue(
    request: HttpRequest, one: Delivery, stopped: Stopped | None, *, asked: bool
) -> Iterator[Field]:
    ways = [PAPER, CODE] if asked else [PAPER]
    choices = [(name, text(f"desk.bought.signed_{name}")) for name in ways]
    yield day_field(request, "on", text("desk.bought.received_on"), stopped)
    home = residence(one.case)
    yield typed(request, "residence", text("desk.bought.residence"), stopped, start=home)
    yield typed(request, "group", text("desk.bought.group"), stopped, width=20)
    yield chosen(request, "signed", text("desk.bought.signed"), stopped, choices)
    if asked:
        label = text("desk.bought.code")
        yield typed(request, "code", label, stopped, width=10, inputmode="numeric", optional=True)


def residence(case: Case) -> str:
    """As the application tells it; the officer corrects it."""
    known = answers_now(case)
    return ", ".join(str(known[name]) for name in HOUSE if known.get(name))


def _given(
    request: HttpRequest, one: Delivery, found: Sequence[Stock], stopped: Stopped | None
) -> Iterator[DeedForm]:
    """The order form of an article, or the service itself."""
    if not found or found[0].form.goods:
        return
    contracts = [(str(s.contract.pk), s.contract.number) for s in found]
    which = chosen(
        request,
        "contract",
        text("desk.bought.contract_number"),
        stopped,
        contracts,
        start=contracts[0][0],
    )
    if found[0].form.order_form and one.stage == "contracted":
        number = typed(request, "number", text("desk.bought.order_number"), stopped, width=20)
        yield _form("agree", [which, number, _day(request, stopped)])
    else:
        fields = [] if one.contract else [which]
        asked = found[0].form.asked
        yield _form("serve", [*fields, *_served(request, one, asked, stopped)])


def _served(
    request: HttpRequest, one: Delivery, asked: Sequence[Asked], stopped: Stopped | None
) -> Iterator[Field]:
    yield day_field(request, "on", text("desk.bought.received_on"), stopped)
    home = ", ".join(filter(None, (residence(one.case), str(answers_now(one.case).get("phone")))))
    yield typed(request, "address", text("desk.bought.address"), stopped, start=home)
    yield typed(request, "group", text("desk.bought.group"), stopped, width=20)
    for column in asked:
        label = spoken(column.label)
        if column.kind == "day":
            yield day_field(request, column.id, label, stopped, optional=column.optional)
        else:
            mode = "decimal" if column.kind == "money" else ""
            yield typed(
                request, column.id, label, stopped, inputmode=mode, optional=column.optional
            )
    yes = [(SIGNED, text("desk.bought.signed_statement"))]
    yield chosen(request, "signed", text("desk.bought.signed"), stopped, yes)


def _release(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    yield _day(request, stopped)
    for name in ("doctor", "prosthetist"):
        yield typed(request, name, text(f"desk.bought.{name}"), stopped)


def _is_over(one: Delivery) -> bool:
    """Whether the day by which the person was asked to come is over."""
    until = called_until(one)
    return until is not None and until < timezone.localdate()


def _trip(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    trips = [(name, text(f"desk.bought.trip_{name}")) for name in TRIPS]
    yield chosen(request, "trip", text("desk.bought.trip"), stopped, trips)
    yield day_field(request, "trip_on", text("desk.bought.trip_on"), stopped, optional=True)
    sum_ = text("desk.bought.trip_sum")
    yield typed(request, "trip_sum", sum_, stopped, width=10, inputmode="decimal", optional=True)
    other = text("desk.bought.other_order")
    yield typed(request, "other_order", other, stopped, width=20, optional=True)


def _form(name: str, fields: Sequence[Field] = ()) -> DeedForm:
    title = text(f"desk.bought.{name}")
    return DeedForm(name, title, title, text(f"desk.bought.{name}_what"), fields)
