"""What is known of the individual programmes of those who wait, choose or receive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.events import last
from tirek.procedure.programme import programme_sources
from tirek.procedure.registries.registry_fact import RegistryFact, led_to
from tirek.registries.models import Programme
from tirek.registries.queries import versions_of
from tirek.services import SERVICES
from tirek.supply.models import JOINING, LIVE, Choice, Delivery, Followed, Row
from tirek.supply.queries.bought import OVER


def lines_of(case: Case) -> list[RegistryFact]:
    """What the service takes from registries about the person of the case."""
    lines = service_of(case).registry_facts
    return list(led_to(lines, answers_of(case) if any(one.only_if for one in lines) else {}))


def told_by(case: Case, version: Programme) -> dict[str, Any]:
    """The facts of a case that a version tells."""
    return programme_sources().facts(lines_of(case), version.version, case.place)


def lists_measure(case: Case, version: Programme) -> bool:
    """Whether a version names the measure of the service."""
    sources = programme_sources()
    words = [one.word for one in lines_of(case) if one.registry == sources.programme and one.word]
    return any(one in version.measures for one in words)


def programme_facts(case: Case) -> dict[str, Any]:
    """What the version of today tells otherwise than that of the day of the decision.

    What an officer established against a registry stays, as long as that registry says the same.
    """
    decision = last(case, "Decided")
    known = list(versions_of(case.subject.iin)) if service_of(case).programme else []
    before = [one for one in known if decision and one.learned_at <= decision.at]
    if not before or before[-1] == known[-1]:
        return {}
    then, now = told_by(case, before[-1]), told_by(case, known[-1])
    return {path: value for path, value in now.items() if then[path] != value}


def cases_with_programme(iin: str) -> list[Case]:
    """The granted cases of a person in services in which something follows from a new version."""
    slugs = [slug for slug, service in SERVICES.items() if service.programme is not None]
    found = Case.objects.filter(service__in=slugs, subject__iin=iin).order_by("pk")
    return [one for one in found.select_related("subject", "applicant") if is_granted(one)]


def has_lost_measure(case: Case) -> bool:
    """Whether what the last withdrawal of the measure ended has not been given again since, by a
    new decision or because the measure returned."""
    decision = last(case, "Decided")
    done = case.followed.filter(did__in=("ends", "registers"))
    since = done.filter(at__gt=decision.at) if decision else done
    told = since.order_by("pk").last()
    return told is not None and (told.change, told.did) == ("withdrawn", "ends")


def in_motion() -> QuerySet[Case]:
    """The cases by which somebody waits, chooses or is to receive something, or may order again."""
    slugs = [slug for slug, service in SERVICES.items() if service.programme is not None]
    later = Row.objects.filter(
        queue=OuterRef("queue"), person=OuterRef("person"), seq__gt=OuterRef("seq")
    )
    rows = Row.objects.filter(Q(kind__in=JOINING), ~Exists(later), case=OuterRef("pk"))
    choices = Choice.objects.filter(case=OuterRef("pk"))
    moving = choices.filter(Q(stage__in=LIVE) | Q(replace_on__isnull=False))
    bought = Delivery.objects.filter(case=OuterRef("pk"))
    coming = bought.filter(~Q(stage__in=OVER) | Q(replace_on__isnull=False))
    counted = Exists(rows) | Exists(moving) | Exists(coming)
    return Case.objects.filter(counted, service__in=slugs).select_related("subject", "applicant")


@dataclass(frozen=True)
class Told:
    """A version, and what followed from it in a case."""

    version: Programme
    followed: Sequence[Followed]


def versions_for(case: Case) -> list[Told]:
    """Every version of the programme of the person of a case, the first first; none where the
    service follows none."""
    if service_of(case).programme is None:
        return []
    followed = list(case.followed.order_by("pk"))
    return [Told(one, _of(one, followed)) for one in versions_of(case.subject.iin)]


def _of(version: Programme, followed: Iterable[Followed]) -> list[Followed]:
    return [one for one in followed if one.version_id == version.pk]
