"""Kazakh GOST by an NCANode: asked over real HTTP; what it does not know stays unverified."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from certificates import IIN, NOW, Made, authority, gost
from ncanode_server import NcaNodeServer, ncanode, told

from tirek.signatures.ncanode import NcaNode
from tirek.signatures.verdict import SignatureRefused, Verdict
from tirek.signatures.verify import verify

DOCUMENT = "Шешім\n".encode()


@pytest.fixture
def server() -> Iterator[NcaNodeServer]:
    with ncanode() as started:
        yield started


@pytest.fixture(scope="module")
def mother() -> Made:
    return authority().issue()


def asked(address: str, signer: Made) -> Verdict:
    node = NcaNode(address)
    return verify(gost(DOCUMENT, signer), DOCUMENT, iin=IIN, at=NOW, verifiers={"gost": node})


def test_what_ncanode_finds_good_is_verified(server: NcaNodeServer, mother: Made) -> None:
    server.says(told())
    verdict = asked(server.address, mother)
    assert (verdict.state, verdict.verifier, verdict.reason) == ("verified", "ncanode", "")
    assert verdict.details["answer"] == told()
    assert server.content() == DOCUMENT
    assert server.asked[-1]["revocationCheck"] == ["OCSP", "CRL"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (told(valid=False), "broken"),
        (told(valid=False, revoked=True), "revoked"),
        (told(valid=False, trusted=False), "not_trusted"),
    ],
)
def test_what_ncanode_finds_wrong_is_refused(
    server: NcaNodeServer, mother: Made, answer: dict[str, object], reason: str
) -> None:
    server.says(answer)
    with pytest.raises(SignatureRefused) as refused:
        asked(server.address, mother)
    assert refused.value.reason == reason


def test_a_message_that_ncanode_cannot_read_is_broken(server: NcaNodeServer, mother: Made) -> None:
    server.says({"status": 400, "message": "CMS signature is not valid"}, status=400)
    with pytest.raises(SignatureRefused) as refused:
        asked(server.address, mother)
    assert refused.value.reason == "broken"


@pytest.mark.parametrize("status", [500, 503])
def test_an_error_of_its_own_says_nothing_of_the_signature(
    server: NcaNodeServer, mother: Made, status: int
) -> None:
    server.says({"status": status, "message": "OCSP"}, status=status)
    verdict = asked(server.address, mother)
    assert (verdict.state, verdict.reason) == ("kept_not_verified", "silent")


@pytest.mark.parametrize("answer", [{}, [], {"valid": False}, {"valid": False, "signers": [1]}])
def test_an_answer_of_another_shape_says_nothing(
    server: NcaNodeServer, mother: Made, answer: object
) -> None:
    server.says(answer)
    assert asked(server.address, mother).state == "kept_not_verified"


def test_silence_of_ocsp_and_lists_says_nothing(server: NcaNodeServer, mother: Made) -> None:
    answer = told(valid=False)
    answer["signers"][0] |= {"status": "INDETERMINATE", "subIndication": "REVOCATION_DATA_MISSING"}
    server.says(answer)
    verdict = asked(server.address, mother)
    assert (verdict.state, verdict.reason) == ("kept_not_verified", "silent")


def test_nobody_at_the_address(mother: Made) -> None:
    with ncanode() as gone:
        address = gone.address
    verdict = asked(address, mother)
    assert (verdict.state, verdict.reason) == ("kept_not_verified", "silent")
    assert verdict.details == {"error": "ConnectError"}
