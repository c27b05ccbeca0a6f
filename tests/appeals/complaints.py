"""People who complain, for the tests of appeals: a case refused, and who took part in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from making import APPLIED_AT, citizen, heard, officer, submitted, upload
from tirek.accounts.models import Role, User
from tirek.appeals.actions.lodge import FILE_KIND, Said, lodge
from tirek.appeals.models import Complaint
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.documents.actions.store import store

MONDAY = datetime(2025, 9, 15, 6, 0, tzinfo=UTC)
"""11:00 in Almaty; the case of `Refused` was decided on Friday the 12th."""
TEXT = "Балам үйде оқиды, бас тартуға келіспеймін."


@dataclass
class Refused:
    """A mother was refused by two officers; a second pair of officers took no part."""

    mother: User
    case: Case
    specialist: User
    head: User
    other_specialist: User
    other_head: User


def refused(**changed: Any) -> Refused:
    """Home education refused, because the child is fully supported by the state."""
    mother = citizen()
    case = submitted(mother, **{"fully_state_supported": True, **changed})
    specialist, head = officer(), officer(Role.HEAD)
    heard(case, by=specialist)
    propose(case=case, by=specialist, at=APPLIED_AT)
    confirm(case=case, by=head, at=APPLIED_AT)
    case.refresh_from_db()
    assert case.stage == "refused"
    return Refused(
        mother,
        case,
        specialist,
        head,
        officer(full_name="Жанар Оспанова"),
        officer(Role.HEAD, full_name="Болат Нұрланов"),
    )


def complain(
    told: Refused, *, by: User | None = None, at: datetime = MONDAY, **said: Any
) -> Complaint:
    """The mother's complaint against the decision, unless told otherwise."""
    words = {"against": "decision", "text": TEXT, "wish": "Істі қайта қарау", **said}
    complaint = lodge(
        case=told.case, by=by or told.mother, said=Said(**words), language="kk", at=at
    )
    told.case.refresh_from_db()
    return complaint


def stored(by: User, name: str = "dalel.pdf") -> UUID:
    """A file stored for a complaint that is being written."""
    return store(upload(name), kind=FILE_KIND, by=by, at=MONDAY).pk
