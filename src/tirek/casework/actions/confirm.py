"""The head confirms the proposal: from here on it is the decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.canonical import plain
from tirek.casework.four_eyes import require_no_own_case, require_other_eyes
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.overruling import require_known
from tirek.casework.permissions import require
from tirek.casework.queries.proposal import (
    basis_of,
    judge,
    last_proposal,
    overrules_of,
    paid_until,
    says_the_same,
)
from tirek.casework.record import locked, record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.signatures.models import Signature


class ProposalOutdated(Refused):
    """The law now says something else on the facts known now; the head returns the case."""


class SignatureOfAnother(ValueError):
    """The signature is not that head's under a decision of that case."""


@transaction.atomic
def confirm(
    *,
    case: Case,
    by: User,
    at: datetime,
    expected_seq: int | None = None,
    signature: Signature | None = None,
    overruled: Collection[str] = (),
) -> Event:
    """Decide the case as proposed; `signature` is the head's under that decision.

    `overruled`: rules the head knows not to be left to the law. Raises NotAllowed, StaleCase,
    RefusedTransition, SignatureOfAnother, Refused.
    """
    case = locked(case, expected_seq)
    require(by, "confirm", case)
    _require_own(signature, case, by)
    proposal = _proposal_for(case, by, at)
    proposed = proposal.payload["decision"]
    document = plain(judge(case, overrules_of(proposed)).as_document())
    decision = document["decision"]
    if not says_the_same(decision, proposed):
        raise ProposalOutdated(texts().refused.proposal_outdated)
    require_known(decision, overruled)
    basis = basis_of(decision)
    if decision["trace"] == proposed["trace"]:
        decision["trace"] = {"event": proposal.seq}
    case.decided_on = local_day(at)
    case.paid_until = paid_until(decision)
    return record(
        case,
        "Decided",
        by=by,
        at=at,
        payload=document | _about(decision, proposal, by, signature),
        basis=basis,
        outcome=decision["outcome"],
    )


def _proposal_for(case: Case, by: User, at: datetime) -> Event:
    """What is proposed, if this head may decide it. Raises OwnCase, SamePerson."""
    service_of(case).lifecycle.after(case.stage, "Decided.granted")  # is anything proposed?
    proposal = last_proposal(case)
    require_no_own_case(case, by, at)
    require_other_eyes(case, by, proposal, at)
    return proposal


def _require_own(signature: Signature | None, case: Case, by: User) -> None:
    """Raises SignatureOfAnother."""
    if signature is None:
        return
    is_decision = signature.what == Signature.What.DECISION
    if not is_decision or (signature.about, signature.signer_id) != (case.number, by.pk):
        raise SignatureOfAnother(f"{signature} does not sign the decision of {case.number}")


def _about(
    decision: Mapping[str, Any], proposal: Event, by: User, signature: Signature | None
) -> dict[str, Any]:
    """What the event says beside the decision itself."""
    return {
        "outcome": decision["outcome"],
        "proposal": proposal.seq,
        "signature": signature.as_document() if signature else None,
        **_overruled_by(decision, proposal, by),
    }


def _overruled_by(decision: Mapping[str, Any], proposal: Event, by: User) -> dict[str, Any]:
    """Both officers who stand behind each rule that was overruled."""
    proposer = {"id": proposal.actor_id, "name": proposal.actor_name}
    confirmer = {"id": by.pk, "name": by.full_name}
    marks = [
        {
            "rule": one["rule"],
            "reason": one["reason"],
            "proposed_by": proposer,
            "confirmed_by": confirmer,
        }
        for one in decision.get("overruled", ())
    ]
    return {"overruled": marks} if marks else {}
