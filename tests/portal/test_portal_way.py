"""The page of a way, and the papers on it: one's own child only."""

from datetime import date

import pytest
import time_machine

from attesting import AUGUST, LATER, accepted, applied_to_school, concluded_about, issued, school
from attesting import teacher as teacher_at
from making import citizen, iin, officer
from tirek.accounts.models import Role
from tirek.casework.queries.agreed_way import ways_agreed
from tirek.notices.actions.issue_paper import issue_certificate, issue_conclusion
from tirek.proactive.actions.agree_to_way import agree_to_way
from tirek.proactive.actions.prepare_next import prepare_next

pytestmark = pytest.mark.django_db
WAY = "/way/doctors-advise-home/"


def test_who_has_not_begun_sees_the_steps_and_agrees_to_nothing(client):
    client.force_login(citizen())
    page = client.get(f"{WAY}?lang=ru").text
    assert "Врачи советуют" in page
    assert "/apply/home-schooling-admission/" in page
    assert 'name="agree"' not in page
    assert client.post(WAY, {"agree": "yes"}).status_code == 404
    assert client.get("/way/hard-times/").status_code == 404
    assert WAY not in client.get("/cases/").text


@time_machine.travel(LATER, tick=False)
def test_the_way_of_a_child_with_papers_consent_and_the_prepared_application(client):
    case = accepted()
    conclusion = concluded_about(case.subject.iin)
    issue_conclusion(conclusion=conclusion, at=AUGUST)
    client.force_login(case.applicant_user)
    assert WAY in client.get("/cases/").text
    where = f"{WAY}{case.subject_id}/"
    page = client.get(f"{where}?lang=ru").text
    assert "Серіков Әлихан" in page
    assert case.number in page
    assert "Заключение № 118" in page
    assert client.post(where, {"agree": "yes"})["Location"] == where
    assert ways_agreed(case.subject_id).count() == 1
    assert "Вы согласились" in client.get(f"{WAY}?lang=ru").text, "the only child"
    consents = client.get("/consents/?lang=ru").text
    assert "Подготовка следующего шага" in consents
    said = issued(case, teacher_at(school()))
    papers = (*issue_certificate(said=said, at=AUGUST), *conclusion.papers.all())
    (draft,) = prepare_next(child_iin=case.subject.iin, at=LATER)
    page = client.get(where).text
    assert f"/apply/{draft.pk}/" in page
    for paper in papers:
        assert f"/papers/{paper.code}/" in page
        assert client.get(f"/papers/{paper.code}/").content.startswith(b"%PDF")
    assert "Следующее заявление готово" in client.get("/cases/?lang=ru").text
    assert client.post(where, {"agree": "perhaps"}).status_code == 302
    client.post(where, {"agree": "no"})
    assert not ways_agreed(case.subject_id).exists()


def test_the_consent_is_taken_back_on_the_page_of_consents_too(client):
    case = accepted()
    given = agree_to_way(
        user=case.applicant_user,
        child=case.subject_id,
        situation="doctors-advise-home",
        language="kk",
        at=AUGUST,
    )
    where = f"/consents/{given.pk}/withdraw/"
    client.force_login(citizen())
    assert client.get(where).status_code == 404
    client.force_login(case.applicant_user)
    assert "не будет готовиться" in client.get(f"{where}?lang=ru").text
    assert client.post(where).status_code == 302
    assert not ways_agreed(case.subject_id).exists()
    assert client.get(where).status_code == 404


def test_of_several_children_each_has_a_way(client):
    mother = citizen()
    first = accepted(mother)
    second = applied_to_school(mother, iin(date(2016, 1, 1)), child_surname="Екінші")
    client.force_login(mother)
    page = client.get(WAY).text
    for case in (first, second):
        assert f"{WAY}{case.subject_id}/" in page
    assert f"{WAY}{second.subject_id}/" in client.get(f"{WAY}{first.subject_id}/").text


def test_nobody_else_opens_the_way_or_the_papers(client):
    case = accepted()
    said = issued(case, teacher_at(school()))
    kk, _ = issue_certificate(said=said, at=AUGUST)
    other = applied_to_school(child=case.subject.iin)  # typed the child's IIN, nothing checked
    for user in (citizen(), other.applicant_user):
        client.force_login(user)
        assert client.get(f"/papers/{kk.code}/").status_code == 404
    assert kk.code not in client.get(f"{WAY}{case.subject_id}/").text
    client.force_login(citizen())
    for method in (client.get, client.post):
        assert method(f"{WAY}{case.subject_id}/").status_code == 404
    assert client.get("/papers/NOTHING/").status_code == 404
    for role in Role.values:
        if role != Role.CITIZEN:
            client.force_login(officer(role))
            for where in (WAY, f"{WAY}{case.subject_id}/", f"/papers/{kk.code}/"):
                assert client.get(where).status_code == 302, (role, where)
