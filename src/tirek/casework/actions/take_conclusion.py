"""The specialist puts a conclusion into the case; what it proves becomes known, if it counts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.conclusion_texts import conclusion_texts
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import problems_of
from tirek.casework.models import Case, Conclusion, Event
from tirek.casework.permissions import require
from tirek.casework.queries.conclusions import (
    concluded,
    document_of,
    faults_of,
    is_taken,
    proven_by,
    sha256_of,
)
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.procedure.answer import sentences
from tirek.procedure.commission import commissions
from tirek.procedure.deadline import shown


class DoesNotCount(Refused):
    """The conclusion does not count; the text says everything that is wrong with it."""


@transaction.atomic
def take_conclusion(
    *,
    conclusion: Conclusion,
    by: User,
    at: datetime,
    case: Case | None = None,
    expected_seq: int | None = None,
) -> Event:
    """Record it with the facts it proves, each with the source "document".

    `case` is said for a conclusion that was given before anybody applied. Raises NotAllowed,
    StaleCase, OwnCase, DoesNotCount, procedure's RefusedTransition; then
    nothing became known.
    """
    found = conclusion.case or case
    assert found is not None  # a conclusion without a case is taken into one
    case = locked(found, expected_seq)
    require(by, "conclude", case)
    require_no_own_case(case, by, at)
    if is_taken(conclusion, case):
        raise DoesNotCount(conclusion_texts().refused["taken_already"])
    facts = _proven(conclusion, case)
    told = _told(conclusion)
    return note_event(
        case=case,
        kind="ConclusionGiven",
        by=by,
        at=at,
        may="conclude",
        payload={
            "facts": facts,
            "source": "document",
            "detail": told["detail"].in_(case.language),  # type: ignore[arg-type]
            "conclusion": _document(conclusion),
        },
        told={"citizen": told["given"], "officer": told["given"]},
    )


def _proven(conclusion: Conclusion, case: Case) -> dict[str, object]:
    wrong = [fault.text for fault in faults_of(conclusion, case)]
    facts = {} if wrong else _facts(conclusion, case)
    wrong += _unfit(case, facts)
    if wrong:
        say = conclusion_texts().refused["does_not_count"]
        raise DoesNotCount(say.format(faults=sentences(*wrong)))
    return facts


def _facts(conclusion: Conclusion, case: Case) -> dict[str, object]:
    proves = proven_by(conclusion, case)
    return proves.facts(concluded(conclusion)) if proves else {}


def _unfit(case: Case, facts: dict[str, object]) -> list[Text]:
    """Why these cannot be facts beside what is known."""
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    return list(problems_of(case, nested({**known, **facts})).values()) if facts else []


def _document(conclusion: Conclusion) -> dict[str, Any]:
    signed = [
        {"user": one.member_id, "sha256": one.sha256, "at": one.signed_at.isoformat()}
        for one in conclusion.signatures.all()
    ]
    return {
        "id": conclusion.pk,
        **document_of(conclusion),
        "sha256": sha256_of(conclusion),
        "signatures": signed,
    }


def _told(conclusion: Conclusion) -> dict[str, Text]:
    names = {
        "commission": commissions()[conclusion.commission].name,
        "number": conclusion.number,
        "given_on": shown(conclusion.given_on),
        "members": ", ".join(one["name"] for one in conclusion.members),
    }
    return {key: text.format(**names) for key, text in conclusion_texts().told.items()}
