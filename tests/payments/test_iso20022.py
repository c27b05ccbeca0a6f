"""Files for the bank as the schemas want them; its answers read; nothing harmful taken."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schemas import problems

from tirek.kernel.money import Tenge
from tirek.payments.bank import NotReadable, Order, Transfer
from tirek.payments.bank_simulator.books import MODES, AlreadyTaken, Bank
from tirek.payments.bank_simulator.messages import Booked
from tirek.payments.iso20022 import camt
from tirek.payments.iso20022.format import Iso20022
from tirek.payments.iso20022.pain001 import BadIdentifier, TotalsDiffer
from tirek.payments.iso20022.texts import reason_text, reasons

AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
FORMAT = Iso20022()
OURS = "KZ86125KZT5004100100"
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:"


def transfer(number: int, name: str = "Серікова Айгүл Маратқызы", **changed: object) -> Transfer:
    fields: dict[str, object] = {
        "end_to_end": f"TRK{number}",
        "payee_name": name,
        "payee_iin": "900101400012",
        "iban": "KZ45563K000000012345",
        "amount_tiyn": 1048533,
        "purpose": "Үйде оқыту өтемақысы / Возмещение",
        **changed,
    }
    return Transfer(**fields)  # type: ignore[arg-type]


def file_of(transfers: list[Transfer], **changed: object) -> bytes:
    fields: dict[str, object] = {
        "message_id": "TRK-RUN-7",
        "made_at": AT,
        "execute_on": date(2026, 2, 23),
        "payer_name": "«Жұмыспен қамту» бөлімі & Ко <Жақсы>",
        "payer_bin": "050140001233",
        "payer_iban": OURS,
        "count": len(transfers),
        "total": Tenge.of_tiyn(sum(one.amount_tiyn for one in transfers)),
        **changed,
    }
    return b"".join(FORMAT.write(Order(**fields), iter(transfers)))  # type: ignore[arg-type]


def read(content: bytes) -> list[tuple[str, str, int | None, str]]:
    message = FORMAT.read(BytesIO(content))
    return [(one.end_to_end, one.status, one.paid_tiyn, one.reason) for one in message.answers]


def messages(bank: Bank) -> Iterator[bytes]:
    for name in bank.waiting():
        content = bank.fetch(name)
        assert content is not None
        yield content.encode()


# --- written ------------------------------------------------------------------------------------


def test_the_order_is_as_the_schema_wants_it() -> None:
    assert problems(file_of([transfer(1), transfer(2, payee_iin="050140001233")])) == []


def test_a_bank_that_the_table_does_not_know_is_named_by_its_code() -> None:
    content = file_of([transfer(1, iban="KZ45999K000000012345")])
    assert problems(content) == []
    assert b"<MmbId>999</MmbId>" in content


@settings(max_examples=60)
@given(
    name=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200),
    purpose=st.text(min_size=1, max_size=200),
    tiyn=st.integers(1, 10**15),
)
def test_no_name_or_purpose_breaks_the_file(name: str, purpose: str, tiyn: int) -> None:
    content = file_of([transfer(1, name or "-", purpose=purpose, amount_tiyn=tiyn)])
    bank = Bank(now=lambda: AT)
    bank.take(content)
    assert bank.done[0].moved_tiyn == tiyn


def test_totals_that_are_not_those_of_the_transfers_stop_the_file() -> None:
    with pytest.raises(TotalsDiffer):
        file_of([transfer(1)], count=2)
    with pytest.raises(TotalsDiffer):
        file_of([transfer(1)], total=Tenge.of("1"))


@pytest.mark.parametrize("id_", ["", "қ" * 3, "A" * 36, "a<b"])
def test_an_identifier_that_would_not_come_back_is_refused(id_: str) -> None:
    with pytest.raises(BadIdentifier):
        file_of([transfer(1, end_to_end=id_)])


def test_a_long_file_is_never_held_whole() -> None:
    count = 40_000
    order = Order(
        "M1",
        AT,
        date(2026, 2, 23),
        "Бөлім",
        "050140001233",
        OURS,
        count,
        Tenge.of_tiyn(100 * count),
    )
    tracemalloc.start()
    source = (transfer(number, amount_tiyn=100) for number in range(count))
    written = sum(len(piece) for piece in FORMAT.write(order, source))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert written > 20_000_000
    assert most < 8_000_000


# --- written by us, carried out by the bank, read back ------------------------------------------


SAID = {"reject_file": 1, "duplicate": 4, "lost": 0}
"""How many messages follow an order where they are not an answer and a statement."""


@pytest.mark.parametrize("mode", MODES)
def test_whatever_the_bank_writes_is_as_the_schema_wants_it(mode: str) -> None:
    bank = Bank(now=lambda: AT, mode=mode)
    bank.take(file_of([transfer(number) for number in range(1, 8)]))
    bank.switch("normal")
    told = [problems(content) for content in messages(bank)]
    assert told == [[]] * SAID.get(mode, 2)
    moved = [one.end_to_end for one in bank.done if one.moved_tiyn]
    assert ("TRK1" in moved) == (mode != "reject_file")  # told or not, the money is gone


@given(count=st.integers(1, 30), closed=st.sets(st.integers(1, 30)))
@settings(max_examples=40)
def test_every_transfer_comes_back_with_what_became_of_it(count: int, closed: set[int]) -> None:
    numbers = range(1, count + 1)
    orders = [transfer(number, iban=f"KZ45563K0000000{number:05}") for number in numbers]
    bank = Bank(now=lambda: AT, refused={orders[n - 1].iban: "AC04" for n in closed if n <= count})
    bank.take(file_of(orders))
    told = {id_: (status, reason) for id_, status, _, reason in read(next(messages(bank)))}
    wanted = {f"TRK{n}": ("rejected", "AC04") if n in closed else ("accepted", "") for n in numbers}
    assert told == wanted


def test_the_statement_tells_the_same_as_the_answer() -> None:
    bank = Bank(now=lambda: AT, mode="partly")
    bank.take(file_of([transfer(number) for number in range(1, 4)]))
    answer, statement = messages(bank)
    assert [one[:3] for one in read(answer)] == [one[:3] for one in read(statement)]
    assert read(answer)[2] == ("TRK3", "accepted", 524266, "AM09")


def test_a_file_refused_as_a_whole_answers_for_every_transfer() -> None:
    bank = Bank(now=lambda: AT, mode="reject_file")
    bank.take(file_of([transfer(1)]))
    message = FORMAT.read(BytesIO(next(messages(bank))))
    assert (message.order, message.whole, [*message.answers]) == ("TRK-RUN-7", "rejected", [])


def test_money_that_comes_back_is_a_return_with_its_reason() -> None:
    bank = Bank(now=lambda: AT)
    bank.take(file_of([transfer(1)]))
    bank.give_back("TRK1", "AC04")
    assert read(list(messages(bank))[-1]) == [("TRK1", "returned", 1048533, "AC04")]
    with pytest.raises(LookupError):
        bank.give_back("TRK9", "AC04")


def test_money_from_somebody_is_no_answer_to_any_transfer() -> None:
    bank = Bank(now=lambda: AT)
    line = Booked("CRDT", 1000000, "R1", words="ZHK-2026-000001-D1", name="Серікова", code="1" * 12)
    bank.receive(line, OURS)
    (content,) = messages(bank)
    assert problems(content) == []
    assert read(content) == []
    (moved,) = camt.movements(BytesIO(content))
    assert (moved.way, moved.amount_tiyn, moved.words) == ("in", 1000000, line.words)
    assert moved.counterpart[:2] == ("Серікова", "1" * 12)


def test_a_file_sent_twice_pays_once() -> None:
    bank = Bank(now=lambda: AT)
    content = file_of([transfer(1)])
    bank.take(content)
    with pytest.raises(AlreadyTaken):
        bank.take(content)
    assert len(bank.done) == 1


def test_answers_are_held_back_while_the_bank_is_slow() -> None:
    bank = Bank(now=lambda: AT, mode="delay")
    bank.take(file_of([transfer(1)]))
    assert bank.waiting() == []
    bank.switch("normal")
    name = bank.waiting()[0]
    bank.collected(name)
    assert name not in bank.waiting()
    assert bank.fetch(name) is None


# --- other banks' habits --------------------------------------------------------------------------


def camt_of(entry: str, version: str = "camt.053.001.02") -> bytes:
    return (
        f'<?xml version="1.0"?><Document xmlns="{NAMESPACE}{version}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>S1</MsgId></GrpHdr><Stmt>{entry}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def entry(way: str = "DBIT", status: str = "BOOK", inner: str = "", before: str = "") -> str:
    return (
        f'<Ntry><Amt Ccy="KZT">100.5</Amt><CdtDbtInd>{way}</CdtDbtInd>{before}<Sts>{status}</Sts>'
        f"<BookgDt><DtTm>2026-02-23T20:30:00Z</DtTm></BookgDt>"
        f"<NtryDtls><TxDtls><Refs><EndToEndId>TRK5</EndToEndId></Refs>{inner}</TxDtls></NtryDtls></Ntry>"
    )


def test_an_old_version_is_read_as_well_and_the_day_is_that_of_kazakhstan() -> None:
    (answer,) = FORMAT.read(BytesIO(camt_of(entry()))).answers
    assert (answer.status, answer.paid_tiyn, answer.on) == ("accepted", 10050, date(2026, 2, 24))


def test_what_is_not_booked_yet_says_nothing() -> None:
    assert read(camt_of(entry(status="PDNG"))) == []


def test_a_reversed_return_is_left_to_a_person() -> None:
    assert read(camt_of(entry(before="<RvslInd>true</RvslInd>")))[0][1] == "unknown"


def test_an_entry_without_details_is_a_movement_without_an_id() -> None:
    bare = entry().split("<NtryDtls>")[0] + "<AddtlNtryInf>комиссия</AddtlNtryInf></Ntry>"
    (moved,) = camt.movements(BytesIO(camt_of(bare)))
    assert (moved.end_to_end, moved.words) == ("", "комиссия")


def test_a_status_nobody_knows_is_unknown_and_a_transfer_without_one_is_silent() -> None:
    body = (
        f'<Document xmlns="{NAMESPACE}pain.002.001.03"><CstmrPmtStsRpt>'
        "<GrpHdr><MsgId>1</MsgId></GrpHdr>"
        "<OrgnlPmtInfAndSts><PmtInfSts>ACSP</PmtInfSts>"
        "<TxInfAndSts><OrgnlEndToEndId>TRK1</OrgnlEndToEndId><TxSts>XXXX</TxSts></TxInfAndSts>"
        "<TxInfAndSts><OrgnlEndToEndId>TRK2</OrgnlEndToEndId></TxInfAndSts>"
        "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"
    )
    message = FORMAT.read(BytesIO(body.encode()))
    assert message.whole == "pending"
    assert read(body.encode()) == [("TRK1", "unknown", None, "")]


# --- files that are not what they are taken for ---------------------------------------------------

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<Document xmlns="{NAMESPACE}pain.002.001.10"><x>&b;</x></Document>'
)
ABROAD = BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')
LATE = "<!--" + "x" * 5000 + "-->" + BOMB.removeprefix('<?xml version="1.0"?>')


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"%PDF-1.4", "not an XML"),
        ("IIN;sum\n900101400012;5".encode("utf-16"), "not an XML"),
        (BOMB.encode(), "document type"),
        (ABROAD.encode(), "document type"),
        (LATE.encode(), "not an XML"),
        (b'<?xml version="1.0" encoding="UTF-7"?><Document/>', "UTF-7"),
        (b"<html><body/></html>", "not an ISO 20022"),
        (b"<Document xmlns='urn:other'/>", "not an ISO 20022"),
        (b"<a><Document xmlns='" + NAMESPACE.encode() + b"pain.002.001.10'/></a>", "not an ISO"),
        (f'<Document xmlns="{NAMESPACE}pain.001.001.09"/>'.encode(), "pain.001"),
        (f'<Document xmlns="{NAMESPACE}pain.002.001.10"/>'.encode(), "no message number"),
        (f'<Document xmlns="{NAMESPACE}camt.054.001.08"/>'.encode(), "no message number"),
        (camt_of(entry())[:-40], "damaged"),
        (camt_of(entry().replace("100.5", "1e5")), "1e5"),
        (camt_of(entry().replace("2026-02-23T20", "2026-02-33T20")), "2026-02-33"),
        (camt_of(entry().replace('<Amt Ccy="KZT">100.5</Amt>', "")), "sum"),
    ],
)
def test_what_is_no_answer_of_a_bank_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why) as refused:
        FORMAT.read(BytesIO(content))
    assert refused.value.text.kk != refused.value.text.ru


def test_a_long_statement_is_read_piece_by_piece() -> None:
    content = camt_of(entry(status="PDNG") * 20_000)
    tracemalloc.start()
    assert list(camt.movements(BytesIO(content))) == []
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000


# --- reasons --------------------------------------------------------------------------------------


def test_reasons_are_told_in_words_and_say_who_can_mend_them() -> None:
    assert reason_text("AC04").ru == "Счёт закрыт"
    assert reason_text("AC04", "с 1 мая").ru == "Счёт закрыт (с 1 мая)"
    assert reason_text("ZZ99", "so").kk == "ZZ99 so"
    assert reason_text("").en == "The bank gave no reason"
    assert [reasons()[code].mends for code in ("AC04", "MD07")] == ["recipient", "estate"]
    assert all(len(code) == 4 for code in reasons())
