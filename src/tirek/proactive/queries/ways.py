"""A parent's way through an event of life for a child: which step is done, waits, or is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Attestation, Case, Draft, IssuedPaper
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.attestations import last_rows, series
from tirek.casework.queries.conclusions import signed_about
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.drafts import drafts_of
from tirek.casework.queries.facts import folded_facts
from tirek.casework.queries.kin import is_child_of
from tirek.people.models import Person
from tirek.procedure.service import Service
from tirek.procedure.situation import InSituation
from tirek.procedure.way import Step, way_through
from tirek.services import SERVICES

State = Literal["done", "begun", "waits", "now", "later", "ended"]


@dataclass(frozen=True)
class Passed:
    """A step and how it stands: `on` is the day it was done, or by which it will be; what shows it.

    `until` is the last day of a paper; `number` is that of the paper.
    """

    step: Step
    state: State
    on: date | None = None
    until: date | None = None
    number: str = ""
    case: Case | None = None
    draft: Draft | None = None
    papers: Sequence[IssuedPaper] = ()


@cache
def ways() -> Mapping[str, tuple[Step, ...]]:
    """Situations of life whose services follow one another, and the steps of each."""
    named = [one for service in SERVICES.values() if (one := service.in_situation)]
    ids = {id_ for one in named for id_ in (one.situation, *(also.situation for also in one.also))}
    found = {id_: way_through(_in_order(id_)) for id_ in sorted(ids)}
    return {id_: steps for id_, steps in found.items() if steps}


def _in_order(situation: str) -> list[Service]:
    def place(one: InSituation | None) -> int | None:
        return one.order_in(situation) if one else None

    found = [(order, service) for service in SERVICES.values()
             if (order := place(service.in_situation)) is not None]  # fmt: skip
    return [service for _, service in sorted(found, key=lambda pair: pair[0])]


def children_on_way(user: User, situation: str) -> list[Case]:
    """The last own case about each child in the services of the way: it names the child."""
    slugs = {step.service for step in ways()[situation]}
    own = Case.objects.filter(applicant_user=user, applicant__iin=user.iin, service__in=slugs)
    cases = own.select_related("subject", "applicant").order_by("pk")
    return list({case.subject_id: case for case in cases}.values())


def state_of_way(user: User, child: Person, situation: str, today: date) -> list[Passed]:
    """Every step for that child; of what others signed only for whose child it is known to be."""
    return _Way(user, child, today).through(ways()[situation])


class _Way:
    """What the steps are asked of, fetched once."""

    def __init__(self, user: User, child: Person, today: date) -> None:
        self.child, self.today = child, today
        own = Case.objects.filter(applicant_user=user, applicant__iin=user.iin, subject=child)
        self.cases = list(own.order_by("pk"))
        self.drafts = [one for one in drafts_of(user) if one.answers.get(SUBJECT_IIN) == child.iin]
        self.is_known = is_child_of(user, child.iin)

    def through(self, steps: Sequence[Step]) -> list[Passed]:
        found: list[Passed] = []
        for step in steps:
            before = found[-1] if found else None
            found.append(getattr(self, f"_{step.kind}")(step, before))
        return found

    def _conclusion(self, step: Step, before: Passed | None) -> Passed:
        signed = signed_about(self.child.iin) if self.is_known else []
        for one in signed:
            if one.commission == step.of and (one.ends is None or one.ends >= self.today):
                papers = tuple(one.papers.order_by("language"))
                return Passed(step, "done", one.given_on, one.ends, one.number, papers=papers)
        case = self._last(step.service)
        if case is not None and self._is_proven(step, case) and not self._is_over(case):
            return Passed(step, "done", case=case)
        return Passed(step, "now")

    def _is_proven(self, step: Step, case: Case) -> bool:
        """A paper, a registry or the school itself has shown the same."""
        known = folded_facts(case)
        proves = [one for one in SERVICES[step.service].conclusions if one.commission == step.of]
        shown = [known[one.fact] for one in proves if one.fact in known]
        return is_granted(case) or any(one.value and one.source != "declared" for one in shown)

    def _application(self, step: Step, before: Passed | None) -> Passed:
        case = self._last(step.service)
        if case is not None and case.stage in UNDECIDED:
            return Passed(step, "waits", case.due_on, case=case)
        if case is not None and is_granted(case):
            if not self._is_over(case) and not self._outlasted(case, before):
                return Passed(step, "done", case.decided_on, case=case)
            case = None  # another school year: it is applied for again
        draft = next((one for one in self.drafts if one.service == step.service), None)
        if draft is not None:
            return Passed(step, "begun", draft=draft, case=case)
        ready = before is None or before.state == "done" or before.step.kind == "conclusion"
        return Passed(step, "now" if ready else "later", case=case)

    def _paper(self, step: Step, before: Passed | None) -> Passed:
        mine = last_rows().filter(paper=step.of, about=self.child).order_by("ends", "pk")
        said = mine.last() if self.is_known else None
        over = said is not None and (said.kind == Attestation.Kind.ENDED or said.ends < self.today)
        if said is not None and not (over and _is_newer(before, local_day(said.at))):
            rows = series(said)
            files = {one.language: one for row in rows for one in row.papers.all()}
            papers = tuple(files[language] for language in sorted(files))
            return Passed(step, "ended" if over else "done", said.begins, said.ends, said.number,
                          papers=papers)  # fmt: skip
        waits = before is not None and before.state == "done"
        return Passed(step, "waits" if waits else "later")

    def _is_over(self, case: Case) -> bool:
        """Whether the last day of the paper that the case rests on has passed."""
        until = _rests_until(case)
        return until is not None and until < self.today

    def _outlasted(self, case: Case, before: Passed | None) -> bool:
        """Whether what leads to the granted application is a newer paper than the case rests on."""
        until = _rests_until(case)
        if before is None or before.state != "done" or before.on is None or until is None:
            return False
        if before.step.kind == "paper":
            return before.on > until
        longer = before.until is None or before.until > until
        return longer and case.decided_on is not None and _is_newer(before, case.decided_on)

    def _last(self, service: str) -> Case | None:
        return next((one for one in reversed(self.cases) if one.service == service), None)


def _is_newer(before: Passed | None, day: date) -> bool:
    """Whether the step before was done after that day."""
    return (
        before is not None and before.state == "done" and before.on is not None and before.on > day
    )


def _rests_until(case: Case) -> date | None:
    """The last day, as the case knows it, of the conclusion or certificate that it rests on."""
    service, known = SERVICES[case.service], folded_facts(case)
    paths = [one.ends for one in service.conclusions]
    paths += [one.until for one in service.vouching if one.issued]
    days = [known[path].value for path in paths if path in known]
    return max((date.fromisoformat(day) for day in days if day), default=None)
