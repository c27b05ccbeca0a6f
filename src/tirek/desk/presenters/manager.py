"""The dashboard of a place: a few figures, the pictures, every place below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from tirek.accounts.models import User
from tirek.casework.permissions import OVERSEERS
from tirek.desk.figures_asked import Asked
from tirek.desk.presenters.indicators import about, filters, percent
from tirek.desk.presenters.picture_deadlines import deadlines_picture
from tirek.desk.presenters.picture_flow import flow_picture
from tirek.desk.presenters.picture_payments import payments_picture
from tirek.desk.presenters.picture_rates import rates_picture
from tirek.desk.presenters.picture_waiting import waiting_picture
from tirek.desk.presenters.picture_words import count_cell, counted, figure, place_name
from tirek.desk.queries.picture_deadlines import By, deadlines
from tirek.indicators.measures import Scope
from tirek.indicators.queries.figures import share
from tirek.indicators.queries.pictured import (
    PlaceRow,
    counted_until,
    listed,
    months_of,
    places,
    stays,
    waited,
)
from tirek.law.catalogue import the_law
from tirek.people.names import sort_key
from tirek.services import SERVICES
from tirek.web.components import Cell, Field, Figure, Table
from tirek.web.pictures import Picture
from tirek.web.texts import text

FILES = ("deadlines", "stages", "flow", "payments", "rates", "waiting", "places")
"""The tables that may be taken away as a file."""


@dataclass(frozen=True)
class ManagerView:
    """The page of the dashboard."""

    about: str
    filters: Sequence[Field]
    figures: Sequence[Figure]
    pictures: Sequence[Picture]
    places: Table
    places_file: str
    indicators: str
    note: str


def manager_view(user: User, asked: Asked, today: date) -> ManagerView:
    """Everything of the page."""
    scope, until = asked.scope(today), counted_until()
    rows = places(scope)
    pictures = _pictures(user, scope, asked, until)
    return ManagerView(
        about=about(asked),
        filters=filters(asked, user, today),
        figures=_figures(rows, asked, user),
        pictures=[pictures[name]() for name in FILES if name != "places"],
        places=_places(rows, asked, user),
        places_file=_file("places", asked),
        indicators=f"{reverse('desk:indicators')}?{asked.query}",
        note=counted(until) or text("desk.manager.not_counted"),
    )


def table_behind(name: str, user: User, asked: Asked, today: date) -> Table:
    """One table of the page. KeyError for a name that is not in `FILES`."""
    scope = asked.scope(today)
    if name == "places":
        return _places(places(scope), asked, user)
    return _pictures(user, scope, asked, counted_until())[name]().table


def _pictures(
    user: User, scope: Scope, asked: Asked, until: date | None
) -> dict[str, Callable[[], Picture]]:
    by: By = "place" if user.role in OVERSEERS else "officer"
    law = the_law()
    services = [one for slug, one in SERVICES.items() if _is_asked(slug, scope)]

    def file(name: str) -> str:
        return _file(name, asked)

    return {
        "deadlines": lambda: deadlines_picture(deadlines(user, scope, by), by, file("deadlines")),
        "stages": lambda: deadlines_picture(
            deadlines(user, scope, "stage"), "stage", file("stages")
        ),
        "flow": lambda: flow_picture(stays(scope), until, file("flow")),
        "payments": lambda: payments_picture(
            listed(scope, months_of(scope)), months_of(scope), until, file("payments")
        ),
        "rates": lambda: rates_picture(services, law, scope.today, file("rates")),
        "waiting": lambda: waiting_picture(waited(scope), scope.service, file("waiting")),
    }


def _is_asked(service: str, scope: Scope) -> bool:
    if scope.service:
        return service == scope.service
    return scope.among is None or service in scope.among


def _file(name: str, asked: Asked) -> str:
    return f"{reverse('desk:manager-csv', args=[name])}?{asked.query}"


def _figures(rows: Sequence[PlaceRow], asked: Asked, user: User) -> list[Figure]:
    whole = _total(rows)
    cases = {"pile": "all", "service": asked.service, **_of_place(asked.place, user)}
    satisfied = text("desk.manager.of_answers", n=figure(whole.answered))
    return [
        Figure(text("desk.manager.overdue"), figure(whole.overdue),
               href=_to("queue", {**cases, "due": "overdue"}) if whole.overdue else "",
               tone="danger" if whole.overdue else "neutral"),
        Figure(text("desk.manager.undecided"), figure(whole.undecided)),
        Figure(text("desk.manager.received"), figure(whole.received)),
        Figure(text("desk.manager.decided"), figure(whole.decided), note=_in_time_note(whole)),
        Figure(text("desk.manager.complaints"), figure(whole.complaints),
               href=reverse("desk:complaints") if whole.complaints else ""),
        Figure(text("desk.manager.satisfied"), _share(whole.satisfied, whole.answered),
               note=satisfied if whole.answered else text("desk.manager.nobody_answered")),
    ]  # fmt: skip


def _in_time_note(row: PlaceRow) -> str:
    if not row.decided:
        return ""
    return text("desk.manager.in_time_of", percent=_share(row.in_time, row.decided))


def _total(rows: Sequence[PlaceRow]) -> PlaceRow:
    sums = {
        name: sum(getattr(row, name) for row in rows)
        for name in PlaceRow.__dataclass_fields__
        if name != "place"
    }
    return PlaceRow("", **sums)


def _places(rows: Sequence[PlaceRow], asked: Asked, user: User) -> Table:
    heads = ("received", "decided", "in_time", "undecided", "overdue", "complaints", "satisfied")
    ordered = sorted(rows, key=lambda row: sort_key(place_name(row.place)))
    whole = _total(rows)
    total = [Cell(text("desk.board.total")), *_cells(whole, {})]
    return Table(
        caption=text("desk.manager.places"),
        head=[Cell(text("desk.pictures.by_place")),
              *(Cell(text(f"desk.manager.{head}"), numeric=True) for head in heads)],
        rows=[
            [_place(row, asked, user), *_cells(row, _of_place(row.place, user))] for row in ordered
        ],
        total=total if len(rows) > 1 else (),
        empty=text("desk.manager.no_places"),
    )  # fmt: skip


def _place(row: PlaceRow, asked: Asked, user: User) -> Cell:
    """A place below leads to its own dashboard."""
    narrowed = {"place": row.place, "service": asked.service, "span": asked.span.id}
    below = user.role in OVERSEERS and row.place != asked.place
    href = _to("manager", narrowed) if below else ""
    return Cell(place_name(row.place), href=href, header=True)


def _cells(row: PlaceRow, narrowed: dict[str, str]) -> list[Cell]:
    overdue = _to("queue", {"pile": "all", "due": "overdue", **narrowed})
    return [
        count_cell(row.received),
        count_cell(row.decided),
        Cell(_share(row.in_time, row.decided), numeric=True),
        count_cell(row.undecided),
        Cell(figure(row.overdue), href=overdue if row.overdue else "", numeric=True),
        count_cell(row.complaints),
        Cell(_share(row.satisfied, row.answered), numeric=True),
    ]


def _share(met: int, of: int) -> str:
    return percent(share(met, of)) if of else "—"


def _of_place(place: str, user: User) -> dict[str, str]:
    """Whoever sees one place only does not choose among places."""
    return {"place": place} if user.role in OVERSEERS else {}


def _to(page: str, asked: dict[str, str]) -> str:
    return f"{reverse(f'desk:{page}')}?{urlencode({key: one for key, one in asked.items() if one})}"
