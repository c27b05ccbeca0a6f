"""The papers of an application: uploaded, refused at their field, taken away."""

import pytest
import reading
from applying import paper, walked
from django.urls import reverse

import making
from tirek.casework.models import Draft


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (paper("virus.pdf", b"MZ\x90\x00" + b"\x00" * 200), "программ"),
        (paper("empty.pdf", b""), "пуст"),
        (paper("letter.docx", b"PK\x03\x04" + b"\x00" * 200), "PDF"),
        (paper("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50 + b"IEND"), "png"),
    ],
    ids=["program", "empty", "docx", "ending"],
)
def test_a_file_that_cannot_be_taken_is_told_at_its_field(client, mother, upload, said):
    draft = making.draft_ready(mother)
    address = reverse("documents", args=[draft.pk])
    client.cookies["lang"] = "ru"
    upload.seek(0)
    response = client.post(address, {"child_document": upload, "go": "on"})
    assert response.status_code == 422
    assert said.lower() in reading.field_error(response, "child_document").lower()
    assert draft.files.count() == 2


def test_a_file_of_40_megabytes_is_told_at_its_field_and_the_other_file_is_kept(client, mother):
    address, _ = walked(client)
    client.cookies["lang"] = "ru"
    large = paper("scan.pdf", making.PDF + b"\x00" * 40 * 1024 * 1024)
    response = client.post(address, {"school_certificate": large, "medical_conclusion": paper()})
    assert response.status_code == 422
    assert "10 МБ" in reading.field_error(response, "school_certificate")
    assert reading.field_error(response, "medical_conclusion") is None
    assert [file.kind for file in Draft.objects.get().files.all()] == ["medical_conclusion"]


def test_without_the_papers_one_cannot_go_on(client, mother):
    address, _ = walked(client)
    client.cookies["lang"] = "kk"
    response = client.post(address, {"go": "on"})
    assert response.status_code == 422
    assert "Құжатты жүктеңіз" in reading.field_error(response, "school_certificate")


def test_chosen_files_can_be_uploaded_before_going_on(client, mother):
    address, _ = walked(client)
    response = client.post(address, {"school_certificate": paper(), "upload": "1"})
    assert response["Location"] == address
    assert "anyqtama.pdf" in reading.words(client.get(address))


def test_a_file_is_taken_away(client, mother):
    draft = making.draft_ready(mother)
    file = draft.files.first()
    client.post(reverse("documents", args=[draft.pk]), {"remove": str(file.pk)})
    assert file not in draft.files.all()
    again = client.post(reverse("documents", args=[draft.pk]), {"remove": str(file.pk)})
    assert again.status_code == 404
