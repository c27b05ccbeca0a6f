"""The cabinet: what needs me, my letters, my money, my consents, who looked, what is known."""

from datetime import UTC, datetime

import pytest
import reading
from django.urls import reverse

import making
from tirek.casework.actions.look import look
from tirek.casework.actions.record_payment import record_payment
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.kernel.period import Month
from tirek.notices.actions.issue import issue
from tirek.notices.actions.tell_by_sms import tell_by_sms
from tirek.payments.actions.make_register import make_register
from tirek.people.models import ConsentWithdrawn, Wishes
from tirek.people.queries import wishes_of

pytestmark = pytest.mark.django_db


def words(client, name, *args, language="ru"):
    return reading.words(client.get(reverse(name, args=args), {"lang": language}))


@pytest.fixture
def granted(mother):
    return making.decided(making.submitted(mother))


class TestTheFirstPage:
    def test_a_case_under_examination_says_by_when_and_how_many_working_days_are_left(
        self, client, mother
    ):
        case = making.submitted(mother)
        shown = words(client, "cases")
        assert "24 сентября 2025 года" in shown
        assert "осталось 8 рабочих дней" in shown
        assert "Сейчас от вас ничего не нужно" in shown
        body = reading.body(client.get("/cases/"))
        assert f'href="{reverse("case", args=[case.number])}#deadline"' in body
        assert 'id="deadline"' in reading.body(client.get(reverse("case", args=[case.number])))

    def test_a_question_of_the_department_comes_first(self, client, mother):
        case = making.asked(making.submitted(mother))
        shown = words(client, "cases")
        assert shown.index("Ответьте отделу") < shown.index("Мои заявления")
        body = reading.body(client.get("/cases/"))
        assert f'href="{reverse("answer-request", args=[case.number])}"' in body

    def test_a_hearing_asks_to_be_answered(self, client, mother):
        making.hearing_announced(making.submitted(mother, fully_state_supported=True))
        shown = words(client, "cases")
        assert "Приглашение на заслушивание" in shown
        assert "ждём вашего ответа" in shown

    def test_a_decision_brings_a_letter_and_a_question_how_it_went(self, client, granted):
        issue(case_number=granted.number, at=making.APPLIED_AT)
        shown = words(client, "cases")
        assert "1 новое письмо" in shown
        assert "Как вам оказали услугу?" in shown

    def test_the_next_payment_is_told_with_its_month(self, client, granted):
        shown = words(client, "cases")
        assert "Следующая выплата" in shown
        assert "11 796 ₸ ожидается: сентябрь 2025 года" in shown

    def test_who_has_nothing_is_shown_where_to_begin(self, client, mother):
        shown = words(client, "cases")
        assert "У вас пока нет заявлений" in shown
        assert "Расскажите о своей ситуации" in shown

    def test_the_number_of_queries_does_not_grow_with_the_cases(
        self, client, mother, django_assert_max_num_queries
    ):
        making.decided(making.submitted(mother))
        client.get("/cases/")
        with django_assert_max_num_queries(40):
            client.get("/cases/")


class TestLetters:
    def test_a_letter_is_new_until_it_is_opened_in_one_language(self, client, granted):
        kk, _ = issue(case_number=granted.number, at=making.APPLIED_AT)
        assert "Уведомление о назначении не прочитано" in words(client, "letters")
        client.get(reverse("letter", args=[granted.number, kk.code]))
        shown = words(client, "letters")
        assert "не прочитано" not in shown
        assert "прочитано: 12 сентября 2025 года" in shown

    def test_each_letter_is_there_in_both_languages(self, client, granted):
        for paper in issue(case_number=granted.number, at=making.APPLIED_AT):
            address = reverse("letter", args=[granted.number, paper.code])
            assert address in reading.body(client.get(reverse("letters")))

    def test_letters_of_others_are_not_there(self, client, mother):
        case = making.decided(making.submitted(making.citizen()))
        issue(case_number=case.number, at=making.APPLIED_AT)
        assert case.number not in words(client, "letters")
        assert "Писем пока нет" in words(client, "letters")


