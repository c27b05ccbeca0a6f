"""Where in taking an application in one stands: answers, papers, check."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.casework.persons import NAMES
from tirek.reception.models import Visit
from tirek.services import SERVICES
from tirek.web.components import Tab
from tirek.web.texts import spoken, text

STEPS = ("answers", "papers", "check")


@dataclass(frozen=True)
class Steps:
    """The steps as sections of a page, and whose application it is."""

    title: str
    draft: str
    person: str
    service: str
    tabs: Sequence[Tab]


def steps_of(visit: Visit, step: str) -> Steps:
    """The heading of one step."""
    answers = visit.draft.answers
    name = " ".join(str(answers[one]) for one in NAMES if answers.get(one))
    tabs = [
        Tab(
            reverse(f"counter:{one}", args=[visit.pk]),
            text(f"counter.steps.{one}"),
            chosen=one == step,
        )
        for one in STEPS
    ]
    iin = text("counter.steps.iin", iin=visit.iin)
    person = f"{name}, {iin}" if name else iin
    service = spoken(SERVICES[visit.draft.service].name)
    return Steps(text(f"counter.steps.{step}"), str(visit.pk), person, service, tabs)
