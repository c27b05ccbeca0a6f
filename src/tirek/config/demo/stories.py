"""What happens to one application, step by step; each step is the real action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from tirek.accounts.models import User
from tirek.casework.actions.announce_hearing import Meeting, announce_hearing
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.close import close
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.hold_hearing import Protocol, hold_hearing
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.look import look
from tirek.casework.actions.propose import propose
from tirek.casework.actions.request_information import request_information
from tirek.casework.actions.return_case import return_case
from tirek.casework.actions.submit import submit
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.casework.queries.decision import draft_decision
from tirek.casework.queries.hearing import must_be_heard, window_on
from tirek.config.demo import (
    buying,
    care,
    changes,
    complaints,
    counter,
    homes,
    market,
    pensioners,
    sanatoria,
    schooling,
    trees,
    vouchers,
    waiting,
)
from tirek.config.demo.families import Application
from tirek.config.demo.papers import papers_of
from tirek.config.demo.payments import Runs
from tirek.config.demo.people import DemoPlace
from tirek.config.demo.schools import ask_school
from tirek.config.demo.signing import sign_application, sign_decision
from tirek.config.demo.users import SERVICE, Desk, Users
from tirek.kernel.period import Month
from tirek.notices.actions.issue import issue
from tirek.payments.actions.make_register import make_register
from tirek.procedure.deadline import ALMATY
from tirek.signatures.pki import CertificateNotUsable

Steps = Iterator[datetime]
"""A story gives the moment of its next step and does the step when it is resumed."""

REGISTRY = "Мүгедектігі бар адамдардың орталықтандырылған деректер банкі"
ROOM = "Бөлім ғимараты, 4-бөлме"
HEARD = "Негізбен келісті, қосымша құжат ұсынбады."
LATE = "Мемлекеттік ақпараттық жүйенің жауабы кеш келді."
UNREADABLE = "Қорытындының екінші беті оқылмайды: анық көшірмесін тапсырыңыз."
HALF = 0.5
RETURNED = "Дәрігерлік комиссияның қорытындысын тағы бір рет тексеріңіз."
PAID_TO_THE_END = 1
"""Which place (by turn) has paid everything; the others stop in January, so that there is
something left to pay when the demonstration is shown."""


class Stories:
    """The stories of a plan; `sign_ins` names the applicants (by IIN) who can sign in."""

    def __init__(
        self,
        users: Users,
        desks: Mapping[DemoPlace, Desk],
        sign_ins: Mapping[str, str],
        on: date,
    ) -> None:
        self._users, self._desks, self._sign_ins, self._on = users, desks, sign_ins, on
        self._known: dict[str, User] = {}

    def all(self, plan: Iterable[Application]) -> Iterator[Steps]:
        """Every application's story, and the payment runs of every place."""
        first = min(one.at for one in plan)
        for one in plan:
            yield self._bring(one) if one.story.at_counter else self._apply(one)
        yield from self._first_place()
        yield from self._last_place()
        runs = Runs(self._on)
        for turn, (place, desk) in enumerate(self._desks.items()):
            begins = Month.of(local_day(first))
            last = Month.of(self._on).previous if turn == PAID_TO_THE_END else begins.plus(4)
            yield self._pay(place.id, desk.accountant, begins, last)
            yield counter.queue_of_days(desk.operator, self._on)
            yield changes.told_after(place.id, desk.specialist, self._on)
            sent = turn == PAID_TO_THE_END
            yield runs.of(place.id, desk.accountant, desk.head, sent=sent)

    def _first_place(self) -> Iterator[Steps]:
        """What is told of one place alone; its market is opened before the sanatorium comes."""
        place, desk = next(iter(self._desks.items()))
        yield from pensioners.applications(place.id, self._users, desk.specialist, self._on)
        officers = (desk.specialist, desk.head)
        for told in (waiting, schooling, homes):
            yield from told.applications(place.id, self._users, officers, self._on)
        for also in (market, sanatoria, care):
            yield from also.stories(place.id, self._users, officers, self._on)
        yield from buying.stories(place.id, self._users, desk, self._on)

    def _last_place(self) -> Iterator[Steps]:
        """No sanatorium of the portal works for it, and a second department decides on trees."""
        place, desk = list(self._desks.items())[-1]
        officers = (desk.specialist, desk.head)
        yield from vouchers.stories(place.id, self._users, officers, self._on)
        yield from trees.stories(self._users, self._on)

    def _apply(self, one: Application) -> Steps:
        chance = Random(one.serial)
        yield one.at
        user = self._user(one)
        draft = self._draft(one, user, one.at)
        if one.story.ending == "draft":
            return
        at = one.at + timedelta(minutes=25)
        yield at
        case = submit(draft=draft, by=user, at=at, signature=sign_application(draft, user, at))
        if one.story.ending in ("registered", "waiting"):
            return
        at = _working_hour(at, chance)
        yield at
        if one.story.ending == "withdrawn":
            withdraw(case=case, by=user, at=at)
            return
        yield from self._examine(one, case, at, chance)

    def _bring(self, one: Application) -> Steps:
        """Somebody comes to the window with the papers."""
        operator = self._desks[one.place].operator
        yield one.at
        if one.story.ending == "begun":
            counter.begin(one, operator, one.at)
        elif one.story.ending == "sent home":
            counter.send_home(one, operator, one.at)
        else:
            case = counter.take_in(one, operator, one.at)
            if one.story.ending == "decided":
                chance = Random(one.serial)
                at = _working_hour(one.at, chance)
                yield at
                yield from self._examine(one, case, at, chance)

    def _complain(self, one: Application, case: Case, at: datetime) -> Steps:
        desk, by = self._desks[one.place], self._user(one)
        at = max(at, datetime.combine(self._on - timedelta(2), time(15), ALMATY))
        yield at
        if one.story.complaint == "decision":
            complaints.complain_of_decision(case, by, at)
        elif one.story.complaint == "conduct":
            complaints.complain_of_conduct(case, by, desk.specialist, at)

    def _examine(self, one: Application, case: Case, at: datetime, chance: Random) -> Steps:
        desk = self._desks[one.place]
        look(case=case, by=desk.specialist, page="case", at=at)
        establish_facts(
            case=case,
            by=desk.specialist,
            facts=_found(one),
            source="registry",
            detail=REGISTRY,
            at=at,
        )
        ask_school(case, one.serial, desk.specialist, at)
        if one.story.ending == "examined":
            if one.story.complaint:
                yield from self._complain(one, case, at)
            return
        at = _working_hour(at, chance)
        yield at
        if one.story.ending == "asked":
            wanted = ("medical_conclusion",)
            request_information(
                case=case, by=desk.specialist, requirements=wanted, words=UNREADABLE, at=at
            )
            return
        if must_be_heard(case, draft_decision(case)):
            begins = _announce(case, desk, at)
            if one.story.ending == "hearing":
                return
            at = begins + timedelta(hours=1)
            yield at
            _hold(case, desk, at, chance)
            at += timedelta(hours=2)
            yield at
        propose(case=case, by=desk.specialist, at=at)
        if one.story.ending == "proposed":
            return
        at = _working_hour(at, chance)
        yield at
        yield from self._decide(one, case, desk, at)

    def _decide(self, one: Application, case: Case, desk: Desk, at: datetime) -> Steps:
        if one.story.ending == "returned":
            return_case(case=case, by=desk.head, note=RETURNED, at=at)
            return
        case.refresh_from_db()
        look(case=case, by=desk.head, page="confirm", at=at)
        signature = sign_decision(case, desk.head, at)
        decided = confirm(case=case, by=desk.head, at=at, signature=signature)
        if self._writes_at_once(one):
            at += timedelta(minutes=1)
            yield at
            with suppress(CertificateNotUsable):  # made later than the story plays
                issue(case_number=case.number, seq=decided.seq, at=at)
        if one.story.complaint:
            yield from self._complain(one, case, at)

    def _writes_at_once(self, one: Application) -> bool:
        """Letters take a while to make: most are left to the worker.

        Not those of cases that will have ended, nor of the person who looks at them first.
        """
        ended = one.answers["certificate_to"] < self._on.isoformat()
        paid = list(self._desks).index(one.place) == PAID_TO_THE_END
        return one.applicant.iin in self._sign_ins or (ended and paid)

    def _pay(self, place: str, accountant: User, month: Month, last: Month) -> Steps:
        while month <= last:
            at = datetime.combine(month.first_day.replace(day=25), time(12), ALMATY)
            yield at.astimezone(UTC)
            make_register(month=month, place=place, by=accountant, at=at)
            for case in Case.objects.filter(
                place=place,
                stage="in_payment",
                paid_until__lte=month.first_day,
                notices__isnull=False,
            ).distinct():
                close(case=case, by=accountant, at=at)
            month = month.next

    def _user(self, one: Application) -> User:
        iin = one.applicant.iin
        if iin not in self._known:
            name = self._sign_ins.get(iin, "")
            self._known[iin] = self._users.citizen(one.applicant, one.language, name)
        return self._known[iin]

    def _draft(self, one: Application, user: User, at: datetime) -> Draft:
        draft = start_draft(
            by=user, service=SERVICE, place=one.place.id, language=one.language, at=at
        )
        draft = save_answers(draft=draft.pk, by=user, answers=one.answers, at=at)
        for requirement, upload in papers_of(one).items():
            attach_file(draft=draft.pk, by=user, requirement=requirement, upload=upload, at=at)
        return draft


