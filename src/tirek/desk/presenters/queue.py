"""The queue as tabs, filters and a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from tirek.casework.models import Case
from tirek.casework.queries.cases import GROUPS
from tirek.desk.presenters import due
from tirek.desk.presenters.stages import stage_of
from tirek.desk.queries.queue import NEAR, Asked, stages_of
from tirek.procedure.lifecycle import standard
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Choice, Field, Tab, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class QueueView:
    """The page of the queue."""

    piles: Sequence[Tab]
    search: Field
    filters: Sequence[Field]
    pile: str
    found: int
    is_narrowed: bool
    clear: str
    table: Table


def queue_view(
    cases: Sequence[Case], asked: Asked, found: int, sizes: Mapping[str, int], today: date
) -> QueueView:
    """Everything of the page; `found` is how many there are on all its pages."""
    search = Field(
        "q",
        text("desk.queue.search"),
        hint=text("desk.queue.search_hint"),
        value=asked.search,
    )
    return QueueView(
        piles=[_pile(name, asked, sizes) for name in GROUPS],
        search=search,
        filters=[_stages(asked), _services(asked), _deadlines(asked)],
        pile=asked.pile,
        found=found,
        is_narrowed=bool(asked.search or asked.service or asked.stage or asked.due),
        clear=_address(asked.pile),
        table=_table(cases, today),
    )


def _pile(name: str, asked: Asked, sizes: Mapping[str, int]) -> Tab:
    return Tab(_address(name), text(f"desk.queue.{name}"), name == asked.pile, sizes[name])


def _address(pile: str) -> str:
    return f"{reverse('desk:queue')}?{urlencode({'pile': pile})}"


def _stages(asked: Asked) -> Field:
    names = {stage.id: stage.officer for stage in standard().stages}
    options = [(stage, spoken(names[stage])) for stage in stages_of(asked.pile)]
    return _select("stage", asked.stage, options)


def _services(asked: Asked) -> Field:
    return _select("service", asked.service, [(s.slug, spoken(s.name)) for s in SERVICES.values()])


def _deadlines(asked: Asked) -> Field:
    return _select("due", asked.due, [(near, text(f"desk.queue.due_{near}")) for near in NEAR])


def _select(name: str, value: str, options: Sequence[tuple[str, str]]) -> Field:
    any_ = Choice("", text(f"desk.queue.any_{name}"), chosen=not value)
    choices = [Choice(key, label, chosen=key == value) for key, label in options]
    return Field(name, text(f"desk.queue.filter_{name}"), kind="select", choices=[any_, *choices])


def _table(cases: Sequence[Case], today: date) -> Table:
    """The service has a column of its own only where the cases differ in it."""
    several = len({case.service for case in cases}) > 1
    heads = ("due", "number", "child", *(("service",) if several else ()), "stage")
    return Table(
        caption=text("desk.queue.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.queue.head_{name}")) for name in heads],
        rows=[_row(case, today, several) for case in cases],
        empty=text("desk.queue.empty"),
    )


def _row(case: Case, today: date, several_services: bool) -> list[Cell]:
    stage, tone = stage_of(case)
    received = formats.day_short(case.received_on, current())
    service = [Cell(spoken(SERVICES[case.service].name))] if several_services else []
    applicant = text("desk.queue.applicant", name=case.applicant.full_name)
    return [
        _due(case, today),
        Cell(
            case.number,
            href=reverse("desk:case", args=[case.number]),
            header=True,
            note=text("desk.queue.received", on=received),
        ),
        Cell(case.subject.full_name, note=applicant),
        *service,
        Cell(stage, tone=tone),
    ]


def _due(case: Case, today: date) -> Cell:
    words = due.in_words(case, today)
    if not words or case.due_on is None:
        return Cell("")
    return Cell(words, tone=due.tone(case, today), note=formats.day_short(case.due_on, current()))
