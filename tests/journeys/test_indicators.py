"""The quality of a service in a browser: a mother says how it went, a head reads the figures."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from making import ZHAKSY, citizen, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.indicators.actions.answer import answer
from tirek.indicators.actions.make_report import make_report
from tirek.indicators.span import Span

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
IN_TIME = datetime(2025, 9, 15, 6, 0, tzinfo=UTC)
LATE = datetime(2025, 10, 1, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_how_it_went_and_what_the_figures_say(
    visitor: Callable[..., object], clock: Callable[[str], None], language: str
) -> None:
    mother = citizen(username="mother")
    case = decided(submitted(mother), at=IN_TIME)
    for other, well in ((decided(), True), (decided(at=IN_TIME), False)):
        answer(case=other, by=other.applicant_user, said={"5.1": well}, at=IN_TIME)
    late = decided(submitted(), at=LATE)
    decided(fully_state_supported=True, at=IN_TIME)
    make_report(place=ZHAKSY, span=Span.parse("2025-Q3"), at=LATE)
    officer(Role.HEAD, username="head")
    officer(Role.MANAGER, "akmola", username="manager")
    clock("2025-10-05 10:00")

    parent = visitor(language, phone=True)
    parent.sign_in("mother")
    parent.open(f"/cases/{case.number}/")
    parent.page.click("a[href$='/satisfaction/']")
    parent.look("asked")
    for question in ("2.1", "3.1", "5.1"):
        parent.page.check(f"input[name='{question}'][value='yes']")
    parent.go_on()
    parent.look("thanks")
    assert not parent.page.locator("form input[type=radio]").count()

    head = visitor(language)
    head.sign_in("head")
    head.open("/desk/indicators/?span=2025-Q3")
    head.look("figures")
    assert "66,67" not in head.text(), "the mother answered in October"
    head.page.click("main table a >> nth=0")
    head.look("behind-the-figure")
    assert late.number in head.text()
    head.open("/desk/indicators/reports/")
    head.look("reports")

    manager = visitor(language)
    manager.sign_in("manager")
    manager.open(f"/desk/indicators/3.3/?span=2025-Q3&place={ZHAKSY}")
    manager.page.click("main a.govuk-button")
    manager.fill("percent", "сто")
    manager.go_on()
    manager.look("no-share")
    assert manager.page.input_value("[name=percent]") == "сто"
    manager.fill("percent", "97,5")
    manager.go_on()
    manager.look("entered")
    assert "97,5" in manager.text()
