"""The page of one step of a complaint: what it does, what to fill in, the button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.urls import reverse

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import Verb, why_not
from tirek.appeals.steps import why_impossible
from tirek.web.components import Choice, Field, Page, Problem
from tirek.web.forms import date_field
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ComplaintStepPage(Page):
    """`blocked` says why the step cannot be taken now; there is no form then."""

    number: str = ""
    about: str = ""
    what: str = ""
    blocked: str = ""
    fields: Sequence[Field] = field(default_factory=tuple)
    button: str = ""


def complaint_step_page(
    complaint: Complaint, name: str, *, why_not: str, stopped: Stopped | None, fields: list[Field]
) -> ComplaintStepPage:
    """The page of the step `name` (its texts are desk.complaint_<name>.title, .what, .button)."""
    shown = [_with_error(one, stopped) for one in fields]
    return ComplaintStepPage(
        title=text(f"desk.complaint_{name}.title"),
        back=reverse("desk:complaint", args=[complaint.number]),
        problems=_problems(shown, stopped),
        number=complaint.number,
        about=f"{complaint.case.number} · {complaint.complainant}",
        what=text(f"desk.complaint_{name}.what"),
        blocked=why_not,
        fields=() if why_not else shown,
        button="" if why_not else text(f"desk.complaint_{name}.button"),
    )


def why_blocked(complaint: Complaint, user: User, verb: Verb, *events: str) -> str:
    """Why this officer cannot take the step now; empty if one of the events can happen."""
    why = why_not(user, verb, complaint)
    if why is None:
        whys = [why_impossible(complaint, event, user) for event in events]
        why = None if None in whys else whys[0]
    return spoken(why) if why is not None else ""


def area(name: str, key: str, raw: Mapping[str, str], *, hint: str = "") -> Field:
    """A long answer with what was typed."""
    return Field(
        name, text(key), kind="textarea", hint=text(hint) if hint else "", value=raw.get(name, "")
    )


def line(name: str, key: str, raw: Mapping[str, str], *, hint: str = "", value: str = "") -> Field:
    """A short answer with what was typed."""
    return Field(name, text(key), hint=text(hint) if hint else "", value=raw.get(name, value))


def day(name: str, key: str, raw: Mapping[str, str]) -> Field:
    """A date in three boxes with what was typed."""
    return date_field(name, text(key), raw)


def radios(name: str, key: str, raw: Mapping[str, str], options: Mapping[str, str]) -> Field:
    """One of several; the first is chosen until another is."""
    chosen = raw.get(name, next(iter(options)))
    choices = [Choice(value, label, chosen=value == chosen) for value, label in options.items()]
    return Field(name, text(key), kind="radios", choices=choices)


def _with_error(asked: Field, stopped: Stopped | None) -> Field:
    wrong = stopped is not None and stopped.field == asked.name
    return replace(asked, error=stopped.why) if stopped and wrong else asked


def _problems(fields: Sequence[Field], stopped: Stopped | None) -> list[Problem]:
    if stopped is None:
        return []
    at = [Problem.of(one) for one in fields if one.error]
    return at or [Problem(stopped.why)]
