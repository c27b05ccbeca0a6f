"""Forty megabytes arrive as a file of forty megabytes without content: a message, no crash."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from making import APPLIED_AT, PDF, citizen
from tirek.documents.actions.store import RefusedFile, store
from tirek.documents.models import StoredFile
from tirek.documents.upload import TooLargeFile

MEGABYTE = 1024 * 1024


def sent(size):
    """The request of a form with a file of that size among other fields."""
    file = SimpleUploadedFile("үлкен.pdf", PDF.ljust(size, b"\0"), "application/pdf")
    return RequestFactory().post("/", {"before": "1", "file": file, "after": "2"})


@pytest.mark.django_db
def test_a_file_over_the_limit_is_refused_at_its_field_and_the_other_fields_arrive(settings):
    request = sent(40 * MEGABYTE)
    upload = request.FILES["file"]
    assert isinstance(upload, TooLargeFile)
    assert (upload.size, upload.name, upload.read()) == (40 * MEGABYTE, "үлкен.pdf", b"")
    assert request.POST["before"] == "1"
    assert request.POST["after"] == "2"
    with pytest.raises(RefusedFile) as refused:
        store(upload, kind="x", by=citizen(), at=APPLIED_AT)
    assert "40 МБ" in refused.value.text.kk
    assert not StoredFile.objects.exists()


def test_nothing_of_it_is_kept_on_disk(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    sent(11 * MEGABYTE).FILES["file"].close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_within_the_limit_arrives_whole_on_disk_not_in_memory(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    upload = sent(10 * MEGABYTE).FILES["file"]
    assert upload.size == 10 * MEGABYTE
    assert upload.read(8) == PDF[:8]
    assert len(list(tmp_path.iterdir())) == 1
    upload.close()
