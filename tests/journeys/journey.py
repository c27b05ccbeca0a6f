"""What people do in more than one story."""

from collections.abc import Callable, Container, Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from making import PDF, SERVICE, ZHAKSY, answers, code_sent
from tirek.accounts.models import User
from tirek.casework.models import Case


def as_typed(value: object) -> str:
    """An answer as a person types or chooses it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def paper(name: str = "anyqtama.pdf") -> dict[str, Any]:
    """A small real PDF to upload."""
    return {"name": name, "mimeType": "application/pdf", "buffer": PDF}


def answer_page(parent: Any, known: dict[str, str]) -> None:
    """Answer one question page truly and go on; a warning may be passed, an error may not."""
    fill_known(parent, known)
    before = parent.page.url
    parent.go_on()
    if parent.page.url == before:
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()
        parent.go_on()


def fill_known(parent: Any, known: dict[str, str]) -> None:
    """Fill in what is asked; twice, for what the first answers bring to light."""
    for _ in range(2):
        for name in sorted(parent.names_asked() & known.keys()):
            parent.fill(name, known[name])


def calculate(parent: Any) -> None:
    """The calculator answers without signing in."""
    parent.open(f"/services/{SERVICE}/calculate/")
    known = {"place": ZHAKSY, "applied_on": "2025-12-13", "relation": "parent"}
    known |= {"child_born_on": "2015-04-10", "disability_term": "until_day"}
    known |= {"disability_until": "2027-01-31", "certificate_from": "2025-09-01"}
    known |= {"certificate_to": "2026-05-25", "fully_state_supported": "no"}
    parent.look("calculator")
    answer_calculator(parent, known)
    parent.look("calculated")


def answer_calculator(parent: Any, known: dict[str, str]) -> None:
    """Page by page, some questions each."""
    while parent.page.locator("main form[method=get]").count():
        before = parent.page.url
        fill_known(parent, known)
        parent.go_on()
        assert parent.page.url != before, parent.text()


def apply_as(parent: Any, user: User) -> str:
    """Sign in, answer page by page, upload, check, send; the number given."""
    begin(parent, user)
    return finish(parent, {name: as_typed(value) for name, value in answers(user).items()})


def begin(parent: Any, user: User, child_iin: str = "") -> None:
    """Sign in and begin an application; the registries are asked about the child, if it is told."""
    parent.sign_in(user.username)
    parent.open(f"/apply/{SERVICE}/")
    parent.fill("place", ZHAKSY)
    if child_iin:
        parent.fill("fill", "registries")
        parent.fill("child_iin", child_iin)
    parent.look("apply")
    parent.go_on()


def finish(parent: Any, known: dict[str, str]) -> str:
    """Answer what is asked, upload, check, send; the number given."""
    for _ in range(40):
        if "/q/" not in parent.page.url:
            break
        answer_page(parent, known)
    assert "/documents/" in parent.page.url, parent.text()
    attach(parent)
    return send(parent)


def send(parent: Any) -> str:
    """Sign what is shown by a code and send it; the number given."""
    sign_by_code(parent)
    parent.look("sent")
    return str(parent.page.locator(".tk-panel .tk-copy__text").inner_text())


def choose_place(parent: Any, user: User, service: str, place: str) -> None:
    """Sign in and begin an application there."""
    parent.sign_in(user.username)
    parent.open(f"/apply/{service}/")
    parent.fill("place", place)
    parent.go_on()


def tell(
    parent: Any,
    known: Mapping[str, Any],
    *,
    look: Container[str] = (),
    first: Mapping[str, Callable[[Any], None]] | None = None,
) -> set[str]:
    """The question pages, one after another, until the papers; the names that were asked.

    `look` names the questions to keep a picture of; `first` is done on a question's page before
    it is answered, as typing records is.
    """
    plain = {name: said for name, said in known.items() if not isinstance(said, list | None)}
    typed = {name: as_typed(said) for name, said in plain.items()}
    asked: set[str] = set()
    for _ in range(40):
        if "/q/" not in parent.page.url:
            break
        question = parent.page.url.rstrip("/").rpartition("/")[2]
        if first and question in first:
            first[question](parent)
        asked |= parent.names_asked()
        fill_known(parent, typed)
        if question in look:
            parent.look(question)
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()
    return asked


def apply_for(
    parent: Any,
    user: User,
    service: str,
    place: str,
    known: Mapping[str, Any],
    *,
    look: Container[str] = (),
) -> str:
    """From the service's own page to the number: answered, papers added, signed and sent."""
    parent.open(f"/services/{service}/")
    parent.look("service")
    choose_place(parent, user, service, place)
    tell(parent, known, look=look)
    attach(parent)
    return send(parent)


