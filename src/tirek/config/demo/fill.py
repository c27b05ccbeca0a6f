"""Play the plan: every step of every application through the real actions, in order of time."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain

from django.conf import settings
from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.config.demo import market, town
from tirek.config.demo.families import Application, Families
from tirek.config.demo.offer import offer
from tirek.config.demo.records import write_records
from tirek.config.demo.stories import Steps, Stories
from tirek.config.demo.users import CITIZEN, NEWCOMER, PARENTS, Users
from tirek.indicators.actions.count_days import count_days
from tirek.procedure.deadline import ALMATY

EVENING = time(18, 30)
MORNING = time(0, 30)
"""When the day of the demonstration is over and is counted."""


def is_empty() -> bool:
    """Whether nobody has used this database yet."""
    return not User.objects.exists()


@transaction.atomic
def fill(on: date) -> int:
    """Invent the families as they stand on the evening of that day; the number of cases made.

    All or nothing: an interrupted run leaves the database empty.
    """
    on = min(on, date(max(working_calendar().years), 11, 20))  # no calendar, no deadlines
    families = Families(on)
    plan = list(families.plan())
    users = Users()
    desks = {place: users.desk(place, on) for place in dict.fromkeys(one.place for one in plan)}
    users.administrator()
    users.others()
    newcomer = families.newcomer()
    users.citizen(newcomer.applicant, "kk", NEWCOMER)
    others = market.known_programmes(plan[0].place.id, on)
    write_records([*plan, newcomer], settings.VAR, others)
    stories = Stories(users, desks, _sign_ins(plan), on)
    told = chain(stories.all(plan), town.applications(users, on))
    _play(told, until=datetime.combine(on, EVENING, ALMATY))
    count_days(at=datetime.combine(on + timedelta(days=1), MORNING, ALMATY))
    offer(newcomer, on)
    return Case.objects.count()


def _sign_ins(plan: Sequence[Application]) -> dict[str, str]:
    """User names by IIN: a family that applies twice, and the first one of some stories."""
    found = {_comes_twice(plan): CITIZEN}
    for story, (name, _) in PARENTS.items():
        first = next(one.applicant.iin for one in plan if one.story.name == story)
        found.setdefault(first, name)
    return found


def _comes_twice(plan: Iterable[Application]) -> str:
    """The IIN of the first applicant with a case in each school year."""
    applications = Counter(one.applicant.iin for one in plan)
    return next(iin for iin, times in applications.items() if times > 1)


def _play(stories: Iterable[Steps], until: datetime) -> None:
    """Let time pass: always the earliest next step, none after `until`."""
    queue: list[tuple[datetime, int, Steps]] = []
    for turn, story in enumerate(stories):
        _wait(queue, turn, story)
    while queue and queue[0][0] <= until:
        _, turn, story = heapq.heappop(queue)
        _wait(queue, turn, story)


def _wait(queue: list[tuple[datetime, int, Steps]], turn: int, story: Iterator[datetime]) -> None:
    """Do what the story waited for and put it back with the moment of its next step."""
    at = next(story, None)
    if at is not None:
        heapq.heappush(queue, (at, turn, story))
