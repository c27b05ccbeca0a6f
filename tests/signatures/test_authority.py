"""The test certificate authority: honest names, safe keys, dates that count."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from tirek.signatures.pki import Authority, CertificateNotUsable, Officer

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
OFFICER = Officer("saule", "Қожахметова Айгүлжан Серікбайқызы-Ұ", "Жақсы ауданының бөлімі")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.open(tmp_path_factory.mktemp("pki") / "pki", at=AT)


def named(certificate: x509.Certificate) -> dict[str, str]:
    der = certificate.public_bytes(serialization.Encoding.DER)
    return dict(asn1.Certificate.load(der).subject.native)


def test_the_authority_calls_itself_a_test(authority: Authority) -> None:
    for certificate in (authority.root, authority.issuing.certificate):
        assert named(certificate)["common_name"].startswith("TEST certificate authority")
        assert "no legal force" in named(certificate)["organization_name"]


def test_the_certificate_names_the_officer_and_the_office(authority: Authority) -> None:
    credential = authority.credential_of(OFFICER, at=AT)
    subject = named(credential.certificate)
    assert len(OFFICER.full_name.encode()) > 64  # more bytes than the library would take
    assert subject["common_name"] == OFFICER.full_name
    assert subject["organization_name"] == OFFICER.office
    assert credential.signer == OFFICER.full_name
    assert int(credential.serial, 16) == credential.certificate.serial_number
    assert credential.issuer == "TEST certificate authority (issuing)"


def test_the_chain_leads_to_the_root(authority: Authority) -> None:
    certificate = authority.credential_of(OFFICER, at=AT).certificate
    certificate.verify_directly_issued_by(authority.issuing.certificate)
    authority.issuing.certificate.verify_directly_issued_by(authority.root)
    authority.root.verify_directly_issued_by(authority.root)


def test_an_officer_may_sign_papers_but_no_certificates(authority: Authority) -> None:
    extensions = authority.credential_of(OFFICER, at=AT).certificate.extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_the_same_officer_keeps_the_certificate(authority: Authority) -> None:
    first = authority.credential_of(OFFICER, at=AT)
    again = Authority.open(authority.folder, at=AT + timedelta(days=30))
    assert again.root == authority.root
    assert again.credential_of(OFFICER, at=AT + timedelta(days=30)).serial == first.serial


def test_another_office_is_another_certificate(authority: Authority) -> None:
    other = Officer(OFFICER.key, OFFICER.full_name, "Алатау қаласының бөлімі")
    assert authority.credential_of(other, at=AT).serial != (
        authority.credential_of(OFFICER, at=AT).serial
    )


def test_only_the_owner_can_read_the_keys(authority: Authority) -> None:
    authority.credential_of(OFFICER, at=AT)
    keys = list(authority.folder.rglob("*.key"))
    assert len(keys) >= 3
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys} == {0o600}
    assert stat.S_IMODE(authority.folder.stat().st_mode) == 0o700


def test_no_name_typed_by_anybody_becomes_a_path(authority: Authority) -> None:
    authority.credential_of(Officer("../../../etc/passwd", "А", "Б"), at=AT)
    assert not list(authority.folder.parent.glob("**/passwd*"))


def test_an_expired_certificate_is_refused_with_a_clear_text(authority: Authority) -> None:
    ends = authority.credential_of(OFFICER, at=AT).certificate.not_valid_after_utc
    authority.credential_of(OFFICER, at=ends - timedelta(seconds=1))
    with pytest.raises(CertificateNotUsable) as refused:
        authority.credential_of(OFFICER, at=ends + timedelta(seconds=1))
    text = refused.value.text
    assert OFFICER.full_name in text.kk
    assert "мерзімі" in text.kk
    assert f"19.11.{ends.year}" in text.ru
    assert "истёк" in text.ru
    assert "expired" in text.en


def test_a_certificate_is_not_valid_before_it_begins(authority: Authority) -> None:
    begins = authority.credential_of(OFFICER, at=AT).certificate.not_valid_before_utc
    with pytest.raises(CertificateNotUsable) as refused:
        authority.credential_of(OFFICER, at=begins - timedelta(seconds=1))
    assert "начинает действовать" in refused.value.text.ru


def test_decisions_of_the_past_year_can_be_signed_as_of_their_day(authority: Authority) -> None:
    authority.credential_of(OFFICER, at=AT)
    authority.credential_of(OFFICER, at=AT - timedelta(days=700))


def test_renewing_gives_a_new_certificate_and_keeps_the_old_one(authority: Authority) -> None:
    officer = Officer("head-2", "Ә. Бас", "Бөлім")
    old = authority.credential_of(officer, at=AT)
    later = old.certificate.not_valid_after_utc + timedelta(days=1)
    new = authority.renew(officer, at=later)
    assert new.serial != old.serial
    assert authority.credential_of(officer, at=later).serial == new.serial
    kept = list((authority.folder / "officers").glob(f"*.{old.serial}.old.crt"))
    assert [x509.load_pem_x509_certificate(path.read_bytes()) for path in kept] == [old.certificate]


def test_a_long_name_still_gets_a_certificate(authority: Authority) -> None:
    long = "Ә" * 100
    assert authority.credential_of(Officer("long", long, "Б"), at=AT).signer == "Ә" * 64


def test_two_at_once_found_one_authority(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: Authority.open(tmp_path / "pki", at=AT), range(4)))
    assert len({one.root.serial_number for one in made}) == 1
