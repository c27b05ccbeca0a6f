"""The state registries are out on the evening a mother applies.

She is told so, fills everything in herself and is received with her true time (Friday 12 September
2025, 20:40: after hours, so Monday the 15th). The specialist sees the silence. The registries come
back by themselves in the night, one of them with another date, and the decision goes on.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from journey import as_typed, begin, finish

from making import ZHAKSY, answers, citizen, office, officer
from registry_office import Registries, running
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.casework.tasks import ask_silent_again
from tirek.registries.models import Query

FRIDAY_EVENING = "2025-09-12 20:40"
A_LITTLE_LATER = "2025-09-12 20:50"
SATURDAY = "2025-09-13 03:00"
MONDAY = "2025-09-15 10:00"
WORDS = {
    "kk": {
        "silent": "Кейбір жүйелер қазір жауап бермейді",
        "brought": "құжатты бөлімге әкеле аласыз",
        "since": "бастап. Сұралған саны",
        "answered": "Жауап берді",
        "otherwise": "Жүйедегі мәлімет өзгеше",
        "from": "мүгедектігі бар адамдардың орталықтандырылған дерекқорынан",
    },
    "ru": {
        "silent": "Некоторые системы сейчас не отвечают",
        "brought": "можно принести в отдел подтверждающий документ",
        "since": "Запросов: ",
        "answered": "Ответ получен",
        "otherwise": "Данные системы расходятся",
        "from": "из Централизованного банка данных лиц с инвалидностью",
    },
}


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    with running() as office:
        settings.TIREK_REGISTRIES = office.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield office


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_registries_are_out_when_the_mother_applies(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
    registries: Registries,
) -> None:
    office(ZHAKSY)
    mother, specialist, head = citizen(), officer(), officer(Role.HEAD)
    said = answers(mother)
    say = WORDS[language]
    registries.family(said, until="2026-12-31")  # the registry knows an earlier day
    registries.switch("outage")

    clock(FRIDAY_EVENING)
    parent = visitor(language, phone=True)
    begin(parent, mother, said["child_iin"])
    parent.look("outage")
    assert say["silent"] in parent.text()
    parent.page.click("main a.govuk-button")
    number = finish(parent, {name: as_typed(value) for name, value in said.items()})
    case = Case.objects.get(number=number)
    assert case.received_on == date(2025, 9, 15)

    clock(A_LITTLE_LATER)
    work_tasks()
    parent.open(f"/cases/{number}/")
    parent.look("told")
    assert say["brought"] in parent.text()
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{number}/")
    desk.look("silence")
    assert desk.text().count(say["since"]) == 7
    desk.page.click("#registries button")
    desk.look("still-silent")
    assert desk.text().count(say["since"]) == 7

    registries.switch("normal")
    clock(SATURDAY)
    ask_silent_again.func(timestamp=0)
    work_tasks()

    clock(MONDAY)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{number}/")
    desk.look("answered")
    assert desk.text().count(say["answered"]) == 7
    assert say["otherwise"] in desk.text()
    assert say["from"] in desk.text()
    case.refresh_from_db()
    assert case.received_on == date(2025, 9, 15)
    kinds = list(case.events.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["Submitted", "Registered", "RegistrySilent"] + ["RegistryAnswered"] * 7
    assert case.events.get(seq=1).at.isoformat().startswith("2025-09-12T15:4")
    assert Query.objects.filter(asked_by=mother).exists()
    assert Query.objects.filter(asked_by=specialist).count() == 7

    desk.open(f"/desk/cases/{number}/propose/")
    desk.go_on()
    boss = visitor(language)
    boss.sign_in(head.username)
    boss.open(f"/desk/cases/{number}/confirm/")
    boss.look("confirm")
    boss.go_on()
    case.refresh_from_db()
    assert case.stage == "granted"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_registries_fill_in_what_they_know(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None], registries: Registries
) -> None:
    office(ZHAKSY)
    mother = citizen()
    said = answers(mother)
    registries.family(said)
    clock("2025-09-12 11:00")
    parent = visitor(language, phone=True)
    begin(parent, mother, said["child_iin"])
    parent.look("filled-in")
    assert "/state-support/" in parent.page.url, "what is known is not asked"
    number = finish(parent, {name: as_typed(value) for name, value in said.items()})
    assert Case.objects.get(number=number).subject.iin == said["child_iin"]