def send_page(parent: Any) -> None:
    """The button of the page's form itself, not one of its records."""
    parent.send("main form > button.govuk-button")


def press(visitor: Any, deed: str) -> None:
    """The button of that deed, where a page has several."""
    visitor.send(f"button[name=deed][value={deed}]")


def attach(parent: Any) -> None:
    """A paper for each document that is asked for, and on to the page that shows everything."""
    for field in parent.page.locator("input[type=file]").all():
        field.set_input_files(paper())
    pass_papers(parent)


def pass_papers(parent: Any) -> None:
    """On from the papers to the page that shows everything; no copy needs to be attached."""
    parent.look("documents")
    parent.send("button[name=go]")
    parent.look("check")


def establish(desk: Any, number: str, say: Callable[[Any], None]) -> None:
    """The page of facts: what was found out is typed in with its source."""
    desk.open(f"/desk/cases/{number}/facts/")
    say(desk)
    desk.look("facts")
    send_page(desk)
    assert not desk.page.locator(".govuk-error-summary").count(), desk.text()
    desk.look("dossier")


def found(facts: Mapping[str, Any]) -> Callable[[Any], None]:
    """What an officer types on the page of facts: each with its source, and what there is none of.

    Records and what else is typed there some other way are for the story to say itself.
    """

    def say(desk: Any) -> None:
        desk.unfold()
        for name, one in facts.items():
            if one is None:
                desk.page.check(f"[name='{name}.none']")
            else:
                desk.fill(name, as_typed(one))
            desk.fill(f"{name}.source", "officer")

    return say


def examine(visitor: Any, language: str, by: User, number: str, facts: Mapping[str, Any]) -> Any:
    """A specialist signs in and types in what was found out; the desk where the file is open."""
    desk = visitor(language)
    desk.sign_in(by.username)
    establish(desk, number, found(facts))
    return desk


def decide(visitor: Any, language: str, officers: tuple[User, User], number: str) -> None:
    """The first officer proposes, the second confirms and signs."""
    for user, page in zip(officers, ("propose", "confirm"), strict=True):
        desk = visitor(language)
        desk.sign_in(user.username)
        desk.open(f"/desk/cases/{number}/{page}/")
        desk.look(page)
        desk.go_on()


def decided(parent: Any, user: User, number: str) -> tuple[str, str]:
    """The words of the case's own page and of its letters."""
    parent.sign_in(user.username)
    parent.open(f"/cases/{number}/")
    parent.look("decided")
    letters = parent.page.locator("a[href*='/letters/']").all()
    words = " ".join(_read(parent, one.get_attribute("href")) for one in letters)
    return plain_spaces(parent.text()), plain_spaces(words)


def refuse(
    visitor: Any,
    language: str,
    officers: tuple[User, User],
    case: Case,
    work_tasks: Callable[[], None],
    *grounds: str,
) -> None:
    """The two officers refuse; the person's page and letter say each ground in these words."""
    decide(visitor, language, officers, case.number)
    work_tasks()
    assert case.applicant_user is not None
    page, words = decided(visitor(language, phone=True), case.applicant_user, case.number)
    for ground in grounds:
        assert ground in " ".join(page.split())
        assert ground in " ".join(words.split())
    case.refresh_from_db()
    assert case.stage == "refused"


def _read(parent: Any, letter: str) -> str:
    answer = parent.page.request.get(f"{parent._address}{letter}")
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages)


def plain_spaces(words: str) -> str:
    """Sums with spaces that a test can type."""
    return words.replace("\u00a0", " ")


def make_register(payer: Any, month: str) -> None:
    """What is due by a month is put into its register; a month whose register is made changes."""
    payer.open(f"/desk/payments/{month}/")
    if payer.page.locator("main form button.govuk-button").count():
        payer.look("register-to-make")
        payer.go_on()
    payer.look("register")


def sign_by_code(parent: Any) -> None:
    """Ask for a code, type it in, send."""
    parent.page.click("button[value=send_code]")
    parent.fill("code", code_sent())
    parent.look("code")
    parent.page.click("#sign form:has([name=code]) button")
