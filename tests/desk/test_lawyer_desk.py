"""A lawyer of a district: what is in force where, what changes, a draft before it is law."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from time_machine import travel

import tirek.services.home_education
from making import ALATAU, APPLIED_AT, ZHAKSY, decided, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.models import Event, Look
from tirek.law.catalogue import the_law

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
    return {number: re.findall(r"<td[^>]*>(.*?)</td>", rest)[2] for number, rest in rows}


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
    assert "Текст взят из прессы" in page


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
    gain = f"+{mci.amount:,.0f} ₸".replace(",", " ")
    assert changes(page) == {case.number: gain for case in cases}
    assert "until = 2026-01-01" in page, "the act in force has to be ended"
    assert "Меняется" in page


@pytest.mark.usefixtures("november")
def test_a_lower_sum_takes_away_and_the_same_sum_changes_nothing():
    case = submitted()
    client = lawyer()
    assert changes(sent(client, draft("2")))[case.number].startswith("−")
    assert changes(sent(client, draft("3")))[case.number] == "0 ₸"


@pytest.mark.usefixtures("november")
def test_a_case_that_lacks_a_fact_is_not_told_wrongly():
    case = submitted(disability_term="until_day", already_paid_to_other=True)
    assert case.number in sent(lawyer(), draft())


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
    assert "Открытых дел нет" in page
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
def test_only_so_many_cases_are_looked_at(monkeypatch):
    monkeypatch.setattr("tirek.desk.queries.law_preview.MOST_CASES", 1)
    monkeypatch.setattr("tirek.desk.presenters.law_preview.MOST_CASES", 1)
    first, last = submitted(), submitted(at=APPLIED_AT.replace(day=15))
    page = sent(lawyer(), draft())
    assert set(changes(page)) == {last.number}
    assert first.number not in page
    assert "только последние 1" in page
