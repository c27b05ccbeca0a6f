"""`tirek audit verify`: whatever somebody rewrites, the first broken link is named."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from forging import forge, found, sentences

from making import APPLIED_AT, ZHAKSY, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.audit.actions.seal import seal
from tirek.audit.models import Seal
from tirek.audit.queries.verify import verify_case
from tirek.casework.actions.look import look
from tirek.casework.chain import GENESIS, hash_of
from tirek.documents.blobs import place_of
from tirek.kernel.period import Month
from tirek.notices.actions.issue import issue
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder
from tirek.payments.actions.make_register import make_register

pytestmark = pytest.mark.django_db
LATER = APPLIED_AT + timedelta(days=150)


@pytest.fixture
def case():
    """Granted, told by letter, listed for payment, looked at; all of it sealed."""
    case = decided()
    issue(case_number=case.number, at=APPLIED_AT)
    make_register(month=Month.parse("2026-02"), place=ZHAKSY, by=None, at=LATER)
    look(case=case, by=officer(Role.HEAD), page="case", at=APPLIED_AT)
    seal(at=LATER)
    case.refresh_from_db()
    return case


def test_what_nobody_touched_is_whole(case):
    assert found() == []
    assert seal(at=LATER) == [], "nothing is sealed twice"


def test_every_table_that_only_grows_is_sealed(case):
    sealed = set(Seal.objects.values_list("table", flat=True))
    assert sealed >= {
        "casework_case", "casework_event", "casework_look", "casework_case_files",
        "people_consent", "notices_notice", "payments_paymentregister", "payments_paymentline",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE casework_event SET payload = '{}' WHERE case_id = %s AND seq = 2",
         "Case {number}, event 2: its content was changed"),
        ("UPDATE casework_event SET actor_name = 'Х' WHERE case_id = %s AND seq = 3",
         "Case {number}, event 3: its content was changed"),
        ("DELETE FROM casework_event WHERE case_id = %s AND seq = 3",
         "Case {number}, event 3: missing"),
        ("DELETE FROM casework_event WHERE case_id = %s", "Case {number}, event 1: the case has "
         "no event at all"),
        ("UPDATE casework_event SET seq = seq + 100 WHERE case_id = %s AND seq > 3",
         "Case {number}, event 4: missing"),
        ("UPDATE casework_case SET last_seq = last_seq - 1 WHERE id = %s",
         "Case {number}, event 6: surplus, the register of cases does not know it"),
        ("UPDATE casework_case SET stage = 'refused' WHERE id = %s",
         'Case {number}: its stage is "refused" in the register, "in_payment" by its events'),
    ],
)  # fmt: skip
def test_an_altered_case_is_named_first(case, sql, sentence):
    forge(sql, case.pk)
    assert sentences()[0] == sentence.format(number=case.number)


def test_events_that_changed_places_are_named(case):
    forge(
        "UPDATE casework_event SET seq = CASE seq WHEN 1 THEN 1002 ELSE 1001 END"
        " WHERE case_id = %s AND seq IN (1, 2)", case.pk,
    )  # fmt: skip
    forge("UPDATE casework_event SET seq = seq - 1000 WHERE case_id = %s AND seq > 1000", case.pk)
    assert sentences()[0] == (
        f"Case {case.number}, event 1: does not follow the one before "
        "(moved, or the one before was rewritten)"
    )


def test_a_case_whose_whole_chain_is_written_anew_is_found_by_its_seal(case):
    """Every hash of the case fits again; only the seal remembers."""
    previous = GENESIS
    for event in case.events.order_by("seq"):
        event.previous_hash = previous
        if event.seq == 3:
            event.actor_name = "Somebody else"
        previous = hash_of(event, case.number)
        forge(
            "UPDATE casework_event SET actor_name = %s, previous_hash = %s, hash = %s"
            " WHERE id = %s", event.actor_name, event.previous_hash, previous, event.pk,
        )  # fmt: skip
    (first, *_) = found()
    assert (first.kind, first.case) == ("sealed_changed", case.number)
    assert f"({case.number}/3): changed since seal" in first.text.en


def test_a_case_that_is_gone_without_a_trace_is_named(case):
    other = submitted()
    seal(at=LATER)
    for table in ("casework_event", "casework_look", "casework_case_files"):
        forge(f"DELETE FROM {table} WHERE case_id = %s", other.pk)
    forge("UPDATE casework_draft SET case_id = NULL WHERE case_id = %s", other.pk)
    forge("DELETE FROM casework_case WHERE id = %s", other.pk)
    broken = found()
    assert (broken[0].kind, broken[0].case) == ("number", other.number)
    forge("UPDATE casework_numberseries SET last = last - 1")
    broken = found()
    assert {(one.kind, one.case) for one in broken} >= {("sealed_gone", other.number)}


def test_events_without_their_case_are_told(case):
    forge("DELETE FROM casework_case WHERE id = %s", case.pk)
    assert sentences()[0] == f"Row {case.pk}, event 1: the case of the event is gone"


def test_a_case_given_to_another_child_is_found(case):
    forge("UPDATE casework_case SET subject_id = applicant_id WHERE id = %s", case.pk)
    assert [(one.kind, one.case) for one in found()] == [("sealed_changed", case.number)]


def test_a_row_slipped_in_under_a_seal_is_found(case):
    """A rolled back transaction leaves an id unused; somebody uses it later."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('casework_look', 'id'))")
        (unused,) = cursor.fetchone()
    look(case=case, by=officer(Role.HEAD), page="case", at=LATER)
    seal(at=LATER)
    forge(
        "INSERT INTO casework_look (id, case_id, user_id, at, page)"
        " SELECT %s, case_id, user_id, at, 'facts' FROM casework_look LIMIT 1", unused,
    )  # fmt: skip
    (broken,) = found()
    assert (broken.kind, broken.values["row"]) == ("sealed_added", unused)


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("DELETE FROM casework_look", "sealed_gone"),
        ("UPDATE casework_look SET page = 'queue'", "sealed_changed"),
        ("UPDATE people_consent SET text_ru = 'Да'", "sealed_changed"),
        ("UPDATE notices_notice SET number = number || 'x'", "sealed_changed"),
        ("UPDATE payments_paymentline SET iban = 'KZ00'", "sealed_changed"),
        ("UPDATE documents_storedfile SET sha256 = repeat('0', 64)", "sealed_changed"),
    ],
)
def test_other_rows_are_found_by_their_seal(case, sql, kind):
    forge(sql)
    assert kind in [one.kind for one in found()]


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE payments_paymentline SET amount_tiyn = amount_tiyn + 1",
         "Case {number}, register 2026-02, period 2025-09: another sum"),
        ("DELETE FROM payments_paymentline", "Case {number}, register 2026-02, period 2025-09: "
         "the line the case tells of is not in the register"),
        ("UPDATE payments_paymentline SET period = '2031-01' WHERE period = '2025-09'",
         "Case {number}, register 2026-02, period 2031-01: the case does not tell of the line"),
    ],
)  # fmt: skip
def test_payments_are_compared_with_what_the_cases_say(case, sql, sentence):
    forge(sql)
    assert sentence.format(number=case.number) in sentences()


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("DELETE FROM notices_notice WHERE language = 'kk'", "letter_missing"),
        ("UPDATE notices_notice SET code = 'AAAABBBBCCCC' WHERE language = 'kk'",
         "letter_not_told"),
        ("UPDATE notices_notice SET sha256 = repeat('0', 64) WHERE language = 'kk'",
         "letter_changed"),
        ("DELETE FROM documents_storedfile", "paper_missing"),
        ("UPDATE documents_storedfile SET sha256 = repeat('0', 64)", "paper_row"),
    ],
)  # fmt: skip
def test_letters_and_papers_are_compared_with_what_the_cases_say(case, sql, kind):
    forge(sql)
    assert (kind, case.number) in [(one.kind, one.case) for one in found()]


