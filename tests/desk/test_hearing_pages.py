"""Asking for more, setting and recording a hearing, overruling: the specialist's pages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from making import (
    APPLIED_AT,
    SERVICE,
    ZHAKSY,
    answers,
    asked,
    citizen,
    hearing_announced,
    office,
    officer,
    submitted,
    upload,
)
from tirek.accounts.models import Role, User
from tirek.casework.actions import keep_draft
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.submit import submit
from tirek.casework.models import Case
from tirek.casework.papers import OTHER

SignIn = Callable[[User], Client]
OPEN, DONE, REFUSED, CONFLICT, UNPROCESSABLE = 200, 302, 403, 409, 422
WHY = "По решению суда ребёнок воспитывается в семье"
LIFTED = {
    "overrule": "not_fully_state_supported",
    "overrule_value": "yes",
    "overrule_reason": WHY,
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(time_machine: Any) -> None:
    time_machine.move_to(APPLIED_AT, tick=False)


@pytest.fixture
def desk(signed_in: SignIn) -> Client:
    client = signed_in(officer())
    client.cookies["lang"] = "ru"
    return client


def refused_by_law() -> Case:
    return submitted(fully_state_supported=True)


def step(client: Client, case: Case, name: str, **form: Any) -> Any:
    case.refresh_from_db()
    sent = {"seq": str(case.last_seq), **form}
    return client.post(f"/desk/cases/{case.number}/{name}/", sent)


def shown(client: Client, case: Case, name: str = "") -> str:
    page = f"{name}/" if name else ""
    response = client.get(f"/desk/cases/{case.number}/{page}")
    assert response.status_code == OPEN
    return str(response.text)


def stage(case: Case) -> str:
    case.refresh_from_db()
    return case.stage


HEARING = {"day": "2025-09-15", "hour": "10:00", "way": "phone", "where": "+7 71635 2-11-45"}


class TestSettingAHearing:
    def test_the_dossier_and_the_proposal_lead_to_it(self, desk: Client) -> None:
        case = refused_by_law()
        assert "Назначить заслушивание" in shown(desk, case)
        assert "сначала назначьте заслушивание" in shown(desk, case, "propose")
        response = step(desk, case, "propose")
        assert response.status_code == UNPROCESSABLE
        assert "19.09.2025" in response.text

    def test_it_is_set(self, desk: Client) -> None:
        case = refused_by_law()
        page = shown(desk, case, "hearing")
        assert "2025-09-15" in page
        assert "2025-09-17" not in page
        assert "19\u00a0сентября 2025" in page or "19 сентября 2025" in page
        assert step(desk, case, "hearing", **HEARING).status_code == DONE
        assert stage(case) == "hearing"
        assert "Предварительное решение" in shown(desk, case)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("day", ""),
            ("day", "2025-09-18"),
            ("hour", "утром"),
            ("hour", "21:00"),
            ("way", "fax"),
            ("where", " "),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
        self, desk: Client, field: str, value: str
    ) -> None:
        case = refused_by_law()
        response = step(desk, case, "hearing", **{**HEARING, field: value})
        assert response.status_code == UNPROCESSABLE
        assert f'href="#q-{field}"' in response.text
        kept = "+7 71635 2-11-45" if field != "where" else "10:00"
        assert kept in response.text
        assert stage(case) == "registered"

    def test_a_late_notice_asks_why(self, desk: Client, time_machine: Any) -> None:
        case = refused_by_law()
        time_machine.move_to(APPLIED_AT + timedelta(days=10), tick=False)
        desk.force_login(officer(), backend="django.contrib.auth.backends.ModelBackend")
        desk.cookies["lang"] = "ru"
        assert "late_because" in shown(desk, case, "hearing")
        late = {**HEARING, "day": "2025-09-23"}
        assert 'href="#q-late_because"' in step(desk, case, "hearing", **late).text
        assert step(desk, case, "hearing", **late, late_because="болезнь").status_code == DONE

    def test_a_grant_needs_none_unless_it_is_overruled(self, desk: Client) -> None:
        case = submitted()
        assert "Назначить заслушивание" not in shown(desk, case)
        assert "оснований для отказа нет" in shown(desk, case, "hearing")
        assert step(desk, case, "hearing", **HEARING).status_code == UNPROCESSABLE
        otherwise = {**LIFTED, "overrule": "lives_in_the_place", "overrule_value": "no"}
        assert step(desk, case, "hearing", **HEARING, **otherwise).status_code == DONE

    def test_two_officers_on_one_case(self, desk: Client) -> None:
        case = refused_by_law()
        response = desk.post(f"/desk/cases/{case.number}/hearing/", {"seq": "1", **HEARING})
        assert response.status_code == CONFLICT
        assert "+7 71635 2-11-45" in response.text


class TestTheRecord:
    def test_it_shows_what_was_set_and_is_kept(self, desk: Client, time_machine: Any) -> None:
        case = hearing_announced(refused_by_law())
        page = shown(desk, case, "protocol")
        assert "12-бөлме" in page
        assert "Пока не ответил" in page
        form = {"outcome": "declined", "said": "не хочет", OTHER: upload("spravka.pdf")}
        assert step(desk, case, "protocol", **form).status_code == DONE
        assert stage(case) == "in_examination"
        assert "spravka.pdf" in shown(desk, case)

    @pytest.mark.parametrize(
        ("form", "field"),
        [
            ({}, "outcome"),
            ({"outcome": "came", "present": "все", "said": "нет"}, "outcome"),
            ({"outcome": "in_writing"}, "said"),
        ],
    )
    def test_what_is_missing_is_said(self, desk: Client, form: Any, field: str) -> None:
        case = hearing_announced(refused_by_law())
        response = step(desk, case, "protocol", **form)
        assert response.status_code == UNPROCESSABLE
        assert f'href="#q-{field}"' in response.text

    def test_nothing_to_record_without_a_hearing(self, desk: Client) -> None:
        assert 'name="seq"' not in shown(desk, refused_by_law(), "protocol")


class TestAskingForMore:
    def test_it_is_asked_and_what_came_is_written_down(self, desk: Client) -> None:
        case = submitted()
        assert "Запросить сведения" in shown(desk, case)
        assert "17" in shown(desk, case, "ask")
        form = {"papers": ["school_certificate"], "words": "нет печати"}
        assert step(desk, case, "ask", **form).status_code == DONE
        assert stage(case) == "more_information"
        assert "нет печати" in shown(desk, case, "answered")
        brought = {"school_certificate": upload("jana.pdf")}
        assert step(desk, case, "answered", **brought).status_code == DONE
        assert stage(case) == "in_examination"

    def test_nothing_asked_and_nothing_brought_is_said(self, desk: Client) -> None:
        assert 'href="#q-words"' in step(desk, submitted(), "ask").text
        assert 'href="#q-words"' in step(desk, asked(), "answered").text

    def test_only_what_can_be_asked_now(self, desk: Client) -> None:
        assert 'name="seq"' not in shown(desk, asked(), "ask")
        assert 'name="seq"' not in shown(desk, submitted(), "answered")

    def test_the_front_office_that_took_the_case_writes_it_down(self, signed_in: SignIn) -> None:
        operator = officer(Role.OPERATOR)
        case = asked(taken_at_the_counter(operator))
        client = signed_in(operator)
        page = shown(client, case, "answered")
        assert "tk-hero" not in page, "what the law says is the department's business"
        response = step(client, case, "answered", **{OTHER: upload("hat.pdf")})
        assert response.headers["Location"] == "/counter/"
        assert stage(case) == "in_examination"
        assert client.get(f"/desk/cases/{case.number}/").status_code == REFUSED


def taken_at_the_counter(operator: User) -> Case:
    made = citizen()
    office()
    draft = keep_draft.start_draft(
        by=operator,
        service=SERVICE,
        place=ZHAKSY,
        language="kk",
        at=APPLIED_AT,
        channel="state_corporation",
    )
    keep_draft.save_answers(draft=draft.pk, by=operator, answers=answers(made), at=APPLIED_AT)
    for paper in ("school_certificate", "medical_conclusion"):
        attach_file(draft=draft.pk, by=operator, requirement=paper, upload=upload(), at=APPLIED_AT)
    draft.refresh_from_db()
    return submit(draft=draft, by=operator, at=APPLIED_AT)


class TestOverruling:
    def test_the_head_must_know(self, desk: Client, signed_in: SignIn) -> None:
        case = refused_by_law()
        assert step(desk, case, "propose", **LIFTED).status_code == DONE
        boss = signed_in(officer(Role.HEAD))
        boss.cookies["lang"] = "ru"
        page = shown(boss, case, "confirm")
        assert WHY in page
        assert 'name="overruled"' in page
        response = step(boss, case, "confirm", way="kept_key")
        assert response.status_code == UNPROCESSABLE
        assert 'href="#q-overruled"' in response.text
        assert stage(case) == "proposed"
        known = {"way": "kept_key", "overruled": "not_fully_state_supported"}
        assert step(boss, case, "confirm", **known).status_code == DONE
        assert stage(case) == "granted"
        assert WHY in shown(desk, case), "the mark stays in the dossier"

    @pytest.mark.parametrize(
        ("changed", "field"),
        [({"overrule_reason": " "}, "overrule_reason"), ({"overrule_value": "no"}, "overrule")],
    )
    def test_what_is_wrong_is_said_and_kept(
        self, desk: Client, changed: dict[str, str], field: str
    ) -> None:
        case = refused_by_law()
        response = step(desk, case, "propose", **{**LIFTED, **changed})
        assert response.status_code == UNPROCESSABLE
        assert f'href="#q-{field}"' in response.text
        assert 'value="not_fully_state_supported" checked' in response.text

    def test_an_unknown_rule_overrules_nothing(self, desk: Client) -> None:
        response = step(desk, submitted(), "propose", **{**LIFTED, "overrule": "eligible"})
        assert response.status_code == DONE
