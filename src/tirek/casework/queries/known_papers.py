"""What organisations and commissions signed about a child, as answers of an application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tirek.accounts.models import Office
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Draft
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.agreed_way import has_agreed
from tirek.casework.queries.attestations import attested_facts
from tirek.casework.queries.conclusions import concluded, signed_about
from tirek.procedure.registries.registry_fact import Ask


@dataclass(frozen=True)
class Paper:
    """Facts by path that somebody signed, who and when; `ask` is the question it answers."""

    facts: Mapping[str, object]
    ask: Ask
    office: Office
    at: datetime


def papers_known(draft: Draft) -> Iterator[Paper]:
    """For the child that the draft names, where the applicant agreed; the caller makes sure that
    it is their child."""
    child = str(draft.answers.get(SUBJECT_IIN) or "")
    if not child or not has_agreed(draft):
        return
    service, on = service_of(draft), local_day(draft.updated_at)
    for said, told in attested_facts(service, child, on):
        yield Paper(told, Ask(said.paper, "child"), said.office, said.at)
    signed = signed_about(child) if service.conclusions else []
    for proves in service.conclusions:
        asked = next((one for one in service.registry_facts if one.fact == proves.fact), None)
        for one in signed:
            holds = one.ends is None or one.ends >= on
            if asked is not None and one.commission == proves.commission and holds:
                facts = proves.facts(concluded(one))
                yield Paper(facts, Ask(asked.registry, asked.about), one.office, one.written_at)
                break
