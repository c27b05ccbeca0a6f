"""What papers say: of a ward's property, of trees, of a migrant; a certificate, its duplicate."""

from datetime import UTC, date, datetime, timedelta

import pytest
from paper import bare, text_of

from making import officer
from paper_seekers import (
    FOUND,
    GUARDIAN,
    LABOUR,
    MONDAY,
    REHABILITATED,
    TREES,
    applied,
    decided,
)
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case
from tirek.casework.queries.deadline import late_steps, steps_now
from tirek.casework.queries.proposal import judge
from tirek.notices import files
from tirek.notices.actions.issue import issue
from tirek.notices.places import notices_folder
from tirek.notices.queries.verify import verify_code

pytestmark = pytest.mark.django_db
JUNE = datetime(2026, 6, 10, 6, tzinfo=UTC)


def words(case: Case, kind: str, at: datetime = MONDAY) -> dict[str, str]:
    """The text of the papers of that kind by their language."""
    issue(case_number=case.number, at=at + timedelta(minutes=5))
    found = case.notices.filter(kind=kind)
    folder = notices_folder()
    return {one.language: text_of(files.read(folder, one.path, one.sha256)) for one in found}


def test_the_decision_says_what_is_permitted_and_how_it_serves_the_ward() -> None:
    case = decided(applied(GUARDIAN))
    said = words(case, "granted")
    for text in said.values():
        assert bare("Пәтер, Жаркент, Абай көшесі 5-12") in text
        assert bare("Ақша емделуге және күтімге жұмсалады") in text
        assert "Омаров" in text
    assert bare("РЕШЕНИЕ") in said["ru"]
    assert bare("произвести отчуждение имущества подопечного") in said["ru"]
    assert bare("получать пенсии") not in said["ru"]
    assert bare("мүлкін иеліктен шығару") in said["kk"]
    case.refresh_from_db()
    assert case.stage == "closed"


def test_the_permit_names_the_trees_and_when_others_are_planted() -> None:
    said = words(decided(applied(TREES)), "granted")
    for text in said.values():
        assert bare("терек – 4") in text
        assert bare("Жаркент, Абай көшесі 5-үйдің алды") in text
    assert bare("Последний день – 31 октября 2026 года") in said["ru"]
    assert bare("Соңғы күні – 2026 жылғы 31 қазан") in said["kk"]


def test_the_permit_of_a_migrant_says_for_how_many_months() -> None:
    said = words(decided(applied(LABOUR, at=JUNE), JUNE), "granted", JUNE)
    assert bare("месяцев: 6") in said["ru"]
    assert bare("6 ай") in said["kk"]


def test_3_a_sale_without_guarantee_obligations_is_refused_with_the_ground() -> None:
    case = applied(GUARDIAN)
    found = {**FOUND[GUARDIAN], "papers.guarantee": False}
    establish_facts(
        case=case, by=officer(place=case.place), facts=found, source="officer", at=MONDAY
    )
    decision = judge(case).decision
    assert decision.outcome == "refused"
    assert [one.code for one in decision.reasons] == ["N11"]


def test_the_certificate_is_numbered_and_anybody_can_check_it() -> None:
    case = decided(applied(REHABILITATED))
    said = words(case, "certificate")
    assert set(said) == {"kk", "ru"}
    for text in said.values():
        assert "№" + case.number + "/2" in text
        assert case.subject.iin in text
    assert bare("УДОСТОВЕРЕНИЕ") in said["ru"]
    assert bare("2 апреля 2015 года № 184") in said["ru"]
    assert bare("ДУБЛИКАТ") not in said["ru"]
    for paper in case.notices.filter(kind="certificate"):
        found = verify_code(paper.code)
        assert (found.state, found.signature, found.kind) == ("genuine", "good", "certificate")


def test_6_a_duplicate_of_a_lost_certificate_bears_its_stamp() -> None:
    case = decided(applied(REHABILITATED, wanted="duplicate", ground="lost"), issued_before=True)
    said = words(case, "certificate")
    assert bare("ТЕЛНҰСҚА") in said["kk"]
    assert bare("ДУБЛИКАТ") in said["ru"]


def test_the_five_days_are_missed_by_themselves_while_the_eight_still_run() -> None:
    case = applied(REHABILITATED)
    ((step, on),) = steps_now(case)
    assert (step.id, on) == ("issued", date(2026, 2, 9))
    assert case.due_on == date(2026, 2, 12)
    assert late_steps(case, date(2026, 2, 9)) == frozenset()
    assert late_steps(case, date(2026, 2, 10)) == {"issued"}
    decided(case, at=MONDAY + timedelta(days=7))
    assert late_steps(case, date(2026, 2, 20)) == frozenset()


def test_what_was_decided_after_the_five_days_stays_late() -> None:
    case = decided(applied(REHABILITATED), at=MONDAY + timedelta(days=8))
    assert late_steps(case, date(2026, 2, 20)) == {"issued"}
