"""At the window: a paper is missing, the person gets a receipt, returns with it, and is served.

The story ends where the result is handed over: a ticket in the morning of Friday 12 September
2025, the return on Monday, the decision on Thursday, the result on Friday.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from journey import as_typed, fill_known, paper
from pypdf import PdfReader

from making import SERVICE, answers, citizen, office, officer
from tirek.accounts.models import OfficeKind, Role
from tirek.casework.models import Case
from tirek.counter.access import key_of
from tirek.reception.models import RefusalToAccept

FRIDAY, FRIDAY_SERVED = "2025-09-12 10:00", "2025-09-12 10:17"
MONDAY = "2025-09-15 11:00"
THURSDAY, NEXT_FRIDAY = "2025-09-18 11:00", "2025-09-19 12:00"
WORDS = {
    "kk": {
        "late": "шегі – 15 мин",
        "missing": "Баланың үйде оқитынын растайтын мектеп анықтамасы – жоқ",
        "copies": "2 данада жасалды",
        "due": "25 қыркүйек",
        "receipt": "Құжаттардың қабылданғаны туралы қолхат",
        "handed": "Нәтиже қолға берілді",
    },
    "ru": {
        "late": "предел – 15 мин",
        "missing": "Справка школы о том, что ребёнок учится на дому – отсутствует",
        "copies": "составлена в 2 экземплярах",
        "due": "25 сентября",
        "receipt": "Расписка о приёме документов",
        "handed": "Результат выдан",
    },
}


def pages_of(window: Any, language: str) -> list[str]:
    """The PDF that the first print button of the page leads to, page by page."""
    href = window.page.locator(f"main a[href$='/{language}/']").first.get_attribute("href")
    answer = window.page.request.get(f"{window._address}{href}")
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.body())).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def mark(window: Any, requirement: str, state: str) -> None:
    window.page.check(f"input[name='{requirement}.state'][value='{state}']")


def fill_in(window: Any, known: dict[str, str]) -> None:
    """The whole form of the service on one page, sent with the Enter key."""
    for _ in range(4):
        if "/papers/" in window.page.url:
            return
        fill_known(window, known)
        window.look("answers")
        window.page.press("input[name=surname]", "Enter")
        window.page.wait_for_load_state()
        assert not window.page.locator(".govuk-error-summary").count(), window.text()
    assert "/papers/" in window.page.url, window.text()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_counter_application_refused_for_a_missing_paper(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    words = WORDS[language]
    office()
    front = office(kind=OfficeKind.STATE_CORPORATION)
    mother = citizen()
    operator, colleague = (
        officer(Role.OPERATOR, full_name="Нұрлан Оспанов"),
        officer(Role.OPERATOR, full_name="Динара Қасымова"),
    )
    specialist, head = officer(), officer(Role.HEAD)

    clock(FRIDAY)
    hall = visitor(language)
    hall.open(f"/counter/terminal/{key_of(front)}/")
    hall.look("terminal")
    hall.page.click(f"button[value='{SERVICE}']")
    hall.look("ticket")

    clock(FRIDAY_SERVED)
    window = visitor(language)
    window.sign_in(operator.username)
    assert window.page.url.endswith("/counter/")
    window.page.fill("input[name=window]", "3")
    window.page.press("input[name=window]", "Enter")
    window.look("called")
    hall.open(f"/counter/board/{key_of(front)}/")
    hall.look("board")
    window.page.click("button[value=Served]")
    assert words["late"] in window.text()
    window.look("serving")
    window.page.click("a[href*='ticket=']")
    window.fill("iin", mother.iin)
    window.fill("document_number", "012345678")
    window.look("begin")
    window.page.press("input[name=document_number]", "Enter")
    known = {name: as_typed(value) for name, value in answers(mother).items()}
    fill_in(window, known)

    mark(window, "identity", "seen")
    mark(window, "school_certificate", "missing")
    mark(window, "medical_conclusion", "compared")
    window.page.set_input_files("input[name=medical_conclusion]", paper("qorytyndy.pdf"))
    window.look("papers")
    window.page.click("button[name=go] >> nth=1")
    window.look("not-complete")
    assert words["missing"] in window.text()
    assert not window.page.locator("form[action=''] button").count()
    window.page.click("button.govuk-button--warning")
    window.look("refusal")
    pages = pages_of(window, language)
    assert len(pages) == 2
    for page in pages:
        assert words["missing"] in page
        assert words["copies"] in page
    assert Case.objects.count() == 0, "nothing is registered"
    assert RefusalToAccept.objects.count() == 1

    clock(MONDAY)
    other = visitor(language)
    other.sign_in(colleague.username)
    other.open("/counter/intake/begun/")
    other.look("begun")
    other.page.click("form[action*='/resume/'] button")
    assert other.page.input_value("input[name=surname]") == "Серікова", "nothing typed is lost"
    other.page.click("main form button.govuk-button >> nth=-1")
    mark(other, "school_certificate", "compared")
    other.page.set_input_files("input[name=school_certificate]", paper())
    other.page.click("button[name=go] >> nth=1")
    other.look("complete")
    other.page.click("main form button.govuk-button >> nth=0")
    other.look("accepted")
    case = Case.objects.get()
    assert words["due"] in other.text().replace("\u00a0", " ")
    (receipt,) = pages_of(other, language)
    assert words["receipt"] in receipt
    assert case.number in receipt
    other.open("/counter/applications/")
    other.page.click("form[action*='/forward/'] button")
    other.look("forwarded")

    clock(THURSDAY)
    for user, step in ((specialist, "propose"), (head, "confirm")):
        desk = visitor(language)
        desk.sign_in(user.username)
        desk.open(f"/desk/cases/{case.number}/{step}/")
        desk.go_on()
    work_tasks()
    work_tasks()

    clock(NEXT_FRIDAY)
    other.sign_in(colleague.username)
    other.open("/counter/results/")
    other.look("results")
    other.page.click(f"text={case.number}")
    other.look("result-waits")
    other.page.click("a[href$='/hand-over/']")
    other.fill("document_number", "012345678")
    other.look("hand-over")
    other.go_on()
    assert words["handed"] in other.text()
    other.look("handed-over")
    other.open("/counter/refusals/")
    other.look("refusals")
    kinds = set(case.events.values_list("kind", flat=True))
    assert kinds >= {"OriginalsCompared", "Forwarded", "ResultStored", "ResultHandedOver"}
