"""Signing in by the key of a digital signature: whoever its certificate names."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from typing import Any

import pytest
import reading
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from signing_in import AT, journal, whoami

from making import citizen, iin
from tirek.accounts.models import User
from tirek.signatures import cms
from tirek.signatures.actions.sign_in_by_key import KEPT
from tirek.signatures.pki import Authority, Credential, Officer
from tirek.signatures.places import authority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def key_of(number: str, name: str = "Серікова Айгүл", at: datetime = AT) -> Credential:
    return authority(at=AT).renew(Officer(number, name, "", number), at=at)


def to_sign_in_with(number: str) -> Credential:
    """A key of the National Authority that signs in: its certificate has no nonRepudiation."""
    above = authority(at=AT).issuing
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.SERIAL_NUMBER, f"IIN{number}"),
            x509.NameAttribute(NameOID.COMMON_NAME, "СЕРІКОВА АЙГҮЛ"),
        ]
    )
    usage = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=365))
        .add_extension(x509.KeyUsage(digital_signature=True, **usage), critical=True)
        .sign(above.private_key, hashes.SHA256())
    )
    return Credential(made, key, (above.certificate, *above.chain))


class TestKey:
    def signed(self, browser: Client, key: Credential, at: datetime = AT) -> Any:
        browser.get("/sign-in/")
        text = browser.session[KEPT]["text"]
        return self.sent(browser, cms.sign(text.encode(), key, at=at))

    def sent(self, browser: Client, signature: bytes) -> Any:
        return browser.post("/sign-in/key/", {"cms": base64.b64encode(signature).decode()})

    def test_whoever_the_certificate_names_is_signed_in(self, browser: Client) -> None:
        number = iin()
        assert self.signed(browser, key_of(number))["Location"] == "/cases/"
        user = whoami(browser)
        assert user is not None
        assert (user.iin, user.full_name) == (number, "Серікова Айгүл")
        assert journal() == [("key", "entered", "")]

    def test_a_key_that_signs_in_and_no_documents_is_enough(self, browser: Client) -> None:
        number = iin()
        assert self.signed(browser, to_sign_in_with(number)).status_code == 302
        user = whoami(browser)
        assert user is not None
        assert user.iin == number

    def test_an_expired_certificate_is_told_with_its_day(self, browser: Client) -> None:
        long_ago = AT - timedelta(days=4 * 365)
        page = self.signed(browser, key_of(iin(), at=long_ago), long_ago)
        assert page.status_code == 422
        assert "истёк 15.09.2024" in reading.words(page)
        assert whoami(browser) is None
        assert journal() == [("key", "refused", "expired")]

    def test_a_certificate_of_another_authority_is_not_trusted(
        self, browser: Client, tmp_path: Any
    ) -> None:
        foreign = Authority.open(tmp_path / "foreign", at=AT)
        number = iin()
        page = self.signed(browser, foreign.renew(Officer("x", "Чужой", "", number), at=AT))
        assert "нет среди доверенных" in reading.words(page)
        assert not User.objects.filter(iin=number).exists()

    def test_a_certificate_without_an_iin_is_nobody(self, browser: Client) -> None:
        page = self.signed(browser, key_of(""))
        assert "В сертификате нет ИИН" in reading.words(page)

    def test_another_persons_key_does_not_take_the_session_over(self, browser: Client) -> None:
        mother = citizen()
        browser.force_login(mother)
        page = self.signed(browser, key_of(iin()))
        assert page.status_code == 422
        assert whoami(browser) == mother
        assert journal() == [("key", "refused", "another_person")]

    def test_a_challenge_is_good_for_one_try_and_for_one_browser(self, browser: Client) -> None:
        browser.get("/sign-in/")
        text = browser.session[KEPT]["text"].encode()
        signature = cms.sign(text, key_of(iin()), at=AT)
        stranger = Client()
        stranger.get("/sign-in/?lang=ru")
        assert "Подписан не тот документ" in reading.words(self.sent(stranger, signature))
        assert self.sent(browser, signature).status_code == 302
        browser.post("/sign-out/")
        again = self.sent(browser, signature)
        assert again.status_code == 422
        assert whoami(browser) is None

    def test_a_challenge_ends(self, browser: Client) -> None:
        browser.get("/sign-in/")
        signature = cms.sign(browser.session[KEPT]["text"].encode(), key_of(iin()), at=AT)
        with time_machine.travel(AT + timedelta(minutes=11)):
            page = self.sent(browser, signature)
        assert "Время, отведённое на вход, истекло" in reading.words(page)

    @pytest.mark.parametrize("sent", ["", "!!!", "aGVsbG8="])
    def test_what_is_no_signature_is_told(self, browser: Client, sent: str) -> None:
        browser.get("/sign-in/")
        page = browser.post("/sign-in/key/", {"cms": sent})
        assert page.status_code == 422
        assert reading.problems(page)
