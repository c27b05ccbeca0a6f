"""Today's queue as an operator sees it: my window, and every number with its times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import Office, User
from tirek.kernel.text import LANGUAGES
from tirek.reception.actions.move_ticket import ticket_life
from tirek.reception.counters import services_of
from tirek.reception.queries.tickets import Measured, Span
from tirek.services import SERVICES
from tirek.web.components import LIFE_TONES, Cell, Choice, Field, Table, Tone
from tirek.web.language import OWN_NAMES, current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Button:
    """One thing to do with the ticket at my window."""

    kind: str
    label: str


@dataclass(frozen=True)
class Mine:
    """The ticket at my window."""

    id: int
    number: int
    service: str
    language: str
    stage: str
    tone: Tone
    times: str
    late: bool
    intake: str
    buttons: Sequence[Button]


@dataclass(frozen=True)
class QueueView:
    """Everything of the page."""

    mine: Mine | None
    waiting: int
    window: Field
    take: Sequence[Field]
    table: Table


BUTTONS = {"called": ("Served", "Called", "Left"), "serving": ("Finished",)}


def queue_view(
    queue: Sequence[Measured],
    user: User,
    office: Office,
    window: str,
    stopped: Stopped | None,
    on: date,
) -> QueueView:
    """The page for this officer on that day."""
    busy = [one for one in queue if one.by == user and one.stage in BUTTONS]
    error = stopped.why if stopped and stopped.field == "window" else ""
    return QueueView(
        mine=_mine(busy[0]) if busy else None,
        waiting=sum(one.stage == "waiting" for one in queue),
        window=Field(
            "window",
            text("counter.queue.window"),
            value=window,
            width=4,
            error=error,
            autofocus=not window,
        ),
        take=[_services(office, on), _languages()],
        table=_table(queue),
    )


def _mine(one: Measured) -> Mine:
    stage, tone = _stage(one)
    times = text("counter.queue.waited", minutes=one.waited.minutes)
    if one.served is not None:
        times = text("counter.queue.served", minutes=one.served.minutes)
    return Mine(
        id=one.ticket.pk,
        number=one.ticket.number,
        service=_service(one),
        language=_language(one),
        stage=stage,
        tone=tone,
        times=times,
        late=(one.served or one.waited).exceeded,
        intake=f"{reverse('counter:begin')}?ticket={one.ticket.pk}"
        if one.stage == "serving"
        else "",
        buttons=[Button(kind, text(f"counter.queue.do_{kind}")) for kind in BUTTONS[one.stage]],
    )


def _stage(one: Measured) -> tuple[str, Tone]:
    stage = ticket_life().stage(one.stage)
    return spoken(stage.officer), LIFE_TONES[stage.tone]


def _service(one: Measured) -> str:
    return spoken(SERVICES[one.ticket.service].name)


def _language(one: Measured) -> str:
    return next(name for code, name in OWN_NAMES.items() if code == one.ticket.language)


def _services(office: Office, on: date) -> Field:
    choices = [Choice(one.slug, spoken(one.name)) for one in services_of(office, on)]
    return Field("service", text("counter.queue.service"), kind="select", choices=choices)


def _languages() -> Field:
    choices = [Choice(code, OWN_NAMES[code], chosen=code == current()) for code in LANGUAGES]
    return Field("language", text("counter.queue.language"), kind="select", choices=choices)


def _table(queue: Sequence[Measured]) -> Table:
    heads = ("number", "service", "stage", "window", "waiting", "serving")
    return Table(
        caption=text("counter.queue.today"),
        head=[Cell(text(f"counter.queue.head_{name}")) for name in heads],
        rows=[_row(one) for one in queue],
        empty=text("counter.queue.empty"),
    )


def _row(one: Measured) -> list[Cell]:
    stage, tone = _stage(one)
    return [
        Cell(str(one.ticket.number), header=True),
        Cell(_service(one), note=_language(one)),
        Cell(stage, tone=tone),
        Cell(one.window or "–", note=one.by.full_name if one.by else ""),
        _span(one.waited),
        _span(one.served) if one.served else Cell("–"),
    ]


def _span(span: Span) -> Cell:
    """Minutes; over the limit they are marked, and the limit is named."""
    minutes = text("counter.queue.minutes", minutes=span.minutes)
    if not span.exceeded:
        return Cell(minutes)
    return Cell(minutes, tone="danger", note=text("counter.queue.over", limit=span.limit))
