"""Every role on every address of the desk: who gets in, who is sent on, who is refused."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from making import ALATAU, citizen, decided, officer, proposed
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.desk import urls
from tirek.kernel.period import Month
from tirek.payments.actions.make_register import make_register

AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
MONTH = "2025-12"
IN, SENT_ON, REFUSED, HIDDEN, NOT_BY_THIS = 200, 302, 403, 404, 405


def pages(names: str, answer: int = IN) -> dict[str, int]:
    """The same answer for each of these pages."""
    return dict.fromkeys(names.split(), answer)


# The case has no letter, signature, complaint or conclusion yet: those pages are hidden from those
# who might see them, and refused to everybody else.
SEEING_CASES = {
    **pages("queue board waiting market certificate-register case file money"),
    **pages("letter signature money-letter", HIDDEN),
    **pages("next-case", SENT_ON),
    **pages("work work-month sheet-file", HIDDEN),
    **pages("vouchers bought bought-people bought-lists"),
    **pages("bed-notice voucher voucher-lot voucher-act voucher-act-file", HIDDEN),
    **pages("voucher-journal voucher-statement", HIDDEN),
    **pages("bought-contract bought-person bought-card bought-list-file bought-file", HIDDEN),
}
MISTAKES_AND_HOMES = pages("mistakes mistake homes organisations")
COMPLAINTS = {
    **pages("complaints"),
    **pages("complaint complaint-paper complaint-file", HIDDEN),
}
ANSWERING = pages("complaint-pass-on complaint-outcome complaint-court", HIDDEN)
KEYED_IN = {**pages("complain"), **pages("complaint-withdrawn", HIDDEN)}
MESSAGES = {**pages("sms sms-csv proactive"), **pages("proactive-request", HIDDEN)}
FIGURES = {
    **pages("manager manager-csv indicators indicator monitoring reports"),
    **pages("report-file", HIDDEN),
}
AUDITING = pages("audit audit-looks audit-looks-csv audit-overruled audit-attempts audit-deputies")
OWN = pages("password keys")
ELSEWHERE = pages("queue", SENT_ON)
DEBTS = {
    **pages("debts pay-reports"),
    **pages("debt debt-letter pay-report-file", HIDDEN),
}
WORKING = {
    **pages("draft-letter"),
    **pages("keep-view", NOT_BY_THIS),
    **pages("assign put-aside lift changes"),
    **pages("together", NOT_BY_THIS),
}
SPECIALIST = {
    **SEEING_CASES,
    **COMPLAINTS,
    **ANSWERING,
    **KEYED_IN,
    **MESSAGES,
    **WORKING,
    **pages("facts ask answered hearing protocol take propose vouching write-change"),
    **pages("money-propose"),
    **pages("complaint-bundle change", HIDDEN),
    **MISTAKES_AND_HOMES,
    **pages("serve leave-queue come-back market-choice stay", HIDDEN),
    **pages("organisation organisation-choose", HIDDEN),
    **pages("work-start work-stop sheet", HIDDEN),
    **pages("ask-again", NOT_BY_THIS),
}
HEAD = {
    **SEEING_CASES,
    **COMPLAINTS,
    **ANSWERING,
    **KEYED_IN,
    **MESSAGES,
    **WORKING,
    **FIGURES,
    **DEBTS,
    **pages("debt-court debt-write-off debt-refund debt-pack money-decide", HIDDEN),
    **pages("confirm confirm-many return extend deputies export guarantees"),
    **pages("claims claim-rates home-places organisation-list"),
    **MISTAKES_AND_HOMES,
    **pages("complaint-satisfy complaint-bundle", HIDDEN),
}
ACCOUNTANT = {
    **DEBTS,
    **pages("debt-notice debt-agree debt-return debt-court debt-write-off", HIDDEN),
    **pages("debt-estate debt-refund debt-pack money-letter", HIDDEN),
    **pages("accountant money money-propose"),
    **pages("payments register register-csv register-sheet"),
    **pages("queue", SENT_ON),
    **pages("make-register", NOT_BY_THIS),
}
RUNS = {**pages("runs maybe-paid"), **pages("run run-lines run-download", HIDDEN)}
ACCOUNTANT |= {
    **RUNS,
    **pages("budget codes"),
    **pages("claims claim-accounts claim-rates"),
    **pages("claim", HIDDEN),
    **pages("bank-files"),
    **pages("bank-file-settle", NOT_BY_THIS),
    **pages("run-propose run-answer run-review run-freeze", NOT_BY_THIS),
    **pages("run-file run-send run-reconcile run-drop", NOT_BY_THIS),
}
HEAD |= {
    **RUNS,
    **pages("claim", HIDDEN),
    **pages("run-approve run-drop maybe-paid-decide", NOT_BY_THIS),
}
OPERATOR = {**COMPLAINTS, **pages("complain answered complaint-withdrawn", HIDDEN)}
ADMINISTRATOR = {
    **pages("officers offices new-office outages commissions"),
    **pages("officer office new-officer office-deputies", HIDDEN),
    **pages("give-password", NOT_BY_THIS),
}
OVERSEER = {**SEEING_CASES, **COMPLAINTS, **FIGURES, **DEBTS}
ALLOWED: dict[str, dict[str, int]] = {
    Role.SPECIALIST: SPECIALIST,
    Role.HEAD: HEAD,
    Role.ACCOUNTANT: ACCOUNTANT,
    Role.OPERATOR: OPERATOR,
    Role.COMMISSION: {
        **pages("conclusions write-conclusion suppliers findings"),
        **pages("conclusion conclusion-paper judge-supplier supplier-paper", HIDDEN),
    },
    Role.MANAGER: {
        **OVERSEER,
        **pages("complaint-outcome complaint-bundle enter-indicator", HIDDEN),
    },
    Role.AUDITOR: {**OVERSEER, **AUDITING, **pages("export audit-signs")},
    Role.LAWYER: pages("law law-changes law-preview"),
    Role.SCHOOL: {
        **pages("school certificates issue-certificate"),
        **pages("school-paper certificate certificate-paper certificate-conclusion", HIDDEN),
    },
    Role.SUPPLIER: {
        **pages("supplier offers orders sheets paid-to-me my-contracts residents recipients"),
        **pages("offer order order-bed supplier-paper sheet sheet-file resident", HIDDEN),
        **pages("recipient", HIDDEN),
    },
    Role.ADMINISTRATOR: ADMINISTRATOR,
    Role.CITIZEN: {},
}
for role in set(Role) - {Role.CITIZEN}:
    ALLOWED[role] = {**OWN, **ALLOWED.get(role, {})}
SENT_HOME = (Role.OPERATOR, Role.COMMISSION, Role.LAWYER, Role.SCHOOL, Role.ADMINISTRATOR)
for role in (*SENT_HOME, Role.SUPPLIER):
    ALLOWED[role] = {**ELSEWHERE, **ALLOWED[role]}
"""What each role may open in its own place; everything else is refused."""

OF_A_CASE = ("case", "facts", "propose", "confirm", "return", "file", "letter")
ADDRESSES = {
    str(one.name): one
    for found in urls.urlpatterns
    for one in getattr(found, "url_patterns", [found])
}
NAMES = list(ADDRESSES)


def user_of(role: str, place: str = "akmola/zhaksy") -> User:
    return citizen() if role == Role.CITIZEN else officer(role, place)


def address(name: str, case: Case) -> str:
    """The page about the case; of what the case does not have, one that is not there."""
    parts = {
        "number": 1 if name == "proactive-request" else case.number,
        "file_id": case.files.first().pk,
        "signature_id": case.files.first().pk,
        "conclusion_id": 1,
        "officer_id": 0,
        "claim_id": 0,
        "office_id": 0,
        "vouching_id": 0,
        "attestation_id": 0,
        "worker_id": 0,
        "sheet_id": 0,
        "supplier_id": 1,
        "offer_id": 1,
        "choice_id": 1,
        "run_id": 0,
        "stay_id": 0,
        "taker_id": 0,
        "organisation_id": 0,
        "contract_id": 0,
        "delivery_id": 0,
        "voucher_id": 0,
        "queue_id": 0,
        "lot_id": 0,
        "paper_id": 0,
        "card": "nothing",
        "form": "nothing",
        "service": case.service,
        "end_to_end": "TRK0",
        "indicator_id": "1.1",
        "report": 1,
        "code": "ABCD-EFGH",
        "month": MONTH,
        "part": "text",
        "paper": "coupon",
        "language": "kk",
        "what": "suspend",
        "proposal": 1,
        "letter": 1,
        "seq": 1,
        "sha256": "0",
        "span": "2025",
        "kind": "csv",
        "name": "flow",
    }
    asked = ADDRESSES[name].pattern.converters
    return reverse(f"desk:{name}", kwargs={part: parts[part] for part in asked})


def test_the_table_knows_every_address() -> None:
    known = {name for pages in ALLOWED.values() for name in pages}
    assert known == set(NAMES)


@pytest.fixture
def case() -> Case:
    found = proposed()
    make_register(month=Month.parse(MONTH), place=found.place, by=None, at=AT)
    return found


def status(client: Client, method: str, where: str) -> int:
    """The status of an answer, read to its end so that a file in it is closed."""
    return int(read(getattr(client, method)(where)).status_code)


def read(response: HttpResponseBase) -> HttpResponseBase:
    if response.streaming:
        list(response)
    return response


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_a_role_opens_only_its_pages(
    role: str, case: Case, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(user_of(role))
    found = {name: status(client, "get", address(name, case)) for name in NAMES}
    assert found == {name: ALLOWED[role].get(name, REFUSED) for name in NAMES}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_a_role_sends_only_to_its_pages(
    role: str, case: Case, signed_in: Callable[[User], Client]
) -> None:
    client, before = signed_in(user_of(role)), (case.events.count(), case.stage)
    found = {name: status(client, "post", address(name, case)) for name in NAMES}
    refused = {name for name, code in found.items() if code == REFUSED}
    assert refused == set(NAMES) - set(ALLOWED[role])
    case.refresh_from_db()
    assert (case.events.count(), case.stage) == before  # an empty form changes nothing


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD])
def test_a_case_of_another_office_is_as_if_it_were_not_there(
    role: str, case: Case, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(user_of(role, ALATAU))
    for name in OF_A_CASE:
        expected = HIDDEN if name in ALLOWED[role] else REFUSED
        assert status(client, "get", address(name, case)) == expected
        assert status(client, "post", address(name, case)) in (expected, NOT_BY_THIS)
    assert not Look.objects.exists()


@pytest.mark.django_db
def test_a_stranger_signs_in_first_and_comes_back(case: Case, client: Client) -> None:
    for name in NAMES:
        response = client.get(address(name, case))
        assert response.status_code == SENT_ON
        assert response.headers["Location"] == f"/sign-in/?next={address(name, case)}"


@pytest.mark.django_db
def test_an_accountant_of_another_place_sees_none_of_it(
    signed_in: Callable[[User], Client],
) -> None:
    case = decided()
    make_register(month=Month.parse(MONTH), place=case.place, by=None, at=AT)
    client = signed_in(officer(Role.ACCOUNTANT, ALATAU))
    for name in ("payments", "register"):
        assert case.number not in client.get(address(name, case)).text
    assert client.get(address("register-csv", case)).status_code == HIDDEN
    assert client.get(address("register-sheet", case)).status_code == HIDDEN


@pytest.mark.django_db
def test_a_dismissed_officer_is_out_at_once(
    case: Case, signed_in: Callable[[User], Client]
) -> None:
    user = officer()
    client = signed_in(user)
    user.is_active = False
    user.save()
    assert client.get(address("case", case)).status_code == SENT_ON


@pytest.mark.django_db
def test_every_look_at_a_case_is_written_down(
    case: Case, signed_in: Callable[[User], Client]
) -> None:
    for role in (Role.SPECIALIST, Role.HEAD):
        user = user_of(role)
        client = signed_in(user)
        for name in (name for name in OF_A_CASE if name in ALLOWED[role]):
            status(client, "get", address(name, case))
            look = Look.objects.latest("pk")
            assert (look.case, look.user, look.page.split()[0]) == (case, user, name)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT])
def test_no_page_of_the_desk_is_kept_by_a_browser(
    role: str, case: Case, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(user_of(role))
    for name in (name for name, code in ALLOWED[role].items() if code != HIDDEN):
        response = read(client.get(address(name, case)))
        assert "no-store" in response.headers["Cache-Control"]
