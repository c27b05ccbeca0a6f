"""What is checked for all new rows together, and a bank's file that breaks off in the middle."""

from io import BytesIO

import pytest
from django.db import IntegrityError, transaction

from making import decided
from money_making import FEBRUARY, run_to
from tirek.payments.actions.take_message import take_message
from tirek.payments.bank import NotReadable
from tirek.payments.iso20022.format import Iso20022
from tirek.payments.models import BankMessage, LedgerEntry, Outcome

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"


@pytest.mark.django_db
def test_an_entry_is_booked_by_somebody_there_is() -> None:
    decided()
    entry = run_to("frozen").instructions.order_by("pk")[0].entries.get()
    entries = LedgerEntry.objects.count()
    entry.pk, entry.key, entry.by_id = None, f"again:{entry.instruction_id}", 10**8
    with pytest.raises(IntegrityError, match="by nobody"), transaction.atomic():
        entry.save(force_insert=True)
    assert LedgerEntry.objects.count() == entries


@pytest.mark.django_db
def test_an_entry_is_booked_once_and_its_key_names_its_transfer() -> None:
    decided()
    one, other = run_to("frozen").instructions.order_by("pk")[:2]
    entry = one.entries.get()
    entry.pk = None
    with pytest.raises(IntegrityError, match="one_entry_a_key"), transaction.atomic():
        entry.save(force_insert=True)
    entry.instruction_id = other.pk
    with pytest.raises(IntegrityError, match="names_its_transfer"), transaction.atomic():
        entry.save(force_insert=True)
    entry.instruction_id = None
    with pytest.raises(IntegrityError, match="names_its_transfer"), transaction.atomic():
        entry.save(force_insert=True)


@pytest.mark.django_db
def test_a_file_that_breaks_off_after_good_answers_leaves_nothing() -> None:
    decided()
    sent = run_to("sent").instructions.order_by("pk")[0]
    content = answer(sent.end_to_end)[:-30]
    with pytest.raises(NotReadable, match="damaged"):
        take_message(content=content, place=None, by=None, at=FEBRUARY)
    assert not Outcome.objects.exists()
    assert not BankMessage.objects.exists()


def test_answers_come_one_by_one_from_the_file_itself() -> None:
    message = Iso20022().read(BytesIO(answer("TRK1", "TRK2")))
    assert iter(message.answers) is message.answers
    assert [one.end_to_end for one in message.answers] == ["TRK1", "TRK2"]


def answer(*ids: str) -> bytes:
    """The bank has paid them."""
    told = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>{id_}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>"
        for id_ in ids
    )
    return (
        f'<Document xmlns="{NAMESPACE}"><CstmrPmtStsRpt><GrpHdr><MsgId>A1</MsgId></GrpHdr>'
        f"<OrgnlPmtInfAndSts>{told}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
    ).encode()
