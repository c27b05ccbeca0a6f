"""Which verifier is asked about which kind of key, as the settings say."""

from __future__ import annotations

from django.conf import settings

from tirek.signatures.in_process import InProcess
from tirek.signatures.ncanode import NcaNode
from tirek.signatures.places import trust
from tirek.signatures.verifier import Nobody
from tirek.signatures.verify import Verifiers


def verifiers(usage: str = "non_repudiation") -> Verifiers:
    """RSA and ECDSA in this process; Kazakh GOST by the NCANode at TIREK_NCANODE, else nobody.

    usage: what a certificate must allow, here where that is looked at.
    """
    here = InProcess(trust(), usage)
    address = settings.TIREK_NCANODE
    return {"rsa": here, "ec": here, "gost": NcaNode(address) if address else Nobody()}
