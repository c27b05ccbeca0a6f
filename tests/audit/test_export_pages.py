"""Who may take a case away, and that it is written down."""

import io
import json
import zipfile

import pytest
from django.test import Client

from making import ALATAU, APPLIED_AT, citizen, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.propose import propose
from tirek.casework.actions.return_case import return_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    case = submitted()
    propose(case=case, by=officer(), at=APPLIED_AT)
    return_case(case=case, by=officer(Role.HEAD), note="Қайта қараңыз", at=APPLIED_AT)
    return decided(case)


def taken(user, path):
    client = Client()
    client.force_login(user)
    answer = client.get(path)
    if answer.status_code != 200:
        return answer.status_code
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR])
def test_the_head_and_the_auditor_have_all_and_the_citizen_sees_that_they_took_it(case, role):
    user = officer(role)
    files = taken(user, f"/desk/cases/{case.number}/export/")
    assert "Қайта қараңыз" in files["events.json"]
    assert list(case.looks.values_list("user", "page")) == [(user.pk, "export")]
    assert json.loads(files["case.json"])["looks"][0]["page"] == "export"


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.ACCOUNTANT, Role.MANAGER, Role.OPERATOR])
def test_others_may_not(case, role):
    assert taken(officer(role), f"/desk/cases/{case.number}/export/") == 403


def test_another_places_case_is_not_there(case):
    assert taken(officer(Role.HEAD, ALATAU), f"/desk/cases/{case.number}/export/") == 404
    assert case.looks.count() == 0


def test_the_person_has_everything_but_the_notes(case):
    files = taken(case.applicant_user, f"/cases/{case.number}/export/")
    assert "Қайта қараңыз" not in files["events.json"]
    assert case.subject.iin in files["case.json"]
    left_out = json.loads(files["manifest.json"])["left_out"]
    assert any(one["ru"].startswith("Внутренние записи") for one in left_out)
    assert taken(citizen(), f"/cases/{case.number}/export/") == 404


def test_the_pages_lead_there(case):
    for user, page in (
        (case.applicant_user, "/cases/{}/"),
        (officer(Role.HEAD), "/desk/cases/{}/"),
    ):
        client = Client()
        client.force_login(user)
        where = page.format(case.number)
        assert f'href="{where}export/"' in client.get(where).content.decode()
