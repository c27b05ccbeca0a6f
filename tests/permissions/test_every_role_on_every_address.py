"""Every role tries every address there is, read and write, on a case that is not its business.

The addresses are taken from the address table itself, so a page made tomorrow is tried tomorrow.
Nobody may learn from any of them that the case exists, and nothing may be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from attesting import key_signature
from greenery import gardener
from making import ALATAU, APPLIED_AT, ZHAKSY, citizen, decided, office, officer, submitted
from money_making import payment_changed, run_to
from tirek.accounts.models import OfficeKind, Role, User
from tirek.api.keys import make_key
from tirek.appeals.actions.lodge import Said, lodge
from tirek.casework.actions.ask_to_vouch import ask_to_vouch
from tirek.casework.actions.report_change import report_change
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.models import Attestation, Case, Conclusion, Event, Look, Vouching
from tirek.casework.queries.vouching import papers_of
from tirek.notices.actions.issue import issue
from tirek.payments.actions.write_money_letter import write_money_letter
from tirek.proactive.queries.ways import ways

BACKEND = "django.contrib.auth.backends.ModelBackend"
REGION = "akmola"
SURNAME = "Жасырынов"
"""The child's: no other person of the test has it."""
NO_CASES = (Role.SCHOOL, Role.SUPPLIER, Role.ADMINISTRATOR)
"""Roles that see no case even in their own place."""


@dataclass(frozen=True)
class World:
    """A case with everything a case can have, and what stands for each part of an address."""

    case: Case
    parts: dict[str, Any]


def addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name with the parts its address asks for."""
    for name, pattern in _walk(get_resolver()):
        yield name, tuple(pattern.pattern.converters)  # type: ignore[attr-defined]


def _walk(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one, f"{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", one


def vouched_for(case: Case) -> Vouching:
    """A school of the region is asked; no other officer of the test works there."""
    school = office(REGION, OfficeKind.SCHOOL)
    paper = papers_of(case)[0]
    return ask_to_vouch(case=case, office=school, paper=paper, by=officer(), at=timezone.now())


def certified(case: Case) -> Attestation:
    """The same school issued a certificate about the child."""
    teacher = officer(Role.SCHOOL, REGION)
    return Attestation.objects.create(
        office=office(REGION, OfficeKind.SCHOOL),
        number="17",
        seq=1,
        kind="issued",
        paper="school",
        about=case.subject,
        begins=date(2025, 9, 1),
        ends=date(2026, 5, 25),
        case=case,
        signature=key_signature(teacher),
        by=teacher,
        at=APPLIED_AT,
    )


def concluded(case: Case) -> Conclusion:
    """A commission wrote a conclusion about the child."""
    members = [officer(Role.COMMISSION) for _ in range(3)]
    written = Written(
        commission="medical",
        case_number=case.number,
        about_iin=str(case.subject.iin),
        number="118",
        given_on=date(2025, 9, 10),
        positive=True,
        words="Үйде оқыту ұсынылады",
        members=[one.pk for one in members],
        begins=date(2025, 9, 1),
        ends=date(2026, 5, 25),
    )
    return write_conclusion(written=written, by=members[0], at=APPLIED_AT)


@pytest.fixture
def world(db: None) -> World:
    case = submitted(child_surname=SURNAME, surname=SURNAME)
    conclusion = concluded(case)
    case = decided(case)
    letter = issue(case_number=case.number, at=APPLIED_AT)[0]
    complaint = lodge(
        case=case,
        by=case.applicant_user,
        said=Said(against="decision", text="Келіспеймін"),
        language="kk",
        at=timezone.now(),
    )
    reported = report_change(
        case=case,
        by=case.applicant_user,
        change="died",
        answers={"on": "2025-09-11"},
        at=timezone.now(),
    )
    run = run_to("proposed")
    payment_changed(case, "suspend", "2026-05")
    event = case.events.get(kind="PaymentSuspended")
    money = write_money_letter(case=case, seq=event.seq, at=timezone.now())
    parts = {
        "number": case.number,
        "complaint": complaint.number,
        "draft_id": case.draft.pk,
        "file_id": case.files.first().pk,
        "code": letter.code,
        "slug": case.service,
        "run_id": run.pk,
        "sha256": "0",
        "end_to_end": run.instructions.first().end_to_end,
        "edition_id": "akmola-zhaksy-2023",
        "question_id": "child",
        "month": "2026-02",
        "signature_id": case.draft.pk,
        "conclusion_id": conclusion.pk,
        "attestation_id": certified(case).pk,
        "situation": next(iter(ways())),
        "child": case.subject_id,
        "officer_id": officer(Role.HEAD).pk,
        "office_id": office().pk,
        "vouching_id": vouched_for(case).pk,
        "ticket_id": 1,
        "worker_id": 1,
        "sheet_id": 1,
        "deputy_id": 1,
        "offer_id": 1,
        "choice_id": 1,
        "stay_id": 1,
        "taker_id": 1,
        "organisation_id": 1,
        "supplier_id": 1,
        "contract_id": 1,
        "delivery_id": 1,
        "voucher_id": 1,
        "queue_id": 1,
        "lot_id": 1,
        "claim_id": 1,
        "paper_id": 1,
        "card": "nothing",
        "form": "nothing",
        "service": case.service,
        "part": "cms",
        "language": "kk",
        "seq": 1,
        "paper": "coupon",
        "representation": 1,
        "change": "died",
        "report": reported.seq,
        "consent": case.applicant.consents.latest("pk").pk,
        "indicator_id": "1.1",
        "span": "2025",
        "kind": "csv",
        "name": "flow",
        "key": "nothing",
        "what": "suspend",
        "proposal": 1,
        "letter": money[0].pk,
    }
    return World(case, parts)


def address(world: World, name: str, parts: tuple[str, ...]) -> str | None:
    """The address of the case on that page; None where the page is not about cases."""
    given = {part: world.parts[part] for part in parts}
    if "complaint" in name and "number" in given and "complaints" not in name:
        given["number"] = world.parts["complaint"]
    if name in ("desk:proactive-request",):
        given["number"] = 1
    try:
        return reverse(name, kwargs=given)
    except NoReverseMatch:
        return None


def tried(
    client: Client, world: World, *, machine: bool = False, **headers: str
) -> dict[str, tuple[int, str]]:
    """What each address of people (or of machines) answered, reading and writing."""
    found = {}
    for name, parts in addresses():
        where = address(world, name, parts)
        # Who signs out on the way would try the rest as a stranger.
        if where is None or name == "sign-out" or name.startswith("api:") is not machine:
            continue
        for method in ("get", "put" if name == "api:answer" else "post"):
            answer = getattr(client, method)(where, headers=headers)
            body = b"".join(answer) if answer.streaming else answer.content
            found[f"{method} {name}"] = answer.status_code, body.decode("utf-8", "replace")
    return found


def betrayed(found: dict[str, tuple[int, str]], world: World) -> list[str]:
    """Addresses whose answer shows that the case is there."""
    return [
        asked
        for asked, (status, body) in found.items()
        if asked.split()[1]
        not in ("verify", "verify-any", "api:verification")  # whoever holds a letter may check it
        and (status >= 500 or SURNAME in body or (status == 200 and world.case.number in body))
    ]


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def somebody(role: str, place: str) -> User:
    return citizen() if role == Role.CITIZEN else officer(role, place)


def test_the_table_of_addresses_is_tried_as_a_whole(world: World) -> None:
    names = {name for name, parts in addresses() if address(world, name, parts) is not None}
    left_out = {name for name, _ in addresses()} - names
    assert not left_out, "say in `world` what stands for the parts of these addresses"
    assert len(names) > 100


@pytest.mark.parametrize("role", Role.values)
def test_who_has_no_business_with_the_case_learns_nothing_and_writes_nothing(
    world: World, role: str
) -> None:
    before = Event.objects.count()
    found = tried(entered(somebody(role, ALATAU)), world)
    assert betrayed(found, world) == []
    assert Event.objects.count() == before
    assert not Look.objects.exists()
    assert not mail.outbox


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT])
def test_another_department_of_the_place_learns_nothing_and_writes_nothing(
    world: World, role: str
) -> None:
    before, user = Event.objects.count(), gardener(role)
    assert betrayed(tried(entered(user), world), world) == []
    key = make_key(name="a system", user=user, at=timezone.now())
    headers = {"authorization": f"Bearer {key}", "idempotency_key": "a-key-1234"}
    assert betrayed(tried(Client(), world, machine=True, **headers), world) == []
    assert Event.objects.count() == before
    assert not Look.objects.filter(user=user).exists()
    assert not mail.outbox


@pytest.mark.parametrize("role", NO_CASES)
def test_these_roles_learn_nothing_in_their_own_place_either(world: World, role: str) -> None:
    assert betrayed(tried(entered(officer(role, ZHAKSY)), world), world) == []
    assert not Look.objects.exists()


def test_nobody_signed_in_learns_nothing(world: World) -> None:
    for machine in (False, True):
        assert betrayed(tried(Client(), world, machine=machine), world) == []


@pytest.mark.parametrize("role", Role.values)
def test_a_system_has_the_sight_of_its_user(world: World, role: str) -> None:
    key = make_key(name="a system", user=somebody(role, ALATAU), at=timezone.now())
    before = Event.objects.count()
    headers = {"authorization": f"Bearer {key}", "idempotency_key": "a-key-1234"}
    found = tried(Client(), world, machine=True, **headers)
    assert betrayed(found, world) == []
    assert Event.objects.count() == before


def test_the_tries_would_find_an_open_door(world: World) -> None:
    """Whose business it is does see it: the search for traces works."""
    seen = betrayed(tried(entered(officer(Role.SPECIALIST, ZHAKSY)), world), world)
    own = betrayed(tried(entered(world.case.applicant_user), world), world)
    assert {"get desk:case", "get desk:complaint"} <= set(seen)
    assert {"get cases", "get case", "get complaint"} <= set(own)
    teacher = officer(Role.SCHOOL, REGION)
    assert "get desk:school-paper" in betrayed(tried(entered(teacher), world), world)
    member = Conclusion.objects.get().written_by
    assert "get desk:conclusion" in betrayed(tried(entered(member), world), world)
