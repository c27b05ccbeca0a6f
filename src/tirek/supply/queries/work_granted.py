"""The days on which a person may be given hours of work, and why not on the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.events import last
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.supply.queries.elsewhere import granted_elsewhere
from tirek.supply.work_texts import work_texts


@dataclass(frozen=True)
class Withheld:
    """Days from the `first` to before `until` (None: no end is known); `why` names the words."""

    why: str
    first: date
    until: date | None = None

    def has(self, day: date) -> bool:
        """Whether it is one of them."""
        return self.first <= day and (self.until is None or day < self.until)


def withheld_of(case: Case) -> Iterator[Withheld]:
    """No decision grants the hours any more, the programme has no such measure, the person moved,
    or another place grants them now."""
    if not is_granted(case):
        said = last(case, "Decided", "Reopened")
        assert said is not None, "somebody works only after a decision"
        yield Withheld("ended", local_day(said.at))
    elsewhere = granted_elsewhere(case)
    if elsewhere is not None:
        yield Withheld("moved", elsewhere)
    yield from _by_programme(case)


def _by_programme(case: Case) -> Iterator[Withheld]:
    """From the day on which a version ended them to that on which another one, or a new decision,
    gave them again."""
    told = case.followed.filter(thing="hours").exclude(change="died")
    granted = case.events.filter(kind="Decided", payload__outcome="granted")
    decided = [one.at for one in granted]
    resumed = [one.at for one in told.filter(did="resumes")]
    for one in told.filter(did="ends").order_by("pk"):
        gone = one.change == "withdrawn"
        after = [at for at in (*decided, *(resumed if gone else ())) if at > one.at]
        until = local_day(min(after)) if after else None
        yield Withheld("measure_gone" if gone else "moved", local_day(one.at), until)


def require_granted(case: Case, days: Iterable[date]) -> None:
    """Raises Refused for work of a day on which nothing granted it any more."""
    asked = sorted(days)
    for one in withheld_of(case):
        if any(one.has(day) for day in asked):
            raise Refused(work_texts().refused[one.why].format(day=day_text(one.first)))
