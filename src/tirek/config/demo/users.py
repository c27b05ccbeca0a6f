"""The users of the demonstration and how they sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.config.demo.people import DemoPlace, Somebody
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.procedure.body import every_body
from tirek.services import SERVICES

PASSWORD = "tirek-demo"  # shown on the terminal, for invented people only
SERVICE = "home-education"
CITIZEN = "citizen"
NEWCOMER = "newcomer"
PARENTS = {
    "asked for more": ("parent-asked", "a parent who is asked for another paper"),
    "to be heard": ("parent-heard", "a parent invited to a hearing"),
    "complains of the decision": ("parent-complains", "a parent who complains"),
    "just applied": ("parent-waits", "a parent who waits for the decision"),
}
"""Stories whose first family can sign in: by which name, and as whom."""
ON_WAY = "parent-on-way"
ADMINISTRATOR = "administrator"
ROLES = (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT)
OFFICERS = {
    ("zhaksy", Role.SPECIALIST): "Жанар Оспанова",
    ("zhaksy", Role.HEAD): "Болат Қасымов",
    ("zhaksy", Role.ACCOUNTANT): "Ольга Мельник",
    ("alatau", Role.SPECIALIST): "Әсел Бейсенова",
    ("alatau", Role.HEAD): "Марат Сұлтанов",
    ("alatau", Role.ACCOUNTANT): "Динара Есенова",
    ("panfilov", Role.SPECIALIST): "Гүлнәр Әлиева",
    ("panfilov", Role.HEAD): "Серік Төлегенов",
    ("panfilov", Role.ACCOUNTANT): "Ирина Белова",
    ("zhaksy", Role.OPERATOR): "Айдана Мұратова",
    ("alatau", Role.OPERATOR): "Рустем Қалиев",
    ("panfilov", Role.OPERATOR): "Салтанат Иманова",
}
COUNTERS = Text(
    "«Азаматтарға арналған үкімет» мемлекеттік корпорациясы",
    "Государственная корпорация «Правительство для граждан»",
    "The State Corporation «Government for Citizens»",
)
COMMISSION = Text(
    "Дәрігерлік-консультациялық комиссия",
    "Врачебно-консультативная комиссия",
    "The medical advisory commission",
)
OVERSIGHT = Text(
    "Облыстық жұмыспен қамту және әлеуметтік бағдарламалар басқармасы",
    "Областное управление занятости и социальных программ",
    "The regional administration for employment and social programmes",
)
SCHOOL = Text("№ 1 орта мектеп", "Средняя школа № 1", "Secondary school No 1")
HOME = Text("«Мейірім» үйі", "Дом «Мейірім»", "The home «Meiirim»")
SUPPLIER = Text("«Қолдау» өнім берушісі", "Поставщик «Қолдау»", "The supplier «Qoldau»")
SECOND = Text("«Самал» өнім берушісі", "Поставщик «Самал»", "The supplier «Samal»")
PORTAL = Text(
    "Әлеуметтік қызметтер порталы мәселелері жөніндегі комиссия",
    "Комиссия по вопросам портала социальных услуг",
    "The commission on matters of the portal of social services",
)
PORTAL_MEMBER = "portal-commission"
TOWN = "demo"
HOUSING = Text(
    "Көрсетілім қаласының тұрғын үй бөлімі",
    "Жилищный отдел демонстрационного города",
    "The housing department of the demonstration town",
)
"""The invented town, for services whose local acts are not known (`town.py`)."""
GREEN_PLACE = "zhetisu/panfilov"
GREENERY = Text(
    "Тұрғын үй-коммуналдық шаруашылық бөлімі",
    "Отдел жилищно-коммунального хозяйства",
    "Department of housing and communal services",
)
"""The second department of a place: it decides on trees alone."""
GREEN = "greenery"
SURVEY = Text("Учаскелік комиссия", "Участковая комиссия", "The district commission")
OTHERS = (
    # user name, role, where, kind and name of the office (none: the department there), who
    ("manager", Role.MANAGER, "akmola", OfficeKind.AUTHORITY, OVERSIGHT, "Ерлан Жүнісов"),
    ("auditor", Role.AUDITOR, "akmola", OfficeKind.QUALITY_BODY, OVERSIGHT, "Наталья Ким"),
    ("lawyer", Role.LAWYER, "akmola/zhaksy", OfficeKind.DEPARTMENT, None, "Дәурен Ахметжанов"),
    (
        "doctor-1",
        Role.COMMISSION,
        "akmola/zhaksy",
        OfficeKind.COMMISSION,
        COMMISSION,
        "Гүлжан Сәтова",
    ),
    (
        "doctor-2",
        Role.COMMISSION,
        "akmola/zhaksy",
        OfficeKind.COMMISSION,
        COMMISSION,
        "Асхат Дүйсенов",
    ),
    (
        "doctor-3",
        Role.COMMISSION,
        "akmola/zhaksy",
        OfficeKind.COMMISSION,
        COMMISSION,
        "Вера Литвинова",
    ),
    ("school", Role.SCHOOL, "akmola/zhaksy", OfficeKind.SCHOOL, SCHOOL, "Раушан Әлімова"),
    ("town-specialist", Role.SPECIALIST, TOWN, OfficeKind.DEPARTMENT, HOUSING, "Меруерт Сапарова"),
    ("town-head", Role.HEAD, TOWN, OfficeKind.DEPARTMENT, HOUSING, "Қанат Әбдіров"),
    ("town-accountant", Role.ACCOUNTANT, TOWN, OfficeKind.DEPARTMENT, HOUSING, "Лариса Цой"),
    (
        "town-operator",
        Role.OPERATOR,
        TOWN,
        OfficeKind.STATE_CORPORATION,
        COUNTERS,
        "Айбек Нұрланов",
    ),
    *(
        (f"town-commission-{n}", Role.COMMISSION, TOWN, OfficeKind.COMMISSION, SURVEY, who)
        for n, who in enumerate(("Ғалия Төребаева", "Нұржан Сейітов", "Анна Шмидт"), start=1)
    ),
    (
        "greenery-specialist",
        Role.SPECIALIST,
        GREEN_PLACE,
        OfficeKind.DEPARTMENT,
        GREENERY,
        "Ботагөз Нұрпейісова",
    ),
    (
        "greenery-head",
        Role.HEAD,
        GREEN_PLACE,
        OfficeKind.DEPARTMENT,
        GREENERY,
        "Айдар Смағұлов",
    ),
    ("supplier", Role.SUPPLIER, "akmola/zhaksy", OfficeKind.SUPPLIER, SUPPLIER, "Игорь Пак"),
    ("home", Role.SUPPLIER, "akmola/zhaksy", OfficeKind.SUPPLIER, HOME, "Раушан Қасымова"),
    ("supplier-2", Role.SUPPLIER, "akmola", OfficeKind.SUPPLIER, SECOND, "Марина Ли"),
    (
        PORTAL_MEMBER,
        Role.COMMISSION,
        "akmola",
        OfficeKind.COMMISSION,
        PORTAL,
        "Бауыржан Әшімов",
    ),
)
"""Officers that a place has one of, or that look after many places."""


@dataclass(frozen=True)
class Desk:
    """The officers of one place."""

    specialist: User
    head: User
    accountant: User
    operator: User


class Users:
    """Makes users; those who sign in share one password, hashed once."""

    def __init__(self) -> None:
        self._hash = make_password(PASSWORD)

    def desk(self, place: DemoPlace, on: date) -> Desk:
        """The office of the place with its officers, and the front office beside it."""
        name = _provider(place, on)
        office = Office.objects.create(
            place=place.id,
            name_kk=name.kk,
            name_ru=name.ru,
            name_en=name.en,
            bodies=_bodies(place.id),
        )
        specialist, head, accountant = (self._officer(place, role, office) for role in ROLES)
        counter = _office(place.id, OfficeKind.STATE_CORPORATION)
        return Desk(specialist, head, accountant, self._officer(place, Role.OPERATOR, counter))

    def others(self) -> None:
        """Overseers and commissions."""
        for username, role, place, kind, name, who in OTHERS:
            office = _office(place, kind, name) if name else _department(place)
            self._made(username, role, office, who)

    def commission(self, place: str, name: Text, members: Sequence[str]) -> list[User]:
        """A commission of the place with its members, who sign in as member-1 and on."""
        office = _office(place, OfficeKind.COMMISSION, name)
        return [
            self._made(f"member-{number}", Role.COMMISSION, office, who)
            for number, who in enumerate(members, start=1)
        ]

    def supplier(self, username: str, place: str, name: Text, who: str) -> User:
        """Somebody who works for an organisation of the place."""
        return self._made(username, Role.SUPPLIER, _office(place, OfficeKind.SUPPLIER, name), who)

    def _officer(self, place: DemoPlace, role: Role, office: Office) -> User:
        username = f"{place.key}-{role.value}"
        return self._made(username, role, office, OFFICERS[place.key, role])

    def _made(self, username: str, role: Role, office: Office, who: str) -> User:
        return User.objects.create(
            username=username,
            password=self._hash,
            role=role,
            office=office,
            full_name=who,
            language="kk",
        )

    def administrator(self) -> User:
        return User.objects.create(
            username=ADMINISTRATOR,
            password=self._hash,
            role=Role.ADMINISTRATOR,
            full_name="Тимур Ахметов",
            language="ru",
        )

    def citizen(self, who: Somebody, language: str, username: str = "") -> User:
        """A citizen; without a user name of the list below nobody can sign in as them."""
        return User.objects.create(
            username=username or f"iin-{who.iin}",
            password=self._hash if username else make_password(None),
            role=Role.CITIZEN,
            full_name=who.full_name,
            iin=who.iin,
            language=language,
        )


def _office(place: str, kind: OfficeKind, name: Text = COUNTERS) -> Office:
    bodies = [GREEN] if name == GREENERY else every_body()
    return Office.objects.get_or_create(
        place=place,
        kind=kind,
        name_ru=name.ru,
        defaults={"name_kk": name.kk, "name_en": name.en, "bodies": bodies},
    )[0]


def _bodies(place: str) -> list[str]:
    """What the first department is where a second one decides on trees."""
    return [one for one in every_body() if place != GREEN_PLACE or one != GREEN]


def _department(place: str) -> Office:
    """The office that the place has made already."""
    return Office.objects.get(place=place, kind=OfficeKind.DEPARTMENT)


def _provider(place: DemoPlace, on: date) -> Text:
    """The department's name as the place's own act gives it, else as the place is called."""
    law = the_law()
    edition = law.editions(SERVICES[SERVICE].rulebook()).on(place.id, on)
    return (edition.provider if edition else None) or law.regions[place.id].name
