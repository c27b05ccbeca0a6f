"""One question of the demonstration that the state asked first and that waits for its answer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tirek.config.demo.families import Application
from tirek.proactive.actions.ask_proactively import ask_proactively
from tirek.proactive.models import Request
from tirek.procedure.answer import Answer
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES

PHONE = "+77015550100"
"""An invented telephone: its messages are on the page /demo/phone/ of that number."""
NEWS = "medical_commission"
"""Which registry has news of the family."""
MORNING = time(9, 30)
A_TERM = timedelta(days=120)


def offer(family: Application, on: date) -> list[Request]:
    """Ask the family about every service that the state offers itself at this news."""
    return [
        ask_proactively(
            service=service.slug,
            place=family.place.id,
            child_iin=family.child.iin,
            applicant_iin=family.applicant.iin,
            phone=PHONE,
            facts=_told(family, on),
            language="kk",
            at=datetime.combine(on, MORNING, ALMATY),
        )
        for service in SERVICES.values()
        if service.passport.proactive and service.passport.proactive.registry == NEWS
    ]


def _told(family: Application, on: date) -> dict[str, Answer]:
    """What registries know of a family, and the conclusion that is the news."""
    until = (on + A_TERM).isoformat()
    return {
        **family.answers,
        "school": "№ 1 мектеп",
        "school_class": "5",
        "recommends_home_schooling": True,
        "conclusion_from": on.isoformat(),
        "conclusion_to": until,
        "asked_from": on.isoformat(),
        "asked_to": until,
    }
