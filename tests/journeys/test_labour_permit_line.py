"""A labour migrant's permit is extended by the portal, and the employer's notice follows.

Valid until 30 June 2026, six months so far; asked for on Wednesday 10 June, between 31 May and
25 June. The labour contract ends on Wednesday 9 December: the notice is due by Friday 11 December.
Asked for on Friday 26 June with a plain copy of the passport, the extension is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from journey import attach, choose_place, decide, decided, examine, refuse, send, tell

from making import PANFILOV, citizen
from paper_seekers import FOUND, LABOUR, answers, applied, heard_out
from tirek.accounts.models import User

WEDNESDAY, THURSDAY, NOTICED = "2026-06-10 11:00", "2026-06-11 11:00", "2026-12-10 11:00"
TOO_LATE, AFTER_IT = datetime(2026, 6, 26, 6, tzinfo=UTC), "2026-06-29 11:00"


def test_a_permit_is_extended_and_the_end_of_the_contract_told(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(WEDNESDAY)
    person = citizen(full_name="Рустам Каримов")
    migrant = visitor("ru", phone=True)
    choose_place(migrant, person, LABOUR, PANFILOV)
    tell(migrant, answers(person, LABOUR, surname="Каримов", given_name="Рустам"), look=("permit",))
    assert "Нотариально засвидетельствованная копия паспорта" in migrant.text()
    assert "028/Е" not in migrant.text()
    attach(migrant)
    number = send(migrant)

    clock(THURSDAY)
    examine(visitor, "ru", officers[0], number, FOUND[LABOUR])
    decide(visitor, "ru", officers, number)
    work_tasks()
    page, words = decided(migrant, person, number)
    assert "Разрешение выдано" in page
    assert "РАЗРЕШЕНИЕ" in words
    assert "месяцев: 6" in words

    clock(NOTICED)
    migrant.sign_in(person.username)
    migrant.open(f"/cases/{number}/change/contract-ended/")
    migrant.fill("on", "2026-12-09")
    migrant.look("contract-ended")
    migrant.go_on()
    migrant.look("told")
    assert "Сообщено в срок: последний день – 11.12.2026" in migrant.text()


def test_an_extension_asked_for_too_late_is_refused(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(AFTER_IT)
    case = applied(LABOUR, at=TOO_LATE)
    heard_out(case, officers[0], TOO_LATE, passport__certified=False)
    grounds = (
        "Ұзарту кезінде портал арқылы төлқұжаттың нотариат куәландырған көшірмесі керек",
        "Ұзартуға өтініш рұқсат аяқталғанға дейін күнтізбелік 5 күннен кешіктіріліп берілген",
    )
    refuse(visitor, "kk", officers, case, work_tasks, *grounds)
