"""Registers as they are read: totals, what was left out, the file for spreadsheets."""

import csv
import io
from datetime import UTC, datetime

import pytest

from making import ALATAU, ZHAKSY, decided, submitted
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import LANGUAGES
from tirek.payments.actions.make_register import make_register
from tirek.payments.actions.make_registers import make_registers
from tirek.payments.queries.registers import (
    months_to_make,
    register_of,
    registers_in,
    registers_of,
    totals_in,
)
from tirek.payments.reasons import reason
from tirek.payments.spreadsheet import columns, harmless, register_csv

AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
DECEMBER = Month.at(2025, 12)


def rows(place: str = ZHAKSY, month: Month = DECEMBER) -> list[list[str]]:
    register = register_of(place, month)
    assert register is not None
    text = register_csv(register, "kk")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.django_db
def test_totals_by_place_and_service() -> None:
    decided()
    decided()
    decided(submitted(place=ALATAU))
    make_registers(month=DECEMBER, by=None, at=AT)
    zhaksy, alatau = totals_in(DECEMBER)
    assert (zhaksy.place, zhaksy.service, zhaksy.children, zhaksy.lines) == (
        ZHAKSY,
        "home-education",
        2,
        8,
    )
    assert zhaksy.total == Tenge.of(8 * 11796)
    assert (alatau.place, alatau.lines) == (ALATAU, 2)
    assert alatau.total == Tenge.of("10485.33") + Tenge.of(31456)
    assert totals_in(DECEMBER, place=ALATAU) == [alatau]


@pytest.mark.django_db
def test_the_registers_of_a_place_with_the_latest_first() -> None:
    decided()
    for month in (DECEMBER, Month.at(2026, 1)):
        make_register(month=month, place=ZHAKSY, by=None, at=AT)
    january, december = registers_of(ZHAKSY)
    assert (january.month, january.lines, january.total) == (Month.at(2026, 1), 1, Tenge.of(12975))
    assert (december.lines, december.total) == (4, Tenge.of(47184))
    assert registers_of(ALATAU) == []
    assert [one.place for one in registers_in(DECEMBER)] == [ZHAKSY]


@pytest.mark.django_db
def test_a_register_that_was_not_made_is_none() -> None:
    assert register_of(ZHAKSY, DECEMBER) is None


@pytest.mark.django_db
def test_an_empty_register_has_a_total_of_nothing() -> None:
    make_register(month=DECEMBER, place=ZHAKSY, by=None, at=AT)
    register = register_of(ZHAKSY, DECEMBER)
    assert register is not None
    assert (register.brief.lines, register.brief.total) == (0, Tenge.ZERO)
    assert register.lines == []


@pytest.mark.django_db
def test_lines_are_in_the_order_of_the_kazakh_alphabet() -> None:
    for surname in ("Ярова", "Әлиева", "Бекова"):
        decided(surname=surname)
    make_register(month=Month.at(2025, 9), place=ZHAKSY, by=None, at=AT)
    names = [row[3].split()[0] for row in rows(month=Month.at(2025, 9))[1:]]
    assert names == ["Әлиева", "Бекова", "Ярова"]


@pytest.mark.django_db
def test_the_file_holds_every_line() -> None:
    case = decided()
    make_register(month=DECEMBER, place=ZHAKSY, by=None, at=AT)
    head, *found = rows()
    assert head == [heading.kk for heading in columns().values()]
    assert len(found) == 4
    assert found[3] == [
        "4",
        case.number,
        "Мүгедектігі бар балаларды үйде оқытуға жұмсалған шығындарды өтеу",
        "Серікова Айгүл Маратқызы",
        case.applicant.iin,
        "KZ86125KZT5004100100",
        "Серіков Әлихан",
        case.subject.iin,
        "2025-12",
        "2025-12",
        "11796,00",
        "",
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-1", "@sum", "\tx", "\rx"])
def test_no_cell_is_run_as_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert harmless("Әлиева=") == "Әлиева="


@pytest.mark.django_db
def test_months_to_make_begin_after_the_latest_register() -> None:
    february = Month.at(2026, 2)
    assert months_to_make(ZHAKSY, february) == [february]
    make_register(month=Month.at(2025, 11), place=ZHAKSY, by=None, at=AT)
    assert [str(month) for month in months_to_make(ZHAKSY, february)] == [
        "2026-02",
        "2026-01",
        "2025-12",
    ]
    make_register(month=february, place=ZHAKSY, by=None, at=AT)
    assert months_to_make(ZHAKSY, february) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_and_columns_speak_every_language(language: str) -> None:
    values = {"months": "10.2025", "case": "ZHK-2025-000001", "month": "03.2026"}
    for code in (
        "account_not_known",
        "already_listed",
        "no_longer_granted",
        "no_longer_due",
        "month_not_begun",
        "not_your_role",
        "not_your_place",
    ):
        written = reason(code, **values).in_(language)  # type: ignore[arg-type]
        assert written
        assert "{" not in written
    assert all(heading.in_(language) for heading in columns().values())  # type: ignore[arg-type]
