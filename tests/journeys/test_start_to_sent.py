"""A mother applies for the first time: from the first page to the signed application.

Counted: every screen she sees, the page of the single sign-in among them. Reckoned: how long that
takes a person. Nothing is slept: what she does is counted and multiplied with what studies say,

- a key on a telephone: 330 ms (36 words a minute: Palin et al., "How do people type on mobile
  devices?", 37,000 people, 2019);
- a word: 326 ms (Russian is read at 184 words a minute: Trauzettel-Klosinski and Dietz,
  "Standardized Assessment of Reading Performance", 2012; Kazakh was not measured and is taken as
  Russian);
- what asks (headings, questions, answers to choose, buttons) she reads to the last word, what
  explains beside it she looks over, 28 % of the words (Nielsen, "How little do users read?", 2008);
  what stands below the button she presses she does not need;
- a tap on a button or an answer: 1.5 s; a file found among photographs: 8 s; a message with a code
  that comes and is looked at: 10 s (our own constants, on the long side);

and a second for each screen to come, which is what pages may take (docs/performance.md). How long
they really took depends on what else the machine does; it is logged and not judged here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from journey import paper

from identity_office import Identities, identities
from making import ZHAKSY, answers, code_sent, iin, office
from registry_office import Registries, running
from tirek.accounts.models import User
from tirek.casework.models import Case

log = logging.getLogger(__name__)
MORNING = "2025-09-12 11:00"
MOST_SCREENS, MOST_SECONDS = 12, 4 * 60
KEY, WORD, LOOKED_OVER, TAP, FILE, MESSAGE, PAGE = 0.33, 60 / 184, 0.28, 1.5, 8.0, 10.0, 1.0
WORDS_ABOVE = """(button) => {
    const asks = "h1, h2, h3, legend, label, button, a.govuk-button, summary, dt";
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    let [asking, telling] = [0, 0];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const above = text.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
        const seen = text.parentElement.checkVisibility() && text.parentElement.offsetWidth > 1;
        if (!seen || !(above || button.contains(text))) continue;
        const words = text.data.split(/\\s+/).filter(Boolean).length;
        if (text.parentElement.closest(asks)) asking += words; else telling += words;
    }
    return [asking, telling];
}"""
BUSY = 120_000  # milliseconds: the machine may do much else
GO_ON = "main form button.govuk-button"
APPLY = {"kk": "Өтініш беру", "ru": "Подать заявление"}


class Person:
    """Does what a person does, and counts it."""

    def __init__(self, visitor: Any) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.screens = [self.page.url]
        self.seconds = self.waited = 0.0
        self.page.set_default_timeout(BUSY)
        self.page.on("framenavigated", lambda frame: self.screens.append(frame.url))

    def read(self, what: str, button: str) -> None:
        """The page, as far as the button that will be pressed on it."""
        self.visitor.look(what)
        asking, telling = self.page.locator(button).first.evaluate(WORDS_ABOVE)
        self.seconds += (asking + telling * LOOKED_OVER) * WORD

    def tap(self, button: str, then: str = "") -> None:
        """Press; what comes is waited for, and the waiting is real."""
        self.seconds += TAP
        began = time.monotonic()
        self.page.click(f"{button} >> nth=0")
        if then:
            self.page.wait_for_url(then)
        self.waited += time.monotonic() - began

    def choose(self, name: str, value: str) -> None:
        self.seconds += TAP
        self.page.check(f"input[name='{name}'][value='{value}']")

    def type(self, name: str, text: str) -> None:
        self.seconds += TAP + len(text) * KEY
        self.page.fill(f"input[name='{name}']", text)

    def attach(self, name: str) -> None:
        self.seconds += TAP + FILE
        self.page.set_input_files(f"input[name='{name}']", paper())

    def total(self) -> float:
        """Seconds of a person, pages included."""
        return self.seconds + len(self.screens) * PAGE


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    with running() as found:
        settings.TIREK_REGISTRIES = found.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield found


@pytest.fixture
def single_sign_in(settings: Any, live_server: Any) -> Iterator[Identities]:
    with identities(settings, live_server.url) as found:
        yield found


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_from_the_first_page_to_the_signed_application_in_twelve_screens_and_four_minutes(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    registries: Registries,
    single_sign_in: Identities,
) -> None:
    office(ZHAKSY)
    clock(MORNING)
    mother = User(iin=iin(female=True))
    said = answers(mother)
    registries.family(said)
    single_sign_in.put(said["iin"], said["surname"], said["given_name"], said["patronymic"])

    person = Person(visitor(language, phone=True))
    apply = f"main a.govuk-button:has-text('{APPLY[language]}')"
    person.read("start", apply)
    person.tap(apply)
    person.read("sign-in", "#by-provider a.govuk-button")
    person.tap("#by-provider a.govuk-button")
    herself = f"button[value='{said['iin']}']"
    person.read("single-sign-in", herself)
    person.tap(herself)
    person.read("begin", GO_ON)
    person.choose("place", ZHAKSY)
    person.choose("fill", "registries")
    person.type("child_iin", said["child_iin"])
    person.tap(GO_ON)
    for question in ("fully_state_supported", "institution", "already_paid_to_other"):
        person.read(question, GO_ON)
        person.choose(question, "no")
        person.tap(GO_ON)
    person.read("account", GO_ON)
    person.type("iban", said["iban"])
    person.type("bank", said["bank"])
    person.tap(GO_ON)
    person.read("documents", "button[name=go]")
    for name in ("school_certificate", "medical_conclusion"):
        person.attach(name)
    person.tap("button[name=go]", then="**/check/")
    person.read("check", "button[value=send_code]")
    person.tap("button[value=send_code]")
    person.seconds += MESSAGE
    person.type("code", code_sent())
    person.visitor.look("code")
    person.tap("#sign form:has([name=code]) button", then="**/sent/**")
    person.visitor.look("sent")

    case = Case.objects.get()
    assert case.applicant.iin == said["iin"]
    assert case.subject.iin == said["child_iin"]
    submitted = case.events.get(kind="Submitted")
    assert submitted.payload["signature"]["method"] == "code"
    assert len(person.screens) <= MOST_SCREENS, person.screens
    told = "%s: %d screens, %d s, and the pages really took %d s"
    log.info(told, language, len(person.screens), person.total(), person.waited)
    assert person.total() < MOST_SECONDS


def test_what_a_registry_says_wrongly_is_corrected_and_the_paper_is_named(
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    registries: Registries,
    single_sign_in: Identities,
) -> None:
    office(ZHAKSY)
    clock(MORNING)
    said = answers(User(iin=iin(female=True)))
    registries.family(said, until="2026-01-31")
    single_sign_in.put(said["iin"], said["surname"], said["given_name"])
    mother = visitor("ru", phone=True)
    mother.open("/apply/home-education/")
    mother.page.click("#by-provider a.govuk-button")
    mother.page.click(f"button[value='{said['iin']}']")
    mother.fill("place", ZHAKSY)
    mother.fill("fill", "registries")
    mother.fill("child_iin", said["child_iin"])
    mother.go_on()
    for _ in range(3):  # she stops here, and comes back later by the list of what is begun
        mother.page.check("input[type=radio][value='no']")
        mother.go_on()
    stopped_at = mother.page.url
    mother.open("/cases/")
    mother.look("begun")
    mother.page.click("main a[href*='/apply/']:not([href*='drop']) >> nth=0")
    assert mother.page.url == stopped_at, "the first question that is still open"
    mother.page.click("main a[href$='/tasks/']")
    mother.look("tasks")
    assert "Из госсистемы" in mother.text()
    assert "Нужно ответить" in mother.text()
    assert "Нужно 2 документа" in mother.text()
    mother.page.click("main a.govuk-button")
    mother.fill("iban", said["iban"])
    mother.fill("bank", said["bank"])
    mother.go_on()
    for name in ("school_certificate", "medical_conclusion"):
        mother.page.set_input_files(f"input[name='{name}']", paper())
    mother.page.click("button[name=go]")
    mother.page.wait_for_url("**/check/")
    row = "main .govuk-summary-list__row:has-text('инвалидность')"
    source = "из Централизованного банка данных лиц с инвалидностью, 12 сентября 2025 года, 11:00"
    assert source in mother.page.inner_text(f"{row} >> nth=0").replace("\u00a0", " ")
    mother.page.click(f"{row} >> nth=0 >> text=Это неверно")
    mother.look("wrong")
    assert "понадобится документ: Справка об инвалидности ребёнка" in mother.text()
    mother.fill("disability_until", "2027-01-31")
    mother.go_on()
    assert mother.page.url.endswith("/check/")
    mother.look("corrected")
    assert "С ваших слов" in mother.page.inner_text(f"{row} >> nth=0")
    assert "приложите или принесите в отдел" in mother.text()
    assert mother.page.locator("#sign button[value=ncalayer]").is_visible()
