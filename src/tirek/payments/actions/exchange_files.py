"""Hand a sent run over to the bank, and fetch what the bank has for us."""

import hashlib
from datetime import datetime

from django.db import transaction

from tirek.documents.blobs import keep, place_of
from tirek.payments.actions.take_message import take_message
from tirek.payments.bank import NotReadable
from tirek.payments.exchange import Exchange
from tirek.payments.models import PaymentRun, UnreadableFile

WITH_THE_BANK = ("sent", "answered", "reconciled")


def hand_over(run: PaymentRun, *, through: Exchange) -> None:
    """The file of a run that was written down as sent; a second time the bank knows it.

    Raises BankDown, BankRefusedFile; a run that is not sent is a ValueError.
    """
    if run.stage not in WITH_THE_BANK:
        raise ValueError(f"run {run.pk} is {run.stage}: its file is not the bank's yet")
    through.hand_over(place_of(run.file_sha256).read_bytes())


def fetch_messages(*, through: Exchange, at: datetime) -> int:
    """Take every message that waits; how many were new.

    A message is only given up at the bank once it is kept here, so one that comes twice is taken
    once. One that cannot be read stays with the bank and waits for an accountant; the others are
    taken all the same. Raises BankDown.
    """
    new = 0
    for name, content in through.messages():
        try:
            new += not take_message(content=content, place=None, by=None, at=at).before
        except NotReadable as wrong:
            _keep_unread(name, content, wrong, at)
            continue
        through.collected(name)
    return new


def _keep_unread(name: str, content: bytes, wrong: NotReadable, at: datetime) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        keep([content])
        told = {"name": name[:300], "why": wrong.text.as_dict(), "at": at}
        UnreadableFile.objects.get_or_create(sha256=sha256, defaults=told)
