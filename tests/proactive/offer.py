"""What the tests of the proactive channel share: an offered service, a family, the moment."""

from datetime import UTC, date, datetime
from typing import Any

from making import ZHAKSY, iin, office, signed, upload
from tirek.accounts.models import User
from tirek.casework.actions import attach_file, keep_draft
from tirek.casework.actions.submit import submit
from tirek.casework.models import Case
from tirek.proactive.actions.ask_proactively import ask_proactively
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.services import SERVICES
from tirek.sms.actions.receive import receive
from tirek.sms.models import JournalLine

SERVICE = next(one.slug for one in SERVICES.values() if one.passport.proactive)
MONDAY = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
"""2 February 2026, 10:00 in Almaty: example E6 of the specification."""
WEDNESDAY = datetime(2026, 2, 4, 5, 0, tzinfo=UTC)
PHONE = "+77011234567"


def facts(**changed: Any) -> dict[str, Any]:
    """What the registries tell of a child."""
    return {
        "child_surname": "Серіков",
        "child_given_name": "Әлихан",
        "child_patronymic": None,
        "child_born_on": "2015-04-10",
        "settlement": "Жақсы",
        "street": "Абай",
        "house": "5",
        "flat": None,
        "school": "№ 1 мектеп",
        "school_class": "5",
        "asked_from": "2026-02-09",
        "asked_to": "2026-05-25",
        "recommends_home_schooling": True,
        "conclusion_from": "2026-02-01",
        "conclusion_to": "2026-05-31",
        "surname": "Серікова",
        "given_name": "Айгүл",
        "patronymic": "Маратқызы",
        **changed,
    }


def asked(**changed: Any) -> Request:
    """A question that was sent on Monday."""
    office(ZHAKSY)
    given = {
        "service": SERVICE,
        "place": ZHAKSY,
        "child_iin": iin(date(2015, 4, 10)),
        "applicant_iin": iin(female=True),
        "phone": PHONE,
        "facts": facts(),
        "language": "kk",
        "at": MONDAY,
        **changed,
    }
    return ask_proactively(**given)


def answered(text: str, at: datetime = WEDNESDAY, phone: str = PHONE) -> Request | None:
    """The person writes, the message is read."""
    key = f"{phone} {at.isoformat()} {text} {JournalLine.objects.count()}"
    return read_answer(line=receive(key=key, phone=phone, text=text, at=at))


def told(request: Request) -> list[str]:
    """What was written to the person, in order."""
    lines = JournalLine.objects.filter(phone=request.phone, direction="out").order_by("pk")
    return [line.content for line in lines]


def kinds(request: Request) -> list[str]:
    return list(request.events.values_list("kind", flat=True))


def applied_on_the_portal(request: Request, mother: User) -> Case:
    """The person applied in the ordinary way before answering."""
    draft = keep_draft.start_draft(
        by=mother, service=SERVICE, place=request.place, language="kk", at=MONDAY
    )
    iins = {"iin": request.applicant.iin, "child_iin": request.subject.iin}
    answers = {**facts(), **iins, "phone": PHONE, "data_consent": True}
    keep_draft.save_answers(draft=draft.pk, by=mother, answers=answers, at=MONDAY)
    attach_file.attach_file(
        draft=draft.pk, by=mother, requirement="medical_conclusion", upload=upload(), at=MONDAY
    )
    return submit(draft=draft, by=mother, at=MONDAY, signature=signed(draft, MONDAY))
