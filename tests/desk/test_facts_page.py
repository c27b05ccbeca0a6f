"""The form of facts: what is written down, what is refused at its field, that nothing is lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from making import officer, proposed, submitted
from tirek.accounts.models import User
from tirek.casework.actions.establish_facts import InvalidFacts
from tirek.casework.models import Case
from tirek.casework.queries import facts
from tirek.casework.queries.facts import folded_facts
from tirek.desk.actions.establish import Found, establish
from tirek.kernel.text import Text

SignIn = Callable[[User], Client]
UNPROCESSABLE, CONFLICT = 422, 409


def form_of(case: Case, **changed: str) -> dict[str, str]:
    """The form as the page shows it for the case of `making.answers`, with some inputs changed."""
    return {
        "seq": str(case.last_seq),
        "child.born_on": "10.04.2015",
        "child.disability_until": "31.01.2027",
        "child.died_on.none": "yes",
        "child.entered_state_institution_on.none": "yes",
        "child.left_state_institution_on.none": "yes",
        "child.fully_state_supported": "no",
        "child.moved_away_on.none": "yes",
        "child.lives_in_place": "yes",
        "certificate.from": "01.09.2025",
        "certificate.to": "25.05.2026",
        "applicant.relation": "parent",
        "applicant.parental_rights_terminated": "no",
        "applicant.data_consent": "yes",
        "already_paid_to_other": "no",
        **{key.replace("__", "."): value for key, value in changed.items()},
    }


def established(case: Case) -> list[tuple[str, dict[str, object]]]:
    events = case.events.filter(kind="FactsEstablished").order_by("seq")
    return [(event.payload["source"], event.payload["facts"]) for event in events]


@pytest.fixture
def client_of(signed_in: SignIn) -> Client:
    client = signed_in(officer())
    client.cookies["lang"] = "ru"
    return client


@pytest.fixture
def case() -> Case:
    return submitted()


def post(client: Client, case: Case, **changed: str):
    return client.post(f"/desk/cases/{case.number}/facts/", form_of(case, **changed))


@pytest.mark.django_db
def test_the_page_shows_what_is_known(client_of: Client, case: Case) -> None:
    page = client_of.get(f"/desk/cases/{case.number}/facts/").text
    for name, value in form_of(case).items():
        if not value[0].isalpha():
            assert f'name="{name}"' in page
            assert f'value="{value}"' in page
    assert "со слов заявителя" in page
    assert "Дата рождения ребёнка" in page


@pytest.mark.django_db
def test_a_changed_fact_is_written_down_with_its_source(client_of: Client, case: Case) -> None:
    response = post(
        client_of,
        case,
        child__disability_until="30.06.2028",
        child__disability_until__source="document",
        detail="справка МСЭ № 17",
    )
    assert response.status_code == 302
    assert established(case) == [("document", {"child.disability_until": "2028-06-30"})]
    assert case.events.get(kind="FactsEstablished").payload["detail"] == "справка МСЭ № 17"
    case.refresh_from_db()
    assert case.stage == "in_examination"


@pytest.mark.django_db
def test_a_fact_is_confirmed_by_naming_a_source(client_of: Client, case: Case) -> None:
    post(client_of, case, certificate__to__source="registry")
    assert established(case) == [("registry", {"certificate.to": "2026-05-25"})]


@pytest.mark.django_db
def test_a_day_can_become_none_and_none_a_day(client_of: Client, case: Case) -> None:
    post(
        client_of,
        case,
        child__disability_until__none="yes",
        child__disability_until__source="document",
        child__moved_away_on__none="",
        child__moved_away_on="31.01.2026",
        child__moved_away_on__source="document",
    )
    found = {"child.disability_until": None, "child.moved_away_on": "2026-01-31"}
    assert established(case) == [("document", found)]


@pytest.mark.django_db
def test_yes_and_no_and_choices_change_too(client_of: Client, case: Case) -> None:
    post(
        client_of,
        case,
        child__fully_state_supported="yes",
        child__fully_state_supported__source="registry",
        applicant__relation="guardian",
        applicant__relation__source="registry",
    )
    found = {"child.fully_state_supported": True, "applicant.relation": "guardian"}
    assert established(case) == [("registry", found)]


@pytest.mark.django_db
def test_each_source_is_an_event_of_its_own(client_of: Client, case: Case) -> None:
    post(
        client_of,
        case,
        child__born_on__source="registry",
        child__lives_in_place__source="officer",
    )
    assert established(case) == [
        ("registry", {"child.born_on": "2015-04-10"}),
        ("officer", {"child.lives_in_place": True}),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"child__born_on": "11.04.2015"}, "child-born_on-source", "откуда известно"),
        ({"child__born_on": "31.02.2015"}, "child-born_on", "нет дня 31.02.2015"),
        ({"child__born_on": "вчера"}, "child-born_on", "цифрами"),
        ({"child__born_on": ""}, "child-born_on", "Укажите дату"),
        ({"child__died_on__none": ""}, "child-died_on", "Такого дня нет"),
        ({"applicant__relation": "дядя"}, "applicant-relation", "Выберите один ответ"),
        ({"child__lives_in_place": ""}, "child-lives_in_place", "Выберите один ответ"),
        (
            {"certificate__to": "01.08.2025", "certificate__to__source": "document"},
            "certificate-to",
            "не может быть раньше",
        ),
        (
            {"child__born_on": "01.01.2026", "child__born_on__source": "document"},
            "child-born_on",
            "не может быть раньше",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    changed: dict[str, str], field: str, message: str, client_of: Client, case: Case
) -> None:
    response = post(client_of, case, detail="мой труд", child__moved_away_on="03.03", **changed)
    page = response.text
    assert response.status_code == UNPROCESSABLE
    assert f'id="q-{field}-error"' in page
    error = page.split(f'id="q-{field}-error"')[1].split("</p>")[0]
    assert message in error
    assert f'href="#q-{field}' in page
    assert 'value="мой труд"' in page
    assert 'value="03.03"' in page
    assert established(case) == []


@pytest.mark.django_db
def test_a_form_that_changes_nothing_says_so(client_of: Client, case: Case) -> None:
    response = post(client_of, case)
    assert response.status_code == UNPROCESSABLE
    assert "Ничего не изменено" in response.text
    assert established(case) == []


@pytest.mark.django_db
def test_two_officers_at_once_lose_nothing(client_of: Client, case: Case) -> None:
    stale = form_of(case, child__born_on__source="registry", detail="выписка")
    post(client_of, case, child__lives_in_place__source="officer")
    address = f"/desk/cases/{case.number}/facts/"
    response = client_of.post(address, stale)
    case.refresh_from_db()
    assert response.status_code == CONFLICT
    assert "с ним работает и другой сотрудник" in response.text
    assert 'value="выписка"' in response.text
    assert f'name="seq" value="{case.last_seq}"' in response.text
    assert len(established(case)) == 1
    again = client_of.post(address, {**stale, "seq": str(case.last_seq)})
    assert again.status_code == 302
    assert len(established(case)) == 2


@pytest.mark.django_db
def test_a_proposed_case_says_why_its_facts_are_closed(signed_in: SignIn) -> None:
    case = proposed()
    client = signed_in(officer())
    client.cookies["lang"] = "ru"
    page = client.get(f"/desk/cases/{case.number}/facts/").text
    assert "руководитель сначала возвращает дело" in page
    assert 'name="child.born_on"' not in page
    response = post(client, case, child__born_on__source="registry")
    assert response.status_code == CONFLICT
    assert established(case) == []


@pytest.mark.django_db
def test_days_that_change_places_are_judged_together(case: Case) -> None:
    """A certificate of the next school year: each day alone would stand before the other."""
    found = {
        "certificate.from": Found("2026-09-01", "document"),
        "certificate.to": Found("2027-05-25", "registry"),
    }
    at = case.events.get(kind="Registered").at
    establish(case=case, by=officer(), found=found, detail="", at=at, expected_seq=case.last_seq)
    assert {path: folded_facts(case)[path].value for path in found} == {
        "certificate.from": "2026-09-01",
        "certificate.to": "2027-05-25",
    }


@pytest.mark.django_db
def test_days_that_cannot_stand_together_write_nothing(case: Case) -> None:
    found = {
        "certificate.from": Found("2027-09-01", "document"),
        "certificate.to": Found("2027-05-25", "registry"),
    }
    at = case.events.get(kind="Registered").at
    with pytest.raises(InvalidFacts):
        establish(
            case=case, by=officer(), found=found, detail="", at=at, expected_seq=case.last_seq
        )
    assert established(case) == []


@pytest.mark.django_db
def test_a_fact_that_is_not_known_may_stay_so_or_be_learnt(
    client_of: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(monkeypatch, "child.lives_in_place")
    page = client_of.get(f"/desk/cases/{case.number}/facts/").text
    assert "Неизвестно" in page.split('id="fact-child_lives_in_place"')[1].split("</p>")[0]
    assert "Неизвестно" in client_of.get(f"/desk/cases/{case.number}/").text
    stays = post(client_of, case, child__lives_in_place="", child__born_on__source="registry")
    assert stays.status_code == 302
    case.refresh_from_db()
    unanswered = post(
        client_of, case, child__lives_in_place="", child__lives_in_place__source="officer"
    )
    assert unanswered.status_code == UNPROCESSABLE
    learnt = post(client_of, case, child__lives_in_place__source="officer")
    assert learnt.status_code == 302
    assert established(case)[-1] == ("officer", {"child.lives_in_place": True})


@pytest.mark.django_db
def test_what_casework_refuses_is_said_at_its_field(
    client_of: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Text("мән дұрыс емес", "значение неверно", "the value is wrong")

    def refuse(**_: object) -> None:
        raise InvalidFacts({"child.born_on": text})

    monkeypatch.setattr("tirek.desk.pages.facts.establish", refuse)
    response = post(client_of, case, child__born_on__source="registry")
    assert response.status_code == UNPROCESSABLE
    error = response.text.split('id="q-child-born_on-error"')[1].split("</p>")[0]
    assert "значение неверно" in error


def forget(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """As if the fact had never been learnt."""
    told = facts.folded_facts
    monkeypatch.setattr(
        facts, "folded_facts", lambda case: {k: v for k, v in told(case).items() if k != path}
    )
