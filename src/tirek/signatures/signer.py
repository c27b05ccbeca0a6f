"""A key at hand as pyHanko signs with it, and pyHanko's own event loop.

pyHanko takes two seconds to import, so it is imported where it is used.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tirek.signatures.pki import Credential

T = TypeVar("T")


def waited_for(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """What the coroutine gives; in a thread of its own, for this one may run a loop already."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(lambda: asyncio.run(work())).result()


def signer_of(credential: Credential) -> Any:
    """A pyHanko signer that signs with the credential's key, SHA-256 and PKCS 1."""
    from asn1crypto.keys import PrivateKeyInfo
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class LoadedKeySigner(signers.SimpleSigner):
        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            """Signs with the key in hand; the library would load and check it each time."""
            if digest_algorithm != "sha256":
                raise ValueError(f"sha256 was expected, not {digest_algorithm}")
            return credential.private_key.sign(data, PKCS1v15(), hashes.SHA256())

    store = SimpleCertificateStore()
    store.register_multiple([as_asn1(certificate) for certificate in credential.chain])
    key = credential.private_key.private_bytes(
        Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return LoadedKeySigner(as_asn1(credential.certificate), PrivateKeyInfo.load(key), store)


def as_asn1(certificate: x509.Certificate) -> Any:
    """The certificate as asn1crypto and pyHanko know it."""
    from asn1crypto.x509 import Certificate

    return Certificate.load(certificate.public_bytes(Encoding.DER))
