"""Hand a sent run over to the bank, and fetch what the bank has for us."""

from datetime import datetime

from tirek.documents.blobs import place_of
from tirek.payments.actions.take_message import take_message
from tirek.payments.bank import NotReadable
from tirek.payments.exchange import Exchange
from tirek.payments.models import PaymentRun

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
    once. One that cannot be read stays with the bank, and the others are taken all the same.
    Raises BankDown.
    """
    new = 0
    for name, content in through.messages():
        try:
            new += not take_message(content=content, place=None, by=None, at=at).before
        except NotReadable:
            continue
        through.collected(name)
    return new
