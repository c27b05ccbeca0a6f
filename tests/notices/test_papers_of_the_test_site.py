"""Three papers of the test site: the compensation, the duplicate with its stamp, the statement."""

from datetime import date, timedelta

import pytest
from paper import bare, text_of

from making import officer, proposed
from tirek.accounts.models import Role
from tirek.audit.queries.letters import broken_letters
from tirek.casework.actions.confirm import confirm
from tirek.casework.models import Case
from tirek.casework.queries.deadline import steps_now
from tirek.notices import files
from tirek.notices.actions.issue import issue
from tirek.notices.places import notices_folder
from tirek.notices.queries.verify import verify_code
from victims import (
    APPLIED_AT,
    DUPLICATE,
    STATEMENT,
    TWO_ZONES,
    confirmed,
    decided,
    victim_case,
)

pytestmark = pytest.mark.django_db


def words(case: Case, kind: str = "granted") -> dict[str, str]:
    """The text of the papers of that kind by their language."""
    found = issue(case_number=case.number, at=APPLIED_AT + timedelta(minutes=5))
    folder = notices_folder()
    return {
        one.language: text_of(files.read(folder, one.path, one.sha256))
        for one in found
        if one.kind == kind
    }


def confirmed_by_head(case: Case) -> Case:
    confirm(case=case, by=officer(Role.HEAD, case.place), at=APPLIED_AT)
    return case


def test_the_compensation_tells_each_time_in_a_zone_and_the_sum() -> None:
    case = decided(confirmed(victim_case()))
    said = words(case)
    for text in said.values():
        assert "51986,50" in text or "51986,5" in text  # 12.02 x 4,325
        assert "12,02" in text
    assert bare("Зона повышенного радиационного риска") in said["ru"]
    assert bare("9,42") in said["ru"]
    assert bare("31 декабря 1965 года") in said["ru"]
    assert bare("белгісі бар куәлік беріледі") in said["kk"]


def test_the_certificate_tells_whom_when_and_bears_the_mark() -> None:
    case = decided(confirmed(victim_case()))
    said = words(case, "certificate")
    assert set(said) == {"kk", "ru"}
    for text in said.values():
        assert text.count("Омарова") == 1
        assert case.subject.iin in text
        assert "№" + case.number + "/2" in text
    for russian in (
        "УДОСТОВЕРЕНИЕ",
        "Зона повышенного радиационного риска",
        "1 января 1960 года",
        "31 декабря 1970 года",
        "Право на единовременную денежную компенсацию реализовано",
        f"№ {case.number} принято 2 марта 2026 года",
        "Председатель специальной комиссии",
    ):
        assert bare(russian) in said["ru"]
    for kazakh in ("КУӘЛІГІ", "Расталған кезеңдер", "өтемақы алу құқығы іске асырылды"):
        assert bare(kazakh) in said["kk"]


def test_the_certificate_names_only_what_the_commission_confirmed() -> None:
    stays = [{**TWO_ZONES[0]}, {**TWO_ZONES[1], "settlement": "Долонь", "confirmed": False}]
    case = decided(confirmed(victim_case()), stays=stays)
    said = words(case, "certificate")["ru"]
    assert "Саржал" in said
    assert "Долонь" not in said


def test_anybody_with_the_certificate_can_check_it_and_learns_no_name() -> None:
    case = decided(confirmed(victim_case()))
    issue(case_number=case.number, at=APPLIED_AT)
    for paper in case.notices.filter(kind="certificate"):
        found = verify_code(paper.code)
        assert (found.state, found.signature, found.kind) == ("genuine", "good", "certificate")
        assert found.number == f"{case.number}/2"


def test_whoever_holds_a_certificate_or_is_refused_gets_none() -> None:
    held = decided(confirmed(victim_case(certificate_held=True)))
    refused = proposed(victim_case(compensated_before=True), APPLIED_AT)
    for case in (held, confirmed_by_head(refused)):
        issue(case_number=case.number, at=APPLIED_AT)
        assert not case.notices.filter(kind="certificate").exists()


def test_a_case_has_one_certificate_however_often_it_is_asked_for() -> None:
    case = decided(confirmed(victim_case()))
    first = issue(case_number=case.number, at=APPLIED_AT)
    again = issue(case_number=case.number, at=APPLIED_AT + timedelta(days=1))
    assert [one.pk for one in again] == [one.pk for one in first]
    assert [(one.number[-2:], one.kind, one.language) for one in first] == [
        ("/1", "granted", "kk"),
        ("/1", "granted", "ru"),
        ("/2", "certificate", "kk"),
        ("/2", "certificate", "ru"),
    ]
    (event,) = case.events.filter(kind="NoticeIssued")
    told = {one["code"]: one["sha256"] for one in event.payload["notice"]["papers"]}
    assert told == {one.code: one.sha256 for one in first}
    assert not list(broken_letters(lambda: None))


def test_a_duplicate_bears_its_stamp_in_both_languages() -> None:
    case = decided(confirmed(victim_case(service=DUPLICATE)), certificate_issued=True)
    said = words(case)
    assert bare("ТЕЛНҰСҚА") in said["kk"]
    assert bare("ДУБЛИКАТ") in said["ru"]
    assert bare("Председатель специальной комиссии") in said["ru"]
    case.refresh_from_db()
    assert case.stage == "closed"


def test_the_statement_names_the_rights_and_pays_nothing() -> None:
    case = decided(victim_case(service=STATEMENT), residence_confirmed=True)
    text = words(case)["ru"]
    for right in ("1,25 МРП", "календарных дней: 7", "91 + 93 = 184"):
        assert bare(right) in text
    assert bare("Права по Закону") in text
    assert bare("Надбавка к пенсии") not in text, "she is not retired"
    assert bare("Как рассчитана сумма") not in text


def test_the_certificate_is_due_five_working_days_after_the_conclusion() -> None:
    case = victim_case()
    waiting = {step.id: on for step, on in steps_now(case)}
    assert waiting["certificate"] is None
    assert waiting["file_sent"] == date(2026, 3, 7)
    begun = {step.id: on for step, on in steps_now(confirmed(case))}
    assert begun["certificate"] == date(2026, 3, 10)
    assert begun["assigned"] == date(2026, 3, 17)
