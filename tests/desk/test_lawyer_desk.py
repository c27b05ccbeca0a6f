"""A lawyer of a district: what is in force where, what changes, a draft before it is law."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from time_machine import travel

import tirek.services.home_education
from making import ALATAU, APPLIED_AT, ZHAKSY, decided, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.propose import propose
from tirek.casework.models import Event, Look
from tirek.law.catalogue import the_law
from tirek.law.overrule import Overrule

pytestmark = pytest.mark.django_db
FOLDER = Path(tirek.services.home_education.__file__).parent
IN_FORCE = (FOLDER / "editions/akmola/zhaksy-2023.toml").read_text("utf-8")
PREVIEW = "/desk/law/preview/"


def draft(mci: str = "4", begins: str = "2026-01-01") -> str:
    """The act of Zhaksy with another sum, from a later day."""
    return IN_FORCE.replace("mci = 3\n", f"mci = {mci}\n").replace(
        "from = 2023-12-26", f"from = {begins}"
    )


@pytest.fixture
def november():
    with travel(datetime(2025, 11, 20, 6, tzinfo=UTC), tick=False):
        yield


def lawyer(place: str = ZHAKSY, language: str = "ru") -> Client:
    client = Client()
    client.force_login(officer(Role.LAWYER, place))
    client.get(f"/?lang={language}")
    return client


def read(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode().replace("\u00a0", " ")


def sent(client: Client, text: str, status: int = 200, **more) -> str:
    return read(client.post(PREVIEW, {"service": "home-education", "draft": text, **more}), status)


def changes(page: str) -> dict[str, str]:
    """The difference of each case, by its number."""
    rows = re.findall(r'<th scope="row"[^>]*>(ZHK[^<]+)</th>(.*?)</tr>', page, re.DOTALL)
    return {number: re.findall(r"<td[^>]*>(.*?)</td>", rest)[-2] for number, rest in rows}


# what is in force where


@pytest.mark.usefixtures("november")
def test_every_place_and_service_on_a_day():
    page = read(lawyer().get("/desk/law/"))
    first = re.search(r'<th scope="row"[^>]*>(.*?)</th>', page)
    assert "Жаксынский" in first[1], "the own place is the first"
    assert "/law/zhaksy-2023/" in page
    assert "Астана" in page


@pytest.mark.usefixtures("november")
def test_before_the_act_there_was_none():
    client = lawyer()
    page = read(client.get("/desk/law/?on-day=1&on-month=1&on-year=2020"))
    assert "1 января 2020 года" in page
    assert "/law/zhaksy-2023/" not in page
    wrong = read(client.get("/desk/law/?on-day=31&on-month=2&on-year=2020"))
    assert 'value="31"' in wrong
    assert "govuk-error-message" in wrong
    assert "/law/zhaksy-2023/" in wrong, "today, while the day asked for is none"


@pytest.mark.usefixtures("november")
def test_what_is_not_set_yet_is_told_with_the_day():
    with travel(datetime(2026, 11, 20, 6, tzinfo=UTC), tick=False):
        page = read(lawyer().get("/desk/law/changes/"))
    until = the_law().parameters["mci"].known_until
    assert f"с 1 января {until.year} года ещё не установлено" in page
    assert "Юрист не сверил" in page


def test_what_is_tried_first_is_a_service_that_pays():
    page = read(lawyer().get(PREVIEW))
    assert re.findall(r'<option value="([a-z-]+)"\s+selected', page)[:1] == ["home-education"]


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD, Role.MANAGER, Role.AUDITOR])
def test_other_roles_have_other_desks(role):
    client = Client()
    client.force_login(officer(role))
    for where in ("/desk/law/", "/desk/law/changes/", PREVIEW):
        assert client.get(where).status_code == 403


# a draft


@pytest.mark.usefixtures("november")
def test_who_gains_and_by_how_much():
    cases = [submitted(), decided()]
    page = sent(lawyer(), draft())
    # one index more a month; the index of 2025 is the last that is known, or that of 2026 is
    mci = the_law().parameters["mci"].on(date(2026, 1, 1))
    gain = f"+{5 * mci.amount:,.0f} ₸".replace(",", " ")  # January to May
    assert changes(page) == {case.number: gain for case in cases}
    assert "until = 2026-01-01" in page, "the act in force has to be ended"
    assert "Меняется" in page


@pytest.mark.usefixtures("november")
def test_a_lower_sum_takes_away_and_the_same_sum_changes_nothing():
    case = submitted()
    client = lawyer()
    assert changes(sent(client, draft("2")))[case.number].startswith("−")
    same = sent(client, draft("3"))
    assert changes(same) == {}
    assert "Таких дел нет" in same
    assert changes(sent(client, draft("3"), kind="same")) == {case.number: "0 ₸"}


@pytest.mark.usefixtures("november")
def test_a_case_that_lacks_a_fact_is_not_told_wrongly():
    case = submitted(disability_term="until_day", already_paid_to_other=True)
    assert case.number in sent(lawyer(), draft(), kind="same"), "refused under either"


@pytest.mark.usefixtures("november")
def test_nothing_is_stored_and_the_law_stays_as_it_was():
    case = proposed()
    before = Event.objects.count(), the_law().editions
    sent(lawyer(), draft())
    assert Event.objects.count() == before[0]
    assert "4" not in {str(one.terms.amount.mci) for one in _of_zhaksy()}
    assert not Look.objects.filter(case=case).exists(), "numbers and sums are no dossier"


def _of_zhaksy():
    from tirek.services import SERVICES

    return the_law().editions(SERVICES["home-education"].rulebook()).of(ZHAKSY)


@pytest.mark.usefixtures("november")
def test_one_case_is_explained_by_both_acts_and_the_look_is_written_down():
    case = submitted()
    user = officer(Role.LAWYER)
    client = Client()
    client.force_login(user)
    page = sent(client, draft(), case=case.number)
    assert page.count("tk-steps") >= 2
    (look,) = Look.objects.all()
    assert (look.case, look.user, look.page) == (case, user, "law-preview")


@pytest.mark.usefixtures("november")
def test_a_case_of_another_place_is_neither_told_nor_shown():
    case = submitted(place=ALATAU)
    page = sent(lawyer(), draft(), case=case.number)
    assert case.number not in page
    assert not Look.objects.exists()
    assert "Открытых или выплачиваемых дел нет" in page
    assert "не относится к вашей территории" in sent(lawyer(ALATAU), draft())


@pytest.mark.usefixtures("november")
def test_what_is_wrong_is_told_with_its_line():
    client, text = lawyer(), draft()
    line = text.splitlines().index("mci = 4") + 1
    page = sent(client, text.replace("mci = 4", 'mci = "four"'), 422)
    assert f'govuk-table__cell--numeric">{line}</td>' in page
    assert "Файл не читается" in page
    assert "mci = &quot;four&quot;" in page
    unknown = sent(client, text.replace('act = "akmola-zhaksy-8s-15-3-2023"', 'act = "nothing"'))
    assert "Такой акт не зарегистрирован" in unknown
    assert "Пока замечания не устранены" in unknown
    assert "[terms.amount]" in unknown, "what was typed is still there"


@pytest.mark.usefixtures("november")
def test_a_place_that_is_new_comes_with_its_file():
    import new_place

    page = sent(lawyer(), new_place.FILE)
    assert "Замечаний нет" in page
    assert "не относится к вашей территории" in page
    assert "2,5" in page


@pytest.mark.usefixtures("november")
def test_a_file_takes_the_place_of_the_text():
    file = SimpleUploadedFile("zhaksy-2026.toml", draft("5").encode())
    page = sent(lawyer(), "", file=file)
    assert "mci = 5" in page
    not_text = SimpleUploadedFile("zhaksy.toml", b"\xff\xfe\x00")
    assert "UTF-8" in sent(lawyer(), "", 422, file=not_text)
    large = SimpleUploadedFile("zhaksy.toml", b"#" * (300 * 1024))
    assert "слишком большой" in sent(lawyer(), "", 422, file=large)
    assert "слишком большой" in sent(lawyer(), "#" * (300 * 1024), 422)
    assert "выберите файл" in sent(lawyer(), "", 422)


@pytest.mark.usefixtures("november")
@pytest.mark.parametrize(
    "text", ["", "x", "[[", 'place = "../../etc"', "from = 2026-", "a = 1\n" * 9]
)
def test_nonsense_is_refused_and_breaks_nothing(text):
    page = sent(lawyer(), text, 422)
    assert "govuk-textarea" in page


@pytest.mark.usefixtures("november")
def test_only_so_many_cases_are_listed(monkeypatch):
    monkeypatch.setattr("tirek.desk.presenters.law_effect.LISTED", 1)
    monkeypatch.setattr("tirek.desk.pages.law_preview.LISTED", 1)
    cases = [submitted(), submitted(at=APPLIED_AT.replace(day=15))]
    page = sent(lawyer(), draft())
    assert set(changes(page)) == {cases[0].number}
    assert "Показаны 1 дел с наибольшим изменением" in page
    assert all(case.number in csv_of(lawyer(), draft()) for case in cases)


# over all cases: who, by how much, where and when


def csv_of(client: Client, text: str = "", **more) -> str:
    answer = client.post(
        PREVIEW, {"service": "home-education", "draft": text, "csv": "yes", **more}
    )
    assert answer["Content-Type"].startswith("text/csv")
    return answer.content.decode("utf-8-sig")


INDEX = {"value": "mci", "sum": "4 600", "from-day": "1", "from-month": "1", "from-year": "2026"}


@pytest.mark.usefixtures("november")
def test_a_new_value_of_the_law_without_any_draft():
    case = submitted()
    page = sent(lawyer(), "", **INDEX)
    now = the_law().parameters["mci"].on(date(2026, 1, 1)).amount
    gain = 5 * 3 * (4600 - now)
    assert changes(page) == {case.number: f"+{gain:,.0f} ₸".replace(",", " ")}
    assert "январь – декабрь 2026 года" in page
    assert page.count("Влияние на бюджет") == 1, "the twelve months are the year"
    assert "Условия рядом" not in page, "no act changes"


@pytest.mark.usefixtures("november")
def test_a_value_and_a_draft_together():
    case = submitted()
    page = sent(lawyer(), draft("2"), **INDEX)
    now = the_law().parameters["mci"].on(date(2026, 1, 1)).amount
    change = 5 * (2 * 4600 - 3 * now)
    assert changes(page) == {case.number: f"−{-change:,.0f} ₸".replace(",", " ")}


@pytest.mark.usefixtures("november")
def test_a_change_inside_a_year_tells_the_year_and_the_twelve_months():
    submitted()
    page = sent(lawyer(), "", **{**INDEX, "from-month": "11", "from-year": "2025"})
    assert "Влияние на бюджет, 2025 год" in page
    assert "Влияние на бюджет, 12 месяцев" in page
    assert "октябрь 2025 года – сентябрь 2026 года" in page, "a quarter is told whole"


@pytest.mark.usefixtures("november")
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sum": ""}, "Укажите сумму"),
        ({"sum": "many"}, "Укажите сумму"),
        ({"sum": "0"}, "Укажите сумму"),
        ({"from-day": "", "from-month": "", "from-year": ""}, "с какого дня действует"),
        ({"from-day": "31", "from-month": "2"}, "govuk-error-message"),
        ({"value": ""}, "Выберите показатель"),
        ({"value": "mcy"}, "Выберите показатель"),
    ],
)
def test_a_value_that_is_not_told_whole_is_asked_again(changed, words):
    submitted()
    given = {**INDEX, **changed}
    page = sent(lawyer(), "", 422, **given)
    assert words in page
    assert f'value="{given["sum"]}"' in page or not given["sum"], "what was typed is still there"
    assert "Что изменится" not in page


@pytest.mark.usefixtures("november")
def test_who_gets_nothing_any_more_is_shown_alone_and_goes_with_the_file():
    case = submitted()
    text = draft("3").replace("age = 18", "age = 3")
    page = sent(lawyer(), text, kind="stops")
    assert "Больше ничего не получат" in page
    assert set(changes(page)) == {case.number}
    assert changes(sent(lawyer(), text, shown="gains")) == {}
    line = csv_of(lawyer(), text).splitlines()[1]
    assert line.startswith(f"{case.number};")
    assert ";назначается;" in line
    assert line.endswith(",00")


@pytest.mark.usefixtures("november")
def test_a_lawyer_of_a_region_sees_every_place_below_and_nobodys_name():
    here, there = submitted(), submitted(place=ALATAU)
    page = sent(lawyer("akmola"), "", **INDEX)
    assert set(changes(page)) == {here.number}
    assert there.number not in page
    assert "Жаксынский" not in changes(page), "a table of one place would say nothing"
    told = csv_of(lawyer("akmola"), "", **INDEX) + page
    assert here.subject.surname not in told
    assert here.applicant.iin not in told
    assert changes(sent(lawyer("akmola"), draft())) != {}
    assert "не относится к вашей территории" in sent(lawyer("almaty-region"), draft())


@pytest.mark.usefixtures("november")
def test_what_an_officer_overruled_stands_under_either_law():
    case = submitted(fully_state_supported=True)
    reason = "Соттың 2025 жылғы 1 қыркүйектегі шешімі бойынша бала отбасында тәрбиеленеді"
    lifted = {"not_fully_state_supported": Overrule(True, reason)}
    propose(case=case, by=officer(), overrule=lifted, at=APPLIED_AT)
    confirm(case=case, by=officer(Role.HEAD), overruled=list(lifted), at=APPLIED_AT)
    assert changes(sent(lawyer(), draft()))[case.number].startswith("+")
    assert changes(sent(lawyer(), draft("3"), kind="unclear")) == {}


@pytest.mark.usefixtures("november")
def test_a_case_whose_facts_cannot_be_read_is_counted_as_unclear():
    case = submitted()
    with connection.cursor() as cursor:  # no page writes this: a record of a worse time
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE casework_event SET payload = jsonb_set(payload, '{facts,child}', %s)"
            " WHERE case_id = %s AND kind = 'Submitted'",
            ['{"born_on": "the tenth of April"}', case.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    page = sent(lawyer(), draft())
    assert changes(page) == {case.number: "0 ₸"}
    assert "нельзя решить" in page
    answer = sent(lawyer(), draft(), case=case.number)
    assert "tk-steps" not in answer


@pytest.mark.usefixtures("november")
def test_more_cases_than_a_page_can_decide_in_time_are_left_to_a_file(monkeypatch):
    monkeypatch.setattr("tirek.desk.queries.law_preview.MOST_CASES", 1)
    cases = [submitted(), submitted()]
    page = sent(lawyer(), draft())
    assert "дел слишком много" in page
    assert changes(page) == {}
    assert cases[0].number not in page
    assert len(csv_of(lawyer(), draft()).splitlines()) == 1
