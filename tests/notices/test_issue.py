"""From the head's decision to two signed papers: once, whole, and only once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import IntegrityError
from paper import bare, text_of

from making import ALATAU, ZHAKSY, officer, proposed, submitted
from tirek.accounts.models import Office, Role, User
from tirek.casework.actions.confirm import confirm
from tirek.casework.models import Case, Event
from tirek.casework.queries.chain import verify as verify_chain
from tirek.notices import files
from tirek.notices.actions import issue as action
from tirek.notices.actions.issue import CannotIssue, issue
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder
from tirek.notices.tasks import issue_notice
from tirek.signatures.pades import verify
from tirek.signatures.pki import CertificateNotUsable
from tirek.signatures.places import authority

pytestmark = pytest.mark.django_db

DECIDED_AT = datetime(2025, 9, 22, 9, 0, tzinfo=UTC)
AT = DECIDED_AT + timedelta(minutes=5)


def papers(case: Case, at: datetime = AT) -> dict[str, Notice]:
    return {notice.language: notice for notice in issue(case_number=case.number, at=at)}


def pdf(notice: Notice) -> bytes:
    return files.read(notices_folder(), notice.path, notice.sha256)


def decided_by_head(name: str = "Иманбаева Сәуле Ерланқызы", **changed: Any) -> Case:
    case = proposed(submitted(**changed), at=DECIDED_AT)
    confirm(case=case, by=officer(Role.HEAD, case.place, full_name=name), at=DECIDED_AT)
    case.refresh_from_db()
    return case


def test_a_granted_case_gets_a_kazakh_and_a_russian_paper() -> None:
    case = decided_by_head()
    found = papers(case)
    assert found.keys() == {"kk", "ru"}
    assert {notice.number for notice in found.values()} == {f"{case.number}/1"}
    assert {notice.kind for notice in found.values()} == {"granted"}
    kk, ru = text_of(pdf(found["kk"])), text_of(pdf(found["ru"]))
    for text in (kk, ru):  # example 1 of the specification
        assert "112059" in text
        assert text.count("11796") == 4
        assert text.count("12975") == 5
        assert case.subject.iin in text
        assert case.applicant.iin in text
        assert bare(case.subject.full_name) in text
    assert bare("2025 жылғы қыркүйектен бастап 2026 жылғы мамырды қоса алғанда") in kk
    assert bare("с сентября 2025 года по май 2026 года включительно") in ru
    assert bare("решение от 11 декабря 2023 года № 8С-15-3") in ru
    assert bare("принято 12 сентября 2025 года") in ru


def test_it_names_the_appeal_and_what_to_report() -> None:
    text = text_of(pdf(papers(decided_by_head())["ru"]))
    assert bare("в течение трёх месяцев") in text
    assert bare("Административный процедурно-процессуальный кодекс Республики Казахстан") in text
    assert bare("статья 92") in text
    assert "№287" not in text  # the sister order is where the way was read, not this paper's law
    assert bare("за пределы Жаксынского района") in text
    assert bare("Выплата прекращается с месяца, следующего за тем") in text


def test_alatau_pays_by_quarters_and_says_that_overpaid_sums_are_returned() -> None:
    text = text_of(pdf(papers(decided_by_head(place=ALATAU))["ru"]))
    assert "10485,33" in text
    assert "23066,67" in text
    assert bare("Итого 99 608") in text
    assert bare("возвращаются добровольно или через суд") in text
    assert bare("пункт 9") in text


def test_a_refusal_says_why() -> None:
    case = decided_by_head(fully_state_supported=True)
    found = papers(case)
    assert found["ru"].kind == "refused"
    text = text_of(pdf(found["ru"]))
    assert bare("отказать в оказании государственной услуги") in text
    assert bare("на полном государственном обеспечении") in text
    assert bare("График выплат") not in text


def test_it_is_signed_by_the_head_who_decided() -> None:
    case = decided_by_head("Қожахметова Айгүлжан Серікбайқызы")
    for notice in papers(case).values():
        report = verify(pdf(notice), root=authority(at=AT).root)
        assert report.good
        assert report.signer == "Қожахметова Айгүлжан Серікбайқызы"
        assert report.serial == notice.certificate_serial
        assert report.signed_at == AT
        assert notice.signed_by.role == Role.HEAD
        assert notice.office == Office.objects.get(place=ZHAKSY)


def test_the_codes_lead_from_the_paper_to_the_register() -> None:
    for notice in papers(decided_by_head()).values():
        address = f"{settings.TIREK_ADDRESS}/verify/{notice.code}/"
        assert bare(address) in text_of(pdf(notice))


def test_the_case_keeps_one_event_with_both_hashes() -> None:
    case = decided_by_head()
    found = papers(case)
    (event,) = case.events.filter(kind="NoticeIssued")
    told = {one["language"]: one for one in event.payload["notice"]["papers"]}
    for language, notice in found.items():
        assert told[language]["sha256"] == notice.sha256 == files.sha256_of(pdf(notice))
        assert told[language]["code"] == notice.code
        assert notice.size == len(pdf(notice))
    assert event.payload["notice"]["number"] == f"{case.number}/1"
    assert event.actor_role == "system"
    case.refresh_from_db()
    assert verify_chain(case) is None


def test_asked_twice_it_is_issued_once() -> None:
    case = decided_by_head()
    first = papers(case)
    kept = sorted(notices_folder().rglob("*.pdf"))
    again = papers(case, AT + timedelta(days=1))
    assert {k: n.pk for k, n in first.items()} == {k: n.pk for k, n in again.items()}
    assert {n.issued_at for n in again.values()} == {AT}
    assert sorted(notices_folder().rglob("*.pdf")) == kept
    assert case.events.filter(kind="NoticeIssued").count() == 1


def test_a_case_that_is_not_decided_gets_none() -> None:
    case = submitted()
    with pytest.raises(CannotIssue) as refused:
        issue(case_number=case.number, at=AT)
    assert case.number in refused.value.text.kk
    assert "решение ещё не принято" in refused.value.text.ru
    assert not Notice.objects.exists()


def test_a_case_that_does_not_exist_gets_none() -> None:
    with pytest.raises(CannotIssue) as refused:
        issue(case_number="ZHK-1999-000001", at=AT)
    assert "не найдено" in refused.value.text.ru


def test_an_expired_certificate_stops_it_and_leaves_nothing() -> None:
    case = decided_by_head()
    head = case.events.get(kind="Decided").actor
    papers(case)
    late = AT + timedelta(days=365 * 4)
    other = proposed(at=DECIDED_AT)
    confirm(case=other, by=head, at=DECIDED_AT)
    before = sorted(notices_folder().rglob("*.pdf"))
    with pytest.raises(CertificateNotUsable) as refused:
        issue(case_number=other.number, at=late)
    assert head.full_name in refused.value.text.ru
    assert not Notice.objects.filter(case=other).exists()
    assert not other.events.filter(kind="NoticeIssued").exists()
    assert sorted(notices_folder().rglob("*.pdf")) == before


def test_if_the_register_cannot_be_written_no_file_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = decided_by_head()
    before = sorted(notices_folder().rglob("*.pdf"))

    def fails(**_: object) -> None:
        raise RuntimeError("the chain is broken")

    monkeypatch.setattr(action, "record_notice", fails)
    with pytest.raises(RuntimeError, match="the chain is broken"):
        papers(case)
    assert not Notice.objects.exists()
    assert sorted(notices_folder().rglob("*.pdf")) == before


def test_the_task_issues_what_was_decided() -> None:
    case = decided_by_head()
    seq = case.events.get(kind="Decided").seq
    issue_notice(case_number=case.number, seq=seq)
    issue_notice(case_number=case.number, seq=seq)
    assert case.notices.count() == 2


def test_a_decision_asks_for_its_notice() -> None:
    """`config.wiring` and this package agree on the task's name and arguments."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    case = decided_by_head()
    (job,) = ProcrastinateJob.objects.filter(task_name=issue_notice.name)
    assert job.args == {"case_number": case.number, "seq": case.events.get(kind="Decided").seq}
    assert issue_notice.name == "notices.issue"
    issue_notice(**job.args)
    assert case.notices.count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notices_notice SET kind = 'refused'",
        "DELETE FROM notices_notice",
        "TRUNCATE notices_notice CASCADE",
    ],
)
def test_the_database_refuses_to_change_an_issued_notice(statement: str) -> None:
    papers(decided_by_head())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else TRUNCATE waits for them
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            cursor.execute(statement)
    assert Notice.objects.filter(kind="granted").count() == 2


