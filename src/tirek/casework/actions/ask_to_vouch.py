"""The organisation that gave a paper is named: from now on it may say whether the paper holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case, Vouching
from tirek.casework.permissions import require
from tirek.casework.queries.vouching import issuers, papers_of
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.casework.vouching_texts import vouching_texts
from tirek.procedure.registries.registry import registries
from tirek.procedure.vouching import Vouches


@transaction.atomic
def ask_to_vouch(
    *,
    case: Case,
    office: Office,
    paper: Vouches,
    by: User | None,
    at: datetime,
    expected_seq: int | None = None,
) -> Vouching:
    """Show the organisation the child's name and the days of the paper, and ask.

    A person names an office of the kind that issues the paper, in the region of the case; where a
    registry named the office (`by` is None), it may be any. Raises NotAllowed, StaleCase, Refused
    where it was asked or cannot have issued the paper, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "ask_to_vouch", case)
    if case.vouchings.filter(office=office, registry=paper.registry).exists():
        raise Refused(vouching_texts().refused["asked_already"], field="office")
    if by is not None and not issuers(case, paper).filter(pk=office.pk).exists():
        raise Refused(vouching_texts().refused["office_missing"], field="office")
    told = vouching_texts().told["asked"].format(office=office.name, paper=paper.paper)
    note_event(
        case=case,
        kind="ConfirmationAsked",
        by=by,
        at=at,
        may="ask_to_vouch",
        payload={"office": office.pk, "registry": paper.registry},
        told={"citizen": told, "officer": told},
    )
    return Vouching.objects.create(case=case, office=office, registry=paper.registry, asked_at=at)


def named_by_registry(
    case: Case, registry: str, document: Mapping[str, Any], at: datetime
) -> Vouching | None:
    """A registry's answer named who gave the paper: if we know that organisation, it is asked."""
    keeper = registries()[registry].keeper
    paper = next((one for one in papers_of(case) if one.registry == registry), None)
    number = document.get(keeper.named_in) if keeper else None
    if keeper is None or paper is None or not number:
        return None
    office = Office.objects.filter(kind=keeper.kind, bin=number, is_active=True).first()
    if office is None or case.vouchings.filter(office=office, registry=registry).exists():
        return None
    return ask_to_vouch(case=case, office=office, paper=paper, by=None, at=at)
