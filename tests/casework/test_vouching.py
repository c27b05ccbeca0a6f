"""The school that gave a certificate confirms it, disputes it, or says since when it ended."""

from datetime import UTC, date, datetime

import pytest

from making import ALATAU, APPLIED_AT, ZHAKSY, citizen, decided, office, officer, submitted
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.ask_to_vouch import ask_to_vouch, named_by_registry
from tirek.casework.actions.look import look
from tirek.casework.actions.vouch import vouch
from tirek.casework.models import Case, Vouching
from tirek.casework.permissions import NotAllowed, visible_to
from tirek.casework.queries.changes import open_reports
from tirek.casework.queries.timeline import timeline
from tirek.casework.queries.vouching import days_of, offices_to_ask, papers_of, vouchings_for
from tirek.casework.record import StaleCase
from tirek.casework.refused import Refused

pytestmark = pytest.mark.django_db
NEXT_DAY = datetime(2025, 9, 16, 6, tzinfo=UTC)
LATER = datetime(2026, 2, 10, 6, tzinfo=UTC)
BIN = "990340005977"


def school(name: str = "№ 1 мектеп", place: str = ZHAKSY, bin: str = "") -> Office:
    return Office.objects.create(
        place=place, kind=OfficeKind.SCHOOL, name_kk=name, name_ru=name, name_en=name, bin=bin
    )


def teacher(at: Office) -> User:
    return User.objects.create_user(
        username=f"teacher-{at.pk}", role=Role.SCHOOL, office=at, full_name="Раушан Әлімова"
    )


def asked(case: Case, at: Office) -> Vouching:
    return ask_to_vouch(case=case, office=at, paper=papers_of(case)[0], by=officer(), at=APPLIED_AT)


def said(case: Case) -> list[str]:
    return [item.detail.ru for item in timeline(case) if item.detail]


def test_a_school_is_asked_and_confirms() -> None:
    case, at = submitted(), school()
    one = asked(case, at)
    assert days_of(one) == [
        ("certificate.from", date(2025, 9, 1)),
        ("certificate.to", date(2026, 5, 25)),
    ]
    event = vouch(vouching=one, by=teacher(at), answer="confirmed", at=NEXT_DAY)
    one.refresh_from_db()
    assert (event.kind, one.answer) == ("FactConfirmed", "confirmed")
    assert event.payload["says"] == {
        "certificate.from": "2025-09-01",
        "certificate.to": "2026-05-25",
    }
    told = said(case)
    assert any("просим подтвердить" in one for one in told)
    assert any("№ 1 мектеп подтверждает" in one for one in told)


def test_the_end_of_schooling_is_an_event_that_says_since_when() -> None:
    case, at = decided(), school()
    one = asked(case, at)
    event = vouch(
        vouching=one,
        by=teacher(at),
        answer="ended",
        since=date(2026, 2, 9),
        note="Мектепке қайта келді",
        at=LATER,
    )
    assert event.kind == "FactEnded"
    assert event.payload["fact"] == "certificate.to"
    assert (event.payload["since"], event.payload["value"]) == ("2026-02-09", "2026-02-08")
    one.refresh_from_db()
    case.refresh_from_db()
    (report,) = open_reports(case)
    assert (report.seq, report.change.id) == (event.payload["report"], "school-ended")
    assert (report.on, report.words) == (date(2026, 2, 8), "Мектепке қайта келді")
    assert "Сообщила организация: № 1 мектеп." in report.event.payload["told"]["citizen"]["ru"]
    assert "ждёт, пока специалист не проверит" in event.payload["told"]["citizen"]["ru"]
    with pytest.raises(Refused, match=r"09\.02\.2026"):
        vouch(vouching=one, by=User.objects.get(role="school"), answer="confirmed", at=LATER)


@pytest.mark.parametrize(
    ("answer", "rest", "field"),
    [
        ("disputed", {"note": " "}, "note"),
        ("ended", {}, "since"),
        ("ended", {"since": date(2026, 2, 11)}, "since"),
        ("ended", {"since": date(2025, 8, 31)}, "since"),
        ("ended", {"since": date(2026, 5, 26)}, "since"),
    ],
)
def test_an_answer_that_says_too_little_or_cannot_be_is_refused(
    answer: str, rest: dict[str, object], field: str
) -> None:
    case, at = submitted(), school()
    one = asked(case, at)
    before = case.events.count()
    with pytest.raises(Refused) as why:
        vouch(vouching=one, by=teacher(at), answer=answer, at=LATER, **rest)  # type: ignore[arg-type]
    assert why.value.field == field
    assert case.events.count() == before
    one.refresh_from_db()
    assert one.answer == "none"


