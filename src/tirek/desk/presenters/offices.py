"""Offices as the administrator sees them: the list, and the form of one."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.actions.keep_office import OF_BODIES
from tirek.accounts.bodies import services_of
from tirek.accounts.models import Office, OfficeKind
from tirek.desk.presenters.officers import place_name
from tirek.desk.presenters.sms_journal import plain_name
from tirek.law.catalogue import the_law
from tirek.people.names import sort_key
from tirek.procedure.body import bodies
from tirek.web.components import Cell, Choice, Field, Table
from tirek.web.forms import FormPage
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

NAMES = ("name_kk", "name_ru", "name_en")


def search_fields(sought: str, kind: str, place: str) -> list[Field]:
    """What the list is narrowed by."""
    kinds = [("", text("desk.offices.any_kind")), *_kinds()]
    return [
        Field("q", text("desk.offices.search"), value=sought, width=20),
        _select("kind", kinds, kind),
        _select("place", [("", text("desk.offices.any_place")), *_places()], place),
    ]


def offices_table(found: Iterable[Office]) -> Table:
    """A row for each."""
    heads = ("name", "kind", "place", "officers")
    return Table(
        caption=text("desk.offices.title"),
        caption_hidden=True,
        head=[
            Cell(text(f"desk.offices.head_{name}"), numeric=name == "officers") for name in heads
        ],
        rows=[_row(one) for one in found],
        empty=text("desk.offices.empty"),
    )


def office_page(request: HttpRequest, office: Office, stopped: Stopped | None) -> FormPage:
    """The form of an office that is there; its place and kind stay."""
    options = [(key, text(f"desk.offices.active_{key}")) for key in ("yes", "no")]
    now = "yes" if office.is_active else "no"
    asked = [_bodies(request, stopped, office.bodies)] if office.kind in OF_BODIES else []
    active = chosen(request, "is_active", text("desk.offices.active"), stopped, options, start=now)
    return FormPage(
        title=spoken(office.name),
        back=reverse("desk:offices"),
        problems=[stopped.problem] if stopped else [],
        hint=f"{text(f'desk.offices.kind_{office.kind}')}, {place_name(office.place)}",
        fields=[*_names(request, office, stopped), *asked, active],
        button=text("desk.officers.save"),
    )


def new_office_page(request: HttpRequest, stopped: Stopped | None) -> FormPage:
    """The form of a new one."""

    def asked(name: str, options: Sequence[tuple[str, str]]) -> Field:
        error = stopped.why if stopped and stopped.field == name else ""
        return _select(name, [("", "–"), *options], request.POST.get(name, ""), error)

    return FormPage(
        title=text("desk.offices.new"),
        back=reverse("desk:offices"),
        problems=[stopped.problem] if stopped else [],
        fields=[
            asked("kind", _kinds()),
            asked("place", _places()),
            *_names(request, None, stopped),
            _bodies(request, stopped, ()),
        ],
        button=text("desk.offices.add"),
    )


def _names(request: HttpRequest, office: Office | None, stopped: Stopped | None) -> list[Field]:
    fields = [
        typed(
            request, name, text(f"desk.offices.{name}"), stopped,
            start=getattr(office, name, ""), optional=name == "name_en",
        )
        for name in NAMES
    ]  # fmt: skip
    number = typed(
        request, "bin", text("desk.offices.bin"), stopped, start=getattr(office, "bin", ""),
        hint=text("desk.offices.bin_hint"), width=20, inputmode="numeric", optional=True,
    )  # fmt: skip
    return [*fields, number]


def _bodies(request: HttpRequest, stopped: Stopped | None, now: Sequence[str]) -> Field:
    ticked = request.POST.getlist("bodies") if request.method == "POST" else now
    error = stopped.why if stopped and stopped.field == "bodies" else ""
    choices = [
        Choice(one, spoken(name), chosen=one in ticked, hint=_services(one))
        for one, name in bodies().items()
    ]
    label, hint = text("desk.offices.bodies"), text("desk.offices.bodies_hint")
    return Field("bodies", label, kind="checkboxes", choices=choices, error=error, hint=hint)


def _services(body: str) -> str:
    return "; ".join(plain_name(one) for one in services_of([body]))


def _kinds() -> list[tuple[str, str]]:
    return [(one.value, text(f"desk.offices.kind_{one.value}")) for one in OfficeKind]


def _places() -> list[tuple[str, str]]:
    places = [(place, spoken(region.name)) for place, region in the_law().regions.items()]
    return sorted(places, key=lambda one: sort_key(one[1]))


def _select(name: str, options: Sequence[tuple[str, str]], value: str, error: str = "") -> Field:
    choices = [Choice(key, label, chosen=key == value) for key, label in options]
    return Field(name, text(f"desk.offices.{name}"), kind="select", choices=choices, error=error)


def _row(one: Office) -> list[Cell]:
    closed = "" if one.is_active else text("desk.offices.closed")
    return [
        Cell(
            spoken(one.name), href=reverse("desk:office", args=[one.pk]), header=True, note=closed
        ),
        Cell(text(f"desk.offices.kind_{one.kind}")),
        Cell(place_name(one.place)),
        Cell(str(getattr(one, "working", "")), numeric=True),
    ]
