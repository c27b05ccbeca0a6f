"""The head confirms the proposal: from here on it is the decision."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.canonical import plain
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.proposal import (
    basis_of,
    judge,
    last_proposal,
    paid_until,
    says_the_same,
)
from tirek.casework.record import locked, record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts


class SamePerson(Refused):
    """Four eyes: who proposed does not confirm."""


class ProposalOutdated(Refused):
    """The law now says something else on the facts known now; the head returns the case."""


@transaction.atomic
def confirm(*, case: Case, by: User, at: datetime, expected_seq: int | None = None) -> Event:
    """Decide the case as proposed.

    Raises NotAllowed, StaleCase, SamePerson, ProposalOutdated, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "confirm", case)
    service_of(case).lifecycle.after(case.stage, "Decided.granted")  # is anything proposed?
    proposal = last_proposal(case)
    if proposal.actor_id == by.pk:
        raise SamePerson(texts().refused.same_person)
    document = plain(judge(case).as_document())
    decision = document["decision"]
    if not says_the_same(decision, proposal.payload["decision"]):
        raise ProposalOutdated(texts().refused.proposal_outdated)
    case.decided_on = local_day(at)
    case.paid_until = paid_until(decision)
    return record(
        case,
        "Decided",
        by=by,
        at=at,
        payload={**document, "outcome": decision["outcome"], "proposal": proposal.seq},
        basis=basis_of(decision),
        outcome=decision["outcome"],
    )
