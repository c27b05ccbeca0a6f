"""Forty drafts on a head's desk: those that keep to the rules are signed together."""

from collections.abc import Callable
from typing import Any

import pytest

from making import APPLIED_AT, citizen, office, officer, submitted
from tirek.accounts.models import Office, Role
from tirek.appeals.actions.lodge import Said, lodge
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.law.overrule import Overrule

SURNAMES = ("Серіков", "Әбдірова", "Қасымов", "Жұмабаев", "Үсенов")


def drafts() -> list[Case]:
    """Five drafts: the fourth was complained of, the fifth overruled a rule."""
    specialist = officer(full_name="Жанар Оспанова")
    cases = [submitted(citizen(), child_surname=name) for name in SURNAMES[:4]]
    cases.append(submitted(citizen(), child_surname=SURNAMES[4], fully_state_supported=True))
    lodge(
        case=cases[3],
        by=cases[3].applicant_user,
        said=Said(against="delay", text="Өтінішім ұзақ қаралып жатыр", on=APPLIED_AT.date()),
        language="kk",
        at=APPLIED_AT,
    )
    for case in cases[:4]:
        propose(case=case, by=specialist, note="Құжаттары толық", at=APPLIED_AT)
    rule = Overrule(True, "Мекеме анықтамасы: бала демалыста үйде", "Жанар Оспанова")
    overrule = {"not_fully_state_supported": rule}
    propose(case=cases[4], by=specialist, overrule=overrule, at=APPLIED_AT)
    return cases


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_head_signs_what_keeps_to_the_rules_together(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    place = office()
    Office.objects.filter(pk=place.pk).update(
        name_kk="Жақсы ауданының жұмыспен қамту бөлімі", name_ru="Отдел занятости района Жаксы"
    )
    head = officer(Role.HEAD, full_name="Гүлнар Оспанова")
    cases = drafts()
    clock("2025-09-15 10:00")
    seen = visitor(language)
    seen.sign_in(head.username)
    seen.open("/desk/confirm/")
    seen.look("batch")
    boxes = seen.page.locator("input[name=case]")
    assert boxes.count() == 3
    seen.page.keyboard.press("j")
    for _ in range(3):
        seen.page.keyboard.press("x")
        seen.page.keyboard.press("j")
    assert seen.page.locator("input[name=case]:checked").count() == 3
    seen.page.click("main form button.govuk-button")
    seen.look("review")
    for case in cases[3:]:
        assert case.number not in seen.text()
    seen.page.click("button[value=kept_key]")
    seen.look("decided")
    stages = list(Case.objects.order_by("pk").values_list("stage", flat=True))
    assert stages == ["granted"] * 3 + ["proposed"] * 2
    seen.open("/desk/confirm/")
    assert not seen.page.locator("input[name=case]").count()
    seen.look("alone")
