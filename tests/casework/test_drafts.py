"""What is not sent yet: whose it is, where it goes, which files it holds."""

import pytest

from making import (
    APPLIED_AT,
    SERVICE,
    ZHAKSY,
    answers,
    citizen,
    draft_ready,
    iin,
    office,
    officer,
    signed,
    submitted,
    upload,
)
from tirek.casework.actions.attach_file import TooManyFiles, attach_file, take_away_file
from tirek.casework.actions.keep_draft import (
    AlreadySent,
    NotOurPlace,
    save_answers,
    start_draft,
    throw_away,
)
from tirek.casework.actions.submit import (
    submit,
)
from tirek.casework.models import Case, Draft
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.drafts import draft_of, drafts_of
from tirek.documents.actions.store import RefusedFile
from tirek.documents.models import StoredFile

pytestmark = pytest.mark.django_db


class TestDrafts:
    def test_the_same_draft_sent_twice_is_one_case(self):
        draft = draft_ready()
        one = submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft))
        assert submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft)) == one
        assert Case.objects.count() == 1

    def test_another_cannot_send_or_change_it(self):
        draft, other = draft_ready(), citizen()
        with pytest.raises(NotAllowed):
            submit(draft=draft, by=other, at=APPLIED_AT, signature=signed(draft))
        with pytest.raises(Draft.DoesNotExist):
            save_answers(draft=draft.pk, by=other, answers={}, at=APPLIED_AT)
        with pytest.raises(Draft.DoesNotExist):
            throw_away(draft=draft.pk, by=other)
        with pytest.raises(Draft.DoesNotExist):
            attach_file(draft=draft.pk, by=other, requirement="x", upload=upload(), at=APPLIED_AT)

    def test_an_officer_cannot_send_one(self):
        draft = draft_ready(officer(), iin=iin())
        with pytest.raises(NotAllowed):
            submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft))

    def test_a_sent_draft_is_closed(self):
        case = submitted()
        draft, user = case.draft, case.applicant_user
        for change in (
            lambda: save_answers(draft=draft.pk, by=user, answers={}, at=APPLIED_AT),
            lambda: throw_away(draft=draft.pk, by=user),
            lambda: attach_file(
                draft=draft.pk, by=user, requirement="x", upload=upload(), at=APPLIED_AT
            ),
            lambda: take_away_file(
                draft=draft.pk, by=user, file=draft.files.first().pk, at=APPLIED_AT
            ),
        ):
            with pytest.raises(AlreadySent) as refused:
                change()
            assert case.number in refused.value.text.kk

    def test_a_place_without_an_office_code_is_refused(self):
        with pytest.raises(NotOurPlace):
            start_draft(by=citizen(), service=SERVICE, place="kz", language="kk", at=APPLIED_AT)
        with pytest.raises(NotOurPlace):
            start_draft(by=citizen(), service=SERVICE, place="nowhere", language="kk",
                        at=APPLIED_AT)  # fmt: skip

    def test_an_unknown_service_is_an_error(self):
        with pytest.raises(LookupError):
            start_draft(by=citizen(), service="x", place=ZHAKSY, language="kk", at=APPLIED_AT)

    def test_thrown_away_with_its_files(self):
        draft = draft_ready()
        throw_away(draft=draft.pk, by=draft.user)
        assert not Draft.objects.exists()
        assert not StoredFile.objects.exists()

    def test_so_many_files_and_no_more(self):
        draft = draft_ready()
        user = draft.user
        for _ in range(18):
            attach_file(
                draft=draft.pk, by=user, requirement="identity", upload=upload(), at=APPLIED_AT
            )
        with pytest.raises(TooManyFiles) as refused:
            attach_file(
                draft=draft.pk, by=user, requirement="identity", upload=upload(), at=APPLIED_AT
            )
        assert refused.value.field == "identity"

    def test_the_language_of_the_last_page_is_the_language_of_the_case(self):
        user = citizen()
        office()
        draft = start_draft(by=user, service=SERVICE, place=ZHAKSY, language="kk", at=APPLIED_AT)
        saved = save_answers(
            draft=draft.pk, by=user, answers=answers(user), language="ru", at=APPLIED_AT
        )
        assert saved.language == "ru"


class TestFilesAndListsOfDrafts:
    def test_a_file_is_taken_away_from_ones_own_draft_only(self):
        draft = draft_ready()
        file = draft.files.get(kind="school_certificate")
        with pytest.raises(Draft.DoesNotExist):
            take_away_file(draft=draft.pk, by=citizen(), file=file.pk, at=APPLIED_AT)
        other = draft_ready().files.first()
        with pytest.raises(StoredFile.DoesNotExist):
            take_away_file(draft=draft.pk, by=draft.user, file=other.pk, at=APPLIED_AT)
        take_away_file(draft=draft.pk, by=draft.user, file=file.pk, at=APPLIED_AT)
        assert [left.kind for left in draft.files.all()] == ["medical_conclusion"]
        assert not StoredFile.objects.filter(pk=file.pk).exists()

    def test_a_refused_file_leaves_the_draft_as_it_was(self):
        draft = draft_ready()
        with pytest.raises(RefusedFile):
            attach_file(
                draft=draft.pk,
                by=draft.user,
                requirement="identity",
                upload=upload("a.pdf", b"MZ\x90"),
                at=APPLIED_AT,
            )
        assert draft.files.count() == 2

    def test_a_user_sees_their_own_unsent_drafts(self):
        draft, sent = draft_ready(), submitted()
        assert list(drafts_of(draft.user)) == [draft]
        assert list(drafts_of(sent.applicant_user)) == []
        assert draft_of(sent.applicant_user, sent.draft.pk).case == sent
        with pytest.raises(Draft.DoesNotExist):
            draft_of(citizen(), draft.pk)
