"""Applications that ask for the same thing: of these a person has one at a time."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft


def asking_the_same(one: Case | Draft) -> QuerySet[Case]:
    """The cases of its service, whoever's, that ask for what it asks for.

    One of which nobody kept what it asks for could be any: it stands in the way of all.
    """
    if isinstance(one, Case):
        asked = one.asked
    else:
        form = service_of(one).form
        asked = form.asked_for(form.asked(one.answers))
    return Case.objects.filter(service=one.service, asked__in={"", asked})
