"""The administrator keeps offices and officers; everything done is written down."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from making import ZHAKSY, citizen, iin, office, officer
from tirek.accounts.actions.appoint_deputy import CannotAppoint, appoint_deputy, end_deputyship
from tirek.accounts.actions.choose_password import choose_password
from tirek.accounts.actions.give_password import give_password
from tirek.accounts.actions.keep_office import OfficeSaid, add_office, change_office
from tirek.accounts.actions.keep_officer import OfficerSaid, add_officer, change_officer
from tirek.accounts.keeping import CannotKeep
from tirek.accounts.models import Keeping, Office, OfficeKind, Role, User
from tirek.procedure.body import every_body

pytestmark = pytest.mark.django_db
AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
TODAY = date(2026, 2, 20)
BIN = "990340005977"
NAMES = OfficeSaid(name_kk="№ 1 мектеп", name_ru="Школа № 1", bin=BIN)


@pytest.fixture
def boss() -> User:
    return officer(Role.ADMINISTRATOR, full_name="Тимур Ахметов")


def school(boss: User, said: OfficeSaid = NAMES) -> Office:
    return add_office(by=boss, place=ZHAKSY, kind="school", said=said, at=AT)


def teacher(boss: User, at: Office, username: str = "teacher") -> tuple[User, str]:
    said = OfficerSaid("Раушан Әлімова", Role.SCHOOL, at.pk)
    return add_officer(by=boss, username=username, said=said, language="kk", at=AT)


def refused(action: object, field: str) -> None:
    with pytest.raises(CannotKeep) as why:
        action()  # type: ignore[operator]
    assert why.value.field == field


def test_an_office_is_added_with_its_bin_and_that_is_written_down(boss: User) -> None:
    made = school(boss)
    assert (made.place, made.kind, made.bin, made.is_active) == (ZHAKSY, "school", BIN, True)
    kept = Keeping.objects.get()
    assert (kept.kind, kept.by, kept.office) == ("office_added", boss, made)
    assert kept.after["bin"] == BIN


def test_only_the_administrator_keeps_offices_and_officers(boss: User) -> None:
    made = school(boss)
    head = officer(Role.HEAD)
    for action in (
        lambda: add_office(by=head, place=ZHAKSY, kind="school", said=NAMES, at=AT),
        lambda: change_office(by=head, office=made.pk, said=NAMES, is_active=True, at=AT),
        lambda: teacher(head, made),
        lambda: change_officer(
            by=head, officer=head.pk, said=OfficerSaid("", "", None), is_active=True, at=AT
        ),
        lambda: give_password(by=head, officer=boss.pk, at=AT),
    ):
        refused(action, "")
    assert Keeping.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (OfficeSaid("", "Школа"), "name_kk"),
        (OfficeSaid("Мектеп", " "), "name_ru"),
        (OfficeSaid("Мектеп", "Школа", bin="123"), "bin"),
        (OfficeSaid("Мектеп", "Школа № 1"), "name_ru"),
        (OfficeSaid("Мектеп", "Школа № 2", bin=BIN), "bin"),
        (OfficeSaid("М" * 301, "Школа"), "name_kk"),
        (OfficeSaid("Мектеп", "Ш" * 301), "name_ru"),
        (OfficeSaid("Мектеп", "Школа", "S" * 301), "name_en"),
    ],
)
def test_an_office_that_cannot_be_is_refused_at_its_field(
    said: OfficeSaid, field: str, boss: User
) -> None:
    school(boss)
    refused(lambda: school(boss, said), field)


def test_a_department_stays(boss: User) -> None:
    department = office()
    said = OfficeSaid("Бөлім", "Отдел", bodies=tuple(every_body()))

    def added(place: str, kind: str) -> Office:
        return add_office(by=boss, place=place, kind=kind, said=said, at=AT)

    refused(lambda: added("nowhere", "school"), "place")
    refused(lambda: added(ZHAKSY, "circus"), "kind")
    refused(
        lambda: change_office(by=boss, office=department.pk, said=said, is_active=False, at=AT),
        "is_active",
    )


def test_an_office_is_closed_when_nobody_works_there(boss: User) -> None:
    made = school(boss)
    one, _ = teacher(boss, made)

    def close() -> Office:
        return change_office(by=boss, office=made.pk, said=NAMES, is_active=False, at=AT)

    refused(close, "is_active")
    change_officer(
        by=boss,
        officer=one.pk,
        said=OfficerSaid(one.full_name, Role.SCHOOL, made.pk),
        is_active=False,
        at=AT,
    )
    assert not close().is_active
    refused(lambda: teacher(boss, made, "another"), "office")
    assert Keeping.objects.filter(kind="office_changed").get().after == {"is_active": False}


def test_an_officer_gets_a_first_password_and_chooses_another(boss: User) -> None:
    one, password = teacher(boss, school(boss))
    assert one.check_password(password)
    assert one.password_is_temporary
    mine = "жаңа ұзын құпиясөз 2026"

    def choose(now: str, new: str, again: str) -> None:
        choose_password(user=one, now=now, new=new, again=again, at=AT)

    refused(lambda: choose("wrong", mine, mine), "now")
    refused(lambda: choose(password, password, password), "new")
    refused(lambda: choose(password, "short", "short"), "new")
    refused(lambda: choose(password, "1q2w3e4r5t6y", "1q2w3e4r5t6y"), "new")
    refused(lambda: choose(password, mine, mine + "!"), "again")
    choose(password, mine, mine)
    one.refresh_from_db()
    assert one.check_password(mine)
    assert not one.password_is_temporary
    kinds = list(Keeping.objects.filter(officer=one).values_list("kind", flat=True))
    assert kinds == ["officer_added", "password_chosen"]
    assert password not in str(list(Keeping.objects.values()))


def test_a_forgotten_password_is_given_anew(boss: User) -> None:
    one, before = teacher(boss, school(boss))
    _, after = give_password(by=boss, officer=one.pk, at=AT)
    one.refresh_from_db()
    assert before != after
    assert one.check_password(after)
    refused(lambda: give_password(by=boss, officer=boss.pk, at=AT), "")
    with pytest.raises(User.DoesNotExist):
        give_password(by=boss, officer=citizen().pk, at=AT)


@pytest.mark.parametrize(
    ("username", "said", "field"),
    [
        ("ә", {}, "username"),
        ("taken", {}, "username"),
        ("new", {"full_name": " "}, "full_name"),
        ("new", {"office": None}, "office"),
        ("new", {"role": Role.HEAD}, "role"),
        ("new", {"role": "king"}, "role"),
        ("new", {"iin": "1"}, "iin"),
    ],
)
def test_an_officer_who_cannot_be_is_refused_at_the_field(
    username: str, said: dict[str, object], field: str, boss: User
) -> None:
    made = school(boss)
    teacher(boss, made, "taken")
    words = OfficerSaid(
        **{"full_name": "Раушан", "role": Role.SCHOOL, "office": made.pk, **said}  # type: ignore[arg-type]
    )
    refused(
        lambda: add_officer(by=boss, username=username, said=words, language="kk", at=AT), field
    )


def test_an_iin_belongs_to_one_user(boss: User) -> None:
    parent = citizen()
    said = OfficerSaid("Раушан", Role.SCHOOL, school(boss).pk, str(parent.iin))
    refused(lambda: add_officer(by=boss, username="new", said=said, language="kk", at=AT), "iin")


def test_an_officer_moves_to_another_office_in_another_role(boss: User) -> None:
    one, _ = teacher(boss, school(boss))
    said = OfficerSaid("Раушан Әлімова", Role.HEAD, office().pk, iin(female=True))
    changed = change_officer(by=boss, officer=one.pk, said=said, is_active=True, at=AT)
    assert (changed.role, changed.office) == (Role.HEAD, office())
    kept = Keeping.objects.filter(kind="officer_changed").get()
    assert (kept.before["role"], kept.after["role"]) == ("school", "head")
    change_officer(by=boss, officer=one.pk, said=said, is_active=True, at=AT)
    assert Keeping.objects.filter(kind="officer_changed").count() == 1, "nothing changed"


def test_an_administrator_does_not_shut_themselves_out(boss: User) -> None:
    as_is = OfficerSaid(boss.full_name, Role.ADMINISTRATOR, None)
    as_head = OfficerSaid(boss.full_name, Role.HEAD, office().pk)

    def change(said: OfficerSaid, active: bool) -> User:
        return change_officer(by=boss, officer=boss.pk, said=said, is_active=active, at=AT)

    refused(lambda: change(as_is, False), "is_active")
    refused(lambda: change(as_head, True), "is_active")
    assert change(as_is, True).office is None


def test_the_administrator_appoints_a_deputy_for_a_head_who_cannot(boss: User) -> None:
    head, deputy = officer(Role.HEAD), officer()
    order = {
        "deputy": deputy,
        "begins": TODAY,
        "ends": date(2026, 3, 1),
        "order": "№ 5",
        "today": TODAY,
        "at": AT,
    }
    with pytest.raises(CannotAppoint):
        appoint_deputy(by=boss, acts_for=deputy, **order)  # type: ignore[arg-type]
    with pytest.raises(CannotAppoint):
        appoint_deputy(by=officer(Role.HEAD), acts_for=head, **order)  # type: ignore[arg-type]
    made = appoint_deputy(by=boss, acts_for=head, **order)  # type: ignore[arg-type]
    assert (made.acts_for, made.appointed_by) == (head, boss)
    end_deputyship(by=boss, deputyship=made.pk, today=TODAY, at=AT)
    kinds = list(Keeping.objects.filter(officer=deputy).values_list("kind", flat=True))
    assert kinds == ["deputy_appointed", "deputy_ended"]


def test_the_journal_is_only_added_to(boss: User) -> None:
    school(boss)
    with pytest.raises(DatabaseError), transaction.atomic():
        Keeping.objects.update(kind="office_changed")
    with pytest.raises(DatabaseError), transaction.atomic():
        Keeping.objects.all().delete()


def test_every_kind_of_office_has_a_role() -> None:
    from tirek.accounts.roles import ROLES_IN

    assert set(ROLES_IN) == set(OfficeKind.values)
    rest = set(Role) - {role for roles in ROLES_IN.values() for role in roles}
    assert rest == {Role.CITIZEN, Role.ADMINISTRATOR}
