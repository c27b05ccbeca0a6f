"""Versions of individual programmes, as the registries would have told them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tirek.casework.models import Case
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.procedure.programme import programme_sources
from tirek.registries.actions.learn_programme import learn_programme
from tirek.registries.models import Answer, Programme, Query
from tirek.services import SERVICES
from tirek.supply.actions.follow_programme import follow_programme
from tirek.supply.models import Followed

BLANK: dict[str, dict[str, Any]] = {
    "individual_programme": {"from": "2025-01-10", "until": "2027-01-10", "measures": []},
    "disability": {"group": "1", "from": "2025-01-10", "until": None},
    "population": {"place": "zhetisu/panfilov"},
    "civil_acts": {"died_on": None},
}


def word_of(case: Case) -> str:
    """How the programme names the measure of the service."""
    lines = SERVICES[case.service].registry_facts
    programme = programme_sources().programme
    return next(one.word for one in lines if one.registry == programme and one.word)


def told(case: Case, registry: str, at: datetime, **said: Any) -> Answer:
    """One answer of a registry about the person of a case."""
    query = Query.objects.create(
        request_id=uuid4(),
        registry=registry,
        about="applicant",
        iin=case.subject.iin,
        case_number=case.number,
        service=case.service,
        consent=consent_to_ask(case),
        asked_at=at,
    )
    document = {**BLANK[registry], **said}
    return Answer.objects.create(query=query, outcome="answered", answered_at=at, document=document)


def learned(case: Case, at: datetime, *, listed: bool = True, **said: Any) -> Programme | None:
    """A version: with the measure of the case or without it, and whatever else is said."""
    measures = [word_of(case)] if listed else []
    term = {name: said.pop(name) for name in ("from", "until") if name in said}
    told(case, "individual_programme", at, measures=measures, **term)
    for name, registry in (("group", "disability"), ("place", "population"),
                           ("died_on", "civil_acts")):  # fmt: skip
        if name in said:
            told(case, registry, at, **{name: said[name]})
    return learn_programme(iin=case.subject.iin, at=at)


def known(case: Case) -> None:
    """The version that was there before the application."""
    at = case.events.get(kind="Submitted").at - timedelta(hours=1)
    learned(case, at, group="1", place=case.place)


def followed(case: Case, at: datetime, *, listed: bool = True, **said: Any) -> list[Followed]:
    """A new version, and what it did."""
    version = learned(case, at, listed=listed, **said)
    return follow_programme(version=version, at=at) if version else []


def done(rows: list[Followed]) -> list[tuple[str, str, str]]:
    return [(one.change, one.thing, one.did) for one in rows]
