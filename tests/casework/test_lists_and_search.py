"""Lists a part at a time, and cases found by what people type."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db.models import QuerySet

from making import ALATAU, APPLIED_AT, ZHAKSY, citizen, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Turn
from tirek.casework.permissions import visible_to
from tirek.casework.queries.listing import LATEST_FIRST, Order, Part, at_most
from tirek.casework.queries.listing import part as part_of
from tirek.casework.queries.search import found
from tirek.people.names import sort_key

pytestmark = pytest.mark.django_db

SURNAMES = ("Цой", "Әбдірова", "Қасымов", "Абаев", "Үсенов", "Әбдірова", "Ізбасаров")
ORDERS: tuple[Order, ...] = ("turn", "due", "received", "name", "number")


def seven() -> list[Case]:
    """Seven applications of some days, of which some came on the same one; two are served first."""
    cases = [
        submitted(at=APPLIED_AT + timedelta(days=n // 2), child_surname=surname)
        for n, surname in enumerate(SURNAMES)
    ]
    first = [cases[3].pk, cases[6].pk]
    Case.objects.filter(pk__in=first).update(turn=Turn.FIRST)
    return cases


def part(cases: QuerySet[Case], order: Order, size: int, **anchor: str) -> Part:
    return part_of(cases, order, size, among=visible_to(officer()), **anchor)


def walked(user: User, order: Order, size: int) -> list[Case]:
    """The whole list, part by part."""
    cases, after = [], ""
    while True:
        seen = visible_to(user)
        here = part_of(seen, order, size, among=seen, after=after)
        cases += here.cases
        if not here.after:
            return cases
        after = here.after


@pytest.mark.parametrize("order", ORDERS)
def test_every_case_comes_once_whatever_the_size_of_a_part(order: Order) -> None:
    made, user = seven(), officer()
    whole = walked(user, order, 100)
    assert {case.pk for case in whole} == {case.pk for case in made}
    for size in (1, 2, 3, 7):
        assert walked(user, order, size) == whole


def test_the_orders_of_a_list() -> None:
    seven()
    user = officer()
    for order, key in (
        ("turn", lambda case: (case.turn, case.due_on)),
        ("due", lambda case: case.due_on),
        ("received", lambda case: case.received_on),
        ("name", lambda case: sort_key(case.subject.full_name)),
        ("number", lambda case: case.number),
    ):
        keys = [key(case) for case in walked(user, order, 3)]  # type: ignore[arg-type, no-untyped-call]
        if order in LATEST_FIRST:
            keys.reverse()
        assert all(one <= other for one, other in pairwise(keys)), order


def test_names_stand_in_the_order_of_the_kazakh_alphabet() -> None:
    seven()
    surnames = [case.subject.surname for case in walked(officer(), "name", 2)]
    assert surnames == [
        "Абаев", "Әбдірова", "Әбдірова", "Қасымов", "Үсенов", "Цой", "Ізбасаров",
    ]  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_one_can_go_back_the_way_one_came(order: Order) -> None:
    seven()
    cases = visible_to(officer())
    first = part(cases, order, 3)
    second = part(cases, order, 3, after=first.after)
    third = part(cases, order, 3, after=second.after)
    assert (first.before, third.after) == ("", "")
    assert part(cases, order, 3, before=third.before) == second
    assert part(cases, order, 3, before=second.before).cases == first.cases
    assert part(cases, order, 3, before=second.before).before == ""


def test_a_case_that_left_the_list_is_still_gone_on_from() -> None:
    seven()
    cases = visible_to(officer()).filter(stage="registered")
    first = part(cases, "due", 3)
    expected = part(cases, "due", 3, after=first.after).cases
    Case.objects.filter(number=first.after).update(stage="in_examination")
    assert part(cases, "due", 3, after=first.after).cases == expected


def test_a_case_one_may_not_see_is_no_place_to_go_on_from() -> None:
    seven()
    foreign = submitted(place=ALATAU)
    cases = visible_to(officer())
    for anchor in (foreign.number, "ZHK-1999-000001", "nonsense"):
        assert part(cases, "name", 3, after=anchor) == part(cases, "name", 3)
        assert part(cases, "name", 3, before=anchor) == part(cases, "name", 3)


def test_an_empty_list_has_one_empty_part() -> None:
    empty = part(visible_to(officer()), "due", 3)
    assert (empty.cases, empty.after, empty.before) == ([], "", "")


def test_many_is_not_counted_to_the_end() -> None:
    seven()
    cases = visible_to(officer())
    assert [at_most(cases, most) for most in (3, 6, 7, 100)] == [4, 7, 7, 7]


def shown(search: str, user: User | None = None) -> list[str]:
    user = user or officer()
    return sorted(case.number for case in found(visible_to(user), user, search))


@pytest.fixture
def ours() -> Case:
    """The case that is looked for, among others."""
    submitted(child_surname="Тілеуов", child_given_name="Нұрлан", surname="Тілеуова")
    return submitted(
        child_surname="Әбілқайырова",
        child_given_name="Іңкәр",
        child_patronymic="Ғалымқызы",
        surname="Оразбай-Ким",
        given_name="Айгүл",
        phone="+77017654321",
    )


@pytest.mark.parametrize(
    "search",
    [
        "әбілқ",
        "ӘБІЛҚАЙЫРОВА",
        "абилкай",
        "іңкәр әбіл",
        "инкар абил галым",
        "оразбай",
        "Оразбай-Ким",
        "ким айгүл",
        "  Әбіл   айг ",
        "+7 (701) 765-43-21",
        "8 701 765 43 21",
        "7017654321",
        "87017654321",
    ],
)
def test_a_case_is_found_by_names_and_phones(search: str, ours: Case) -> None:
    assert shown(search) == [ours.number]


def test_a_case_is_found_by_iin_and_number(ours: Case) -> None:
    assert shown(ours.subject.iin) == [ours.number]
    assert shown(ours.applicant.iin) == [ours.number]
    year, tail = ours.number.split("-")[1:]
    for search in (ours.number, ours.number.lower(), tail, f"{year}-{tail}", tail[-1]):
        assert shown(search) == [ours.number]
    assert len(shown(ours.number[:8])) == 2
    assert shown(f"әбіл {tail}") == [ours.number]


@pytest.mark.parametrize(
    "search",
    [
        "білқай",
        "әбілқ нұрлан",
        "7017654322",
        "990101300354",
        "ZHK-1999",
        "x",
        "%",
        "'",
        "\\",
        "|:*",
    ],
)
def test_what_is_not_there_is_not_found(search: str, ours: Case) -> None:
    plain = search if search not in ("%", "'", "\\", "|:*") else f"{search}әбілқз"
    assert shown(plain) == []


@pytest.mark.parametrize("search", ["'", "%", "\\", "a'b:*&|!()", "<->", "_", "0'"])
def test_no_sign_breaks_the_search(search: str, ours: Case) -> None:
    assert set(shown(search)) <= {case.number for case in Case.objects.all()}


def test_only_what_one_may_see_is_found() -> None:
    here = submitted(child_surname="Үсенова")
    there = submitted(place=ALATAU, child_surname="Үсенова")
    assert shown("үсен") == [here.number]
    assert shown("үсен", officer(place=ALATAU)) == [there.number]
    assert shown(there.subject.iin) == []
    assert shown(there.number) == []
    assert shown("үсен", citizen()) == []
    assert shown("үсен", there.applicant_user) == [there.number]


def test_an_overseer_finds_in_all_places_below() -> None:
    here = submitted(child_surname="Үсенова")
    submitted(place=ALATAU, child_surname="Үсенова")
    overseer = officer(Role.MANAGER, place=ZHAKSY.split("/")[0])
    assert shown("үсен", overseer) == [here.number]


def test_a_person_renamed_is_found_by_the_new_name() -> None:
    case = submitted(child_surname="Қасымова", phone="+77010000001")
    other = submitted(child_surname="Тілеуова")
    child = case.subject
    child.surname = "Абаева"
    child.derive()
    child.save()
    applicant = case.applicant
    applicant.phone = "+77010000002"
    applicant.save()
    assert shown("қасым") == []
    assert shown("абаев") == [case.number]
    assert shown("7010000002") == [case.number]
    assert shown("7010000001") == []
    assert [one.pk for one in walked(officer(), "name", 5)] == [case.pk, other.pk]


def test_a_case_that_is_only_kept_anew_keeps_its_words(
    django_assert_num_queries: object,
) -> None:
    case = submitted(child_surname="Қасымова")
    case.refresh_from_db()
    case.last_seq += 0
    case.save()
    assert shown("қасым") == [case.number]


def numbers(cases: Sequence[Case]) -> list[str]:
    return [case.number for case in cases]


def test_the_latest_receipt_comes_first() -> None:
    early = submitted(at=datetime(2025, 9, 12, 6, tzinfo=UTC))
    late = submitted(at=datetime(2025, 9, 22, 6, tzinfo=UTC))
    assert numbers(part(visible_to(officer()), "received", 5).cases) == numbers([late, early])
