"""The letter that would go out if the case were decided now, for whoever prepares the decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tirek.accounts.bodies import departments_of
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Event
from tirek.casework.queries.proposal import judge, last_proposal
from tirek.kernel.text import Language
from tirek.notices.case_data import NotSigned, notice_facts
from tirek.notices.facts import LANGUAGES_OF_NOTICES
from tirek.notices.letter import compose

NO_CODE = "0000000000000000"
"""A letter that was not issued has no code to verify it by."""


def draft_letter(case: Case, language: Language, *, by: User, at: datetime) -> dict[str, Any]:
    """The letter as `letter.compose` gives it; what is proposed counts, else what the law says.

    In the name of the head of the department, or of `by` where it has none. Raises NoNotice where
    nothing can be decided yet.
    """
    document = _document(case)
    head = _head(case) or by
    decided = Event(
        case=case,
        seq=case.last_seq + 1,
        kind="Decided",
        at=at,
        actor=head,
        actor_name=head.full_name,
        actor_role=Role.HEAD,
        payload=document,
    )
    facts = notice_facts(
        case,
        decided,
        number=f"{case.number}/…",
        credential=NotSigned(),
        codes=dict.fromkeys(LANGUAGES_OF_NOTICES, NO_CODE),
        at=at,
    )
    return compose(facts, language)


def _document(case: Case) -> dict[str, Any]:
    if case.stage == "proposed":
        return dict(last_proposal(case).payload)
    return judge(case).as_document()


def _head(case: Case) -> User | None:
    ours = departments_of(case.service, case.place)
    heads = User.objects.filter(role=Role.HEAD, is_active=True, office__in=ours)
    return heads.select_related("office").order_by("pk").first()
