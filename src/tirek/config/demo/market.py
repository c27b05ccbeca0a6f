"""Two suppliers and those who were granted a wheelchair: an order at each stage of its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from typst import Compiler

from tirek.accounts.models import Role, User
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.propose import propose
from tirek.casework.actions.submit import submit
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case
from tirek.casework.taken import is_taken
from tirek.config.demo import programmes
from tirek.config.demo.market_told import Told, told
from tirek.config.demo.one_case import named, somebody
from tirek.config.demo.people import People, Somebody
from tirek.config.demo.records import Records
from tirek.config.demo.sellers import admit
from tirek.config.demo.signing import sign_answer, sign_application, sign_decision, sign_order
from tirek.config.demo.users import PORTAL_MEMBER, Users
from tirek.law.catalogue import the_law
from tirek.procedure.answer import Answer
from tirek.procedure.deadline import ALMATY
from tirek.services import SERVICES
from tirek.supply.actions.answer_order import accept_order
from tirek.supply.actions.end_order import end_order
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.give_mandate import give_mandate
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.order import Wanted, order, sum_for
from tirek.supply.actions.place_offer import Offered, place_offer
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.models import Choice, Offer
from tirek.supply.queries.offers import offers

SEED = 2871
DECIDED, SERVED, ANSWERED, SENT, TAKEN, ACT = 4, 5, 7, 9, 13, 15
"""Working days from the application to each step; the order is made on the day after the turn."""
TENGE, MARK = 100, 5
AFTER_MIDNIGHT, TEN, THREE = time(0, 10), time(10, 5), time(15, 20)
WITH_ORDER = ("ordered", "accepted", "in_delivery", "received", "completed", "returned")
ANSWERED_ONES = ("accepted", "in_delivery", "received", "completed", "returned")
SENT_ONES = ("in_delivery", "received", "completed", "returned")
MEASURES = {"weight": "72", "height": "170", "hips": "100", "waist": "90"}
HERE = Path(__file__).parent


def stories(
    place: str, users: Users, officers: tuple[User, User], on: date
) -> Iterator[Iterator[datetime]]:
    """The market is opened, then what happens to each person; nothing where no act decides it."""
    opened = working_calendar().add_working_days(on, -told().opened)
    if not is_taken(SERVICES[told().service], place, the_law(), opened):
        return
    yield _open(place, officers[1], datetime.combine(opened, TEN, ALMATY))
    yield _clock(opened, on)
    people = People(Random(SEED), after=SEED)
    for turn, one in enumerate(told().people):
        who, user = somebody(one, people, users)
        yield _Way(one, who, user, officers, on, turn).steps()
        if one.versions:
            yield programmes.story(who, place, one.versions, _days(one, on))


def known_programmes(place: str, on: date) -> Iterator[Records]:
    """What the registries have on record at last of those whose programme became another."""
    people = People(Random(SEED), after=SEED)
    for one in told().people:
        who = named(one, people)
        if one.versions:
            yield programmes.recorded(who, place, _days(one, on)[0], one.versions[-1])


def _days(one: Told, on: date) -> list[date]:
    """On which the versions are told, the first of them on the day of the application."""
    calendar = working_calendar()
    applied = calendar.add_working_days(on, -one.applied)
    later = (calendar.add_working_days(applied, version.after) for version in one.versions[1:])
    return [applied, *later]


def _open(place: str, head: User, at: datetime) -> Iterator[datetime]:
    """Sums, the commission, and the suppliers it admits with what they offer."""
    yield at
    by = User.objects.get(role=Role.ADMINISTRATOR)
    member = User.objects.get(username=PORTAL_MEMBER)
    give_mandate(office=member.office, given=True, order=told().order.kk, by=by, at=at)
    for one in told().guarantees:
        set_guarantee(
            service=told().service,
            kind=one.kind,
            sum_tiyn=one.tenge * TENGE,
            since=at.date(),
            source=told().source,
            by=head,
            at=at,
        )
    people = People(Random(SEED + 1), after=SEED + 500)
    for number, seller in enumerate(told().suppliers):
        decision = told().decision.kk
        works = admit(seller, number, told().paper, decision, people, member, at)
        for sold in told().offers:
            if sold.supplier == number:
                sizes = (sold.kind, sold.name, sold.tenge * TENGE, sold.pieces, sold.sizes)
                offered = Offered(told().service, *sizes)
                place_offer(offered=offered, photo=photo(sold.colour), by=works, at=at)


def _clock(opened: date, on: date) -> Iterator[datetime]:
    """What every night brings: reminders, blocks, orders that nobody answered."""
    day = opened
    while day < on:
        day += timedelta(days=1)
        at = datetime.combine(day, AFTER_MIDNIGHT, ALMATY)
        yield at
        for _ in keep_all(at=at):
            pass


class _Way:
    """One person, from the application as far as the order has come."""

    def __init__(
        self, one: Told, who: Somebody, user: User, officers: tuple[User, User], on: date, turn: int
    ) -> None:
        self._one, self._who, self._user, self._officers = one, who, user, officers
        self._applied = working_calendar().add_working_days(on, -one.applied)
        self._turn = turn

    def _at(self, days: int, clock: time = TEN) -> datetime:
        day = working_calendar().add_working_days(self._applied, days) if days else self._applied
        return datetime.combine(day, clock, ALMATY) + timedelta(minutes=self._turn)

    def steps(self) -> Iterator[datetime]:
        """Each step at its time."""
        at = self._at(0)
        yield at
        case = self._apply(at)
        at = self._at(DECIDED, THREE)
        yield at
        self._propose(case, at)
        at += timedelta(minutes=35)
        yield at
        case.refresh_from_db()
        head = self._officers[1]
        confirm(case=case, by=head, at=at, signature=sign_decision(case, head, at))
        if self._one.then != "waits":
            at = self._at(SERVED)
            yield at
            choice = Choice.objects.get(row=serve(case=case, by=self._officers[0], at=at))
            yield from self._choose(choice)

    def _apply(self, at: datetime) -> Case:
        place, service = self._officers[0].place or "", told().service
        draft = start_draft(by=self._user, service=service, place=place, language="kk", at=at)
        answers = _answers(self._one, self._who)
        draft = save_answers(draft=draft.pk, by=self._user, answers=answers, at=at)
        signature = sign_application(draft, self._user, at)
        return submit(draft=draft, by=self._user, at=at, signature=signature)

    def _propose(self, case: Case, at: datetime) -> None:
        specialist = self._officers[0]
        unknown = dict.fromkeys(("programme_until", "acuity", "field_degrees"))
        facts: dict[str, Answer] = {**told().found, **unknown, "indications": [{"sign": SIGN}]}
        establish_facts(case=case, by=specialist, facts=facts, source="registry", at=at)
        propose(case=case, by=specialist, at=at)

    def _choose(self, choice: Choice) -> Iterator[datetime]:
        then, specialist = self._one.then, self._officers[0]
        if then == "closed":
            yield (at := self._at(ANSWERED))
            end_order(choice=choice, reason=told().left.kk, by=specialist, at=at)
        if then not in WITH_ORDER:
            return
        yield (at := self._at(SERVED + 1))
        offer = offers().get(name=told().offers[self._one.offer].name)
        self._order(choice, offer, at)
        if then in ANSWERED_ONES:
            works = User.objects.get(office=offer.supplier.office)
            yield from self._bring(choice, works)

    def _order(self, choice: Choice, offer: Offer, at: datetime) -> None:
        found = offers().get(pk=offer.pk)
        wanted = Wanted(found.pk, found.price, (found.sizes or [""])[0])
        guarantee = sum_for(choice.case, found, at)
        signed = sign_order(choice, found, wanted, guarantee, self._user, at)
        order(choice=choice, wanted=wanted, keep=signed, by=self._user, at=at)

    def _bring(self, choice: Choice, works: User) -> Iterator[datetime]:
        then = self._one.then
        yield (at := self._at(ANSWERED))
        choice.refresh_from_db()
        accept_order(choice=choice, keep=sign_answer(choice, works, at), by=works, at=at)
        if then not in SENT_ONES:
            return
        yield (at := self._at(SENT))
        send_order(choice=choice, by=works, at=at)
        if then == "returned":
            yield (at := self._at(TAKEN))
            end_order(choice=choice, reason=told().left.kk, by=self._officers[0], at=at)
        elif then != "in_delivery":
            yield (at := self._at(TAKEN))
            words = told().words
            receive_order(choice=choice, rating=MARK, words=words, by=self._user, at=at)
        if then == "completed":
            yield (at := self._at(ACT))
            give_act(choice=choice, number="1", by=works, at=at)


SIGN = "paraplegia"
"""What the medical-social examination found of everybody."""


def _answers(one: Told, who: Somebody) -> dict[str, Answer]:
    return {
        "for_whom": "person",
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic,
        "iin": who.iin,
        "phone": f"+7701555{who.iin[-5:-1]}",
        "recipient_born_on": who.born_on.isoformat(),
        "disability": "бірінші топ",
        "veteran": "none",
        "work_injury": False,
        "identity_kind": "identity_card",
        "identity_number": "012345678",
        "identity_issuer": "ІІМ",
        "identity_issued_on": "2020-05-01",
        "oblast": "Ақмола облысы",
        "district": "Жақсы ауданы",
        "settlement": "Жақсы",
        "street": "Тәуелсіздік көшесі",
        "house": who.iin[-3:],
        "flat": None,
        "kind": one.kind,
        **MEASURES,
        "chairs": [],
        "exchange": False,
        "route": "social_portal",
        "data_consent": True,
    }


def photo(colour: str) -> SimpleUploadedFile:
    made = Compiler(str(HERE / "wheelchair.typ")).compile(
        format="png", ppi=120, sys_inputs={"colour": colour}
    )
    assert isinstance(made, bytes)
    return SimpleUploadedFile("arba.png", made, "image/png")
