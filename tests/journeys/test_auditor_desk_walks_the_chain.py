"""An auditor has the register walked, checks one case, reads who looked at whom."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from making import APPLIED_AT, officer, submitted
from tirek.accounts.models import Role
from tirek.audit.actions.seal import seal
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.look import look
from tirek.casework.actions.propose import propose
from tirek.law.overrule import Overrule

RULE = "not_fully_state_supported"


@pytest.mark.parametrize(("language", "phone"), [("kk", False), ("ru", True)])
def test_an_auditor_has_the_register_walked_and_reads_the_lists(
    language: str,
    phone: bool,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    specialist = officer(full_name="Жанар Оспанова")
    case = submitted(fully_state_supported=True)
    because = "Соттың 2025 жылғы 1 қыркүйектегі шешімі бойынша бала отбасында тәрбиеленеді"
    propose(case=case, by=specialist, overrule={RULE: Overrule(True, because)}, at=APPLIED_AT)
    case.refresh_from_db()
    confirm(case=case, by=officer(Role.HEAD), overruled=[RULE], at=APPLIED_AT)
    look(case=case, by=specialist, page="case", at=APPLIED_AT)
    officer(Role.AUDITOR, "akmola", username="auditor")
    seal(at=datetime(2025, 9, 13, tzinfo=UTC))
    clock("2025-09-15 10:00")
    seen = visitor(language, phone=phone)
    seen.sign_in("auditor")
    assert seen.page.url.endswith("/desk/audit/"), "an auditor begins with the proof"
    seen.look("never-walked")
    seen.page.click("main form[method=post] button.govuk-button >> nth=0")
    seen.look("asked")
    work_tasks()
    seen.open(f"/desk/audit/?case={case.number}")
    seen.look("walked")
    assert seen.page.locator(".tk-status--success").count() == 2, "the register and the case"
    for name in ("looks", "overruled", "attempts", "deputies"):
        seen.open(f"/desk/audit/{name}/")
        seen.look(name)
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        assert width <= (360 if phone else 1280), name
    seen.open("/desk/audit/overruled/")
    assert because in seen.text()
