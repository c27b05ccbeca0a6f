"""One person's place in a home, and a form for each thing that may be done about it."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.casework.queries.decision import is_granted
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.homes import home_name, stage_note
from tirek.desk.stays import STAY_DEEDS, StayDeed, field_of
from tirek.procedure.lifecycle import Role
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.queries.homes import homes_for, on_the_list, rows_of
from tirek.supply.stays.table import stay_table
from tirek.web import formats
from tirek.web.components import Cell, Field, SummaryRow, Table
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

REFER = "refer"
AT_ONCE = 200
TOLD = {
    ("Died", "reason"): "source",
    ("Planned", "reason"): "services",
    ("Planned", "until"): "plan_until",
    ("Visited", "on"): "visit_on",
    ("Visited", "reason"): "given",
}
"""What a field is called where a deed means another thing by it."""


def stay_address(case: Case, user: User) -> str:
    """Where somebody is referred to a home; "" for a service of none and whoever may not."""
    given = service_of(case).homes is not None and is_granted(case)
    return (
        reverse("desk:stay", args=[case.number]) if given and may(user, "keep_queue", case) else ""
    )


def stay_shown(
    request: HttpRequest, case: Case, stay: HomeStay | None, stopped: Stopped | None
) -> DeedsPage:
    """As the department sees it; somebody who stands nowhere may be referred."""
    stage = stay.stage if stay else stay_table().begins
    forms = list(_forms(request, case, stay, stopped, by="specialist")) if stay else []
    if "Referred" in stay_table().possible(stage, by="specialist") and is_granted(case):
        home = _home_field(request, case, REFER, stopped)
        forms.insert(0, _form(REFER, [home]))
    return DeedsPage(
        title=case.subject.full_name,
        back=reverse("desk:homes"),
        problems=problems(stopped),
        lead="" if stay else text("desk.homes.not_referred"),
        rows=[
            SummaryRow(text("desk.homes.case"), case.number),
            *(_rows(stay) if stay else []),
        ],
        forms=forms,
        steps=steps_table(list(rows_of(case)[:AT_ONCE])),
    )


def resident_shown(request: HttpRequest, stay: HomeStay, stopped: Stopped | None) -> DeedsPage:
    """As the home sees one of its own people: nothing of the case, nothing of other homes."""
    case = stay.case
    return DeedsPage(
        title=case.subject.full_name,
        back=reverse("desk:residents"),
        problems=problems(stopped),
        rows=[*_born(stay), *_rows(stay)],
        forms=list(_forms(request, case, stay, stopped, by="supplier")),
        steps=steps_table(list(rows_of(case).filter(home=stay.home)[:AT_ONCE])),
    )


def _born(stay: HomeStay) -> list[SummaryRow]:
    """The birth date, where the registries told it."""
    born = stay.person.born_on
    return [SummaryRow(text("desk.homes.born"), formats.day(born, current()))] if born else []


def _rows(stay: HomeStay) -> list[SummaryRow]:
    stage = spoken(stay_table().stage(stay.stage).officer)
    rows = [
        SummaryRow(text("desk.homes.head_home"), home_name(stay.home)),
        SummaryRow(text("desk.homes.head_stage"), f"{stage} · {stage_note(stay)}"),
    ]
    place = on_the_list(stay)
    if place is not None:
        words = text("desk.homes.on_the_list", number=place.number, waiting=place.waiting)
        rows.append(SummaryRow(text("desk.homes.place"), words))
    return rows


def _forms(
    request: HttpRequest, case: Case, stay: HomeStay, stopped: Stopped | None, *, by: Role
) -> Iterator[DeedForm]:
    possible = stay_table().possible(stay.stage, by=by)
    for deed in STAY_DEEDS:
        if deed.event in possible:
            yield _form(deed.name, list(_fields(request, case, deed, stopped)))


def _form(name: str, fields: Sequence[Field]) -> DeedForm:
    title = text(f"desk.homes.{name}")
    return DeedForm(name, title, title, what=text(f"desk.homes.{name}_what"), fields=fields)


def _fields(
    request: HttpRequest, case: Case, deed: StayDeed, stopped: Stopped | None
) -> Iterator[Field]:
    for field in deed.fields:
        name = field_of(deed.name, field)
        told = TOLD.get((deed.event, field), field)
        label = text(f"desk.homes.field_{told}")
        if field == "home":
            yield _home_field(request, case, deed.name, stopped)
        elif field == "reason":
            yield typed(request, name, label, stopped, kind="textarea", rows=3)
        else:
            yield day_field(request, name, label, stopped, optional=field == "until")


def _home_field(request: HttpRequest, case: Case, deed: str, stopped: Stopped | None) -> Field:
    """Those that people of the place are referred to, with the places that are free."""
    homes = [
        (
            str(one.pk),
            text("desk.homes.home_choice", home=home_name(one), free=one.free, waiting=one.waiting),
        )
        for one in homes_for(case.place)
    ]
    name = field_of(deed, "home")
    return chosen(request, name, text("desk.homes.field_home"), stopped, homes)


def steps_table(rows: Sequence[HomeRow]) -> Table:
    """What happened, the newest first."""
    return Table(
        caption=text("desk.homes.steps"),
        head=[Cell(text(f"desk.homes.head_{name}")) for name in ("on", "what", "home", "by")],
        rows=[
            [
                Cell(formats.day(one.on, current())),
                Cell(spoken(stay_table().title(one.kind)), note=one.reason),
                Cell(home_name(one.home)),
                Cell(one.by_name),
            ]
            for one in rows
        ],
        empty=text("desk.homes.nothing_yet"),
    )