class TestPayments:
    def test_every_month_of_the_school_year_is_expected(self, client, granted):
        shown = words(client, "payments")
        assert "2025 год" in shown
        assert "Всего 47 184 ₸" in shown  # September to December: 4 × 3 × 3 932
        assert "Всего 64 875 ₸" in shown  # January to May: 5 × 3 × 4 325

    def test_what_was_listed_is_told_apart(self, client, granted):
        make_register(month=Month.parse("2025-09"), place=granted.place, by=None,
                      at=making.APPLIED_AT)  # fmt: skip
        shown = words(client, "payments")
        assert "сентябрь 11 796 ₸ в реестре" in shown
        assert "октябрь 11 796 ₸ впереди" in shown

    def test_nothing_is_expected_before_the_decision(self, client, mother):
        making.submitted(mother)
        assert "Выплат пока не ожидается" in words(client, "payments")

    def test_a_sum_that_the_law_has_not_set_is_not_guessed(self, client, mother):
        making.submitted(mother, place=making.PANFILOV)
        assert "Выплат пока не ожидается" in words(client, "payments")


class TestConsents:
    def test_a_consent_is_listed_with_its_words_and_can_be_taken_back(self, client, mother):
        case = making.submitted(mother)
        consent = case.applicant.consents.get()
        shown = words(client, "consents")
        assert "Действует" in shown
        assert case.number in shown
        address = reverse("consent-withdraw", args=[consent.pk])
        assert "Отозвать согласие?" in words(client, "consent-withdraw", consent.pk)
        assert consent_to_ask(case) == consent
        assert client.post(address)["Location"] == reverse("consents")
        assert consent_to_ask(case) is None
        assert case.events.filter(kind="ConsentWithdrawn").count() == 1
        assert "Отозвано: 12 сентября 2025 года" in words(client, "consents")
        assert client.post(address).status_code == 404

    def test_nobody_takes_back_the_consent_of_another(self, client, mother):
        case = making.submitted(making.citizen())
        address = reverse("consent-withdraw", args=[case.applicant.consents.get().pk])
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
        assert not ConsentWithdrawn.objects.exists()


class TestWhoLooked:
    def test_it_is_told_who_from_which_office_when_and_why(self, client, mother):
        case = making.submitted(mother)
        specialist = making.officer()
        at = datetime(2025, 9, 12, 6, 30, tzinfo=UTC)
        look(case=case, by=specialist, page="facts", at=at)
        shown = words(client, "looks")
        assert "специалист отдела отдел akmola/zhaksy" in shown
        assert "Проверял(а) сведения" in shown
        assert "12 сентября 2025 года, 11:30" in shown
        assert specialist.full_name not in shown


class TestMyData:
    def test_each_fact_names_its_source_and_its_time(self, client, mother):
        case = making.submitted(mother)
        shown = words(client, "my-data")
        assert mother.iin in shown
        assert case.number in shown
        assert "Дата рождения ребёнка 10 апреля 2015 года" in shown
        assert "со слов заявителя, 12 сентября 2025 года, 11:00" in shown


class TestSettings:
    def test_who_wants_no_sms_gets_none(self, client, mother):
        address = reverse("settings")
        assert client.post(address, {"sms": "no", "language": "ru"})["Location"] == address
        wishes = wishes_of(mother.iin)
        assert (wishes.sms, wishes.language) == (False, "ru")
        case = making.submitted(mother)
        registered = case.events.get(kind="Registered")
        said = {"case_number": case.number, "seq": registered.seq, "at": making.APPLIED_AT}
        assert tell_by_sms(**said) is None
        client.post(address, {"sms": "yes", "language": "ru"})
        assert "Zayavlenie" in tell_by_sms(**said).content

    @pytest.mark.parametrize("sent", [{}, {"sms": "perhaps"}, {"sms": "no", "language": "de"}])
    def test_what_cannot_be_is_not_kept(self, client, mother, sent):
        assert client.post(reverse("settings"), sent).status_code == 422
        assert not Wishes.objects.exists()


class TestACase:
    def test_the_line_says_what_comes_next_by_when_and_why(self, client, mother):
        case = making.submitted(mother)
        response = client.get(reverse("case", args=[case.number]), {"lang": "ru"})
        shown = reading.words(response)
        assert "Следующий шаг не позднее: 24 сентября 2025 года (осталось 8 рабочих дней)" in shown
        assert 'href="#deadline"' in reading.body(response)

    def test_the_register_of_payments_is_told(self, client, granted):
        record_payment(
            case=granted,
            register={"month": "2025-10", "place": granted.place},
            lines=[],
            at=making.APPLIED_AT,
        )
        assert "Включено в реестр выплат: октябрь" in words(client, "case", granted.number)
