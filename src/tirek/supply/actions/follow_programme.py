"""A new version of the individual programme: what it ends, keeps or gives again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.law.catalogue import the_law
from tirek.procedure.programme import (
    Change,
    Does,
    Follow,
    Programme,
    Thing,
    changes,
    programme_sources,
)
from tirek.procedure.programme_holds import holds
from tirek.registries.models import Programme as Version
from tirek.registries.queries import versions_of
from tirek.supply import bought
from tirek.supply.actions.take_next import take_next
from tirek.supply.course import locked as choice_locked
from tirek.supply.course import take
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import LIVE, Anew, Choice, Delivery, Followed, Queue, Row
from tirek.supply.queries.bought import OVER
from tirek.supply.queries.had import facts_with_orders
from tirek.supply.queries.programmes import (
    cases_with_programme,
    has_lost_measure,
    lines_of,
    told_by,
)
from tirek.supply.queries.waiting import last_row
from tirek.supply.telling import tell_of_programme
from tirek.supply.texts import texts

STEPS: Mapping[Does, str] = {"ends": "Left", "returns": "Returned", "notes": "ReExamined"}
"""What is written into the journal of a choice, or of what the state buys."""


@dataclass(frozen=True)
class Touched:
    """A thing of a case, and where it stands."""

    thing: Thing
    stage: str
    it: Row | Choice | Delivery | None = None


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
    facts = {**facts_with_orders(case), **told, **dict.fromkeys(ends)}
    return holds(service_of(case), case.place, facts, local_day(at), the_law(), programme.holds)


def _programme(case: Case) -> Programme:
    found = service_of(case).programme
    assert found is not None, "only cases of services that follow programmes are asked for"
    return found


def _follow(case: Case, change: Change, version: Version, at: datetime) -> list[Followed]:
    """What was done, each with its paragraph; that nothing was, where nothing was to be done; none
    for a case in which nothing is on its way."""
    queue = locked(case.service, case.place)  # before the choices, as whoever moves away does
    things, done = list(_things(case, queue, change)), list[Followed]()
    for one in things:
        line = _programme(case).line(change, one.thing, one.stage, service_of(case).readings)
        if line is not None:
            _do(case, one, line, queue, at)
            done.append(_written(version, case, at, change=change, one=one, line=line))
    if things:
        done = done or [_written(version, case, at, change=change)]
        tell_of_programme(done, at=at)
    return done


def _written(
    version: Version,
    case: Case,
    at: datetime,
    *,
    change: Change,
    one: Touched | None = None,
    line: Follow | None = None,
) -> Followed:
    return Followed.objects.create(
        version=version,
        case=case,
        change=change,
        thing=one.thing if one else "",
        stage=one.stage if one else "",
        did=line.does if line else "",
        cites=[cite.as_document() for cite in line.cites] if line else [],
        at=at,
    )


def _things(case: Case, queue: Queue, change: Change) -> Iterator[Touched]:
    """What the case has: its place, what is chosen or ordered, what the state buys; or that it has
    lost one of them because the measure was withdrawn."""
    if change == "returned":
        yield from [Touched("lost", "ended")] if has_lost_measure(case) else []
        return
    row = last_row(queue, case)
    if row is not None and row.waits and row.case_id == case.pk:
        yield Touched("place", "waiting", row)
    for choice in case.choices.filter(stage__in=LIVE).order_by("pk"):
        held = choice_locked(choice)
        yield Touched("choice", held.stage, held)
    for delivery in case.deliveries.exclude(stage__in=OVER).order_by("pk"):
        held_one = bought.held(delivery)
        yield Touched("bought", held_one.stage, held_one)


def _do(case: Case, one: Touched, line: Follow, queue: Queue, at: datetime) -> None:
    why = texts().programme[line.change].kk
    if line.does == "registers":
        Anew.objects.create(case=case, why=Anew.Why.MEASURE_RETURNED, at=at)
        take_next(queue, case.subject_id, by=None, at=at)
    elif isinstance(one.it, Row):
        place = Place(one.it.rank, one.it.registered_at, case.pk)
        decision, kind = one.it.decision, Row.Kind.GONE
        add(queue, kind, case, place, decision=decision, by=None, at=at, reason=why)
    elif isinstance(one.it, Choice):
        take(one.it, STEPS[line.does], by=None, at=at, payload={"reason": why})
    else:
        assert one.it is not None, "only what was lost is nothing that is there"
        bought.take(one.it, STEPS[line.does], by=None, at=at, payload={"reason": why})
        bought.settle(case.service, case.place, one.it.kind, at=at)
