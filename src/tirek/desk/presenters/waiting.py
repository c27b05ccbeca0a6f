"""A queue as officers see it: the line, and the journal that proves it."""

from collections.abc import Sequence

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES
from tirek.desk.presenters.officers import place_name
from tirek.desk.presenters.sms_journal import plain_name
from tirek.supply.models import LEFT, Queue, Row
from tirek.web import formats
from tirek.web.components import Cell, Choice, Field, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

QUEUE = "queue"


def filters(queues: Sequence[Queue], chosen: Queue) -> list[Field]:
    """Which queue is shown."""
    choices = [
        Choice(
            str(one.pk),
            text("desk.waiting.of", service=plain_name(one.service), place=place_name(one.place)),
            chosen=one == chosen,
        )
        for one in queues
    ]
    return [Field(QUEUE, text("desk.waiting.queue"), kind="select", choices=choices)]


def line_table(user: User, rows: Sequence[Row], begins: int) -> Table:
    """Who stands where; the first of all can be served, anybody can go."""
    heads = ["number", "person", "registered", "why", *(("step",) if _keeps(user) else ())]
    return Table(
        caption=text("desk.waiting.line"),
        head=[Cell(text(f"desk.waiting.head_{name}")) for name in heads],
        rows=[_standing(user, row, begins + n) for n, row in enumerate(rows)],
        empty=text("desk.waiting.empty"),
    )


def _standing(user: User, row: Row, number: int) -> list[Cell]:
    cells = [
        Cell(str(number), numeric=True),
        _person(row),
        Cell(formats.moment(row.registered_at, current())),
        Cell(_why(row)),
    ]
    if _keeps(user):
        cells.append(_step(row.case, "serve" if number == 1 else "leave_queue"))
    return cells


def journal_table(user: User, rows: Sequence[Row]) -> Table:
    """What happened last, the newest first; who left can come back, where nothing came after."""
    heads = ["row", "at", "person", "what", "by", *(("step",) if _keeps(user) else ())]
    newest: dict[int, int] = {}
    for row in rows:
        newest.setdefault(row.person_id, row.pk)
    return Table(
        caption=text("desk.waiting.journal"),
        head=[Cell(text(f"desk.waiting.head_{name}")) for name in heads],
        rows=[_written(user, row, last=newest[row.person_id] == row.pk) for row in rows],
    )


def _written(user: User, row: Row, *, last: bool) -> list[Cell]:
    cells = [
        Cell(str(row.seq), numeric=True),
        Cell(formats.moment(row.at, current())),
        _person(row),
        Cell(text(f"desk.waiting.kind_{row.kind}"), note=row.reason),
        Cell(row.by_name),
    ]
    if _keeps(user):
        back = last and row.kind in LEFT
        cells.append(_step(row.case, "come_back") if back else Cell(""))
    return cells


def _person(row: Row) -> Cell:
    where = reverse("desk:case", args=[row.case.number])
    return Cell(row.person.full_name, href=where, header=True, note=row.case.number)


def _why(row: Row) -> str:
    """The priority that an act gives, or none: the order of registration."""
    queue = service_of(row.case).queue
    given = queue.priority[row.rank : row.rank + 1] if queue else ()
    return spoken(given[0].name) if given else text("desk.waiting.by_registration")


def _step(case: Case, name: str) -> Cell:
    where = reverse(f"desk:{name.replace('_', '-')}", args=[case.number])
    return Cell(text(f"desk.{name}.button"), href=where)


def _keeps(user: User) -> bool:
    return user.role in ROLES["keep_queue"]
