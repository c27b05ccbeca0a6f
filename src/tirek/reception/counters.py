"""Which counter an officer works at, and what a service's standard says about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tirek.accounts.bodies import is_of
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.refused import Refused
from tirek.casework.taken import is_taken
from tirek.law.catalogue import the_law
from tirek.procedure.passport import Channel, ChannelKind
from tirek.procedure.service import Service
from tirek.reception.texts import texts
from tirek.services import SERVICES

CHANNELS: Mapping[str, ChannelKind] = {
    OfficeKind.STATE_CORPORATION: "state_corporation",
    OfficeKind.DEPARTMENT: "department",
    OfficeKind.AKIM: "akim",
}
"""The way to apply that each kind of office is."""
ROLES = (Role.OPERATOR, Role.SPECIALIST)
"""Who stands at a counter."""


class NotAtCounter(Refused):
    """The user does not work at a counter."""


def counter_of(user: User) -> Office:
    """The office whose counter the user works at. Raises NotAtCounter."""
    office = user.office
    if not user.is_active or user.role not in ROLES or office is None:
        raise NotAtCounter(texts().refused.not_at_counter)
    if office.kind not in CHANNELS:
        raise NotAtCounter(texts().refused.not_at_counter)
    return office


def channel_of(office: Office) -> ChannelKind:
    """The way to apply that this counter is."""
    return CHANNELS[office.kind]


def services_of(office: Office, on: date) -> list[Service]:
    """The services whose standard names this kind of counter and that an act decides here."""
    return [one for one in SERVICES.values() if is_given(one.slug, office, on)]


def is_given(service: str, office: Office, on: date) -> bool:
    """Whether applications for the service are taken at this counter on that day."""
    if channel_at(service, office) is None:
        return False
    if office.kind == OfficeKind.DEPARTMENT and not is_of(office, service):
        return False
    return is_taken(SERVICES[service], office.place, the_law(), on)


def channel_at(service: str, office: Office) -> Channel | None:
    """What the standard of the service says about this counter; None if it is not given here."""
    found = SERVICES.get(service)
    return found.passport.channel(channel_of(office)) if found else None
