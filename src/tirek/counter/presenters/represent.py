"""The page on which a power of attorney or a decision on guardianship is written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tirek.casework.persons import person_named
from tirek.kernel.text import Text
from tirek.people.models import Basis
from tirek.people.texts import texts
from tirek.procedure.answer import (
    PARTS,
    Answer,
    AnswerError,
    AnswerErrors,
    read_date,
    read_iin,
    read_name,
    sent,
    wordings,
)
from tirek.procedure.process import shared
from tirek.services import SERVICES
from tirek.web.components import Choice, DatePart, Field, Problem
from tirek.web.forms import FormPage
from tirek.web.texts import entry, spoken, text

PEOPLE = ("", "represented_")
NAMES = ("iin", "surname", "given_name")
NAME_LENGTH = 120
PAPERS = (Basis.POWER_OF_ATTORNEY, Basis.GUARDIAN)
NOTARISED = "yes"


@dataclass(frozen=True)
class Paper:
    """What the operator read in the paper: the people's answers, the basis, the days."""

    people: Mapping[str, Answer]
    basis: Basis
    service: str
    document: str
    since: date
    until: date | None
    notarised: bool

    def as_arguments(self) -> dict[str, Any]:
        """For `record_representation`; the people are made if they are not known yet."""
        named = SERVICES.get(self.service)
        process = named.passport.process if named else shared()
        return {
            "representative": person_named(self.people, ""),
            "represented": person_named(self.people, "represented_"),
            "basis": self.basis,
            "service": self.service,
            "document": self.document,
            "since": self.since,
            "until": self.until,
            "notarised": self.notarised,
            "must_be_notarised": process.proxy.notarised,
        }


def read_paper(raw: Mapping[str, str]) -> Paper:
    """What was typed. Raises AnswerErrors: a text for each field."""
    errors: dict[str, Text] = {}
    people: dict[str, Answer] = {}
    for prefix in PEOPLE:
        for name, read in (("iin", read_iin), ("surname", _name), ("given_name", _name)):
            people[f"{prefix}{name}"] = _read(raw, f"{prefix}{name}", "text", read, errors)
    since = _read(raw, "since", "date", read_date, errors)
    until = sent("until", "date", raw) and _read(raw, "until", "date", read_date, errors)
    basis, service = raw.get("basis", ""), raw.get("service", "")
    if basis not in PAPERS:
        errors["basis"] = wordings().choice["unknown"]
    if service and service not in SERVICES:
        errors["service"] = wordings().choice["unknown"]
    if errors:
        raise AnswerErrors(errors)
    return Paper(
        people=people,
        basis=Basis(basis),
        service=service,
        document=raw.get("document", ""),
        since=date.fromisoformat(since),
        until=date.fromisoformat(until) if until else None,
        notarised=raw.get("notarised") == NOTARISED,
    )


def _name(typed: str) -> str:
    return read_name(typed, NAME_LENGTH)


def _read(
    raw: Mapping[str, str],
    field: str,
    kind: Any,
    read: Callable[[str], str],
    errors: dict[str, Text],
) -> str:
    typed = sent(field, kind, raw)
    try:
        if typed:
            return read(typed)
        errors[field] = entry("counter.represent.missing").as_text()
    except AnswerError as wrong:
        errors[field] = wrong.text
    return ""


def represent_page(raw: Mapping[str, str], errors: Mapping[str, str]) -> FormPage:
    """The fields with what was typed."""
    fields = [
        _choice("basis", [(one, spoken(getattr(texts().representation, one))) for one in PAPERS]),
        *(_text(f"{prefix}{name}") for prefix in PEOPLE for name in NAMES),
        _choice("service", [("", text("counter.represent.every")), *_services()]),
        _text("document"),
        _date("since"),
        _date("until"),
        _choice("notarised", [(NOTARISED, spoken(wordings().yes_no["yes"])), ("no", _no())]),
    ]
    shown = [_filled(field, raw, errors) for field in fields]
    title = text("counter.represent.title")
    return FormPage(
        title=title,
        heading=title,
        fields=shown,
        problems=[Problem.of(field) for field in shown if field.error],
    )


def _no() -> str:
    return spoken(wordings().yes_no["no"])


def _services() -> list[tuple[str, str]]:
    return [(slug, spoken(one.name)) for slug, one in SERVICES.items()]


def _text(name: str) -> Field:
    numeric = "numeric" if name.endswith("iin") else ""
    return Field(name, text(f"counter.represent.{name}"), inputmode=numeric, width=20)


def _date(name: str) -> Field:
    return Field(name, text(f"counter.represent.{name}"), kind="date")


def _choice(name: str, options: list[tuple[str, str]]) -> Field:
    choices = [Choice(value, label) for value, label in options]
    return Field(name, text(f"counter.represent.{name}"), kind="radios", choices=choices)


def _filled(field: Field, raw: Mapping[str, str], errors: Mapping[str, str]) -> Field:
    value = raw.get(field.name, "")
    parts = [
        DatePart(
            f"{field.name}-{part}",
            spoken(wordings().parts[part]),
            raw.get(f"{field.name}-{part}", ""),
            4 if part == "year" else 2,
        )
        for part in (PARTS if field.kind == "date" else ())
    ]
    choices = [replace(one, chosen=bool(raw) and one.value == value) for one in field.choices]
    error = errors.get(field.name, "")
    return replace(field, value=value, error=error, parts=parts, choices=choices)
