"""The button that begins one more application like this one, in the cabinet."""

import pytest
from django.urls import reverse
from reading import body, problems, words

from aids_making import AIDS, answers, applied_for
from making import PANFILOV, citizen, officer, submitted
from queues import MONDAY, later
from tirek.accounts.models import Office, Role
from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.models import Case, Draft
from tirek.people.actions.record_representation import record_representation
from tirek.people.models import Basis, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
OWN = {
    "kk": "Әр құрал – бөлек өтініш",
    "ru": "Каждое средство – отдельное заявление",
    "en": "Each aid is an application of its own",
}
BUTTON = {
    "kk": "Тағы бір құрал сұрау",
    "ru": "Попросить ещё одно средство",
    "en": "Ask for one more aid",
}


@pytest.fixture
def case(client, time_machine):
    time_machine.move_to(later(1), tick=False)
    user = citizen()
    client.force_login(user, backend=BACKEND)
    return applied_for(AIDS, user, MONDAY, veteran="participant")


def address(case: Case) -> str:
    return reverse("case-again", args=[case.number])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_stands_on_the_page_after_sending_and_on_that_of_the_case(client, case, language):
    for name, told in (("sent", case.draft.pk), ("case", case.number)):
        page = client.get(reverse(name, args=[told]), {"lang": language})
        assert f'action="{address(case)}"' in body(page)
        assert BUTTON[language] in words(page)
        assert OWN[language] in words(page)


def test_it_leads_to_what_is_asked_anew_and_from_there_to_the_papers(client, case):
    sent = client.post(address(case))
    draft = Draft.objects.get(case=None)
    assert sent["Location"] == reverse("question", args=[draft.pk, "mean"])
    following = {
        "mean": {"mean": "braille_paper"},
        "pieces": {"pieces": ""},
        "another_kind": {"another_kind": "no"},
        "issues": {},
        "route": {"route": "social_portal"},
        "consent": {"data_consent": "yes"},
    }
    asked = []
    while "/q/" in sent["Location"]:
        asked.append(sent["Location"].split("/")[-2])
        sent = client.post(sent["Location"], following[asked[-1]])
    assert asked == list(following)
    assert sent["Location"] == reverse("documents", args=[draft.pk])
    assert draft.files.count() == 2
    assert "anyqtama.pdf" in words(client.get(sent["Location"]))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_before_sending_it_is_said_that_each_is_its_own(client, case, language):
    client.post(address(case))
    draft = Draft.objects.get(case=None)
    said = {**answers(draft.user, AIDS, mean="braille_paper"), **draft.answers}
    save_answers(draft=draft.pk, by=draft.user, answers=said, at=later(1))
    page = client.get(reverse("check", args=[draft.pk]), {"lang": language})
    assert OWN[language] in words(page)
    assert problems(page) == []


def test_pressed_twice_it_is_begun_once(client, case):
    first, second = client.post(address(case)), client.post(address(case))
    assert first["Location"] == second["Location"]
    assert Draft.objects.filter(case=None).count() == 1


def test_a_service_of_one_application_at_a_time_has_no_button(client, case):
    own = submitted(case.applicant_user)
    assert "again/" not in body(client.get(reverse("case", args=[own.number])))
    assert "again/" not in body(client.get(reverse("sent", args=[own.draft.pk])))
    assert client.post(address(own)).status_code == 404
    assert not Draft.objects.filter(case=None).exists()


def test_where_it_is_taken_no_more_that_is_said(client, case):
    Office.objects.all().update(place="akmola/zhaksy")
    answer = client.post(address(case), follow=True)
    assert answer.redirect_chain == [(reverse("case", args=[case.number]), 302)]
    assert "tk-notice" in body(answer)
    assert not Draft.objects.filter(case=None).exists()


class TestWhoMay:
    def test_nobody_reads_it(self, client, case):
        assert client.get(address(case)).status_code == 405

    def test_a_stranger_signs_in_first(self, client, case):
        client.logout()
        assert client.post(address(case))["Location"].startswith("/sign-in/")

    def test_another_citizen_learns_nothing(self, client, case):
        client.force_login(citizen(), backend=BACKEND)
        assert client.post(address(case)).status_code == 404

    @pytest.mark.parametrize("role", [one for one in Role.values if one != Role.CITIZEN])
    def test_officers_go_to_pages_of_their_own(self, client, case, role):
        client.force_login(officer(role, PANFILOV), backend=BACKEND)
        assert client.post(address(case)).status_code == 302
        assert not Draft.objects.filter(case=None).exists()

    def test_who_acts_for_the_person_may(self, client, case):
        other = citizen(full_name="Болат Омаров")
        record_representation(
            representative=Person.objects.create(iin=other.iin, surname="Омаров"),
            represented=case.applicant,
            basis=Basis.GUARDIAN,
            document="№ 5",
            since=MONDAY.date(),
            until=None,
            on=MONDAY.date(),
            at=MONDAY,
            by="нотариус",
        )
        client.force_login(other, backend=BACKEND)
        assert "/q/mean/" in client.post(address(case))["Location"]
