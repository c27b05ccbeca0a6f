"""An application in the making: started, answered, thrown away by the user it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tirek.accounts.bodies import departments_of
from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Draft
from tirek.casework.numbers import office_code
from tirek.casework.refused import Refused
from tirek.casework.taken import is_taken
from tirek.casework.texts import texts
from tirek.documents.actions.discard import discard
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.procedure.answer import Answer
from tirek.procedure.passport import ChannelKind
from tirek.services import SERVICES


class AlreadySent(Refused):
    """The draft became a case; its number is in the text."""


class NotOurPlace(Refused):
    """No office takes applications for this place, or no act of it says how to decide them."""


def nobody_here(service: str) -> Text:
    """Where to apply instead: the words of row 1 of the standard."""
    provider = SERVICES[service].passport.provider.text
    return texts().refused.no_department.format(provider=provider)


class NotThisWay(Refused):
    """The standard of the service does not name this way to apply."""


def start_draft(
    *,
    by: User | None,
    service: str,
    place: str,
    language: str,
    at: datetime,
    channel: ChannelKind = "portal",
    received_at: datetime | None = None,
) -> Draft:
    """Begin an application; `by` None is Tirek itself, for what the state offers first.

    `received_at` is when a paper that is keyed in was really received. Raises NotOurPlace,
    NotThisWay, and LookupError for an unknown service.
    """
    on = local_day(received_at or at)
    if SERVICES[service].passport.channel(channel) is None:
        raise NotThisWay(texts().refused.not_this_way)
    if not office_code(place):
        raise NotOurPlace(texts().refused.not_our_place, field="place")
    if not is_taken(SERVICES[service], place, the_law(), on):
        raise NotOurPlace(texts().refused.no_act_here, field="place")
    if not departments_of(service, place).exists():
        raise NotOurPlace(nobody_here(service), field="place")
    return Draft.objects.create(
        user=by,
        service=service,
        place=place,
        channel=channel,
        received_at=received_at,
        language=language,
        started_at=at,
        updated_at=at,
    )


@transaction.atomic
def save_answers(
    *, draft: UUID, by: User | None, answers: Mapping[str, Answer], language: str = "", at: datetime
) -> Draft:
    """Replace the answers (as `Form.read` gives them); what is kept is always the whole set.

    Raises Draft.DoesNotExist for another's draft, AlreadySent.
    """
    found = own_draft(draft, by)
    found.answers = dict(answers)
    found.language = language or found.language
    found.updated_at = at
    found.save(update_fields=["answers", "language", "updated_at"])
    return found


@transaction.atomic
def throw_away(*, draft: UUID, by: User | None) -> None:
    """Delete the draft and the files that only it has. Raises Draft.DoesNotExist, AlreadySent."""
    found = own_draft(draft, by)
    files = list(found.files.all())
    found.delete()
    for file in files:
        discard(file)


def own_draft(draft: UUID, by: User | None) -> Draft:
    """The user's draft, held until the transaction ends. Raises Draft.DoesNotExist, AlreadySent."""
    found = Draft.objects.select_for_update(of=("self",)).get(pk=draft, user=by)
    if found.case is not None:
        raise AlreadySent(texts().refused.already_sent.format(number=found.case.number))
    return found
