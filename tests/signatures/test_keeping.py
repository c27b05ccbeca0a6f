"""A signature is kept as it came, with every check of it, and never changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from certificates import IIN, NOW, YEAR, Made, authority, gost, trusting
from django.db import InternalError, transaction
from django.db.utils import IntegrityError
from ncanode_server import ncanode, told

from making import citizen
from tirek.signatures.actions.keep import keep_cms, keep_code
from tirek.signatures.actions.verify_kept import verify_kept
from tirek.signatures.in_process import InProcess
from tirek.signatures.models import Check, Signature
from tirek.signatures.verdict import SignatureRefused, Verdict
from tirek.signatures.verifier import Nobody
from tirek.signatures.verify import verify

pytestmark = pytest.mark.django_db
DOCUMENT = "Өтініш\n".encode()


@pytest.fixture(scope="module")
def root() -> Made:
    return authority()


@pytest.fixture(scope="module")
def mother(root: Made) -> Made:
    return root.issue()


def kept(signature: bytes, root: Made) -> Signature:
    verifiers = {"rsa": InProcess(trusting(root)), "gost": Nobody()}
    verdict = verify(signature, DOCUMENT, iin=IIN, at=NOW, verifiers=verifiers)
    by = citizen(iin=IIN)
    return keep_cms(
        content=DOCUMENT,
        cms=signature,
        verdict=verdict,
        what="application",
        about="draft-1",
        by=by,
        at=NOW,
    )


def test_everything_the_certificate_says_is_kept(root: Made, mother: Made) -> None:
    signature = mother.signed(DOCUMENT)
    found = Signature.objects.get(pk=kept(signature, root).pk)
    assert bytes(found.content) == DOCUMENT
    assert bytes(found.cms) == signature
    assert (found.signer_iin, found.signer_name) == (IIN, "СЕРІКОВА АЙГҮЛ")
    assert found.certificate_serial == f"{mother.certificate.serial_number:X}"
    assert found.certificate_ends == NOW + YEAR
    assert (found.state, found.last_check.verifier) == ("verified", "pyhanko")
    assert found.as_document()["sha256"] == found.sha256
    assert "отозван" in found.last_check.why.ru


def test_a_code_is_kept_with_its_telephone() -> None:
    by, code = citizen(), uuid4()
    found = keep_code(
        content=DOCUMENT,
        code=code,
        phone="+77011234567",
        what="application",
        about="draft-1",
        by=by,
        at=NOW,
    )
    assert (found.method, found.code, found.signer_iin) == ("code", code, by.iin)
    assert (found.state, found.last_check.why) == ("verified", None)


def test_a_verdict_without_a_certificate_is_no_signature() -> None:
    nothing: dict[str, Any] = {"what": "application", "about": "x", "by": citizen(), "at": NOW}
    with pytest.raises(SignatureRefused):
        keep_cms(content=b"", cms=b"", verdict=Verdict("failed", "x", "broken"), **nothing)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("table", ["signatures_signature", "signatures_check"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_changes_nothing(root: Made, mother: Made, table: str, change: str) -> None:
    kept(mother.signed(DOCUMENT), root)
    from django.db import connection

    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        connection.cursor().execute(change.format(table))
    assert Signature.objects.count() == Check.objects.count() == 1


def test_gost_is_verified_once_there_is_somebody_to_ask(
    root: Made, mother: Made, settings: Any
) -> None:
    signature = kept(gost(DOCUMENT, mother), root)
    assert signature.state == "kept_not_verified"
    settings.TIREK_NCANODE = ""
    assert verify_kept(at=NOW) == 0
    with ncanode() as server:
        settings.TIREK_NCANODE = server.address
        server.says({}, status=503)
        assert verify_kept(at=NOW + timedelta(hours=1)) == 0
        server.says(told())
        assert verify_kept(at=NOW + timedelta(hours=2)) == 1
        assert verify_kept(at=NOW + timedelta(hours=3)) == 0
    found = Signature.objects.get()
    assert (found.state, found.last_check.verifier) == ("verified", "ncanode")
    assert found.checks.count() == 2


def test_a_bad_gost_signature_is_found_out_later(root: Made, mother: Made, settings: Any) -> None:
    kept(gost(DOCUMENT, mother), root)
    with ncanode() as server:
        settings.TIREK_NCANODE = server.address
        server.says(told(valid=False, revoked=True))
        assert verify_kept(at=NOW + timedelta(hours=1)) == 1
    found = Signature.objects.get()
    assert (found.state, found.last_check.reason) == ("failed", "revoked")
    assert f"{mother.certificate.serial_number:X} отозван" in found.last_check.why.ru


def test_after_the_certificate_ran_out_nobody_is_asked_any_more(
    root: Made, mother: Made, settings: Any
) -> None:
    kept(gost(DOCUMENT, mother), root)
    with ncanode() as server:
        settings.TIREK_NCANODE = server.address
        assert verify_kept(at=NOW + 2 * YEAR) == 0
        assert not server.asked
