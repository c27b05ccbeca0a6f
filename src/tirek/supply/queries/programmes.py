"""What is known of the individual programmes of those who wait, choose or receive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

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
from tirek.supply.models import Followed


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


def lost_by(case: Case) -> set[str]:
    """What the last withdrawal of the measure ended and nothing has given again since, no decision
    and no version: "hours", or "lost" for a place, a choice, a purchase."""
    decision = last(case, "Decided")
    done = case.followed.filter(did__in=("ends", "registers", "resumes"))
    since = done.filter(at__gt=decision.at) if decision else done
    told = {"hours" if one.thing == "hours" else "lost": one for one in since.order_by("pk")}
    return {name for name, one in told.items() if (one.change, one.did) == ("withdrawn", "ends")}


def has_lost_measure(case: Case) -> bool:
    """Whether a withdrawal of the measure ended something that has not been given again since."""
    return bool(lost_by(case))


def has_died(case: Case) -> bool:
    """Whether the registries told last that the person of the case has died."""
    known = versions_of(case.subject.iin).last()
    return known is not None and known.died_on is not None


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
