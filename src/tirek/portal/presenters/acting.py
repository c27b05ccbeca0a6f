"""The page about acting for others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.people.models import Person, Representation
from tirek.people.queries import acting_for_me, acts_for
from tirek.people.texts import texts
from tirek.procedure.deadline import shown
from tirek.services import SERVICES
from tirek.web.components import Choice, Field, Page, Problem
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Line:
    """One person who acts for another."""

    who: str
    on_what: str
    service: str
    until: str
    end: str


@dataclass(frozen=True)
class ActingPage(Page):
    """Whom I act for, who acts for me, and the form that asks for a consent."""

    for_others: Sequence[Line] = ()
    for_me: Sequence[Line] = ()
    fields: Sequence[Field] = ()


def asked_from(raw: Mapping[str, str]) -> tuple[str, str, dict[str, str]]:
    """The IIN and the service that were typed in, and what is wrong with them."""
    errors: dict[str, str] = {}
    try:
        iin = str(Iin.parse(raw.get("iin", "").strip()))
    except InvalidIdentity as bad:
        iin, errors["iin"] = "", spoken(bad.text)
    service = raw.get("service", "")
    if service not in SERVICES:
        errors["service"] = text("portal.acting.service_missing")
    return iin, service, errors


def acting_page(
    user: User, on: date, raw: Mapping[str, str], errors: Mapping[str, str]
) -> ActingPage:
    """What was typed stays."""
    fields = _fields(raw, errors)
    me = Person.objects.filter(iin=user.iin or "").first()
    return ActingPage(
        title=text("portal.acting.title"),
        back=reverse("cases"),
        problems=[Problem.of(field) for field in fields if field.error],
        for_others=[_line(one, one.represented) for one in acts_for(user.iin, on=on)],
        for_me=[_line(one, one.representative) for one in acting_for_me(me, on=on)] if me else [],
        fields=fields,
    )


def _line(one: Representation, other: Person) -> Line:
    say = texts().representation
    return Line(
        who=other.full_name,
        on_what=spoken(getattr(say, one.basis)),
        service=spoken(SERVICES[one.service].name) if one.service else text("portal.acting.every"),
        until=text("portal.acting.until", day=shown(one.until)) if one.until else "",
        end=reverse("acting-end", args=[one.pk]),
    )


def _fields(raw: Mapping[str, str], errors: Mapping[str, str]) -> list[Field]:
    choices = [
        Choice(slug, spoken(one.name), chosen=raw.get("service") == slug)
        for slug, one in SERVICES.items()
    ]
    return [
        Field(
            "iin",
            text("portal.acting.iin"),
            hint=text("portal.acting.iin_hint"),
            error=errors.get("iin", ""),
            value=raw.get("iin", ""),
            inputmode="numeric",
            width=20,
        ),
        Field(
            "service",
            text("portal.acting.service"),
            kind="radios",
            error=errors.get("service", ""),
            choices=choices,
        ),
    ]