def test_a_decision_has_one_notice_in_each_language() -> None:
    notice = papers(decided_by_head())["kk"]
    notice.pk, notice.code, notice.sha256, notice.number = None, "A" * 12, "0" * 64, "X/1"
    with pytest.raises(IntegrityError, match="one_notice_per_decision"), transaction.atomic():
        notice.save(force_insert=True)


def test_every_event_before_the_notice_is_untouched() -> None:
    case = decided_by_head()
    before = list(Event.objects.filter(case=case).values_list("seq", "hash"))
    papers(case)
    assert list(Event.objects.filter(case=case).values_list("seq", "hash"))[:-1] == before


def test_a_decision_without_an_officer_cannot_be_signed() -> None:
    from tirek.notices.case_data import signing_officer
    from tirek.notices.facts import NoNotice

    event = decided_by_head().events.get(kind="Decided")
    event.actor = None
    with pytest.raises(NoNotice, match="not decided by an officer"):
        signing_officer(event)


def test_a_pair_of_signed_papers_takes_well_under_a_second() -> None:
    import time

    papers(decided_by_head())  # loads the libraries and makes the certificate authority
    case = decided_by_head()
    head = case.events.get(kind="Decided").actor
    assert isinstance(head, User)
    begun = time.process_time()
    papers(case)
    assert time.process_time() - begun < 1.0


def test_renewing_a_certificate_lets_the_officer_sign_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from django.core.management import call_command

    case = decided_by_head()
    head = case.events.get(kind="Decided").actor
    old = papers(case)["kk"].certificate_serial
    call_command("renew_certificate", head.username)
    assert head.full_name in capsys.readouterr().out
    other = proposed(at=DECIDED_AT)
    confirm(case=other, by=head, at=DECIDED_AT)
    assert papers(other)["kk"].certificate_serial != old


def test_only_an_officer_s_certificate_can_be_renewed() -> None:
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match="not an officer"):
        call_command("renew_certificate", "nobody")


def test_the_folders_are_inside_var() -> None:
    papers(decided_by_head())
    assert notices_folder() == Path(settings.VAR) / "notices"
    assert (Path(settings.VAR) / "pki" / "root.crt").exists()
