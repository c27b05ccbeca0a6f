"""The signatures of a case as a page shows them: what, who, when, by what, and what it is worth."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join

from tirek.casework.models import Case
from tirek.casework.queries.signatures import signatures_of
from tirek.notices.models import Notice
from tirek.signatures.models import Signature
from tirek.signatures.texts import texts
from tirek.web import formats
from tirek.web.components import Action, SummaryRow, own
from tirek.web.language import OWN_NAMES, current
from tirek.web.texts import spoken, text

TEXT, MESSAGE = "text", "cms"
NBSP = "\u00a0"
Address = Callable[[Signature, str], str]
"""Where a part of a signature, TEXT or MESSAGE, is downloaded."""


def signature_rows(case: Case, address: Address, notices: Iterable[Notice]) -> Sequence[SummaryRow]:
    """One row a signature of the case and of its notices, in order of time.

    Nothing is said to be verified that was not.
    """
    signed = [_row(signature, address) for signature in signatures_of(case).defer("content")]
    letters = sorted(notices, key=lambda one: (one.issued_at, one.language))
    return [*signed, *map(_letter, letters)]


def download(signature: Signature, part: str) -> HttpResponse:
    """The signed bytes, or the message over them, exactly as they were kept."""
    content, kind, name = bytes(signature.content), "application/json", signature.file_name
    if part == MESSAGE:
        content, kind, name = bytes(signature.cms), "application/pkcs7-signature", f"{name}.p7s"
    held = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=held)


def masked(phone: str) -> str:
    """ "+7 701 ··· ·· 67": enough to know one's own number."""
    return f"{phone[:2]} {phone[2:5]} ··· ·· {phone[-2:]}".replace(" ", NBSP)


def _row(signature: Signature, address: Address) -> SummaryRow:
    check = signature.last_check
    state = spoken(getattr(texts().states, check.state))
    said = text("web.signatures.checked", state=state, when=_when(check.at))
    notes = [spoken(check.why) if check.why else ""]
    if signature.kept_key:
        notes.append(text("web.signatures.kept_key"))
    return SummaryRow(
        text(f"web.signatures.{signature.what}"),
        format_html_join("\n", "{}", [[_who(signature)], [_by_what(signature)], [said]]),
        note=" ".join(filter(None, notes)),
        wrong=check.state == "failed",
        actions=[Action(address(signature, part), label) for part, label in _parts(signature)],
    )


def _letter(notice: Notice) -> SummaryRow:
    """The signature is within the file itself; anybody may verify it by the letter's code."""
    language = next(name for code, name in OWN_NAMES.items() if code == notice.language)
    who = text("web.signatures.by", name=notice.signed_by.full_name, when=_when(notice.issued_at))
    method, serial = spoken(texts().methods.pades), notice.certificate_serial
    return SummaryRow(
        text("web.signatures.letter", number=notice.number, language=language),
        "\n".join([who, text("web.signatures.letter_by", method=method, serial=serial)]),
        actions=[Action(reverse("verify", args=[notice.code]), text("web.signatures.verify"))],
    )


def _parts(signature: Signature) -> list[tuple[str, str]]:
    parts = [(TEXT, text("web.signatures.signed_bytes"))]
    return [*parts, (MESSAGE, text("web.signatures.message"))] if signature.cms else parts


def _who(signature: Signature) -> str:
    when = _when(signature.signed_at)
    return text("web.signatures.by", name=signature.signer_name, when=when)


def _when(at: datetime) -> str:
    return formats.moment(at, current())


def _by_what(signature: Signature) -> str:
    method = spoken(getattr(texts().methods, signature.method))
    if signature.phone:
        return text("web.signatures.phone", method=method, phone=masked(signature.phone))
    said = text(
        "web.signatures.certificate",
        method=method,
        serial=signature.certificate_serial,
        issuer="{}",
    )
    return format_html(escape(said), own(signature.certificate_issuer))
