"""Individual programmes that became another after the decision, as the simulated registries tell.

The question goes the way of every other one: by the consent of the application, written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from tirek.casework.models import Case
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.config.demo.people import Somebody
from tirek.config.demo.records import Records, person
from tirek.procedure.deadline import ALMATY
from tirek.procedure.programme import programme_sources
from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.actions.ask import Purpose, Question, ask
from tirek.registries.port import Reply, Request
from tirek.registries.queries import versions_of
from tirek.registries.simulator.records import Simulator
from tirek.supply.actions.follow_programme import follow_programme

EVENING = time(16, 45)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Version:
    """A version told so many working days after the application: whether it names the measure, how
    many years after the application its term ends, the group of the disability."""

    after: int
    measures: tuple[str, ...]
    years: int
    group: str


class OnRecord:
    """The registries as they would answer now, in this very process."""

    def __init__(self, records: Records) -> None:
        self._simulator = Simulator()
        for registry, people in records.items():
            for iin, document in people.items():
                self._simulator.put(registry, iin, document)

    def ask(self, request: Request) -> Reply:
        """What is on record of whoever is asked about."""
        found = self._simulator.document(request.registry, request.iin, request.sends)
        return Reply("answered" if found else "no_data", seconds=0, document=found)


def recorded(who: Somebody, place: str, applied: date, version: Version) -> Records:
    """What the registries of the programme have on record of the person by that version."""
    found: Records = defaultdict(dict)
    begins, ends = (applied + years * A_YEAR for years in (-1, version.years))
    term = {"from": begins.isoformat(), "until": ends.isoformat()}
    documents: dict[str, dict[str, Any]] = {
        "individual_programme": {**term, "measures": list(version.measures)},
        "disability": {"group": version.group, **term},
        "population": {**person(who), "place": place},
        "civil_acts": {"born_on": who.born_on.isoformat(), "died_on": None},
    }
    for registry, document in documents.items():
        found[registry][who.iin] = document
    return found


def story(
    who: Somebody, place: str, versions: tuple[Version, ...], days: list[date]
) -> Iterator[datetime]:
    """At each of the days it is asked, and what follows from a new version is done."""
    applied = days[0]
    for version, day in zip(versions, days, strict=True):
        at = datetime.combine(day, EVENING, ALMATY)
        yield at
        case = Case.objects.get(subject__iin=who.iin)
        way = OnRecord(recorded(who, place, applied, version))
        asked = [Question(Ask(one, "applicant"), who.iin) for one in programme_sources().registries]
        purpose = Purpose(case.number, case.service, consent_to_ask(case))
        ask(asked, way, purpose=purpose, by=None, at=at)
        follow_programme(version=versions_of(who.iin).get(seq=versions.index(version) + 1), at=at)
