"""The queue as tabs, filters and a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from tirek.accounts.bodies import works_on
from tirek.accounts.models import User
from tirek.casework.models import Case, Turn
from tirek.casework.permissions import ROLES
from tirek.casework.queries.cases import GROUPS
from tirek.casework.queries.listing import MANY, Part
from tirek.desk.presenters import due
from tirek.desk.presenters.stages import stage_of
from tirek.desk.queries.queue import (
    CHANNELS,
    MINE,
    NOBODYS,
    WINDOWS,
    Asked,
    officers_of,
    orders_of,
    places_of,
    stages_of,
)
from tirek.law.catalogue import the_law
from tirek.people.names import sort_key
from tirek.procedure.lifecycle import standard
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Choice, Field, Tab, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

Option = tuple[str, str]


@dataclass(frozen=True)
class QueueView:
    """The page of the queue; `clear` is its address with nothing narrowed."""

    piles: Sequence[Tab]
    filters: Sequence[Field]
    pile: str
    found: str
    clear: str
    table: Table


def queue_view(
    part: Part, asked: Asked, found: int, sizes: Mapping[str, int], user: User, today: date
) -> QueueView:
    """Everything of the page; `found` is how many there are in all, counted as `sizes` are."""
    search = Field(
        "q",
        text("desk.queue.search"),
        hint=text("desk.queue.search_hint"),
        value=asked.search,
    )
    return QueueView(
        piles=[_pile(name, asked, sizes) for name in GROUPS],
        filters=[search, *_filters(asked, user)],
        pile=asked.pile,
        found=_found(found),
        clear=_address(asked.pile),
        table=_table(part.cases, today, ticks=user.role in ROLES["assign"]),
    )


def _found(found: int) -> str:
    return (
        text("desk.queue.found_many", n=MANY) if found > MANY else text("desk.queue.found", n=found)
    )


def _pile(name: str, asked: Asked, sizes: Mapping[str, int]) -> Tab:
    size = sizes[name]
    return Tab(
        _address(name),
        text(f"desk.queue.{name}"),
        chosen=name == asked.pile,
        count=min(size, MANY),
        and_more=size > MANY,
    )


def _address(pile: str) -> str:
    return f"{reverse('desk:queue')}?{urlencode({'pile': pile})}"


def _filters(asked: Asked, user: User) -> list[Field]:
    """What there is to choose; who sees one place, or has no colleagues, is not asked for them."""
    regions, names = the_law().regions, {stage.id: stage.officer for stage in standard().stages}
    places = [(place, spoken(regions[place].name)) for place in places_of(user)]
    people = [(str(key), name) for key, name in officers_of(user).items()]
    if people:
        people = [*((own, text(f"desk.queue.{own}")) for own in (MINE, NOBODYS)), *people]
    found: dict[str, list[Option]] = {
        "due": _named("due", WINDOWS),
        "stage": [(stage, spoken(names[stage])) for stage in stages_of(asked.pile)],
        "officer": people,
        "place": sorted(places, key=lambda one: sort_key(one[1])),
        "service": [
            (one.slug, spoken(one.name)) for one in SERVICES.values() if works_on(user, one.slug)
        ],
        "channel": _named("channel", CHANNELS),
    }
    fields = [_select(name, getattr(asked, name), options) for name, options in found.items()]
    order = Field(
        "order",
        text("desk.queue.order"),
        kind="select",
        choices=[
            Choice(*one, chosen=one[0] == asked.order)
            for one in _named("order", orders_of(asked.pile))
        ],
    )
    return [*(field for field in fields if len(field.choices) > 1), order]


def _named(name: str, keys: Iterable[str]) -> list[Option]:
    return [(key, text(f"desk.queue.{name}_{key}")) for key in keys]


def _select(name: str, value: str, options: Sequence[Option]) -> Field:
    any_ = Choice("", text(f"desk.queue.any_{name}"), chosen=not value)
    choices = [Choice(key, label, chosen=key == value) for key, label in options]
    return Field(name, text(f"desk.queue.filter_{name}"), kind="select", choices=[any_, *choices])


def _table(cases: Sequence[Case], today: date, *, ticks: bool) -> Table:
    """Service and place have a column of their own only where the cases differ in it."""
    several = [
        name for name in ("service", "place") if len({getattr(one, name) for one in cases}) > 1
    ]
    heads = (*(("tick",) if ticks else ()), "due", "number", "child", *several, "stage")
    return Table(
        caption=text("desk.queue.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.queue.head_{name}")) for name in heads],
        rows=[[*_tick(case, ticks), *_row(case, today, several)] for case in cases],
        empty=text("desk.queue.empty"),
    )


def _row(case: Case, today: date, several: Sequence[str]) -> list[Cell]:
    stage, tone = stage_of(case)
    received = text("desk.queue.received", on=formats.day_short(case.received_on, current()))
    differing = {
        "service": SERVICES[case.service].name,
        "place": the_law().regions[case.place].name,
    }
    return [
        _due(case, today),
        Cell(
            case.number,
            href=reverse("desk:case", args=[case.number]),
            header=True,
            note=f"{received} · {text(f'desk.queue.channel_{case.channel}')}",
        ),
        Cell(case.subject.full_name, note=_applicant(case)),
        *(Cell(spoken(differing[name])) for name in several),
        Cell(stage, tone=tone, note=_work(case)),
    ]


def _applicant(case: Case) -> str:
    """Who asks for somebody else; who asks for oneself is named once."""
    if case.applicant_id == case.subject_id:
        return ""
    return text("desk.queue.applicant", name=case.applicant.full_name)


def _tick(case: Case, ticks: bool) -> list[Cell]:
    """A box that sends the case and the last event that is shown of it."""
    label = text("desk.queue.tick", number=case.number)
    return [Cell(label, tick=f"{case.number}:{case.last_seq}")] if ticks else []


def _work(case: Case) -> str:
    """Who works on the case, and why it is put aside if it is."""
    with_ = text("desk.queue.with", name=case.assigned_to.full_name) if case.assigned_to else ""
    held = text("desk.queue.on_hold", reason=case.held_because) if case.on_hold else ""
    return " · ".join(filter(None, (held, with_)))


def _due(case: Case, today: date) -> Cell:
    words = due.in_words(case, today)
    if not words or case.due_on is None:
        return Cell("")
    note = " · ".join(
        filter(None, (formats.day_short(case.due_on, current()), first_in_line(case)))
    )
    return Cell(words, tone=due.tone(case, today), note=note)


def first_in_line(case: Case) -> str:
    """That the case is worked on before others, and why; "" in the order of deadlines."""
    first = SERVICES[case.service].passport.first_in_line
    if first is None or case.turn != Turn.FIRST:
        return ""
    return text("desk.queue.first", who=spoken(first.who))
