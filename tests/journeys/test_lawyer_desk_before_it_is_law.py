"""A lawyer of a district reads what is in force and tries the council's new decision."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tirek.services.home_education
from making import SERVICE, decided, office, officer, submitted
from tirek.accounts.models import Role

FOLDER = Path(tirek.services.home_education.__file__).parent
IN_FORCE = (FOLDER / "editions/akmola/zhaksy-2023.toml").read_text("utf-8")


@pytest.mark.parametrize(("language", "phone"), [("kk", False), ("ru", True)])
def test_a_lawyer_sees_whom_a_new_decision_touches_before_it_is_law(
    language: str, phone: bool, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office()
    first, second = submitted(), decided(submitted())
    officer(Role.LAWYER, username="lawyer")
    clock("2025-11-20 10:00")
    seen = visitor(language, phone=phone)
    seen.sign_in("lawyer")
    assert seen.page.url.endswith("/desk/law/"), "a lawyer begins with what is in force"
    seen.look("matrix")
    seen.open("/desk/law/changes/")
    seen.look("changes")
    seen.open("/desk/law/preview/")
    seen.fill("service", SERVICE)
    seen.fill("draft", IN_FORCE.replace("mci = 3\n", "mci = three\n"))
    seen.send("button[name=check]")
    seen.look("refused")
    assert "mci = three" in seen.page.locator("code").first.inner_text()
    later = IN_FORCE.replace("from = 2023-12-26", "from = 2026-01-01")
    seen.fill("draft", later.replace("mci = 3\n", "mci = 4\n"))
    seen.send("button[name=check]")
    seen.look("touched")
    assert first.number in seen.text()
    assert second.number in seen.text()
    seen.page.click(f"button[name=case][value='{first.number}']")
    seen.look("side-by-side")
    assert seen.page.locator("#side-by-side").is_visible()
    assert_fits(seen, phone=phone)


def assert_fits(seen: Any, *, phone: bool) -> None:
    width = seen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= (360 if phone else 1280)


@pytest.mark.parametrize(("language", "phone"), [("kk", True), ("ru", False), ("en", False)])
def test_a_lawyer_of_a_region_tries_the_index_of_next_year_over_every_case(
    language: str, phone: bool, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office()
    here, there = decided(submitted()), submitted()
    officer(Role.LAWYER, "akmola", username="lawyer")
    clock("2025-11-20 10:00")
    seen = visitor(language, phone=phone)
    seen.sign_in("lawyer")
    seen.open("/desk/law/preview/")
    seen.fill("service", SERVICE)
    seen.look("form")
    seen.page.select_option("[name=value]", "mci")
    seen.send("button[name=check]")
    seen.look("what-is-missing")
    assert seen.page.locator(".govuk-error-summary a").count() == 2
    for name, typed in {
        "sum": "4600",
        "from-day": "1",
        "from-month": "1",
        "from-year": "2026",
    }.items():
        seen.fill(name, typed)
    seen.send("button[name=check]")
    seen.look("effect")
    assert here.number in seen.text()
    assert there.number in seen.text()
    assert here.subject.surname not in seen.text()
    with seen.page.expect_download() as file:
        seen.page.click("button[name=csv]")
    assert here.number in Path(file.value.path()).read_text("utf-8-sig")
    seen.page.click(f"button[name=case][value='{there.number}']")
    seen.look("side-by-side")
    assert seen.page.locator("#side-by-side").is_visible()
    assert_fits(seen, phone=phone)
