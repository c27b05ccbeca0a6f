"""A registry has news of a child: every service that its standard lets offer itself is offered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tirek.kernel.text import Language
from tirek.proactive.actions.ask_proactively import ask_proactively
from tirek.proactive.models import Request
from tirek.procedure.answer import Answer
from tirek.services import SERVICES


def hear_news(
    *,
    registry: str,
    news: str,
    place: str,
    child_iin: str,
    applicant_iin: str,
    phone: str,
    facts: Mapping[str, Answer],
    language: Language,
    at: datetime,
) -> list[Request]:
    """The questions that were sent, or had been. Raises what `ask_proactively` raises."""
    offered = [
        service.slug
        for service in SERVICES.values()
        if service.passport.proactive
        and (service.passport.proactive.registry, service.passport.proactive.news)
        == (registry, news)
    ]
    return [
        ask_proactively(
            service=slug,
            place=place,
            child_iin=child_iin,
            applicant_iin=applicant_iin,
            phone=phone,
            facts=facts,
            language=language,
            at=at,
        )
        for slug in offered
    ]