def _announce(case: Case, desk: Desk, at: datetime) -> datetime:
    """The hearing before a refusal, on the first day it may be; when it begins."""
    day = window_on(case, local_day(at)).first
    begins = datetime.combine(day, time(10), ALMATY).astimezone(UTC)
    meeting = Meeting(begins, "room", ROOM)
    announce_hearing(case=case, by=desk.specialist, meeting=meeting, late_because=LATE, at=at)
    return begins


def _hold(case: Case, desk: Desk, at: datetime, chance: Random) -> None:
    present = f"{case.applicant.full_name}, {desk.specialist.full_name}"
    came = chance.random() < HALF
    protocol = Protocol("came", present, HEARD) if came else Protocol("absent")
    hold_hearing(case=case, by=desk.specialist, protocol=protocol, at=at)


def _found(one: Application) -> dict[str, Any]:
    """What the state's own records say: as declared, but for what the story makes different."""
    answers = one.answers
    limited = answers["disability_term"] == "until_day"
    return {
        "child.disability_until": answers["disability_until"] if limited else None,
        "child.fully_state_supported": False,
        "applicant.parental_rights_terminated": False,
        **one.story.found,
    }


def _working_hour(after: datetime, chance: Random) -> datetime:
    """Some minute of the next working day."""
    day = working_calendar().next_working(local_day(after) + timedelta(1))
    local = datetime.combine(day, time(9 + chance.randrange(8), chance.randrange(60)), ALMATY)
    return local.astimezone(UTC)
