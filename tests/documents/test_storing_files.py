"""What is taken in as a document, what is not, and what remains of it."""

import base64
import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from making import APPLIED_AT, PDF, citizen, submitted, upload
from tirek.documents.actions.discard import discard
from tirek.documents.actions.store import RefusedFile, store
from tirek.documents.blobs import place_of
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file
from tirek.documents.texts import texts

pytestmark = pytest.mark.django_db

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg=="
)
"""One grey dot."""
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 64 + b"\xff\xd9"
PROGRAM = b"MZ\x90\x00\x03" + b"\x00" * 200


def take(name, content):
    return store(upload(name, content), kind="school_certificate", by=citizen(), at=APPLIED_AT)


def files_on_disk(settings):
    return [path for path in settings.TIREK_FILES.rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.TIREK_FILES = tmp_path / "files"


class TestTaken:
    @pytest.mark.parametrize(
        ("name", "content", "kind"),
        [
            ("a.pdf", PDF, "application/pdf"),
            ("A.PDF", PDF, "application/pdf"),
            ("сурет.png", PNG, "image/png"),
            ("photo.jpg", JPEG, "image/jpeg"),
            ("photo.jpeg", JPEG, "image/jpeg"),
        ],
    )
    def test_pdf_png_and_jpeg(self, name, content, kind):
        stored = take(name, content)
        assert stored.content_type == kind
        assert stored.size == len(content)
        assert stored.sha256 == hashlib.sha256(content).hexdigest()
        with open_file(stored) as file:
            assert file.read() == content

    def test_the_bytes_lie_under_their_hash_and_only_once(self, settings):
        one, other = take("a.pdf", PDF), take("b.pdf", PDF)
        assert one.pk != other.pk
        assert files_on_disk(settings) == [place_of(one.sha256)]
        assert place_of(one.sha256).parent.name == one.sha256[:2]
        assert place_of(one.sha256).stat().st_mode & 0o077 == 0

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\Users\\a\\анықтама.pdf", "анықтама.pdf"),
            ("a\r\nb\x00c.pdf", "abc.pdf"),
            ("й" * 400 + ".pdf", "й" * 251 + ".pdf"),
        ],
    )
    def test_the_name_is_bare(self, given, kept):
        from tirek.documents.actions.store import _clean_name

        assert _clean_name(given) == kept
        assert len(kept) <= 255


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "content", "why"),
        [
            ("a.pdf", b"", "empty"),
            ("certificate.pdf", PROGRAM, "program"),
            ("certificate.pdf", b"\x7fELF" + b"\0" * 99, "program"),
            ("certificate.png", b"#!/bin/sh\necho x\n", "program"),
            ("a.pdf", b"just words", "other_type"),
            ("a.docx", b"PK\x03\x04" + b"\0" * 99, "other_type"),
            ("a.gif", b"GIF89a" + b"\0" * 99, "other_type"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "other_type"),
            ("a.html", b"<html>%PDF-1.4</html>", "other_type"),
            ("a.pdf", PNG, "other_ending"),
            ("a.exe", PDF, "other_ending"),
            ("a", PDF, "other_ending"),
            ("a.pdf", PDF[:40], "broken"),
            ("a.png", PNG[:-12], "broken"),
            ("a.jpg", JPEG[:-2], "broken"),
        ],
    )
    def test_each_with_its_own_message(self, settings, name, content, why):
        with pytest.raises(RefusedFile) as refused:
            take(name, content)
        template = getattr(texts().refused, why)
        begin = template.kk.partition("{")[0]
        assert refused.value.text.kk.startswith(begin)
        assert "{" not in refused.value.text.kk + refused.value.text.ru
        assert not StoredFile.objects.exists()
        assert not files_on_disk(settings)

    def test_too_large_says_how_large_it_is_and_may_be(self, settings):
        settings.TIREK_UPLOAD_LIMIT = 10 * 1024 * 1024
        big = SimpleUploadedFile("a.pdf", PDF)
        big.size = 10 * 1024 * 1024 + 1
        with pytest.raises(RefusedFile) as refused:
            store(big, kind="x", by=citizen(), at=APPLIED_AT)
        assert refused.value.text.ru.startswith(
            "Файл слишком большой: 11 МБ. Загрузите файл не больше 10 МБ"
        )

    def test_exactly_the_limit_is_taken(self, settings):
        settings.TIREK_UPLOAD_LIMIT = len(PDF)
        assert take("a.pdf", PDF).size == len(PDF)

    def test_a_failing_disk_leaves_nothing_behind(self, settings, monkeypatch):
        def broken(*_):
            raise OSError("no space left")

        monkeypatch.setattr("tirek.documents.blobs.os.replace", broken)
        with pytest.raises(OSError, match="no space"):
            take("a.pdf", PDF)
        assert not StoredFile.objects.exists()
        assert not files_on_disk(settings)


class TestDiscarding:
    def test_row_and_bytes_go(self, settings, django_capture_on_commit_callbacks):
        stored = take("a.pdf", PDF)
        with django_capture_on_commit_callbacks(execute=True):
            discard(stored)
        assert not StoredFile.objects.exists()
        assert not files_on_disk(settings)

    def test_bytes_that_somebody_else_has_stay(self, settings, django_capture_on_commit_callbacks):
        one, other = take("a.pdf", PDF), take("b.pdf", PDF)
        with django_capture_on_commit_callbacks(execute=True):
            discard(one)
        with open_file(other) as file:
            assert file.read() == PDF

    def test_a_file_of_a_case_stays_for_ever(self, settings, django_capture_on_commit_callbacks):
        file = submitted().files.first()
        with (
            pytest.raises(IntegrityError),
            django_capture_on_commit_callbacks(execute=True),
            transaction.atomic(),
        ):
            discard(file)
        assert place_of(file.sha256).exists()
