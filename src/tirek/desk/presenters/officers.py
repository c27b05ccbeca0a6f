"""Officers as the administrator sees them: the list, and the form of one."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from tirek.accounts.models import Office, Role, User
from tirek.accounts.roles import ROLES_IN
from tirek.law.catalogue import the_law
from tirek.web.components import Cell, Choice, Field, Table, own
from tirek.web.forms import FormPage
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

ROLES = tuple(role for role in Role if role != Role.CITIZEN)


def search_fields(sought: str, role: str, state: str) -> list[Field]:
    """What the list is narrowed by."""
    states = [(key, text(f"desk.officers.{key or 'working'}")) for key in ("", "left")]
    roles = [("", text("desk.officers.any_role")), *((one.value, role_name(one)) for one in ROLES)]
    return [
        Field("q", text("desk.officers.search"), value=sought, width=20),
        _select("role", roles, role),
        _select("state", states, state),
    ]


def officers_table(found: Iterable[User]) -> Table:
    """A row for each."""
    return Table(
        caption=text("desk.officers.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.officers.head_{name}")) for name in ("name", "role", "office")],
        rows=[_row(one) for one in found],
        empty=text("desk.officers.empty"),
    )


def officer_page(
    request: HttpRequest, officer: User, offices: Iterable[Office], stopped: Stopped | None
) -> FormPage:
    """The form of an officer that is there."""
    fields = [
        *_who(request, officer.full_name, officer.iin or "", stopped),
        _role(request, ROLES, officer.role, stopped),
        _office(request, offices, officer.office_id, stopped),
        _is_active(request, officer, stopped),
    ]
    return FormPage(
        title=officer.full_name,
        back=reverse("desk:officers"),
        problems=[stopped.problem] if stopped else [],
        hint=format_html(text("desk.officers.signs_in_as", name="{}"), own(officer.username)),
        fields=fields,
        button=text("desk.officers.save"),
    )


def new_officer_page(request: HttpRequest, office: Office, stopped: Stopped | None) -> FormPage:
    """The form of a new one, in the roles of that office."""
    roles = ROLES_IN[office.kind]
    return FormPage(
        title=text("desk.officers.new"),
        back=reverse("desk:office", args=[office.pk]),
        problems=[stopped.problem] if stopped else [],
        hint=spoken(office.name),
        fields=[
            *_who(request, "", "", stopped),
            typed(
                request,
                "username",
                text("desk.officers.username"),
                stopped,
                hint=text("desk.officers.username_hint"),
                width=20,
            ),
            _role(request, roles, roles[0], stopped),
        ],
        button=text("desk.officers.add"),
    )


def role_name(role: str) -> str:
    """The role in the words of the page."""
    return text(f"desk.officers.role_{role}")


def place_name(place: str) -> str:
    """The place in words; its id where the law knows it no more."""
    region = the_law().regions.get(place)
    return spoken(region.name) if region else place


def _who(request: HttpRequest, name: str, iin: str, stopped: Stopped | None) -> list[Field]:
    label, hint = text("desk.officers.iin"), text("desk.officers.iin_hint")
    iin_field = typed(
        request, "iin", label, stopped, start=iin, hint=hint, width=20, inputmode="numeric",
        optional=True,
    )  # fmt: skip
    return [
        typed(request, "full_name", text("desk.officers.full_name"), stopped, start=name),
        iin_field,
    ]


def _role(request: HttpRequest, roles: Sequence[Role], now: str, stopped: Stopped | None) -> Field:
    choices = [(one.value, role_name(one)) for one in roles]
    return chosen(request, "role", text("desk.officers.role"), stopped, choices, start=now)


def _office(
    request: HttpRequest, offices: Iterable[Office], now: int | None, stopped: Stopped | None
) -> Field:
    sent = request.POST.get("office", str(now or ""))
    options = [("", text("desk.officers.no_office"))]
    options += [(str(one.pk), f"{place_name(one.place)}: {spoken(one.name)}") for one in offices]
    error = stopped.why if stopped and stopped.field == "office" else ""
    return _select("office", options, sent, error)


def _is_active(request: HttpRequest, officer: User, stopped: Stopped | None) -> Field:
    options = [(key, text(f"desk.officers.active_{key}")) for key in ("yes", "no")]
    now = "yes" if officer.is_active else "no"
    return chosen(
        request, "is_active", text("desk.officers.active"), stopped, options, start=now,
        hint=text("desk.officers.active_hint"),
    )  # fmt: skip


def _select(name: str, options: Sequence[tuple[str, str]], value: str, error: str = "") -> Field:
    choices = [Choice(key, label, chosen=key == value) for key, label in options]
    return Field(name, text(f"desk.officers.{name}"), kind="select", choices=choices, error=error)


def _row(one: User) -> list[Cell]:
    office = spoken(one.office.name) if one.office else "–"
    where = place_name(one.office.place) if one.office else ""
    href = reverse("desk:officer", args=[one.pk])
    return [
        Cell(one.full_name, href=href, header=True, note=own(one.username)),
        Cell(role_name(one.role)),
        Cell(office, note=where),
    ]
