"""A new version of the individual programme: what it ends, keeps or gives again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.facts import nested
from tirek.law.catalogue import the_law
from tirek.procedure.programme import Change, Follow, Programme, changes, programme_sources
from tirek.procedure.programme_holds import holds
from tirek.registries.models import Programme as Version
from tirek.registries.queries import versions_of
from tirek.supply.journal import locked
from tirek.supply.models import Followed
from tirek.supply.programme_deeds import do
from tirek.supply.programme_things import Met, Touched, things_of
from tirek.supply.queries.had import flat_facts
from tirek.supply.queries.programmes import cases_with_programme, lines_of, told_by
from tirek.supply.telling import tell_of_programme


@transaction.atomic
def follow_programme(*, version: Version, at: datetime) -> list[Followed]:
    """Do what the acts say about every case of the person, once; run twice, it is done once.

    Nothing follows from the first version: it is what the decision knew, or nothing was known.
    """
    Version.objects.select_for_update().get(pk=version.pk)
    before = versions_of(version.iin).filter(seq__lt=version.seq).last()
    if before is None or version.followed.exists():
        return []
    return [
        one
        for case in cases_with_programme(version.iin)
        for change in _changes(case, before, version, at)
        for one in _follow(case, change, version, at)
    ]


def _changes(case: Case, before: Version, now: Version, at: datetime) -> list[Change]:
    held, still = (_holds(case, one, at) for one in (before, now))
    return changes(before.version, now.version, held=held, holds=still)


def _holds(case: Case, version: Version, at: datetime) -> bool:
    """Whether the rules of the service find the measure, were that version in force.

    The end of its term alone ends nothing: a re-examination may confirm the measure.
    """
    programme = _programme(case)
    told = {path: value for path, value in told_by(case, version).items() if value is not None}
    ends = programme_sources().ending(lines_of(case))
    facts = nested({**flat_facts(case), **told, **dict.fromkeys(ends)})
    return holds(service_of(case), case.place, facts, local_day(at), the_law(), programme.holds)


def _programme(case: Case) -> Programme:
    found = service_of(case).programme
    assert found is not None, "only cases of services that follow programmes are asked for"
    return found


def _follow(case: Case, change: Change, version: Version, at: datetime) -> list[Followed]:
    """What was done, each with its paragraph; that nothing was, where nothing was to be done; none
    for a case in which nothing is on its way."""
    service = service_of(case)
    # Before the choices, as whoever moves away does; then the person.
    queue = locked(case.service, case.place) if service.queue else None
    met = Met(case, change, version, queue, at)
    things, done = list(things_of(met)), list[Followed]()
    for one in things:
        line = _programme(case).line(change, one.thing, one.stage, service.readings)
        if line is not None:
            do(met, one, line)
            done.append(_written(met, one, line))
    if things:
        done = done or [_written(met)]
        tell_of_programme(done, at=at)
    return done


def _written(met: Met, one: Touched | None = None, line: Follow | None = None) -> Followed:
    return Followed.objects.create(
        version=met.version,
        case=met.case,
        change=met.change,
        thing=one.thing if one else "",
        stage=one.stage if one else "",
        did=line.does if line else "",
        cites=[cite.as_document() for cite in line.cites] if line else [],
        at=met.at,
    )
