"""The SMS journal as the officers of a place read it, the latest message first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from tirek.accounts.bodies import in_hand
from tirek.accounts.models import User
from tirek.people.names import search_name
from tirek.sms.models import JournalLine
from tirek.sms.phones import phone_of


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the journal; `older` is where the next one begins, None at the end."""

    lines: tuple[JournalLine, ...]
    older: int | None


def journal(user: User, *, search: str = "", before: int | None = None, size: int) -> Part:
    """The messages of the user's place and services, those before line `before`.

    `search` is the beginning of a name, an IIN, a case number or a telephone number. A page costs
    the same wherever it stands: it is asked for by the line it begins after.
    """
    if user.place is None:
        return Part((), None)
    lines = JournalLine.objects.filter(in_hand(user), place=user.place).filter(
        _found(search.strip())
    )
    if before is not None:
        lines = lines.filter(pk__lt=before)
    found = tuple(lines.order_by("-pk").prefetch_related("deliveries")[: size + 1])
    older = found[size - 1].pk if len(found) > size else None
    return Part(found[:size], older)


def _found(search: str) -> Q:
    if not search:
        return Q()
    found = Q(iin=search) | Q(case_number=search.upper())
    name, phone = search_name(search), phone_of(search)
    found |= Q(search_name__startswith=name) if name else Q()
    return found | Q(phone=phone) if phone else found
