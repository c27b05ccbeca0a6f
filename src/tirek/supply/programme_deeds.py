"""What a line of a programme.toml does to the thing of a case that it names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tirek.casework.record import SYSTEM_NAME
from tirek.procedure.programme import Does, Follow
from tirek.supply import bought, organisation_course, stay_course
from tirek.supply.actions.return_voucher import give_back, held_voucher
from tirek.supply.actions.take_next import take_next
from tirek.supply.course import take
from tirek.supply.journal import add
from tirek.supply.line import Place
from tirek.supply.models import (
    Anew,
    Choice,
    Delivery,
    HomeStay,
    Queue,
    Row,
    Stop,
    Taker,
    Voucher,
)
from tirek.supply.programme_things import Met, Touched
from tirek.supply.programme_words import why_of

STEPS: Mapping[Does, str] = {"ends": "Left", "returns": "Returned", "notes": "ReExamined"}
"""What is written into the journal of a choice, or of what the state buys."""


def do(met: Met, one: Touched, line: Follow) -> None:
    """Do it. What is only noted, and what ends or resumes by the row `Followed` itself, writes
    nothing here: hours but for a death, a voucher that goes on or was to be offered."""
    why = why_of(met.change, one.thing).kk
    if line.does == "registers":
        assert met.queue is not None, "nobody is registered where nobody waits"
        Anew.objects.create(case=met.case, why=Anew.Why.MEASURE_RETURNED, at=met.at)
        take_next(met.queue, met.case.subject_id, by=None, at=met.at)
    elif one.thing in ("place", "choice", "bought"):
        _step(met, one, STEPS[line.does], why)
    elif line.does == "returns" and isinstance(one.it, Voucher):
        died, held = met.change == "died", held_voucher(one.it, met.at)
        give_back(one.it, held, why, died=died, by=None, at=met.at)
    elif line.does == "ends":
        _end(met, one, why)


def _step(met: Met, one: Touched, kind: str, why: str) -> None:
    """What is waited for, chosen or bought has a journal in which everything is a step."""
    if isinstance(one.it, Row):
        assert met.queue is not None, "a row is of a queue"
        _leave(met, met.queue, one.it, why)
    elif isinstance(one.it, Choice):
        take(one.it, kind, by=None, at=met.at, payload={"reason": why})
    elif isinstance(one.it, Delivery):
        bought.take(one.it, kind, by=None, at=met.at, payload={"reason": why})
        bought.settle(met.case.service, met.case.place, one.it.kind, at=met.at)


def _end(met: Met, one: Touched, why: str) -> None:
    """Whoever is worked for or looked after is so no more."""
    if isinstance(one.it, HomeStay):
        _leave_home(met, one.it, why)
    elif isinstance(one.it, Taker):
        ended = organisation_course.Happened("Ended", _day(met, one.it.on), reason=why)
        organisation_course.take(met.case, one.it.organisation, ended, by=None, at=met.at)
    elif one.thing == "hours" and met.change == "died":
        _note_death(met, why)


def _leave(met: Met, queue: Queue, row: Row, why: str) -> None:
    place, kind = Place(row.rank, row.registered_at, met.case.pk), Row.Kind.GONE
    add(queue, kind, met.case, place, decision=row.decision, by=None, at=met.at, reason=why)


def _leave_home(met: Met, stay: HomeStay, why: str) -> None:
    gone = "Revoked" if stay.stage == "waiting" else "Discharged"
    kind = "Died" if met.change == "died" else gone
    what = stay_course.Happened(kind, _day(met, stay.on), reason=why)
    stay_course.take(met.case, stay.home, what, by=None, at=met.at)


def _day(met: Met, last: date) -> date:
    """The day of death, or the one it became known; no journal goes back behind its last row."""
    return max(met.version.died_on or met.on, last)


def _note_death(met: Met, why: str) -> None:
    """The hours end with that day; two people correct it where the registry was wrong."""
    died_on = met.version.died_on
    assert died_on is not None, "a death has a day"
    Stop.objects.create(
        case=met.case,
        kind=Stop.DEATH,
        first=died_on,
        source=why,
        at=met.at,
        by_name=SYSTEM_NAME,
    )
