"""What a person mistypes gets a clear message at its field, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from journey import answer_page, as_typed, fill_known, sign_by_code

from making import PDF, SERVICE, ZHAKSY, answers, citizen, office, submitted
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.documents.models import StoredFile

MONDAY = "2025-09-15 11:00"
MEGABYTE = 1024 * 1024


@pytest.fixture
def parent(visitor: Callable[..., Any], clock: Callable[[str], None]) -> Any:
    """A mother signed in at the first question, with all her true answers in `known`."""
    office(ZHAKSY)
    clock(MONDAY)
    user = citizen()
    arrived = visitor("ru", phone=True)
    arrived.sign_in(user.username)
    arrived.open(f"/apply/{SERVICE}/")
    arrived.fill("place", ZHAKSY)
    arrived.go_on()
    arrived.user = user
    arrived.known = {name: as_typed(value) for name, value in answers(user).items()}
    return arrived


def go_to(parent: Any, question: str) -> None:
    """Answer truly up to a question."""
    for _ in range(40):
        if f"/q/{question}/" in parent.page.url:
            return
        answer_page(parent, parent.known)
    raise AssertionError(f"never came to {question}")


def refused_at(parent: Any, field: str, value: str) -> str:
    """Type a wrong value and go on: the message at the field, with what was typed still there."""
    before = parent.page.url
    parent.fill(field, value)
    parent.go_on()
    assert parent.page.url == before
    parent.look(f"wrong-{field}")
    assert parent.page.locator(".govuk-error-summary").count() == 1
    return str(parent.page.locator(f"#{field}-error, [id$='{field}-error']").first.inner_text())


def test_a_malformed_iin_is_refused_at_its_field(parent: Any) -> None:
    go_to(parent, "child-iin")
    right = parent.known["child_iin"]
    mistyped = right[:-1] + str((int(right[-1]) + 1) % 10)  # the check digit does not fit
    for wrong in ("12345", right[:-1] + "x", mistyped):
        assert "ИИН" in refused_at(parent, "child_iin", wrong)
        assert parent.page.input_value("[name=child_iin]") == wrong


def test_a_certificate_that_ends_before_it_begins_or_before_today(parent: Any) -> None:
    go_to(parent, "certificate")
    parent.fill("certificate_from", "2025-09-01")
    message = refused_at(parent, "certificate_to", "2025-08-01")
    assert message
    assert parent.page.input_value("[name=certificate_to-month]") in ("8", "08")
    parent.fill("certificate_from", "2024-09-01")
    ended = refused_at(parent, "certificate_to", "2025-05-25")
    assert "справк" in ended.lower()
    assert ended != message


def come_to_documents(parent: Any) -> None:
    for _ in range(40):
        if "/documents/" in parent.page.url:
            return
        answer_page(parent, parent.known)
    raise AssertionError("never came to the documents")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("spravka.pdf", PDF + b"0" * (40 * MEGABYTE)),
        ("spravka.pdf", b"MZ" + b"\0" * 2000),
        ("spravka.exe", PDF),
        ("pustaya.pdf", b""),
    ],
    ids=["forty megabytes", "a program renamed", "a strange ending", "empty"],
)
def test_a_file_that_cannot_be_taken_is_refused_and_nothing_is_stored(
    parent: Any, name: str, content: bytes, tmp_path: Any
) -> None:
    come_to_documents(parent)
    path = tmp_path / name
    path.write_bytes(content)
    parent.page.locator("input[type=file]").first.set_input_files(path)
    parent.page.click("button[name=upload]")
    parent.page.wait_for_selector(".govuk-error-message")
    parent.look("wrong-file")
    assert StoredFile.objects.count() == 0
    assert not Case.objects.exists()


def test_a_place_nobody_knows_and_a_date_before_any_act(parent: Any) -> None:
    parent.open("/services/home-education/calculate/?place=nowhere/none")
    assert (
        parent.page.locator(".govuk-error-message").count()
        or parent.page.locator("select[name=place]").count()
    )
    parent.open("/services/home-education/calculate/")
    wanted = {**parent.known, "place": ZHAKSY, "applied_on": "2019-09-02"}
    wanted |= {"certificate_from": "2019-09-01", "certificate_to": "2020-05-25"}
    while not parent.page.locator(".govuk-error-summary").count():
        fill_known(parent, wanted)
        parent.go_on()
    parent.look("before-any-act")
    assert "нет действующего акта" in parent.page.inner_text("#q-applied_on-error")
    assert parent.page.input_value("[name=applied_on-year]") == "2019", "what was typed stays"
    assert not Case.objects.exists()


def test_a_second_application_for_the_same_child_names_the_first(parent: Any) -> None:
    user: User = parent.user
    first = submitted(user, child_iin=parent.known["child_iin"])
    go_to(parent, "child-iin")
    come_to_documents(parent)
    for field in parent.page.locator("input[type=file]").all():
        field.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF})
    parent.page.click("button[name=go]")
    sign_by_code(parent)
    parent.look("second-application")
    assert first.number in parent.text()
    assert Case.objects.count() == 1
