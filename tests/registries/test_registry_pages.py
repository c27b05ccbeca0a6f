"""What the applicant and the specialist see of the registries."""

from datetime import timedelta

import pytest
from django.test import Client

from making import APPLIED_AT, SERVICE, ZHAKSY, answers, citizen, office, officer, submitted
from tirek.casework.actions.ask_registries import ask_registries
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Draft
from tirek.casework.queries.differences import differences
from tirek.registries.models import Query

LATER = APPLIED_AT + timedelta(minutes=1)


@pytest.fixture
def mother(db, client, time_machine):
    time_machine.move_to(APPLIED_AT, tick=False)
    office(ZHAKSY)
    user = citizen(language="ru")
    client.force_login(user)
    client.get("/?lang=ru")
    return user


@pytest.fixture
def said(mother, registries):
    said = answers(mother)
    registries.family(said)
    return said


def words(answer):
    return answer.content.decode().replace("\xa0", " ")


class TestTheApplicant:
    def begin(self, client):
        """Somebody who began by hand may have the registries asked later."""
        client.post(f"/apply/{SERVICE}/", {"place": ZHAKSY, "fill": "by_hand"})
        return f"/apply/{Draft.objects.get().pk}/registries/"

    def agree(self, client, address, child_iin):
        return client.post(address, {"child_iin": child_iin, "registries": "yes"}, follow=True)

    def test_is_told_beforehand_what_will_be_asked(self, client, said):
        page = words(client.get(self.begin(client)))
        assert "Централизованный банк данных лиц с инвалидностью – о том, кому нужна услуга" in page
        assert "статья 8 Закона" in page
        assert not Query.objects.exists()

    def test_sees_what_was_received_and_goes_on_with_what_is_open(self, client, said):
        page = self.agree(client, self.begin(client), said["child_iin"])
        assert "31 января 2027" in words(page)
        draft = Draft.objects.get()
        page = words(client.get(f"/apply/{draft.pk}/registries/"))
        assert f"/apply/{draft.pk}/q/state-support/" in page

    def test_each_answer_names_its_source(self, client, said):
        self.agree(client, self.begin(client), said["child_iin"])
        draft = Draft.objects.get()
        page = words(client.get(f"/apply/{draft.pk}/q/disability/"))
        source = "из Централизованного банка данных лиц с инвалидностью, 12 сентября 2025 года"
        assert source in page
        assert source in words(client.get(f"/apply/{draft.pk}/check/"))

    def test_a_corrected_answer_does_not(self, client, said):
        self.agree(client, self.begin(client), said["child_iin"])
        draft = Draft.objects.get()
        address = f"/apply/{draft.pk}/q/child-born/"
        assert "из Государственной базы данных" in words(client.get(address))
        day = {"child_born_on-day": "11", "child_born_on-month": "4", "child_born_on-year": "2015"}
        client.post(address, day)
        assert "из Государственной базы данных" not in words(client.get(address))

    def test_an_outage_is_said_clearly_and_stops_nothing(self, client, said, registries):
        registries.switch("outage")
        address = self.begin(client)
        page = words(self.agree(client, address, said["child_iin"]))
        assert "Некоторые системы сейчас не отвечают" in page
        assert "/q/relation/" in page
        registries.switch("normal")
        page = words(self.agree(client, address, said["child_iin"]))
        assert "не отвечают" not in page
        assert "Получено 12.09.2025" in page

    def test_sees_which_registries_were_asked_and_by_whom(self, client, said):
        assert "Запросы в государственные" not in words(client.get("/looks/"))
        self.agree(client, self.begin(client), said["child_iin"])
        page = words(client.get("/looks/"))
        assert page.count("База мобильных граждан") == 1
        assert "о том, кому нужна услуга" in page
        assert "заявитель" in page

    def test_mistakes_stand_at_the_field(self, client, said):
        address = self.begin(client)
        wrong = client.post(address, {"child_iin": "123", "registries": "yes"})
        assert wrong.status_code == 422
        assert "123" in words(wrong)
        refused = client.post(address, {"child_iin": said["child_iin"]})
        assert refused.status_code == 422
        assert "только с вашего согласия" in words(refused)

    def test_another_s_child(self, client, said, registries):
        registries.put("population", said["child_iin"], {"surname": "Тайный", "parents": []})
        page = words(self.agree(client, self.begin(client), said["child_iin"]))
        assert "не указаны родителем" in page
        assert "Тайный" not in page

    def test_without_registries_the_first_question_comes_at_once(self, client, mother):
        begun = client.post(f"/apply/{SERVICE}/", {"place": ZHAKSY})
        assert "/q/relation/" in begun.url
        draft = Draft.objects.get()
        assert client.get(f"/apply/{draft.pk}/registries/").status_code == 404


class TestTheSpecialist:
    @pytest.fixture
    def case(self, mother, said):
        return submitted(mother, **said)

    def dossier(self, case, address=""):
        browser = Client()
        browser.force_login(officer(language="ru"))
        browser.get("/?lang=ru")
        return browser, words(browser.get(f"/desk/cases/{case.number}/{address}"))

    def test_sees_which_answered_and_where_a_fact_comes_from(self, case):
        ask_registries(case=case, by=None, at=LATER)
        _, page = self.dossier(case)
        assert page.count("Ответ получен") == 7
        assert "из Централизованного банка данных лиц с инвалидностью" in page
        assert "Запросить сейчас" not in page

    def test_sees_since_when_it_is_silent_and_asks_again(self, case, registries):
        registries.switch("outage", "disability")
        ask_registries(case=case, by=None, at=LATER)
        browser, page = self.dossier(case)
        assert "Нет ответа" in page
        assert "Следующий: " in page
        again = f"/desk/cases/{case.number}/registries/"
        assert "1 система всё ещё не отвечает" in words(browser.post(again, follow=True))
        registries.switch("normal")
        page = words(browser.post(again, follow=True))
        assert "Все системы ответили" in page
        assert page.count("Ответ получен") == 7

    def test_sees_where_a_registry_says_otherwise_until_it_is_established(self, case, registries):
        registries.put("disability", case.subject.iin, {"group": "child", "until": "2026-03-31"})
        registries.put("mobile_numbers", case.applicant.iin, {"phone": "+77770000000"})
        ask_registries(case=case, by=None, at=LATER)
        found = {one.target: (one.before, one.value) for one in differences(case)}
        assert found == {
            "child.disability_until": ("2027-01-31", "2026-03-31"),
            "phone": ("+77011234567", "+77770000000"),
        }
        _, page = self.dossier(case)
        assert "Данные системы расходятся" in page
        case.refresh_from_db()
        establish_facts(
            case=case,
            by=officer(),
            facts={"child.disability_until": "2026-03-31"},
            source="document",
            at=LATER,
        )
        assert [one.target for one in differences(case)] == ["phone"]

    def test_sees_what_could_not_be_taken_over(self, case, registries):
        registries.put("school", case.subject.iin, {"at_home_from": "2026-09-01"})
        ask_registries(case=case, by=None, at=LATER)
        assert "В дело не внесено" in self.dossier(case)[1]

    def test_sees_no_section_where_nothing_is_connected(self, case, settings):
        settings.TIREK_REGISTRIES = ""
        assert "Запросы в государственные" not in self.dossier(case)[1]
