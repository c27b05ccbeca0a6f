"""The queue: what is shown, in which order, narrowed by what."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

import victims
from making import PANFILOV, decided, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.desk.queries.nearness import nearness
from tirek.desk.queries.queue import Asked
from tirek.kernel.text import LANGUAGES
from victims import confirmed, victim_case

QUEUE = "/desk/"
WORDS_OF_THE_FIRST = {
    "kk": "бірінші кезекте: зейнеткерлік жас",
    "ru": "в первую очередь: пенсионный возраст",
    "en": "served first: pension age",
}
SignIn = Callable[[User], Client]


def numbers(page: str) -> list[str]:
    """The case numbers of the table, in its order."""
    return re.findall(r'href="/desk/cases/([^/"]+)/"', page)


def shown(client: Client, **query: str) -> list[str]:
    return numbers(client.get(QUEUE, query).text)


def due_in(case: Case, days: int) -> datetime:
    """Noon in Almaty so many days before the deadline."""
    assert case.due_on is not None
    noon = datetime(case.due_on.year, case.due_on.month, case.due_on.day, 7, tzinfo=UTC)
    return noon - timedelta(days=days)


@pytest.mark.django_db
def test_the_nearest_deadline_comes_first(signed_in: SignIn) -> None:
    late = submitted(at=datetime(2025, 9, 22, 6, tzinfo=UTC))
    early = submitted(at=datetime(2025, 9, 12, 6, tzinfo=UTC))
    assert shown(signed_in(officer())) == [early.number, late.number]


@pytest.mark.django_db
def test_whom_the_law_serves_first_stands_before_nearer_deadlines(signed_in: SignIn) -> None:
    early = victim_case(pension_age=False)
    late = victim_case(at=victims.APPLIED_AT + timedelta(days=7), pension_age=True)
    assert early.due_on is not None
    assert late.due_on is not None
    assert early.due_on < late.due_on
    client = signed_in(officer())
    assert shown(client) == [late.number, early.number]
    assert shown(client, order="due") == [early.number, late.number]
    for language, words in WORDS_OF_THE_FIRST.items():
        assert client.get(QUEUE, {"lang": language}).text.count(words) == 1


@pytest.mark.django_db
def test_who_is_found_to_be_of_pension_age_later_moves_up(signed_in: SignIn) -> None:
    early = victim_case(pension_age=False)
    late = victim_case(at=victims.APPLIED_AT + timedelta(days=7), pension_age=False)
    client = signed_in(officer())
    assert shown(client) == [early.number, late.number]
    for known, order in ((True, [late, early]), (False, [early, late])):
        establish_facts(
            case=late,
            by=officer(),
            facts={"pension_age": known},
            source="document",
            at=victims.APPLIED_AT + timedelta(days=8),
        )
        assert shown(client) == [case.number for case in order]


@pytest.mark.django_db
def test_the_head_confirms_whom_the_law_serves_first_before_others(signed_in: SignIn) -> None:
    at = victims.APPLIED_AT + timedelta(days=7)
    early = confirmed(victim_case(pension_age=False))
    late = confirmed(victim_case(at=at, pension_age=True), at)
    for case in (early, late):
        propose(case=case, by=officer(), at=at)
    client = signed_in(officer(Role.HEAD))
    assert shown(client) == [late.number, early.number]
    assert list(dict.fromkeys(numbers(client.get("/desk/confirm/").text))) == [
        late.number,
        early.number,
    ]


@pytest.mark.django_db
def test_what_is_decided_waits_for_no_turn(signed_in: SignIn) -> None:
    client = signed_in(officer())
    assert 'value="turn"' in client.get(QUEUE).text
    assert 'value="turn"' not in client.get(QUEUE, {"pile": "granted"}).text


@pytest.mark.django_db
def test_each_role_begins_with_its_own_pile(signed_in: SignIn) -> None:
    new, ready = submitted(), proposed()
    assert shown(signed_in(officer())) == [new.number]
    assert shown(signed_in(officer(Role.HEAD))) == [ready.number]


@pytest.mark.django_db
def test_a_pile_is_chosen_by_the_address(signed_in: SignIn) -> None:
    submitted()
    granted = decided()
    client = signed_in(officer())
    assert shown(client, pile="granted") == [granted.number]
    assert len(shown(client, pile="all")) == 2


@pytest.mark.django_db
def test_cases_waiting_for_a_norm_have_their_pile(signed_in: SignIn) -> None:
    case = submitted(place=PANFILOV)
    client = signed_in(officer(place=PANFILOV))
    assert shown(client) == []
    assert shown(client, pile="waiting_for_law") == [case.number]


@pytest.mark.django_db
@pytest.mark.parametrize("ask", ["number", "child", "applicant", "iin", "child_iin"])
def test_a_case_is_found_by_number_name_or_iin(ask: str, signed_in: SignIn) -> None:
    case = submitted(child_surname="Әбілқайыр", surname="Оразбаева")
    submitted()
    words = {
        "number": case.number,
        "child": "әбілқ",
        "applicant": "ОРАЗБА",
        "iin": case.applicant.iin,
        "child_iin": case.subject.iin,
    }
    assert shown(signed_in(officer()), q=words[ask]) == [case.number]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "filter_", "words"),
    [
        (-2, "overdue", "просрочено на 2"),
        (0, "today", "сегодня"),
        (1, "tomorrow", "остался 1"),
        (6, "", "осталось 6"),
    ],
)
def test_deadlines_overdue_today_and_tomorrow(
    days: int, filter_: str, words: str, signed_in: SignIn
) -> None:
    case = submitted()
    user = officer()
    with time_machine.travel(due_in(case, days), tick=False):
        client = signed_in(user)
        for near in ("overdue", "today", "tomorrow"):
            found = shown(client, due=near)
            assert found == ([case.number] if near == filter_ else [])
        assert words in client.get(QUEUE, {"lang": "ru"}).text


@pytest.mark.django_db
def test_a_decided_case_is_never_overdue(signed_in: SignIn) -> None:
    case = decided()
    assert nearness(case, date(2030, 1, 1)) == "none"
    assert shown(signed_in(officer()), pile="all", due="overdue") == []


@pytest.mark.django_db
def test_stage_and_service_narrow_the_pile(signed_in: SignIn) -> None:
    case = submitted()
    client = signed_in(officer())
    assert shown(client, stage="registered") == [case.number]
    assert shown(client, stage="in_examination") == []
    assert shown(client, service="home-education") == [case.number]
    assert shown(client, service="home-schooling-admission") == []


@pytest.mark.django_db
def test_nonsense_in_the_address_narrows_nothing(signed_in: SignIn) -> None:
    case = submitted()
    client = signed_in(officer())
    query = {"pile": "x", "stage": "granted", "service": "../", "due": "x", "after": "-7"}
    query |= {"officer": "1' OR 1", "place": "astana", "channel": "x", "order": "x", "before": "\0"}
    assert shown(client, **query) == [case.number]
    assert client.get(QUEUE, {"q": "\0'; DROP TABLE"}).status_code == 200


@pytest.mark.django_db
def test_what_was_typed_stays_and_is_escaped(signed_in: SignIn) -> None:
    page = signed_in(officer()).get(QUEUE, {"q": '"><script>'}).text
    assert "<script>" not in page.split("<body")[1]
    assert "&quot;&gt;&lt;script&gt;" in page


@pytest.mark.django_db
def test_a_long_pile_has_pages_that_keep_the_filters(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.desk.pages.queue.CASES_ON_A_PAGE", 2)
    cases = [submitted() for _ in range(3)]
    client = signed_in(officer())
    first = client.get(QUEUE, {"pile": "to_examine", "q": "Серік"}).text
    assert len(numbers(first)) == 2
    after = re.search(r"after=([A-Z0-9-]+)", first)
    assert after is not None
    assert "q=%D0%A1%D0%B5%D1%80%D1%96%D0%BA" in first
    second = shown(client, pile="to_examine", q="Серік", after=after[1])
    assert sorted(numbers(first) + second) == sorted(case.number for case in cases)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queue_speaks_every_language(language: str, signed_in: SignIn) -> None:
    submitted()
    response = signed_in(officer()).get(QUEUE, {"lang": language})
    assert response.headers["Content-Language"] == language


@pytest.mark.django_db
def test_the_queue_asks_the_database_the_same_for_few_and_many(
    signed_in: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for _ in range(4):
        submitted()
    client = signed_in(officer())
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        client.get(QUEUE)


@pytest.mark.django_db
def test_asked_of_an_empty_address_is_the_pile_of_the_role() -> None:
    assert Asked.of(officer(Role.HEAD), {}) == Asked(pile="proposed")


@pytest.mark.django_db
def test_the_queue_is_narrowed_to_an_officer(signed_in: SignIn) -> None:
    mine, theirs, free = submitted(), submitted(), submitted()
    me, colleague = officer(), officer(full_name="Болат Ким")
    Case.objects.filter(pk=mine.pk).update(assigned_to=me)
    Case.objects.filter(pk=theirs.pk).update(assigned_to=colleague)
    client = signed_in(me)
    assert shown(client, officer="mine") == [mine.number]
    assert shown(client, officer="nobody") == [free.number]
    assert shown(client, officer=str(colleague.pk)) == [theirs.number]
    assert "Болат Ким" in client.get(QUEUE).text


@pytest.mark.django_db
def test_the_queue_is_narrowed_to_the_way_a_case_came(signed_in: SignIn) -> None:
    case = submitted()
    client = signed_in(officer())
    assert shown(client, channel="portal") == [case.number]
    assert shown(client, channel="paper") == []


@pytest.mark.django_db
def test_the_order_is_chosen(signed_in: SignIn) -> None:
    second = submitted(child_surname="Ізбасаров")
    first = submitted(child_surname="Әбдіров", at=datetime(2025, 9, 22, 6, tzinfo=UTC))
    client = signed_in(officer())
    assert shown(client, order="name") == [first.number, second.number]
    assert shown(client, order="number") == [second.number, first.number]
    assert shown(client, order="received") == [first.number, second.number]
    assert shown(client, order="due") == [second.number, first.number]


@pytest.mark.django_db
def test_an_overseer_sees_the_places_below_and_chooses_among_them(signed_in: SignIn) -> None:
    here = submitted()
    submitted(place=PANFILOV)
    overseer = officer(Role.MANAGER, place="akmola")
    client = signed_in(overseer)
    assert shown(client) == [here.number]
    assert shown(client, place=here.place) == [here.number]
    assert shown(client, place="akmola") == []
    page = client.get(QUEUE).text
    assert 'name="place"' in page
    assert 'name="officer"' not in page
    assert 'type="checkbox"' not in page


@pytest.mark.django_db
def test_more_than_one_reads_is_not_counted(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.casework.queries.listing.at_most_of_each.__defaults__", (2,))
    monkeypatch.setattr("tirek.casework.queries.cases.MANY", 2)
    monkeypatch.setattr("tirek.desk.presenters.queue.MANY", 2)
    for _ in range(3):
        submitted()
    page = signed_in(officer()).get(QUEUE, {"lang": "ru"}).text
    assert "(2+)" in page
    assert "Больше 2 дел" in page
