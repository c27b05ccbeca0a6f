"""The notice of a hearing: a preliminary refusal, its grounds, when and where, what one can do."""

import pytest
from paper import bare, text_of

from making import APPLIED_AT, hearing_announced, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.casework.queries.timeline import timeline
from tirek.law.overrule import Overrule
from tirek.notices import files, tasks
from tirek.notices.actions.issue import issue
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder
from tirek.notices.queries.verify import verify_code

pytestmark = pytest.mark.django_db

WHY = "Соттың шешімі бойынша бала отбасында"


def text(notice: Notice) -> str:
    return text_of(files.read(notices_folder(), notice.path, notice.sha256))


def of_hearing(case: Case) -> dict[str, Notice]:
    seq = case.events.get(kind="HearingAnnounced").seq
    return {one.language: one for one in issue(case_number=case.number, seq=seq, at=APPLIED_AT)}


def test_it_says_the_same_in_both_languages() -> None:
    case = hearing_announced(submitted(fully_state_supported=True))
    found = of_hearing(case)
    assert {notice.kind for notice in found.values()} == {"hearing"}
    kk, ru = text(found["kk"]), text(found["ru"])
    for said in (kk, ru):
        assert bare("12-бөлме") in said
        assert "10:00" in said
        assert case.subject.iin in said
    assert bare("алдын ала шешім қабылданды") in kk
    assert bare("предварительное решение отказать") in ru
    assert bare("на полном государственном обеспечении") in ru
    assert bare("Изложить позицию письменно") in ru
    assert bare("обжалова") not in ru, "a preliminary decision is not appealed against"


def test_it_is_issued_once_and_told_in_the_timeline() -> None:
    case = hearing_announced(submitted(fully_state_supported=True))
    seq = case.events.get(kind="HearingAnnounced").seq
    for _ in range(2):
        tasks.issue_notice(case.number, seq)
    case.refresh_from_db()
    assert (case.notices.count(), case.stage) == (2, "hearing")
    assert "заслушивании" in timeline(case)[-1].detail.ru
    found = verify_code(case.notices.first().code)
    assert (found.state, found.kind) == ("genuine", "hearing")


def test_a_decision_otherwise_than_computed_says_why() -> None:
    case = submitted(fully_state_supported=True)
    overrule = {"not_fully_state_supported": Overrule(True, WHY)}
    propose(case=case, by=officer(), overrule=overrule, at=APPLIED_AT)
    head = officer(Role.HEAD)
    confirm(case=case, by=head, overruled=list(overrule), at=APPLIED_AT)
    for notice in issue(case_number=case.number, at=APPLIED_AT):
        assert bare(WHY) in text(notice)
