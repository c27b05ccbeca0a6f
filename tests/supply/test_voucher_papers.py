"""Annexes 6, 7 and 8 read back: every column, in Kazakh and in Russian."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tirek.kernel.money import Tenge
from tirek.kernel.text import Language
from tirek.law.catalogue import the_law
from tirek.supply.vouchers.annexes import BedNotice, JournalLine, StatementLine, annexes
from tirek.supply.vouchers.guards import Period
from tirek.supply.vouchers.papers import (
    bed_pdf,
    journal_pdf,
    journal_xlsx,
    statement_pdf,
    statement_xlsx,
)

AT = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
STAY = Period(date(2026, 2, 16), date(2026, 3, 1))
HERE: tuple[Language, ...] = ("kk", "ru")
GIVEN = JournalLine(
    number=1,
    full_name="Омаров Нұрлан",
    disability_category="бірінші топ",
    address_and_phone="Жаркент, Абай 5, +77011234567",
    accepted_on=date(2026, 2, 2),
    sanatorium="=Арасан",
    period=STAY,
    received_by="Омарова Айгүл",
    returned_on=date(2026, 2, 11),
    reason="науқастану",
    returned_by="Омаров Нұрлан",
)
KEPT = JournalLine(2, "Ли Анна", "", "Жаркент", date(2026, 2, 3), "Арасан", STAY, "Ли Анна")
USED = StatementLine(
    1,
    "А-1",
    "Ли Анна",
    "Жаркент, Абай 7",
    STAY,
    share=Tenge.of("100000"),
    surcharge=Tenge.of("30000"),
)
BED = BedNotice(
    number="17",
    on=date(2026, 2, 6),
    addressee="Серікова Айгүл",
    order_number="5",
    ordered_on=date(2026, 2, 2),
    order_sum=Tenge.of("200000"),
    companion_sum=Tenge.of("70000"),
    surcharge=Tenge.of("30000.50"),
    address="Алматы облысы, Арасан",
    period=STAY,
    arrives_at=time(9, 0),
    leaves_at=time(12, 30),
    meals="үш мезгіл",
    diagnostics=("ЭКГ", "УДЗ"),
    treatment=("массаж", "ванна"),
    place_kind="екі орынды",
    bed_kind="функционалды",
    height=55,
    floor=2,
    area=24,
    others=1,
    conditions=("пандус", "лифт"),
    transfer=True,
    phone="+7 (701) 123 45 67",
)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(pdf: bytes) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def rows_of(xlsx: bytes) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(xlsx)).active
    assert sheet is not None
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [[one.date() if isinstance(one, datetime) else one for one in row] for row in values]


@pytest.mark.parametrize("language", HERE)
def test_the_journal_of_annex_7_has_its_eleven_columns(language: Language) -> None:
    words = annexes().journal
    text = text_of(journal_pdf([GIVEN, KEPT], language, AT))
    head = [one.in_(language) for one in words.columns]
    assert len(head) == 11
    for told in (*head, words.title.in_(language), words.note.in_(language)):
        assert bare(told) in text
    for cell in ("ОмаровНұрлан", "біріншітоп", "02.02.2026", "16.02.2026–01.03.2026", "11.02.2026"):
        assert cell in text
    annex, title, note, heading, numbers, first, second = rows_of(
        journal_xlsx([GIVEN, KEPT], language, AT)
    )
    assert (annex[0], title[0]) == (words.annex.in_(language), words.title.in_(language))
    assert note[0] == words.note.in_(language)
    assert heading == head
    assert numbers == list(range(1, 12))
    assert first == [
        1,
        "Омаров Нұрлан",
        "бірінші топ",
        "Жаркент, Абай 5, +77011234567",
        date(2026, 2, 2),
        "=Арасан",
        "16.02.2026 – 01.03.2026",
        "Омарова Айгүл",
        date(2026, 2, 11),
        "науқастану",
        "Омаров Нұрлан",
    ]
    assert not any(second[8:])


@pytest.mark.parametrize("language", HERE)
def test_the_statement_of_annex_8_has_its_ten_columns(language: Language) -> None:
    words = annexes().statement
    text = text_of(statement_pdf("«Арасан» санаторийі", [USED], language, AT))
    head = [one.in_(language) for one in words.columns]
    assert len(head) == 10
    for told in (*head, words.title.in_(language), "«Арасан» санаторийі"):
        assert bare(told) in text
    *above, heading, numbers, row = rows_of(
        statement_xlsx("«Арасан» санаторийі", [USED], language, AT)
    )
    assert "«Арасан» санаторийі" in str(above[-1][0])
    assert heading == head
    assert numbers == list(range(1, 11))
    days = [date(2026, 2, 16), date(2026, 3, 1), 14]
    assert row == [1, "А-1", "Ли Анна", "Жаркент, Абай 7", *days, 130000, 100000, 30000]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("kk", ("Құрметті Серікова Айгүл", "қосымша ақы сомасы: 30 000,50 тг", "14 тәулікті")),
        ("ru", ("Уважаемый(ая) Серікова Айгүл", "сумма доплаты: 30 000,50 тг", "14 суток")),
    ],
)
def test_the_notice_of_annex_6_has_its_sixteen_fields(
    language: Language, told: tuple[str, ...]
) -> None:
    text = text_of(bed_pdf(BED, language, AT))
    cells = ("№ 17", "06.02.2026", "02.02.2026 № 5", "200 000", "70 000", "Алматы облысы, Арасан")
    cells += (
        "16.02.2026",
        "01.03.2026",
        "09:00",
        "12:30",
        "үш мезгіл",
        "ЭКГ, УДЗ",
        "массаж, ванна",
    )
    cells += ("екі орынды", "функционалды", "55", "24", "пандус, лифт", "+7 (701) 123 45 67")
    for one in (*told, *cells):
        assert bare(one) in text, one
    assert bare(annexes().bed.yes.in_(language)) in text


def test_the_same_rows_are_the_same_bytes() -> None:
    assert journal_xlsx([GIVEN], "kk", AT) == journal_xlsx([GIVEN], "kk", AT)
    assert bed_pdf(BED, "ru", AT) == bed_pdf(BED, "ru", AT)


def test_the_words_of_the_annexes_rest_on_the_order() -> None:
    told = annexes()
    cites = (*told.journal.cites, *told.statement.cites, *told.bed.cites)
    assert {one.act for one in cites} <= set(the_law().acts)
