"""Chosen organisations as officers and the organisations themselves see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES, may
from tirek.casework.queries.decision import is_granted
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.officers import place_name
from tirek.services import SERVICES
from tirek.signatures.canonical_form import Application
from tirek.supply.models import Organisation, OrganisationRow, Taker
from tirek.supply.organisation_course import taker_of
from tirek.supply.organisation_models import LISTED
from tirek.supply.organisations.table import HOLDING, VISITED, taker_table
from tirek.supply.queries.organisations import (
    free_places,
    organisations_for,
    rows_of,
    services_chosen_in,
)
from tirek.supply.queries.work import suppliers_at
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, Page, Problem, SummaryRow, Table
from tirek.web.components.tones import LIFE_TONES
from tirek.web.language import current
from tirek.web.organisation_journal import plan_rows, visits_table
from tirek.web.signing import SignBox
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

AT_ONCE = 200
TYPED = ("address", "phone", "care_kk", "care_ru", "places", "ground")


@dataclass(frozen=True)
class SignedAtDesk(Page):
    """What the person signs at the department."""

    rows: Sequence[SummaryRow] = ()
    words: Sequence[str] = ()
    box: SignBox | None = None


def organisation_address(case: Case, user: User) -> str:
    """Where the choice of a case is kept; "" for a service of none and whoever may not."""
    given = service_of(case).organisation is not None and is_granted(case)
    return (
        reverse("desk:organisation", args=[case.number])
        if given and may(user, "choose_organisation", case)
        else ""
    )


def organisations_table(found: Iterable[Any]) -> Table:
    """A line for each: how many have chosen it, how many places are free."""
    return Table(
        caption=text("desk.organisations.listed"),
        head=[
            Cell(text("desk.organisations.head_organisation")),
            Cell(text("desk.organisations.head_taken"), numeric=True),
            Cell(text("desk.organisations.head_free"), numeric=True),
        ],
        rows=[
            [
                Cell(_name(one), header=True, note=place_name(one.office.place)),
                Cell(str(one.taken), numeric=True),
                Cell(_free(one), numeric=True),
            ]
            for one in found
        ],
        empty=text("desk.organisations.none"),
    )


def waiting_table(user: User, cases: Sequence[Case]) -> Table:
    """Those who were granted the service and have not chosen."""
    return Table(
        caption=text("desk.organisations.not_chosen"),
        head=[Cell(text(f"desk.organisations.head_{one}")) for one in ("person", "received")],
        rows=[
            [
                _person(user, one),
                Cell(formats.day(one.received_on, current())),
            ]
            for one in cases
        ],
        empty=text("desk.organisations.nobody"),
    )


def takers_table(user: User, takers: Sequence[Taker]) -> Table:
    """Who chose which, organisation by organisation."""
    heads = ("person", "organisation", "stage")
    return Table(
        caption=text("desk.organisations.chosen"),
        head=[Cell(text(f"desk.organisations.head_{one}")) for one in heads],
        rows=[
            [_person(user, one.case), Cell(_name(one.organisation)), stage_cell(one)]
            for one in takers
        ],
        empty=text("desk.organisations.nobody"),
    )


def choice_shown(request: HttpRequest, case: Case, stopped: Stopped | None) -> DeedsPage:
    """For the department: how the person stands; whom they may choose here; the end of services."""
    taker, found = taker_of(case), rows_of(case)
    holds = taker is not None and taker.stage in HOLDING
    return DeedsPage(
        title=case.subject.full_name,
        back=reverse("desk:organisations"),
        problems=problems(stopped),
        lead="" if holds else text("desk.organisations.not_yet"),
        rows=[
            SummaryRow(text("desk.organisations.head_case"), case.number),
            *(taker_rows(taker) if taker else []),
            *plan_rows(found),
        ],
        tables=[visits_table(found)] if holds else [],
        forms=[_end_form(request, stopped)] if holds else [],
        links=[] if taker and taker.stage == "served" else _choices(case, taker),
        steps=steps_table(found),
    )


def signed_at_desk(
    case: Case, document: Application, box: SignBox, stopped: Stopped | None
) -> SignedAtDesk:
    """The statement that the person signs with their own key."""
    return SignedAtDesk(
        title=text("desk.organisations.sign_title"),
        back=reverse("desk:organisation", args=[case.number]),
        problems=[Problem(stopped.why, "#sign")] if stopped else [],
        rows=[SummaryRow(row.question, row.answers[0]) for row in document.parts[0].rows],
        words=document.words,
        box=box,
    )


def listing_page(request: HttpRequest, place: str, stopped: Stopped | None) -> DeedsPage:
    """Everything that was entered of the place's organisations, the newest first, and a form."""
    rows = OrganisationRow.objects.filter(kind=LISTED, organisation__office__place=place)
    rows = rows.select_related("organisation__office").order_by("-pk")
    enter = text("desk.organisations.enter")
    return DeedsPage(
        title=text("desk.organisations.listing_title"),
        back=reverse("desk:organisations"),
        problems=problems(stopped),
        lead=text("desk.organisations.listing_lead"),
        table=_entered(rows[:AT_ONCE]),
        forms=[DeedForm("enter", enter, enter, fields=_fields(request, place, stopped))],
    )


