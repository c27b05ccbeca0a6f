"""Every way a signature can be wrong has its own answer; every right one is verified."""

from __future__ import annotations

from datetime import timedelta

import pytest
from certificates import IIN, NOW, STRANGER, YEAR, Made, authority, gost, trusting, usage
from cryptography.hazmat.primitives.asymmetric import ec

from tirek.kernel.text import LANGUAGES
from tirek.signatures import cms
from tirek.signatures.in_process import InProcess
from tirek.signatures.trust import Trust
from tirek.signatures.verdict import SignatureRefused, Verdict
from tirek.signatures.verify import Verifiers, verify

DOCUMENT = "Өтініш: үйде оқыту шығындарын өтеу\n".encode()


@pytest.fixture(scope="module")
def root() -> Made:
    return authority()


@pytest.fixture(scope="module")
def mother(root: Made) -> Made:
    return root.issue()


def by(trust: Trust) -> Verifiers:
    here = InProcess(trust)
    return {"rsa": here, "ec": here}


def judged(signature: bytes, trust: Trust, *, iin: str = IIN, at=NOW) -> Verdict:
    return verify(signature, DOCUMENT, iin=iin, at=at, verifiers=by(trust))


def refused(signature: bytes, trust: Trust, *, iin: str = IIN, at=NOW) -> SignatureRefused:
    with pytest.raises(SignatureRefused) as found:
        judged(signature, trust, iin=iin, at=at)
    for language in LANGUAGES:
        assert "{" not in found.value.text.in_(language)
    return found.value


@pytest.mark.parametrize("detached", [False, True])
def test_a_good_signature_is_verified(root: Made, mother: Made, detached: bool) -> None:
    verdict = judged(mother.signed(DOCUMENT, detached=detached), trusting(root))
    assert (verdict.state, verdict.verifier) == ("verified", "pyhanko")
    assert verdict.reason == "revocation_not_checked"
    assert verdict.certificate is not None
    assert (verdict.certificate.iin, verdict.certificate.name) == (IIN, "СЕРІКОВА АЙГҮЛ")


def test_an_elliptic_curve_and_an_authority_between_are_verified(root: Made) -> None:
    between = authority("TEST ISSUING", issuer=root)
    signer = between.issue(key=ec.generate_private_key(ec.SECP256R1()))
    signature = signer.signed(DOCUMENT)
    assert judged(signature, trusting(root, between)).state == "verified"
    assert refused(signature, trusting(root)).reason == "not_trusted"


def test_a_stranger_s_authority_is_not_trusted(mother: Made) -> None:
    assert refused(mother.signed(DOCUMENT), trusting(authority())).reason == "not_trusted"
    assert refused(mother.signed(DOCUMENT), trusting()).reason == "not_trusted"


def test_a_certificate_one_made_oneself_is_not_trusted(root: Made) -> None:
    """The same name as the root's, another key."""
    forged = authority().issue()
    assert refused(forged.signed(DOCUMENT), trusting(root)).reason == "not_trusted"


@pytest.mark.parametrize("detached", [False, True])
def test_another_document_is_told(root: Made, mother: Made, detached: bool) -> None:
    found = refused(mother.signed(DOCUMENT + b"!", detached=detached), trusting(root))
    assert found.reason == "another_document"


@pytest.mark.parametrize("detached", [False, True])
def test_a_changed_signature_is_broken(root: Made, mother: Made, detached: bool) -> None:
    signature = mother.signed(DOCUMENT, detached=detached)
    changed = signature[:-5] + bytes([signature[-5] ^ 1]) + signature[-4:]
    assert refused(changed, trusting(root)).reason == "broken"


def test_another_s_signature_under_one_s_own_certificate_is_broken(root: Made) -> None:
    """Whoever exchanges the certificate in the message has a key that does not fit."""
    one, other = root.issue(), root.issue()
    der = one.signed(DOCUMENT)
    forged = Made(one.certificate, other.key).signed(DOCUMENT)
    assert judged(der, trusting(root)).state == "verified"
    assert refused(forged, trusting(root)).reason == "broken"


@pytest.mark.parametrize("sent", [b"", b"x", b"\x30\x80", DOCUMENT, b"\x30\x03\x02\x01\x05"])
def test_what_is_no_message_is_broken(root: Made, sent: bytes) -> None:
    assert refused(sent, trusting(root)).reason == "broken"