def test_a_dispute_says_why_and_a_later_answer_counts() -> None:
    case, at = submitted(), school()
    one, by = asked(case, at), teacher(at)
    vouch(vouching=one, by=by, answer="disputed", note="Басқа күндер", at=NEXT_DAY)
    assert any("Басқа күндер" in words for words in said(case))
    vouch(vouching=one, by=by, answer="confirmed", at=LATER)
    one.refresh_from_db()
    assert one.answer == "confirmed"


def test_another_school_neither_sees_nor_answers() -> None:
    case, at, other = submitted(), school(), school("№ 2 мектеп")
    one, stranger = asked(case, at), teacher(other)
    with pytest.raises(NotAllowed):
        vouch(vouching=one, by=stranger, answer="confirmed", at=NEXT_DAY)
    with pytest.raises(NotAllowed):
        look(case=case, by=stranger, page="school", at=NEXT_DAY, may="vouch")
    assert not vouchings_for(stranger).exists()
    mine = teacher(at)
    assert list(vouchings_for(mine)) == [one]
    assert list(vouchings_for(mine, "Серіков")) == [one]
    assert not vouchings_for(mine, "Басқа").exists()
    assert not visible_to(mine).exists(), "the case itself stays closed to a school"


@pytest.mark.parametrize("role", [Role.HEAD, Role.SPECIALIST, Role.ACCOUNTANT])
def test_nobody_answers_for_a_school(role: Role) -> None:
    one = asked(submitted(), school())
    with pytest.raises(NotAllowed):
        vouch(vouching=one, by=officer(role), answer="confirmed", at=NEXT_DAY)


def test_only_a_specialist_asks_and_once() -> None:
    case, at = submitted(), school()
    paper = papers_of(case)[0]
    for user in (officer(Role.HEAD), officer(place=ALATAU), citizen()):
        with pytest.raises(NotAllowed):
            ask_to_vouch(case=case, office=at, paper=paper, by=user, at=APPLIED_AT)
    asked(case, at)
    with pytest.raises(Refused):
        asked(case, at)
    with pytest.raises(StaleCase):
        ask_to_vouch(case=case, office=at, paper=paper, by=officer(), at=APPLIED_AT, expected_seq=1)


def test_the_offices_to_ask_are_schools_of_the_region() -> None:
    case = submitted()
    here, asked_already = school(), school("№ 2 мектеп")
    school("№ 3 мектеп", place=ALATAU)
    closed = school("№ 4 мектеп")
    Office.objects.filter(pk=closed.pk).update(is_active=False)
    asked(case, asked_already)
    assert list(offices_to_ask(case, papers_of(case)[0])) == [here]


def test_a_city_does_not_reach_into_the_region_that_is_called_like_it() -> None:
    """The city Almaty is the place `almaty`, the region around it `almaty-region`."""
    case = submitted()
    Case.objects.filter(pk=case.pk).update(place="almaty")
    case.refresh_from_db()
    school("№ 3 мектеп", place=ALATAU)
    here, below = school(place="almaty"), school("№ 2 мектеп", place="almaty/auezov")
    assert list(offices_to_ask(case, papers_of(case)[0])) == [here, below]


def test_an_office_that_cannot_have_issued_the_paper_is_not_asked() -> None:
    """Whoever is asked sees the child's name: no school far away, no office of another kind."""
    case = submitted()
    department = office()
    for there in (school("№ 3 мектеп", place=ALATAU), department):
        with pytest.raises(Refused) as why:
            asked(case, there)
        assert why.value.field == "office"
    assert not case.vouchings.exists()


def test_a_registry_that_names_the_school_asks_it_by_itself() -> None:
    case, at = submitted(), school(bin=BIN)
    assert named_by_registry(case, "population", {"surname": "Серіков"}, APPLIED_AT) is None
    assert named_by_registry(case, "school", {"school": "№ 1", "bin": None}, APPLIED_AT) is None
    assert named_by_registry(case, "school", {"bin": "000000000000"}, APPLIED_AT) is None
    one = named_by_registry(case, "school", {"bin": BIN}, APPLIED_AT)
    assert one is not None
    assert one.office == at
    assert named_by_registry(case, "school", {"bin": BIN}, APPLIED_AT) is None, "once is enough"
    assert case.events.latest("seq").actor is None