def _fields(request: HttpRequest, place: str, stopped: Stopped | None) -> list[Field]:
    offices = [(str(one.pk), spoken(one.name)) for one in suppliers_at(place)]
    services = [(slug, spoken(SERVICES[slug].name)) for slug in services_chosen_in()]
    listed = [(one, text(f"desk.organisations.listed_{one}")) for one in ("yes", "no")]
    return [
        chosen(request, "office", text("desk.organisations.field_office"), stopped, offices),
        chosen(request, "service", text("desk.organisations.field_service"), stopped, services),
        *(typed(request, one, text(f"desk.organisations.field_{one}"), stopped) for one in TYPED),
        chosen(
            request, "listed", text("desk.organisations.field_listed"), stopped, listed, start="yes"
        ),
    ]


def _entered(rows: Iterable[OrganisationRow]) -> Table:
    heads = ("organisation", "address", "places", "ground", "by")
    return Table(
        caption=text("desk.organisations.listing_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.organisations.head_{one}")) for one in heads],
        rows=[
            [
                Cell(_name(row.organisation), header=True, note=_listed_note(row)),
                Cell(row.payload["address"], note=row.payload["phone"]),
                Cell(str(row.payload["places"] or text("desk.organisations.unknown"))),
                Cell(row.payload["ground"]),
                Cell(row.by_name, note=formats.day(row.on, current())),
            ]
            for row in rows
        ],
        empty=text("desk.organisations.none"),
    )


def _listed_note(row: OrganisationRow) -> str:
    return "" if row.payload["listed"] else text("desk.organisations.listed_no")


def _end_form(request: HttpRequest, stopped: Stopped | None) -> DeedForm:
    end, label = text("desk.organisations.end"), text("desk.organisations.field_reason")
    field = typed(request, "reason", label, stopped, kind="textarea", rows=3)
    return DeedForm("end", end, end, what=text("desk.organisations.end_what"), fields=[field])


def _choices(case: Case, taker: Taker | None) -> list[Action]:
    """A page to sign for each that has room and is not chosen already."""
    mine = taker.organisation_id if taker and taker.stage in HOLDING else None
    found = organisations_for(case.place, case.service)
    return [
        Action(
            reverse("desk:organisation-choose", args=[case.number, one.pk]),
            text("desk.organisations.sign_for", organisation=_name(one)),
        )
        for one in found
        if one.pk != mine and free_places(one) != 0
    ]


def _person(user: User, case: Case) -> Cell:
    may_open = user.role in ROLES["choose_organisation"]
    href = reverse("desk:organisation", args=[case.number]) if may_open else ""
    return Cell(case.subject.full_name, href=href, header=True, note=case.number)


def taker_rows(taker: Taker) -> list[SummaryRow]:
    stage = spoken(taker_table().stage(taker.stage).officer)
    return [
        SummaryRow(text("desk.organisations.head_organisation"), _name(taker.organisation)),
        SummaryRow(text("desk.organisations.head_stage"), f"{stage} · {_since(taker)}"),
    ]


def stage_cell(taker: Taker) -> Cell:
    stage = taker_table().stage(taker.stage)
    return Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone], note=_since(taker))


def _since(taker: Taker) -> str:
    return text("desk.homes.since", on=formats.day(taker.on, current()))


def steps_table(rows: QuerySet[OrganisationRow]) -> Table:
    """What happened with the organisation; what it gave day by day stands in its journal."""
    heads = ("on", "what", "organisation", "by")
    return Table(
        caption=text("desk.organisations.steps"),
        head=[Cell(text(f"desk.organisations.head_{one}")) for one in heads],
        rows=[
            [
                Cell(formats.day(row.on, current())),
                Cell(spoken(taker_table().title(row.kind)), note=row.payload.get("reason", "")),
                Cell(_name(row.organisation)),
                Cell(row.by_name),
            ]
            for row in rows.exclude(kind=VISITED)
        ],
        empty=text("desk.organisations.nothing_yet"),
    )


def _name(one: Organisation) -> str:
    return spoken(one.office.name)


def _free(one: Any) -> str:
    free = free_places(one)
    return text("desk.organisations.unknown") if free is None else str(free)
