"""Letters about money as they were signed and sent, byte for byte, so that signatures hold."""

from __future__ import annotations

from tirek.documents.blobs import place_of
from tirek.payments.models import Debt, MoneyLetter
from tirek.payments.overpayment.papers import NoPaper


def content_of(letter: MoneyLetter) -> bytes:
    """The PDF. Raises NoPaper where it is lost."""
    try:
        return place_of(letter.sha256).read_bytes()
    except OSError as error:
        raise NoPaper(f"{letter} cannot be read") from error


def signed_notice(debt: Debt, seq: int, language: str) -> bytes:
    """The notice that event `seq` of the debt sent. Raises NoPaper."""
    letter = MoneyLetter.objects.filter(debt=debt, seq=seq, language=language).first()
    if letter is None:
        raise NoPaper(f"{debt.number}: no notice {seq} in {language}")
    return content_of(letter)
