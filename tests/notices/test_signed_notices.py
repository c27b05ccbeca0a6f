"""The signature: whole, by whom it says, of when it says; any changed byte shows."""

import io
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from notice_samples import ISSUED_AT, facts
from paper import metadata, reader, text_of
from pypdf import PdfWriter

from tirek.notices.render import render
from tirek.signatures.pades import NO_SIGNATURE, sign, verify
from tirek.signatures.pki import Authority, CertificateNotUsable, Credential, Officer

NAME = "Иманбаева Сәуле Ерланқызы"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.open(tmp_path_factory.mktemp("pki"), at=ISSUED_AT)


@pytest.fixture(scope="module")
def credential(authority: Authority) -> Credential:
    return authority.credential_of(Officer("saule", NAME, "Бөлім"), at=ISSUED_AT)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render(facts(), "kk")


@pytest.fixture(scope="module")
def signed(plain: bytes, credential: Credential) -> bytes:
    return sign(plain, credential, reason="№ 1 хабарлама", location="Жақсы ауданы", at=ISSUED_AT)


def changed(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 0x01]) + pdf[at + 1 :]


def test_a_signed_notice_is_intact_valid_and_trusted(
    signed: bytes, authority: Authority, credential: Credential
) -> None:
    report = verify(signed, root=authority.root)
    assert (report.intact, report.valid, report.trusted) == (True, True, True)
    assert report.good
    assert report.signer == NAME
    assert report.serial == credential.serial
    assert report.signed_at == ISSUED_AT


def test_a_changed_byte_shows(signed: bytes, authority: Authority) -> None:
    at = signed.index(b"/Producer") if b"/Producer" in signed else signed.index(b"/Creator")
    for place in (at + 12, len(signed) // 3, signed.index(b"/Reason") + 12):
        report = verify(changed(signed, place), root=authority.root)
        assert not report.intact, place
        assert not report.good


def test_a_changed_signature_is_not_valid(signed: bytes, authority: Authority) -> None:
    begins = signed.index(b"/Contents <") + len(b"/Contents <")
    digits = signed[begins : signed.index(b">", begins)].rstrip(b"0")
    last = begins + len(digits) - 8  # inside the signature value itself
    swapped = b"1" if signed[last : last + 1] != b"1" else b"2"
    report = verify(signed[:last] + swapped + signed[last + 1 :], root=authority.root)
    assert not report.good


def test_anything_added_after_signing_shows(
    signed: bytes, authority: Authority, credential: Credential
) -> None:
    assert not verify(signed + b"\n% added", root=authority.root).good
    writer = PdfWriter(reader(signed).stream, incremental=True)
    writer.add_metadata({"/Title": "other"})
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(signed)
    assert not verify(out.getvalue(), root=authority.root).intact


def test_a_stranger_s_authority_is_not_trusted(signed: bytes, tmp_path: Path) -> None:
    other = Authority.open(tmp_path, at=ISSUED_AT)
    report = verify(signed, root=other.root)
    assert report.intact
    assert report.valid
    assert not report.trusted


def test_an_officer_of_a_stranger_s_authority_is_not_trusted(
    plain: bytes, authority: Authority, tmp_path: Path
) -> None:
    other = Authority.open(tmp_path, at=ISSUED_AT)
    same_name = other.credential_of(Officer("saule", NAME, "Бөлім"), at=ISSUED_AT)
    forged = sign(plain, same_name, reason="x", location="y", at=ISSUED_AT)
    report = verify(forged, root=authority.root)
    assert report.signer == NAME
    assert not report.trusted


def test_the_signature_of_an_expired_certificate_is_not_made(
    plain: bytes, credential: Credential
) -> None:
    late = credential.certificate.not_valid_after_utc + timedelta(days=1)
    with pytest.raises(CertificateNotUsable):
        sign(plain, credential, reason="x", location="y", at=late)


def test_signing_leaves_the_pdf_a_as_it_was(plain: bytes, signed: bytes) -> None:
    assert signed.startswith(plain)
    assert metadata(signed) == metadata(plain)
    root = reader(signed).trailer["/Root"]
    assert "/Version" not in root  # type: ignore[operator]
    assert signed[len(plain) : len(plain) + 1] == b"\n"
    assert text_of(signed) == text_of(plain)
    field = root["/AcroForm"]["/Fields"][0].get_object()  # type: ignore[index]
    assert field["/Rect"] == [0, 0, 0, 0]  # without a look of its own PDF/A asks for nothing more
    assert field["/F"] & 0b100


def test_the_signature_says_why_and_where(signed: bytes) -> None:
    (field,) = reader(signed).trailer["/Root"]["/AcroForm"]["/Fields"]  # type: ignore[index]
    value = field.get_object()["/V"]
    assert value["/Reason"] == "№ 1 хабарлама"
    assert value["/Location"] == "Жақсы ауданы"
    assert value["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.parametrize(
    "hostile", [b"", b"%PDF-1.7\n", b"not a pdf", b"%PDF-1.7\n1 0 obj<</Length 9999999>>stream"]
)
def test_what_is_no_signed_pdf_is_no_signature(hostile: bytes, authority: Authority) -> None:
    assert verify(hostile, root=authority.root) == NO_SIGNATURE


def test_an_unsigned_notice_is_no_signature(plain: bytes, authority: Authority) -> None:
    assert verify(plain, root=authority.root) == NO_SIGNATURE


def test_a_truncated_notice_is_no_signature(signed: bytes, authority: Authority) -> None:
    assert not verify(signed[:-200], root=authority.root).good


def test_each_moment_is_kept_to_the_second(plain: bytes, credential: Credential) -> None:
    at = datetime(2026, 1, 31, 19, 59, 7, tzinfo=UTC)
    made = sign(plain, credential, reason="x", location="y", at=at)
    root = credential.chain[-1]
    assert verify(made, root=root).signed_at == at


def test_a_certificate_that_ran_out_since_does_not_unmake_a_signature(
    plain: bytes, tmp_path: Path
) -> None:
    long_ago = datetime(2012, 3, 1, 9, 0, tzinfo=UTC)
    authority = Authority.open(tmp_path, at=long_ago)
    credential = authority.credential_of(Officer("saule", NAME, "Бөлім"), at=long_ago)
    assert credential.certificate.not_valid_after_utc < datetime(2020, 1, 1, tzinfo=UTC)
    made = sign(plain, credential, reason="x", location="y", at=long_ago)
    assert verify(made, root=authority.root).good


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler is not installed")
def test_another_program_agrees(signed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(signed)
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
