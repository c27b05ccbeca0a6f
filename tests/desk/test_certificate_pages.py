"""A school issues, prolongs and ends certificates on its desk; nobody else comes near them."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client

from attesting import (
    AUGUST,
    LATER,
    accepted,
    applied_to_school,
    concluded_about,
    issued,
    school,
    teacher,
)
from making import citizen, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.take_conclusion import take_conclusion
from tirek.casework.models import Attestation, Case, Look, Vouching
from tirek.casework.queries.basis import conclusion_behind
from tirek.notices.actions.issue_paper import issue_certificate, issue_conclusion

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST, ISSUE = "/desk/certificates/", "/desk/certificates/issue/"


def day(name: str, on: date) -> dict[str, object]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def typed(case: Case, **changed: object) -> dict[str, object]:
    return {
        "iin": case.subject.iin,
        "basis": case.number,
        "number": "17",
        **day("begins", date(2025, 9, 1)),
        **day("ends", date(2026, 5, 25)),
        **changed,
    }


def test_a_certificate_is_typed_read_again_signed_and_shown(signed_in: SignIn) -> None:
    case, by = accepted(), teacher(school())
    client = signed_in(by)
    assert "Справок пока не выдано" in client.get(f"{LIST}?lang=ru").text
    assert client.get(ISSUE).status_code == 200
    with time_machine.travel(AUGUST, tick=False):
        read = client.post(f"{ISSUE}?lang=ru", typed(case))
        assert "Серіков Әлихан" in read.text
        assert f'name="basis" value="{case.number}"' in read.text
        assert not Attestation.objects.exists()
        kept = client.post(ISSUE, typed(case, way="kept_key"))
    said = Attestation.objects.get()
    assert kept["Location"] == f"{LIST}{said.pk}/"
    assert (said.by, said.number, said.ends) == (by, "17", date(2026, 5, 25))
    signed = bytes(said.signature.content).decode()
    for part in ("tirek/attestation/1", "Серіков Әлихан", case.subject.iin, case.number, "17"):
        assert part in signed
    assert "Серіков Әлихан" in client.get(LIST).text
    assert "Серіков" in client.get(f"{LIST}?q=серіков").text
    assert set(Look.objects.values_list("case", "page")) == {(case.pk, "certificates")}


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(signed_in: SignIn) -> None:
    case, client = accepted(), signed_in(teacher(school()))
    wrong = [
        (typed(case, iin="123"), "iin"),
        (typed(case, basis="ZHK-1"), "basis"),
        (typed(case, number=""), "number"),
        (typed(case, **day("ends", date(2025, 8, 1))), "ends"),
    ]
    for sent, field in wrong:
        answer = client.post(f"{ISSUE}?lang=ru", sent)
        assert answer.status_code == 422
        assert f'href="#q-{field}"' in answer.text
        assert "2025" in answer.text
    assert not Attestation.objects.exists()
    assert not Look.objects.exists()


def test_without_a_signature_nothing_is_kept(signed_in: SignIn, settings) -> None:
    settings.TIREK_TEST_KEYS = False
    case, client = accepted(), signed_in(teacher(school()))
    with time_machine.travel(AUGUST, tick=False):
        for way in ("kept_key", "ncalayer"):
            answer = client.post(f"{ISSUE}?lang=ru", typed(case, way=way))
            assert answer.status_code == 422
            assert 'href="#q-signature"' in answer.text
    assert not Attestation.objects.exists()


def test_it_is_prolonged_and_ended(signed_in: SignIn) -> None:
    by = teacher(school())
    said, client = issued(accepted(), by), signed_in(by)
    where = f"{LIST}{said.pk}/"
    longer = {"seen": said.pk, "what": "prolong", **day("until", date(2026, 6, 30))}
    with time_machine.travel(LATER, tick=False):
        assert "30.06.2026" in client.post(f"{where}?lang=ru", longer).text
        assert client.post(where, {**longer, "way": "kept_key"}).status_code == 302
        last = Attestation.objects.get(kind="prolonged")
        assert client.post(where, longer).status_code == 422  # seen before it was prolonged
        end = {"seen": last.pk, "what": "end", "note": "Келді", **day("since", date(2026, 2, 9))}
        assert client.post(where, {**end, **day("since", date(2026, 2, 11))}).status_code == 422
        assert client.post(where, {**end, "way": "kept_key"}).status_code == 302
    page = client.get(f"{where}?lang=ru").text
    assert "не действует с 09.02.2026" in page
    assert "Келді" in page
    assert 'name="what"' not in page
    signed = Attestation.objects.get(kind="ended").signature
    assert last.signature.sha256 in bytes(signed.content).decode()


def test_its_file_is_opened_and_looked_at(signed_in: SignIn) -> None:
    by = teacher(school())
    said, client = issued(accepted(), by), signed_in(by)
    paper = f"{LIST}{said.pk}/papers/kk/"
    assert client.get(paper).status_code == 404  # not typeset yet
    issue_certificate(said=said, at=AUGUST)
    assert paper in client.get(f"{LIST}{said.pk}/").text
    answer = client.get(paper)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_conclusion_behind_it_is_opened_by_the_school_and_by_its_members(
    signed_in: SignIn,
) -> None:
    case, by = accepted(), teacher(school())
    conclusion = concluded_about(case.subject.iin)
    issue_conclusion(conclusion=conclusion, at=AUGUST)
    bare = issued(case, by, "16", begins=date(2024, 9, 1), ends=date(2025, 5, 25))
    said = issued(case, by, basis="118")
    client = signed_in(by)
    where = f"{LIST}{said.pk}/conclusion/kk/"
    assert where in client.get(f"{LIST}{said.pk}/").text
    assert client.get(where).content.startswith(b"%PDF")
    assert client.get(f"{LIST}{bare.pk}/conclusion/kk/").status_code == 404
    assert signed_in(teacher(school("№ 2"))).get(where).status_code == 404
    own = f"/desk/conclusions/{conclusion.pk}/papers/ru/"
    member = signed_in(conclusion.written_by)
    assert own in member.get(f"/desk/conclusions/{conclusion.pk}/").text
    assert member.get(own).content.startswith(b"%PDF")
    assert signed_in(officer(Role.COMMISSION)).get(own).status_code == 404
    assert signed_in(officer()).get(own).status_code == 403


def test_a_conclusion_that_the_case_took_stands_behind_the_certificate() -> None:
    case = applied_to_school()
    conclusion = concluded_about(case.subject.iin)
    take_conclusion(conclusion=conclusion, case=case, by=officer(), at=AUGUST)
    case = accepted(case=case)
    assert conclusion_behind(issued(case, teacher(school()))) == conclusion


def test_another_school_and_other_roles_find_nothing(signed_in: SignIn) -> None:
    said = issued(accepted(), teacher(school()))
    addresses = [f"{LIST}{said.pk}/", f"{LIST}{said.pk}/papers/kk/"]
    stranger = signed_in(teacher(school("№ 2 мектеп")))
    assert "Серіков" not in stranger.get(LIST).text
    for where in addresses:
        assert stranger.get(where).status_code == 404
    roles = [role for role in Role.values if role not in (Role.SCHOOL, Role.CITIZEN)]
    for user in (*(officer(role) for role in roles), citizen()):
        client = signed_in(user)
        for where in (LIST, ISSUE, *addresses):
            assert client.get(where).status_code == 403, (user.role, where)
    assert not Look.objects.exists()


def test_a_paper_that_the_school_issued_itself_is_ended_there(signed_in: SignIn) -> None:
    admission, by = accepted(), teacher(school())
    case = submitted(child_iin=admission.subject.iin)
    said = issued(admission, by)
    asked = Vouching.objects.get(case=case)
    page = signed_in(by).get(f"/desk/school/{asked.pk}/").text
    assert f"/desk/certificates/{said.pk}/" in page
    assert 'value="ended"' not in page
