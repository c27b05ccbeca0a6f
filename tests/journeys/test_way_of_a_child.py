"""A child is to be taught at home: the commission, the school, the certificate, the money.

Told in Kazakh from the commission's signature to the specialist who sees that it ended.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from journey import apply_for, decide, establish, found, send_page

from attesting import ADMISSION, admission_answers, school, teacher
from making import SERVICE, ZHAKSY, citizen, iin, office, officer, submitted
from making import decided as decided_case
from tirek.accounts.models import Role, User
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.models import Attestation, Conclusion, Draft, IssuedPaper
from tirek.casework.queries.changes import open_reports

CHILD = iin(date(2015, 4, 10))
WEDNESDAY, THURSDAY, FRIDAY = "2025-08-20 11:00", "2025-08-21 10:00", "2025-09-12 11:00"
SPRING = "2026-02-10 10:00"


def concluded(visitor: Any, doctors: list[User]) -> None:
    """One member writes it down and signs on the page; the others sign as well."""
    desk = visitor("kk")
    desk.sign_in(doctors[0].username)
    desk.open("/desk/conclusions/write/")
    said = {
        "commission": "medical", "number": "118", "given_on": "2025-08-19", "about_iin": CHILD,
        "positive": "yes", "words": "Үйде оқыту ұсынылады", "begins": "2025-08-01",
        "ends": "2026-05-31",
    }  # fmt: skip
    for name, value in said.items():
        desk.fill(name, value)
    for box in desk.page.locator("input[name=members]").all():
        box.check()
    desk.look("conclusion-written")
    send_page(desk)
    send_page(desk)  # signs
    desk.look("conclusion-signed")
    one = Conclusion.objects.get()
    at = one.signatures.get().signed_at
    for doctor in doctors[1:]:
        sign_conclusion(conclusion=one, by=doctor, at=at)


def accepted(visitor: Any, officers: tuple[User, User], number: str) -> None:
    desk = visitor("kk")
    desk.sign_in(officers[0].username)
    desk.open(f"/desk/cases/{number}/conclusions/")
    desk.page.check("input[name=conclusion]")
    desk.look("take-conclusion")
    desk.go_on()

    establish(desk, number, found({"documents_true": True}))
    decide(visitor, "kk", officers, number)


def test_the_way_of_a_child(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    clock(WEDNESDAY)
    office(ZHAKSY)
    mother, by = citizen(), teacher(school("№ 1 орта мектеп"))
    by.set_password("a long password for tests")
    by.save()
    doctors = [officer(Role.COMMISSION, full_name=f"Дәрігер {name}") for name in "АБВ"]
    officers = officer(Role.SPECIALIST), officer(Role.HEAD)
    concluded(visitor, doctors)
    parent = visitor("kk", phone=True)
    number = apply_for(parent, mother, ADMISSION, ZHAKSY, admission_answers(mother, CHILD))

    clock(THURSDAY)
    accepted(visitor, officers, number)
    work_tasks()
    parent.sign_in(mother.username)
    parent.open("/cases/")
    parent.page.click("a[href='/way/doctors-advise-home/']")
    parent.look("way")
    parent.send("button[value=yes]")
    parent.look("agreed")

    there = visitor("kk")
    there.sign_in(by.username)
    there.open("/desk/certificates/issue/")
    for name, value in {
        "iin": CHILD, "basis": number, "number": "17", "begins": "2025-09-01",
        "ends": "2026-05-25",
    }.items():  # fmt: skip
        there.fill(name, value)
    there.look("issue")
    send_page(there)
    there.look("sign")
    there.send("button[value=kept_key]")
    there.look("issued")
    work_tasks()
    assert {one.said for one in IssuedPaper.objects.all()} == {"conclusion", "attestation"}

    parent.open("/cases/")
    parent.look("cabinet")
    assert "Келесі өтініш дайын" in parent.text()
    parent.open("/way/doctors-advise-home/")
    parent.look("way-goes-on")
    draft = Draft.objects.get(service=SERVICE)
    assert draft.answers["certificate_to"] == "2026-05-25"
    parent.page.click(f"a[href^='/apply/{draft.pk}/']")
    parent.look("draft")
    parent.open(f"/apply/{draft.pk}/q/certificate/")
    parent.look("certificate-days")
    assert "№ 1 орта мектеп" in parent.text()

    clock(FRIDAY)
    case = decided_case(submitted(mother, child_iin=CHILD))

    clock(SPRING)
    there.sign_in(by.username)
    there.open(f"/desk/certificates/{Attestation.objects.get().pk}/")
    there.fill("since", "2026-02-09")
    there.fill("note", "Бала мектепке қайта келді")
    there.look("certificate")
    with there.page.expect_navigation():
        there.page.click("form:has(input[value=end]) button")
    there.send("button[value=kept_key]")
    there.look("ended")
    case.refresh_from_db()
    (report,) = open_reports(case)
    assert (report.change.id, report.on) == ("school-ended", date(2026, 2, 8))
    desk = visitor("kk")
    desk.sign_in(officers[0].username)
    desk.open("/desk/changes/")
    desk.look("changes")
    desk.page.click(f"a[href*='/cases/{case.number}/changes/']")
    desk.look("change")
    assert "Раушан Әлімова, мектеп" in desk.text()
