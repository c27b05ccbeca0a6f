"""What a draft edition would do to the open cases of a place: a bounded number, one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.accounts.models import User
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.permissions import visible_to
from tirek.casework.queries.events import load_events
from tirek.casework.queries.facts import facts_of
from tirek.casework.queries.proposal import overrules_of
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.difference import Difference, difference
from tirek.law.edition import Edition
from tirek.law.factsheet import BadFacts
from tirek.law.overrule import Overrule
from tirek.law.preview import Supposed
from tirek.procedure.service import Service

MOST_CASES = 200
OPEN = (*UNDECIDED, "granted", "in_payment")
"""Stages in which something is still to be decided or paid."""


@dataclass(frozen=True)
class Touched:
    """One case under both laws; `difference` is None where its facts cannot be read."""

    number: str
    difference: Difference | None


@dataclass(frozen=True)
class TwoLaws:
    """The law as it is and with the draft in force."""

    service: Service
    before: Supposed
    after: Supposed
    since: Month

    def in_force_before(self, place: str, on: date) -> Edition | None:
        """What the draft would take the place of; none for a place that is new with it."""
        if place not in self.before.regions:
            return None
        return self.before.editions(self.service.rulebook()).on(place, on)

    def reaches(self, place: str, draft: Edition) -> bool:
        """Whether the draft is about the place or one that contains it."""
        regions = self.after.regions
        return place in regions and draft.place in {one.id for one in regions.upward(place)}


def two_laws(service: Service, draft: Edition, begins: date) -> TwoLaws:
    """The law of the project without the draft and with it, from the month it begins in."""
    law, book = the_law(), service.rulebook()
    return TwoLaws(service, Supposed(law, book), Supposed(law, book, draft), Month.of(begins))


def open_cases(user: User, laws: TwoLaws, draft: Edition) -> list[Case]:
    """The last cases of the user's place that the draft would reach; one more than are told."""
    if not laws.reaches(user.place or "", draft):
        return []
    found = visible_to(user).filter(service=laws.service.slug, stage__in=OPEN)
    return list(found.order_by("-received_on", "-pk")[: MOST_CASES + 1])


def touched(cases: Sequence[Case], laws: TwoLaws) -> list[Touched]:
    """What each case would gain or lose, in the order of the cases."""
    overruled = _overruled(cases)
    load_events(*cases)
    return [Touched(case.number, _difference(case, laws, overruled)) for case in cases]


def both(case: Case, laws: TwoLaws) -> tuple[Decision, Decision]:
    """The case decided by each law. Raises BadFacts."""
    return _both(case, laws, _overruled([case]))


def _difference(
    case: Case, laws: TwoLaws, overruled: Mapping[int, Mapping[str, Overrule]]
) -> Difference | None:
    try:
        before, after = _both(case, laws, overruled)
    except BadFacts:
        return None
    return difference(before, after, laws.since)


def _both(
    case: Case, laws: TwoLaws, overruled: Mapping[int, Mapping[str, Overrule]]
) -> tuple[Decision, Decision]:
    facts, kept = facts_of(case), overruled.get(case.pk)
    before, after = (
        decide(laws.service, case.place, facts, law=law, overrule=kept)
        for law in (laws.before, laws.after)
    )
    return before, after


def _overruled(cases: Sequence[Case]) -> dict[int, Mapping[str, Overrule]]:
    """What officers put in the place of rules stands under either law."""
    decided = Event.objects.filter(
        case__in=cases, kind="Decided", payload__decision__has_key="overruled"
    )
    return {
        event.case_id: overrules_of(event.payload["decision"]) for event in decided.order_by("seq")
    }
