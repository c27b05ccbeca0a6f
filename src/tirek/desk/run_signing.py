"""The head signs a payment run: what is signed, and the signature that was sent."""

import hashlib
from datetime import datetime

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.law.catalogue import the_law
from tirek.payments.models import PaymentRun
from tirek.payments.payers import frozen_payer
from tirek.payments.queries.run_totals import by_service, total_of
from tirek.payments.tables import live_lines
from tirek.services import SERVICES
from tirek.signatures.canonical_form import Part, Row, RunApproval
from tirek.web import formats
from tirek.web.kept_key import with_kept_key_if_allowed
from tirek.web.language import current
from tirek.web.signing import Keep, cms_sent
from tirek.web.texts import spoken, text

AT_ONCE = 10_000


def approval_document(run: PaymentRun, by: User) -> RunApproval:
    """The totals as the page shows them, tied to every single transfer."""
    totals = total_of(run)
    place = spoken(the_law().regions[run.place].name)
    month = formats.month(run.month, current())
    head = (
        Row(text("desk.run.place"), (place,)),
        Row(text("desk.run.month"), (month,)),
        Row(text("desk.run.to_whom"), (text(f"desk.run_list.of_{run.kind}"),)),
        Row(text("desk.run.transfers"), (str(totals.count),)),
        Row(text("desk.run.total"), (formats.money(str(totals.total), current()),)),
        *_payer(run),
    )
    services = tuple(
        Row(spoken(SERVICES[one.key].name), (formats.money(str(one.total), current()),))
        for one in by_service(run)
    )
    return RunApproval(
        run=f"run {run.pk}",
        language=current(),
        signer=by.full_name,
        office=spoken(by.office.name) if by.office else "",
        parts=(Part(text("desk.run.summary"), head), Part(text("desk.run.by_service"), services)),
        lines_sha256=_lines(run),
        after_event=str(run.last_seq),
    )


def _payer(run: PaymentRun) -> tuple[Row, ...]:
    """Who pays and from which account, once the run is frozen."""
    payer = frozen_payer(run)
    return (Row(text("desk.run.payer"), (payer.name, payer.bin, payer.iban)),) if payer else ()


def _lines(run: PaymentRun) -> str:
    """The hash of every transfer of the run: its number, account and sum."""
    digest = hashlib.sha256()
    lines = live_lines(run).order_by("pk").values_list("pk", "iban", "amount_tiyn")
    for pk, iban, tiyn in lines.iterator(chunk_size=AT_ONCE):
        digest.update(f"{pk} {iban} {tiyn}\n".encode())
    return digest.hexdigest()


def run_signature_sent(request: HttpRequest, run: PaymentRun, by: User, at: datetime) -> Keep:
    """The head's signature, verified. Raises SignatureRefused, CertificateNotUsable."""
    document = approval_document(run, by)
    if request.POST.get("way") == "ncalayer":
        return cms_sent(request, document, by, at)
    return with_kept_key_if_allowed(document, by, at)
