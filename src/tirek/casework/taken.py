"""Where applications for a service are taken."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from tirek.law.catalogue import Law
from tirek.law.region import Region
from tirek.procedure.service import Service


def is_offered(place: Region) -> bool:
    """Whether the place is a real one, or everything here is invented."""
    return place.mark != "demonstration" or bool(settings.TIREK_DEMO)


def is_taken(service: Service, place: str, law: Law, on: date) -> bool:
    """Whether an office of the place registers applications and an act decides them on that day.

    An invented place is offered only where everything is: in a demonstration. Where only the act
    of a wider place is known, and it leaves to the place what we have not found, none is taken.
    """
    if place not in law.regions or not law.regions[place].code:
        return False
    editions = law.editions(service.rulebook())
    return is_offered(law.regions[place]) and editions.are_whole(place, on)
