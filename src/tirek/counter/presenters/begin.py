"""The page that begins an application: who stands here, and what for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tirek.accounts.models import Office
from tirek.casework.actions.prefill import can_be_asked_at_counter
from tirek.kernel.text import LANGUAGES
from tirek.procedure.answer import PARTS
from tirek.procedure.service import Service
from tirek.reception.counters import services_of
from tirek.reception.models import Ticket, Visit
from tirek.reception.texts import texts
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Choice, Field, Problem
from tirek.web.forms import FormPage, date_field
from tirek.web.language import OWN_NAMES, current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Begun:
    """An application that the person began here before."""

    id: str
    what: str
    when: str


@dataclass(frozen=True)
class BeginPage(FormPage):
    """The form, and what was begun before."""

    ticket: str = ""
    begun: Sequence[Begun] = ()


def begin_page(
    office: Office,
    sent: Mapping[str, str],
    ticket: Ticket | None,
    stopped: Stopped | None,
    begun: Sequence[Visit],
    on: date,
) -> BeginPage:
    """What the ticket was taken for is chosen already."""
    chosen = {"service": ticket.service, "language": ticket.language} if ticket else {}
    known = {"language": current(), **chosen, **_texts(sent)}
    services = services_of(office, on)
    fields = _fields(services, known, stopped, asked_of_registries(services, sent))
    return BeginPage(
        title=text("counter.begin.title"),
        problems=_problems(fields, stopped),
        fields=fields,
        ticket=str(ticket.pk) if ticket else "",
        begun=[begun_of(visit) for visit in begun],
        button=text("counter.begin.button"),
    )


def key_in_page(
    office: Office, sent: Mapping[str, str], stopped: Stopped | None, on: date
) -> BeginPage:
    """The same with the day on which the paper came."""
    fields = _fields(services_of(office, on), {"language": current(), **_texts(sent)}, stopped)
    asked = date_field(
        "received_on",
        text("counter.begin.received_on"),
        {f"received_on-{part}": sent.get(f"received_on-{part}", "") for part in PARTS},
        hint=text("counter.begin.received_on_hint"),
    )
    if stopped and stopped.field == "received_on":
        asked = replace(asked, error=stopped.why)
    fields = [asked, *fields]
    return BeginPage(
        title=text("counter.begin.paper_title"),
        hint=text("counter.begin.paper_hint"),
        problems=_problems(fields, stopped),
        fields=fields,
        button=text("counter.begin.button"),
    )


def begun_of(visit: Visit) -> Begun:
    """One line: what for and since when."""
    return Begun(
        id=str(visit.pk),
        what=spoken(SERVICES[visit.draft.service].name),
        when=formats.moment(visit.draft.updated_at, current()),
    )


def document_field(sent: Mapping[str, str]) -> Field:
    """Kinds of identity documents."""
    kinds = [(kind, spoken(name)) for kind, name in texts().documents.items()]
    return _select("document", kinds, sent.get("document", ""))


def document_number_field(sent: Mapping[str, str]) -> Field:
    """The number of the identity document."""
    label = text("counter.begin.document_number")
    return Field("document_number", label, value=sent.get("document_number", ""), width=20)


def _fields(
    given: Sequence[Service],
    sent: Mapping[str, str],
    stopped: Stopped | None,
    of_the_person: Sequence[Field] = (),
) -> list[Field]:
    services = [(one.slug, spoken(one.name)) for one in given]
    languages = [(code, OWN_NAMES[code]) for code in LANGUAGES]
    iin = Field(
        "iin",
        text("counter.begin.iin"),
        hint=text("counter.begin.iin_hint"),
        value=sent.get("iin", ""),
        inputmode="numeric",
        width=20,
        autofocus=True,
    )
    fields = [
        iin,
        *of_the_person,
        document_field(sent),
        document_number_field(sent),
        _select("service", services, sent.get("service", "")),
        _select("language", languages, sent.get("language", "")),
    ]
    wrong = stopped.field if stopped else ""
    return [
        replace(one, error=stopped.why) if stopped and one.name == wrong else one for one in fields
    ]


def asked_of_registries(given: Sequence[Service], sent: Mapping[str, str]) -> list[Field]:
    """Whether the registries shall be asked; nothing where none is connected."""
    if not any(can_be_asked_at_counter(service) for service in given):
        return []
    name = "registries"
    wanted = Choice("yes", text("counter.begin.with_code"), chosen=name in sent)
    return [Field(name, text("counter.begin.registries"), kind="checkboxes", choices=[wanted])]


def _select(name: str, options: Sequence[tuple[str, str]], value: str) -> Field:
    choices = [Choice(key, label, chosen=key == value) for key, label in options]
    return Field(name, text(f"counter.begin.{name}"), kind="select", choices=choices)


def _problems(fields: Sequence[Field], stopped: Stopped | None) -> list[Problem]:
    found = [Problem.of(field) for field in fields if field.error]
    return found or ([stopped.problem] if stopped else [])


def _texts(sent: Mapping[str, str]) -> dict[str, str]:
    return {name: str(sent[name]) for name in sent}
