"""The page on which an officer writes down a change that somebody told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.papers import OTHER
from tirek.casework.queries.changes import REPORTED
from tirek.kernel.text import Text
from tirek.procedure.change import Change
from tirek.web.access import officer
from tirek.web.components import Action, Field, Page, Problem
from tirek.web.forms import question_fields
from tirek.web.step import UNPROCESSABLE, Stopped, blocked
from tirek.web.texts import spoken, text
from tirek.web.typed import file_field, typed


@dataclass(frozen=True)
class WriteChangePage(Page):
    """The kinds to choose from, or the questions of the one that was chosen."""

    number: str = ""
    about: str = ""
    lead: str = ""
    kinds: Sequence[Action] = ()
    fields: Sequence[Field] = ()
    blocked: str = ""


def write_change_page(
    request: HttpRequest, case: Case, change: Change | None, errors: Mapping[str, Text]
) -> WriteChangePage:
    """With what was typed; what is wrong without a field stands above."""
    here = reverse("desk:write-change", args=[case.number])
    fields = _fields(request, change, errors) if change else []
    general = [Problem(spoken(errors[""]))] if "" in errors else []
    return WriteChangePage(
        title=spoken(change.title) if change else text("desk.change.write"),
        back=here if change else reverse("desk:case", args=[case.number]),
        problems=[*general, *(Problem.of(one) for one in fields if one.error)],
        number=case.number,
        about=case.subject.full_name,
        lead=spoken(change.lead or "") if change else text("desk.change.write_lead"),
        kinds=[] if change else _kinds(case, here),
        fields=fields,
        blocked=blocked(case, officer(request), REPORTED),
    )


def _kinds(case: Case, here: str) -> list[Action]:
    return [
        Action(f"{here}?change={one.id}", spoken(one.title))
        for one in service_of(case).changes.changes
    ]


def _fields(request: HttpRequest, change: Change, errors: Mapping[str, Text]) -> list[Field]:
    raw: Any = request.POST.dict() if request.method == "POST" else None
    paper = spoken(change.paper) if change.paper else text("desk.change.paper")
    label = text("desk.change.how_told")
    return [
        *question_fields(change.question, {}, raw=raw, errors=errors, heading=False),
        file_field(OTHER, paper, _stopped(errors, OTHER)),
        typed(request, "words", label, _stopped(errors, "words"), kind="textarea", rows=3),
    ]


def _stopped(errors: Mapping[str, Text], field: str) -> Stopped | None:
    return Stopped(spoken(errors[field]), UNPROCESSABLE, field) if field in errors else None
