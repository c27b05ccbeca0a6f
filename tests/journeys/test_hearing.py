"""A hearing that ends well, and one that ends in refusal.

Both families applied in Zhaksy on Friday 12 September 2025 and are due on Wednesday 24 September:
the hearing must be announced by Friday 19 September and held within two working days.
"""

from collections.abc import Callable
from typing import Any

import pytest
from journey import paper

from making import citizen, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.models import Case

MONDAY = "2025-09-15 11:00"
MONDAY_EVENING = "2025-09-15 20:40"
WEDNESDAY = "2025-09-17 11:30"
THURSDAY = "2025-09-18 10:00"
ROOM = "Жақсы, Ленин көшесі 8, 12-бөлме"
WORDS = {
    "kk": {"latest": "19 қыркүйек", "why": "Бала үйде тұрады"},
    "ru": {"latest": "19 сентября", "why": "Ребёнок дома"},
}


class Story:
    """The people of a story, each with a browser of their own."""

    def __init__(self, language: str, visitor: Callable[..., Any]) -> None:
        self.words = WORDS[language]
        self.mother, self.specialist, self.head = citizen(), officer(), officer(Role.HEAD)
        self.case = submitted(self.mother, fully_state_supported=True)
        self.parent = visitor(language, phone=True)
        self.desk, self.boss = visitor(language), visitor(language)

    def open(self, browser: Any, user: User, address: str) -> None:
        """A session does not outlive the days of the story: sign in where it is asked for."""
        browser.open(address)
        if "/sign-in/" in browser.page.url:
            browser.sign_in(user.username)
            browser.open(address)

    def step(self, name: str = "") -> None:
        """A page of the case on the specialist's desk."""
        page = f"{name}/" if name else ""
        self.open(self.desk, self.specialist, f"/desk/cases/{self.case.number}/{page}")

    def my_case(self) -> None:
        self.open(self.parent, self.mother, f"/cases/{self.case.number}/")

    def stage(self) -> str:
        return Case.objects.get(pk=self.case.pk).stage

    def announce(self) -> None:
        """The law refuses; nothing can be proposed, so a hearing is set for Wednesday."""
        desk = self.desk
        self.step()
        desk.look("dossier")
        self.step("propose")
        desk.look("propose-stopped")
        desk.go_on()
        assert desk.page.locator(".govuk-error-summary").count(), "no refusal without a hearing"
        self.step("hearing")
        desk.page.click("details:has(ol.tk-days) > summary")
        desk.look("announce")
        assert self.words["latest"] in desk.text().replace("\u00a0", " ")
        desk.go_on()
        desk.look("announce-nothing-chosen")
        for name, value in {"day": "2025-09-17", "hour": "10.30", "way": "room"}.items():
            desk.fill(name, value)
        desk.fill("where", ROOM)
        desk.go_on()
        desk.look("announced")
        assert self.stage() == "hearing"

    def read_letters(self) -> None:
        """The applicant has the notice in both languages, and the box that says what to do."""
        parent = self.parent
        self.my_case()
        parent.look("hearing-set")
        assert ROOM in parent.text()
        letters = parent.page.locator("a[href*='/letters/']").all()
        assert len(letters) == 2
        for link in letters:
            answer = parent.page.request.get(f"{parent._address}{link.get_attribute('href')}")
            assert answer.headers["content-type"] == "application/pdf"

    def protocol(self, outcome: str, *, brought: bool) -> None:
        desk = self.desk
        self.step("protocol")
        desk.look("protocol")
        desk.fill("outcome", outcome)
        if brought:
            desk.fill("present", f"{self.case.applicant.full_name}, {self.specialist.full_name}")
            desk.fill("said", self.words["why"])
            desk.page.click("form details summary")
            desk.page.set_input_files("input[name=other]", paper("anyqtama-2.pdf"))
        desk.go_on()
        desk.look("protocol-kept")
        assert self.stage() == "in_examination"

    def decide(self) -> None:
        self.step("propose")
        self.desk.look("propose")
        self.desk.go_on()
        self.open(self.boss, self.head, f"/desk/cases/{self.case.number}/confirm/")
        self.boss.look("confirm")
        self.boss.page.click("button[value=kept_key]")


@pytest.fixture(params=["kk", "ru"])
def story(
    request: pytest.FixtureRequest, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> Story:
    clock(MONDAY)
    return Story(request.param, visitor)


def test_a_hearing_ends_well(
    story: Story, clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    story.announce()
    work_tasks()
    clock(MONDAY_EVENING)
    story.read_letters()
    parent = story.parent
    parent.page.click("a.govuk-button[href$='/hearing/']")
    parent.look("answer")
    parent.go_on()
    parent.look("answer-nothing-chosen")
    parent.fill("answer", "will_come")
    parent.fill("words", story.words["why"])
    parent.go_on()
    parent.look("answered")

    clock(WEDNESDAY)
    story.protocol("came", brought=True)
    desk = story.desk
    story.step("facts")
    desk.fill("child.fully_state_supported", "no")
    desk.fill("child.fully_state_supported.source", "document")
    desk.go_on()
    clock(THURSDAY)
    story.decide()
    assert story.stage() == "granted"
    story.my_case()
    parent.look("granted")
    assert "anyqtama-2.pdf" in parent.text()


def test_a_hearing_ends_in_refusal(
    story: Story, clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    story.announce()
    work_tasks()
    story.read_letters()
    clock(WEDNESDAY)
    story.protocol("absent", brought=False)
    clock(THURSDAY)
    story.decide()
    assert story.stage() == "refused"
    work_tasks()
    story.my_case()
    story.parent.look("refused")
    assert story.parent.page.locator("a[href*='/letters/']").count() == 4