def test_another_person_is_told(root: Made, mother: Made) -> None:
    assert refused(mother.signed(DOCUMENT), trusting(root), iin=STRANGER).reason == "wrong_person"
    assert refused(mother.signed(DOCUMENT), trusting(root), iin="").reason == "iin_unknown"
    nameless = root.issue(iin="")
    assert refused(nameless.signed(DOCUMENT), trusting(root)).reason == "no_iin"


def test_an_expired_certificate_is_told_with_its_day(root: Made) -> None:
    old = root.issue(ends=NOW - timedelta(days=1))
    found = refused(old.signed(DOCUMENT), trusting(root))
    assert found.reason == "expired"
    assert "19.11.2026" in found.text.kk
    assert "истёк 19.11.2026" in found.text.ru


def test_a_certificate_of_tomorrow_is_told_with_its_day(root: Made) -> None:
    new = root.issue(begins=NOW + timedelta(days=1))
    found = refused(new.signed(DOCUMENT), trusting(root))
    assert found.reason == "not_yet_valid"
    assert "21.11.2026" in found.text.ru


def test_what_was_valid_when_signed_stays_verified(root: Made) -> None:
    """Asked again years later, as of the day of signing."""
    signer = root.issue(begins=NOW - YEAR, ends=NOW + timedelta(days=1))
    assert judged(signer.signed(DOCUMENT), trusting(root), at=NOW).state == "verified"


def test_a_key_for_signing_in_does_not_sign_papers(root: Made) -> None:
    key = root.issue(purpose=usage(digital_signature=True, key_encipherment=True))
    assert refused(key.signed(DOCUMENT), trusting(root)).reason == "not_for_signing"


def test_a_revoked_certificate_is_told(root: Made, mother: Made) -> None:
    serial = mother.certificate.serial_number
    told = root.revoking(serial, on=NOW - timedelta(days=2))
    trust = trusting(root, revoked=(told,))
    assert refused(mother.signed(DOCUMENT), trust).reason == "revoked"


def test_revoked_after_signing_was_good_when_signed(root: Made, mother: Made) -> None:
    later = root.revoking(
        mother.certificate.serial_number, on=NOW + timedelta(days=2), issued=NOW + timedelta(days=3)
    )
    verdict = judged(mother.signed(DOCUMENT), trusting(root, revoked=(later,)))
    assert (verdict.state, verdict.reason) == ("verified", "")


def test_a_list_that_names_others_tells_that_this_one_is_good(root: Made, mother: Made) -> None:
    trust = trusting(root, revoked=(root.revoking(4711, on=NOW - timedelta(days=2)),))
    verdict = judged(mother.signed(DOCUMENT), trust)
    assert (verdict.state, verdict.reason) == ("verified", "")


def test_gost_without_a_verifier_is_kept_and_says_so(root: Made, mother: Made) -> None:
    verdict = judged(gost(DOCUMENT, mother), trusting(root))
    assert (verdict.state, verdict.verifier, verdict.reason) == (
        "kept_not_verified",
        "nobody",
        "gost",
    )
    assert verdict.certificate is not None
    assert (verdict.certificate.algorithm, verdict.certificate.iin) == ("gost", IIN)


def test_also_of_gost_everything_but_the_mathematics_is_checked(root: Made, mother: Made) -> None:
    trust = trusting(root)
    assert refused(gost(DOCUMENT + b"!", mother), trust).reason == "another_document"
    assert refused(gost(DOCUMENT, mother), trust, iin=STRANGER).reason == "wrong_person"
    old = root.issue(ends=NOW - timedelta(days=1))
    assert refused(gost(DOCUMENT, old), trust).reason == "expired"


def test_base64_comes_with_and_without_pem_lines(mother: Made) -> None:
    import base64

    der = mother.signed(DOCUMENT)
    bare = base64.encodebytes(der).decode()
    assert cms.sent(bare) == der
    assert cms.sent(f"-----BEGIN CMS-----\r\n{bare}-----END CMS-----\n") == der
    for wrong in ("", "ЭЦҚ", "a", "%%%%"):
        with pytest.raises(SignatureRefused):
            cms.read(cms.sent(wrong))
