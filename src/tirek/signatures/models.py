"""Signatures as they were received, and every verification of them. Rows are only added."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from tirek.kernel.text import Text
from tirek.signatures.texts import texts
from tirek.signatures.verdict import in_words


class Signature(models.Model):
    """Somebody signed exactly these bytes.

    `about` names what they are about: the id of a draft, the number of a case. A CMS signature has
    the message itself (`cms`) and what its certificate says; a code has the id of the one-time
    code (`code`) and the telephone it went to.
    """

    class What(models.TextChoices):
        APPLICATION = "application"
        DECISION = "decision"
        RUN = "payment_run"
        ATTESTATION = "attestation"
        ORDER_NOTICE = "order_notice"

    class Method(models.TextChoices):
        CMS = "cms"
        CODE = "code"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    what = models.CharField(max_length=20, choices=What)
    about = models.CharField(max_length=60, db_index=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    method = models.CharField(max_length=10, choices=Method)
    cms = models.BinaryField(blank=True, default=b"")
    code = models.UUIDField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="signatures"
    )
    signer_iin = models.CharField(max_length=12, blank=True)
    signer_name = models.CharField(max_length=300)
    organisation = models.CharField(max_length=300, blank=True)
    certificate_serial = models.CharField(max_length=64, blank=True)
    certificate_issuer = models.CharField(max_length=300, blank=True)
    certificate_begins = models.DateTimeField(null=True, blank=True)
    certificate_ends = models.DateTimeField(null=True, blank=True)
    kept_key = models.BooleanField(default=False, help_text="a test key that Tirek itself keeps")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("signed_at", "pk")

    def __str__(self) -> str:
        return f"{self.what} {self.about} {self.method}"

    @property
    def state(self) -> str:
        """What the last verification found: a `verdict.State`."""
        return self.last_check.state

    @property
    def last_check(self) -> Check:
        """The last verification; every signature is kept together with its first one."""
        return max(self.checks.all(), key=lambda check: (check.at, check.pk))

    @property
    def file_name(self) -> str:
        """The name of the signed bytes as a file; the CMS has .p7s after it."""
        return f"{self.what}-{self.id}.json"

    def as_document(self) -> dict[str, str]:
        """What an event keeps of the signature."""
        return {
            "id": str(self.pk),
            "sha256": self.sha256,
            "method": self.method,
            "state": self.state,
            "signer": self.signer_name,
            "certificate_serial": self.certificate_serial,
        }


class Check(models.Model):
    """One verification of a signature: when, by which verifier, with which outcome."""

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="checks")
    at = models.DateTimeField()
    verifier = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.signature_id} {self.state}"

    @property
    def why(self) -> Text | None:
        """What was not checked or is wrong, in words; None where there is nothing to say."""
        doubt: Text | None = getattr(texts().kept, self.reason, None)
        signed = self.signature
        if doubt or not self.reason or not signed.certificate_begins or not signed.certificate_ends:
            return doubt
        ends = signed.certificate_ends
        return in_words(self.reason, signed.certificate_serial, signed.certificate_begins, ends)
