"""The head decides several proposals together: what can be, what must be seen alone."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from making import APPLIED_AT, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.appeals.actions.lodge import Said, lodge
from tirek.casework.actions.confirm import SignatureOfAnother, confirm
from tirek.casework.actions.hold import put_on_hold
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case, Look
from tirek.casework.record import record
from tirek.law.overrule import Overrule
from tirek.web.decision_document import decision_document
from tirek.web.kept_key import with_kept_key

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PAGE = "/desk/confirm/"


def ticked(*cases: Case) -> list[str]:
    return [f"{case.number}:{case.last_seq}" for case in cases]


def offered(page: str) -> set[str]:
    """The numbers of the cases that have a box to tick."""
    return {value.partition(":")[0] for value in re.findall(r'name="case" value="([^"]+)"', page)}


def signed(client: Client, *cases: Case) -> str:
    sent = {"case": ticked(*cases), "way": "kept_key"}
    return str(client.post(f"{PAGE}?lang=ru", sent).text)


def test_what_keeps_to_the_rules_is_offered_and_the_rest_stands_apart(signed_in: SignIn) -> None:
    plain, complained, held = proposed(), proposed(), proposed()
    lodge(
        case=complained,
        by=complained.applicant_user,
        said=Said(against="delay", text="Ұзақ қаралды", on=APPLIED_AT.date()),
        language="kk",
        at=APPLIED_AT,
    )
    put_on_hold(case=held, by=officer(), because="Сот", at=APPLIED_AT)
    page = signed_in(officer(Role.HEAD)).get(f"{PAGE}?lang=ru").text
    assert offered(page) == {plain.number}
    assert "По этому делу подавали жалобу" in page
    assert "Дело отложено" in page
    assert "Можно утвердить вместе: 1 проект" in page


def test_only_facts_that_differ_from_the_proposals_are_news(signed_in: SignIn) -> None:
    confirmed, told_anew = proposed(), proposed()
    for case, supported in ((confirmed, False), (told_anew, True)):
        record(
            Case.objects.get(pk=case.pk),
            "RegistryAnswered",
            by=None,
            at=APPLIED_AT,
            payload={"facts": {"child.fully_state_supported": supported}, "source": "registry"},
        )
    page = signed_in(officer(Role.HEAD)).get(f"{PAGE}?lang=ru").text
    assert offered(page) == {confirmed.number}
    assert "После предложения в дело поступили новые сведения" in page


def test_what_was_overruled_is_confirmed_by_itself(signed_in: SignIn) -> None:
    plain, overruled = proposed(), submitted(fully_state_supported=True)
    rule = Overrule(True, "Мекеме анықтамасы № 5", "Сәуле Ахметова")
    propose(
        case=overruled,
        by=officer(),
        overrule={"not_fully_state_supported": rule},
        at=APPLIED_AT,
    )
    page = signed_in(officer(Role.HEAD)).get(f"{PAGE}?lang=ru").text
    assert offered(page) == {plain.number}
    assert "Специалист отступил от правила" in page


def test_the_chosen_are_shown_once_more_and_every_look_is_written_down(
    signed_in: SignIn,
) -> None:
    one, other, left = proposed(), proposed(), proposed()
    head = officer(Role.HEAD)
    page = signed_in(head).post(f"{PAGE}?lang=ru", {"case": ticked(one, other)}).text
    assert offered(page) == {one.number, other.number}
    assert left.number not in page
    assert "Выбрано 2 проекта" in page
    looked = set(Look.objects.filter(user=head).values_list("case__number", flat=True))
    assert looked == {one.number, other.number}


def test_all_are_decided_and_signed_each_by_itself(signed_in: SignIn) -> None:
    cases = [proposed(), proposed()]
    page = signed(signed_in(officer(Role.HEAD)), *cases)
    assert "Утверждено и подписано 2 решения" in page
    for case in cases:
        case.refresh_from_db()
        decided = case.events.get(kind="Decided")
        assert case.stage == "granted"
        assert decided.payload["signature"]


def test_nobody_decides_together_what_they_proposed(signed_in: SignIn) -> None:
    case = submitted()
    specialist = officer()
    propose(case=case, by=specialist, at=APPLIED_AT)
    User.objects.filter(pk=specialist.pk).update(role=Role.HEAD)
    specialist.refresh_from_db()
    case.refresh_from_db()
    client = signed_in(specialist)
    assert offered(client.get(PAGE).text) == set()
    assert "утвердит другой" in signed(client, case)
    case.refresh_from_db()
    assert case.stage == "proposed"


def test_a_flagged_case_is_refused_even_if_it_is_sent(signed_in: SignIn) -> None:
    case = proposed()
    put_on_hold(case=case, by=officer(), because="Сот", at=APPLIED_AT)
    case.refresh_from_db()
    page = signed(signed_in(officer(Role.HEAD)), case)
    assert "Дело отложено" in page
    case.refresh_from_db()
    assert case.stage == "proposed"


def test_what_changed_meanwhile_is_skipped_and_the_rest_is_done(signed_in: SignIn) -> None:
    stale, fresh = proposed(), proposed()
    sent = {"case": [f"{stale.number}:1", *ticked(fresh)], "way": "kept_key"}
    page = signed_in(officer(Role.HEAD)).post(f"{PAGE}?lang=ru", sent).text
    assert "Утверждено и подписано 1 решение" in page
    assert stale.number in page
    stale.refresh_from_db()
    assert stale.stage == "proposed"


def test_without_a_signature_nothing_is_decided(signed_in: SignIn) -> None:
    case = proposed()
    sent = {"case": ticked(case), "way": "ncalayer", f"cms-{case.number}": ""}
    page = signed_in(officer(Role.HEAD)).post(f"{PAGE}?lang=ru", sent).text
    assert "Пропущено" in page
    case.refresh_from_db()
    assert case.stage == "proposed"


def test_nothing_ticked_is_said_so(signed_in: SignIn) -> None:
    proposed()
    client = signed_in(officer(Role.HEAD))
    for sent in ({}, {"case": ["nonsense", "ZHK-2025-999999:3"]}):
        answer = client.post(PAGE, sent)
        assert answer.status_code == 422
    assert client.post(PAGE, {"way": "kept_key"}).status_code == 422


def test_the_number_of_questions_to_the_database_does_not_grow(signed_in: SignIn) -> None:
    client = signed_in(officer(Role.HEAD))
    counts = []
    for _ in range(2):
        proposed()
        proposed()
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            client.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_signature_under_another_case_decides_nothing() -> None:
    signed_one, other, head, now = proposed(), proposed(), officer(Role.HEAD), timezone.now()
    signature = with_kept_key(decision_document(signed_one, head), head, now)()
    with pytest.raises(SignatureOfAnother):
        confirm(case=other, by=head, at=now, signature=signature)
    other.refresh_from_db()
    assert other.stage == "proposed"
