"""Certificates by machine: a school reads its own, a parent the child's, a paper is checked."""

from __future__ import annotations

from datetime import date

import pytest
from calling import Caller, problem

from attesting import AUGUST, accepted, applied_to_school, ended, issued, school, teacher
from making import ALATAU, citizen, officer
from tirek.accounts.models import Role
from tirek.api.operations import certificates
from tirek.casework.models import IssuedPaper, Look
from tirek.notices.actions.issue_paper import issue_certificate

pytestmark = pytest.mark.django_db
OTHERS = sorted(set(Role.values) - {Role.SCHOOL, Role.CITIZEN})


def listed(by: Caller, query: str = "") -> list[str]:
    return [one["number"] for one in by.get(f"certificates{query}").json()["certificates"]]


def test_a_school_reads_its_own_and_each_name_is_a_look() -> None:
    case, by = accepted(), teacher(school())
    said = issued(case, by)
    ended(said, by, date(2026, 2, 9))
    answer = Caller(by).get("certificates").json()
    (one,) = answer["certificates"]
    assert answer["after"] == 0
    assert (one["number"], one["ends"], one["ended"]) == ("17", "2026-02-08", True)
    assert one["about_iin"] == case.subject.iin
    full = Caller(by).get(f"certificates/{said.pk}").json()
    assert [told["kind"] for told in full["said"]] == ["issued", "ended"]
    assert full["id"] == one["id"], "by any of its rows it is told as it holds now"
    assert case.number in full["basis"]["ru"]
    assert Look.objects.filter(user=by, page="api: a test system").count() == 2


def test_another_school_finds_nothing() -> None:
    said = issued(accepted(), teacher(school()))
    other = Caller(teacher(school("№ 2 мектеп")))
    assert listed(other) == []
    for path in (f"certificates/{said.pk}", f"certificates/{said.pk}/papers/kk"):
        assert problem(other.get(path))["status"] == 404
    assert not Look.objects.filter(user__role=Role.SCHOOL).exists()


def test_a_parent_reads_what_is_said_of_the_own_child_and_no_stranger_does() -> None:
    case = accepted()
    said = issued(case, teacher(school()))
    stranger = applied_to_school(child=case.subject.iin).applicant_user
    parent = Caller(None, iin=case.applicant.iin)
    assert listed(parent) == ["17"]
    assert parent.get(f"certificates/{said.pk}").json()["about"] == "Серіков Әлихан"
    assert not Look.objects.filter(user__role=Role.CITIZEN).exists()
    for other in (stranger, citizen()):
        caller = Caller(None, iin=other.iin)
        assert listed(caller) == []
        assert problem(caller.get(f"certificates/{said.pk}"))["status"] == 404


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_have_no_list_and_open_none(role: str) -> None:
    said = issued(accepted(), teacher(school()))
    by = Caller(officer(role, ALATAU))
    assert problem(by.get("certificates"))["status"] == 403
    for path in (f"certificates/{said.pk}", f"certificates/{said.pk}/papers/kk"):
        assert problem(by.get(path))["status"] == 404
    assert not Look.objects.filter(page__startswith="api").exists()


def test_a_long_list_goes_on_from_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificates, "SIZE", 2)
    case, by = accepted(), teacher(school())
    for year, number in enumerate(("15", "16", "17")):
        begins, ends = date(2023 + year, 9, 1), date(2024 + year, 5, 25)
        issued(case, by, number, begins=begins, ends=ends)
    caller = Caller(by)
    first = caller.get("certificates").json()
    assert [one["number"] for one in first["certificates"]] == ["17", "16"]
    assert listed(caller, f"?after={first['after']}") == ["15"]
    assert listed(caller, "?search=Серіков") == ["17", "16"]
    assert listed(caller, "?search=Омаров") == []
    assert problem(caller.get("certificates?after=999999"))["status"] == 404


def test_a_paper_is_read_and_checked_by_its_code() -> None:
    case, by = accepted(), teacher(school())
    said = issued(case, by)
    issue_certificate(said=said, at=AUGUST)
    paper = IssuedPaper.objects.get(language="kk")
    caller = Caller(by)
    found = caller.get(f"certificates/{said.pk}/papers/kk")
    assert found.headers["Content-Type"] == "application/pdf"
    assert found.content.startswith(b"%PDF")
    ended(said, by, date(2026, 2, 9))
    assert problem(caller.get(f"certificates/{said.pk}/papers/kk"))["status"] == 404, (
        "what was said last has no file yet"
    )
    told = Caller(officer(place=ALATAU)).get(f"verification/{paper.code}").json()
    assert (told["state"], told["kind"], told["number"]) == ("genuine", "attestation", "17")
    assert "09.02.2026" in told["now"]["ru"]
    assert "Серіков" not in str(told)
    assert caller.get("verification/AAAA").json()["state"] == "not_found"
