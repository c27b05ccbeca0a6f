"""Homes as officers and the homes themselves see them: places, lists, residents."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.officers import place_name
from tirek.supply.models import Home, HomeRow, HomeStay
from tirek.supply.queries.homes import homes_for
from tirek.supply.queries.work import suppliers_at
from tirek.supply.stay_models import PLACES
from tirek.supply.stays.table import stay_table
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.components.tones import LIFE_TONES
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

AT_ONCE = 200
COUNTED = ("places", "living", "away", "free", "waiting")


def homes_table(found: Iterable[Any]) -> Table:
    """A line for each home: its places, who holds them, who waits."""
    return Table(
        caption=text("desk.homes.homes"),
        head=[
            Cell(text("desk.homes.head_home")),
            *(Cell(text(f"desk.homes.head_{name}"), numeric=True) for name in COUNTED),
        ],
        rows=[
            [
                Cell(home_name(one), header=True, note=place_name(one.office.place)),
                *(Cell(str(getattr(one, name)), numeric=True) for name in COUNTED),
            ]
            for one in found
        ],
        empty=text("desk.homes.none"),
    )


def home_name(home: Home) -> str:
    """As its office is called."""
    return spoken(home.office.name)


def to_refer_table(user: User, cases: Sequence[Case]) -> Table:
    """Those to whom a place was granted and whom nobody referred yet."""
    return Table(
        caption=text("desk.homes.to_refer"),
        head=[Cell(text(f"desk.homes.head_{name}")) for name in ("person", "received")],
        rows=[
            [
                Cell(one.subject.full_name, href=_where(user, one), header=True, note=one.number),
                Cell(formats.day(one.received_on, current())),
            ]
            for one in cases
        ],
        empty=text("desk.homes.nobody_to_refer"),
    )


def people_table(user: User, stays: Sequence[HomeStay]) -> Table:
    """Who waits or lives where, home by home."""
    return Table(
        caption=text("desk.homes.people"),
        head=[Cell(text(f"desk.homes.head_{name}")) for name in ("person", "home", "stage")],
        rows=[
            [
                Cell(
                    one.person.full_name,
                    href=_where(user, one.case),
                    header=True,
                    note=one.case.number,
                ),
                Cell(home_name(one.home)),
                stage_cell(one),
            ]
            for one in stays
        ],
        empty=text("desk.homes.nobody"),
    )


def _where(user: User, case: Case) -> str:
    """The page on which somebody is referred, for whoever may."""
    keeps = user.role in ROLES["keep_queue"]
    return reverse("desk:stay", args=[case.number]) if keeps else ""


def stage_cell(stay: HomeStay) -> Cell:
    """Where the person stands, since when, and what the home asks."""
    stage = stay_table().stage(stay.stage)
    return Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone], note=stage_note(stay))


def stage_note(stay: HomeStay) -> str:
    """Since when; until when, where somebody away is expected back; a transfer asked for."""
    since = text("desk.homes.since", on=formats.day(stay.on, current()))
    until = text("desk.homes.until_then", on=formats.day(stay.until, current())) if (
        stay.until
    ) else ""  # fmt: skip
    asked = text("desk.homes.asked", why=stay.transfer_asked) if stay.transfer_asked else ""
    return " · ".join(filter(None, (since, until, asked)))


def residents_lead(home: Home | None) -> str:
    """How many places there are and are free; what to do where the home is none yet."""
    found = homes_for(home.office.place).filter(pk=home.pk).first() if home else None
    if found is None:
        return text("desk.homes.no_home_yet")
    return text("desk.homes.residents_lead", places=found.places, free=found.free)


def residents_table(stays: Sequence[HomeStay]) -> Table:
    """The list in its order, then the residents."""
    return Table(
        caption=text("desk.homes.residents_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.homes.head_{name}")) for name in ("person", "stage")],
        rows=[
            [
                Cell(
                    one.person.full_name,
                    href=reverse("desk:resident", args=[one.pk]),
                    header=True,
                ),
                stage_cell(one),
            ]
            for one in stays
        ],
        empty=text("desk.homes.nobody"),
    )


def places_page(request: HttpRequest, place: str, stopped: Stopped | None) -> DeedsPage:
    """Every number that was set, the newest first, and a new one."""
    rows = HomeRow.objects.filter(kind=PLACES, home__office__place=place)
    rows = rows.select_related("home__office").order_by("-pk")
    offices = [(str(one.pk), spoken(one.name)) for one in suppliers_at(place)]
    hint = text("desk.homes.ground_hint")
    fields = [
        chosen(request, "office", text("desk.homes.office"), stopped, offices),
        typed(
            request, "places", text("desk.homes.head_places"), stopped, inputmode="numeric",
            width=5,
        ),
        typed(request, "ground", text("desk.homes.ground"), stopped, hint=hint),
    ]  # fmt: skip
    set_ = text("desk.homes.set")
    return DeedsPage(
        title=text("desk.homes.places_title"),
        back=reverse("desk:homes"),
        problems=problems(stopped),
        lead=text("desk.homes.places_lead"),
        table=_places(list(rows[:AT_ONCE])),
        forms=[DeedForm("set", set_, set_, fields=fields)],
    )


def _places(rows: Sequence[HomeRow]) -> Table:
    heads = ("home", "places", "since", "ground", "by")
    return Table(
        caption=text("desk.homes.places_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.homes.head_{name}"), numeric=name == "places") for name in heads],
        rows=[
            [
                Cell(home_name(one.home), header=True),
                Cell(str(one.places), numeric=True),
                Cell(formats.day(one.on, current())),
                Cell(one.reason),
                Cell(one.by_name),
            ]
            for one in rows
        ],
        empty=text("desk.homes.none"),
    )
