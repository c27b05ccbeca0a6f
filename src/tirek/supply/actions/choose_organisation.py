"""The person chooses the organisation that gives the service, and signs it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.events import last
from tirek.casework.refused import Refused
from tirek.procedure.supply.organisation import CHOSEN
from tirek.supply.keeping import Keep
from tirek.supply.models import Organisation, OrganisationRow
from tirek.supply.organisation_course import Happened, held_taker, take
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.queries.organisations import last_seen, organisations_for
from tirek.supply.still import require_still


@transaction.atomic
def choose_organisation(
    *,
    case: Case,
    organisation: Organisation,
    seen: int,
    keep: Keep | None,
    by: User,
    at: datetime,
) -> OrganisationRow:
    """Until the services begin another one may be chosen; `seen` is the last row that the signer
    saw, so that of two choices at once one holds.

    Raises NotAllowed, OwnCase; Refused before a granting decision, for an organisation that is
    not of the place or has no room, for what changed meanwhile and where nothing was signed. Then
    nothing is written, the signature neither.
    """
    require(by, "choose_organisation", case)
    if not by.is_citizen:
        require_no_own_case(case, by, at)
    decision = require_choosable(case, organisation)
    held_taker(case)
    say = organisation_texts().refused
    if seen != last_seen(case):
        raise Refused(say["changed_meanwhile"], field="signature")
    if keep is None:
        raise Refused(say["not_signed"], field="signature")
    what = Happened("Chosen", local_day(at), decision=decision.seq)
    row = take(case, organisation, what, by=by, at=at, signature=keep())
    _note(row, case, by, at)
    return row


def _note(row: OrganisationRow, case: Case, by: User, at: datetime) -> None:
    """The case itself knows it: its clock stops, its timeline tells."""
    choice, name = service_of(case).organisation, row.organisation.office.name
    told = organisation_texts().told
    note_event(
        case=case,
        kind=CHOSEN,
        by=by,
        at=at,
        may="choose_organisation",
        payload={"organisation": row.organisation.office_id, "row": row.seq},
        told={who: words.format(organisation=name) for who, words in told.items()},
        basis=[one.as_document() for one in choice.cites] if choice else (),
    )


def require_choosable(case: Case, organisation: Organisation) -> Event:
    """The decision that the choice rests on. Raises Refused where there is none or its ground is
    gone, and for an organisation that people of the case's place do not choose."""
    say = organisation_texts().refused
    if service_of(case).organisation is None:
        raise Refused(say["no_choice_here"])
    decision = last(case, "Decided")
    if decision is None or not is_granted(case):
        raise Refused(say["not_granted"])
    require_still(case)
    if not organisations_for(case.place, case.service).filter(pk=organisation.pk).exists():
        raise Refused(say["no_organisation"], field="organisation")
    return decision