def test_a_changed_byte_of_a_letter_is_found(case):
    path = notices_folder() / Notice.objects.filter(language="ru").get().path
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        assert [one.kind for one in found()] == ["letter_file"]
    finally:
        path.write_bytes(content)


def test_a_paper_whose_bytes_are_gone_is_found(case):
    path = place_of(case.files.first().sha256)
    content = path.read_bytes()
    path.unlink()
    try:
        assert {one.kind for one in found()} == {"paper_file"}
    finally:
        path.write_bytes(content)


def test_a_guard_that_is_switched_off_is_told(case):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE casework_look DISABLE TRIGGER only_added")
    assert sentences() == ["Table casework_look: its guard against changes is off"]


class TestSeals:
    def test_a_changed_seal_is_named(self, case):
        forge("UPDATE audit_seal SET root = repeat('0', 64) WHERE number = 2")
        assert sentences() == ["Seal 2: changed, or does not follow the one before"]

    def test_a_seal_that_was_taken_out_is_named(self, case):
        forge("DELETE FROM audit_seal WHERE number = 2")
        assert sentences() == ["Seal 2: missing"]

    def test_the_rows_in_short_are_sealed_too(self, case):
        forge("UPDATE audit_seal SET leaves = 'x y z' WHERE number = 2")
        assert [one.kind for one in found()] == ["seal_changed"]

    def test_seals_rewritten_as_a_whole_do_not_fit_a_journal_kept_elsewhere(
        self, case, tmp_path: Path
    ):
        kept = tmp_path / "seals.txt"
        last = Seal.objects.last()
        kept.write_text(f"{last.number} {'0' * 64} 2026-02-09\n", encoding="ascii")
        assert [one.text.en for one in found(seals=kept)] == [
            f"Seal {last.number}: not the one the journal of seals has"
        ]
        kept.write_text(f"{last.number + 1} {'0' * 64} 2026-02-09\n", encoding="ascii")
        assert [one.kind for one in found(seals=kept)] == ["seal_missing"]

    def test_each_seal_is_written_down_outside_the_database(
        self, case, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            submitted()
            made = seal(at=LATER)
        journal = Path(settings.VAR) / "seals.txt"
        try:
            assert [line.split()[:2] for line in journal.read_text().splitlines()] == [
                [str(one.number), one.hash] for one in made
            ]
            assert found() == []
        finally:
            journal.unlink()


def test_one_case_can_be_asked_for_alone(case):
    other = submitted()
    forge("UPDATE casework_event SET payload = '{}' WHERE case_id = %s AND seq = 1", other.pk)
    assert list(verify_case(case.number, lambda part: None)) == []
    assert [one.kind for one in verify_case(other.number, lambda part: None)] == ["hash"]
