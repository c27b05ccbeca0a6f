"""A provider's table as the records of a list: what it may get wrong, nothing typed lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer
from tirek.procedure.proofread import BadForm, proofread
from tirek.procedure.question import Field, Records
from tirek.procedure.sheet import Filled, fill, sheet_input
from tirek.services import SERVICES

HOME: Mapping[str, Answer] = {"street": "Абай көшесі", "house": "12-5"}
HEADINGS = ("Месяц", "Услуга", "Начислено, тенге", "Объём", "Адрес")
AT_HOME = "ул. Абая, д. 12, кв. 5"
FILE = sheet_input("statements")


def bills() -> Field:
    form = SERVICES["housing-aid"].form
    return next(field for _, field in form.fields() if field.id == "statements")


def records() -> Records:
    found = bills().records
    assert found is not None
    return found


def filled(*rows: tuple[str, ...], raw: Mapping[str, str] | None = None, home=HOME) -> Filled:
    return fill(bills(), [HEADINGS, *rows], raw or {}, home)


def read(found: Filled) -> Answer:
    return bills().read(found.held)


def line(month: str, kind: str, charge: str, quantity: str = "", address: str = AT_HOME):
    return (month, kind, charge, quantity, address)


def test_lines_are_gathered_by_their_month() -> None:
    found = filled(
        line("2026-01", "Холодная вода", "1200", "10"),
        line("2026-02", "Холодная вода", "1300,50", "11.5"),
        line("2026-01", "ТБО", "500"),
    )
    assert not found.errors
    assert read(found) == [
        {
            "month": "2026-01",
            "expenses": [
                {"kind": "cold_water", "charge": "1200", "quantity": "10"},
                {"kind": "waste", "charge": "500", "quantity": None},
            ],
        },
        {
            "month": "2026-02",
            "expenses": [{"kind": "cold_water", "charge": "1300.50", "quantity": "11.5"}],
        },
    ]
    assert found.told == [Text("Файлдан алынған жол саны: 3. Тексеріп шығыңыз.",
                               "Взято строк из файла: 3. Проверьте их.",
                               "Lines taken from the file: 3. Check them.")]  # fmt: skip


def test_what_was_typed_stays_and_its_month_is_joined() -> None:
    typed = bills().boxes(
        [{"month": "2026-01", "expenses": [{"kind": "lift", "charge": "700", "quantity": None}]}]
    )
    found = filled(line("январь 2026", "Горячая вода", "3000", "6"), raw=typed)
    (january,) = read(found)  # type: ignore[misc]
    assert [one["kind"] for one in january["expenses"]] == ["lift", "hot_water"]


MARCH = ["2026-03", "2026-03-31", "3.2026", "03.2026", "31.03.2026"]


@pytest.mark.parametrize("written", [*MARCH, "март 2026 г.", "2026 жылғы наурыз"])
def test_a_month_is_written_in_many_ways(written: str) -> None:
    (march,) = read(filled(line(written, "Лифт", "700")))  # type: ignore[misc]
    assert march["month"] == "2026-03"


@pytest.mark.parametrize("written", ["", "март", "13.2026", "позапрошлый", "2026"])
def test_a_month_that_cannot_be_read_is_asked_for_at_its_field(written: str) -> None:
    found = filled(line(written, "Лифт", "700"), line("2026-03", "Лифт", "700"))
    assert list(found.errors) == ["statements.1.month"]
    assert f"«{written}»" in found.errors["statements.1.month"].ru
    assert found.held["statements.1.expenses.1.charge"] == "700"


def test_an_unknown_service_is_asked_about_and_its_sum_kept() -> None:
    found = filled(line("2026-03", "Домофон", "350"))
    assert list(found.errors) == ["statements.1.expenses.1.kind"]
    assert "«Домофон»" in found.errors["statements.1.expenses.1.kind"].kk
    assert found.held["statements.1.expenses.1.charge"] == "350"


def test_a_line_given_twice_is_taken_once_and_told() -> None:
    found = filled(*[line("2026-03", "Лифт", "700")] * 2, line("2026-03", "ТБО", "500"))
    (march,) = read(found)  # type: ignore[misc]
    assert len(march["expenses"]) == 2
    assert "Повторяющиеся строки взяты один раз: 3." in [one.ru for one in found.told]


def test_one_kind_with_two_sums_is_for_the_person_to_settle() -> None:
    found = filled(line("2026-03", "Лифт", "700"), line("2026-03", "Лифт", "900"))
    assert not found.errors
    with pytest.raises(ValueError, match=r"statements\.1\.expenses\.2\.kind"):
        read(found)


def test_lines_of_another_flat_are_left_out_and_told() -> None:
    other = "ул. Абая, д. 12, кв. 6"
    found = filled(line("2026-03", "Лифт", "700"), line("2026-03", "ТБО", "500", "", other))
    (march,) = read(found)  # type: ignore[misc]
    assert [one["kind"] for one in march["expenses"]] == ["lift"]
    assert any(other in one.kk and "(1)" in one.kk for one in found.told)


def test_a_file_of_another_dwelling_fills_nothing_in() -> None:
    found = filled(line("2026-03", "Лифт", "700", "", "ул. Абая, д. 14, кв. 5"))
    assert list(found.errors) == [FILE]
    assert "д. 14" in found.errors[FILE].ru
    assert found.held == {}


def test_without_an_address_told_a_file_may_be_of_one_dwelling_only() -> None:
    one = filled(line("2026-03", "Лифт", "700"), home={})
    assert not one.errors
    two = filled(
        line("2026-03", "Лифт", "700"), line("2026-03", "Лифт", "700", "", "Мира, 1"), home={}
    )
    assert list(two.errors) == [FILE]


def test_a_file_without_addresses_is_taken_as_it_is() -> None:
    found = fill(bills(), [("Ай", "Қызмет", "Сома"), ("2026-03", "Лифт", "700")], {}, HOME)
    assert not found.errors
    assert len(read(found)) == 1  # type: ignore[arg-type]


def test_short_and_empty_lines_and_a_title_above_are_no_matter() -> None:
    rows = [("ТОО «Тепло»",), ("месяц", "услуга", "сумма"), (), ("", "", ""), ("2026-03", "Лифт")]
    found = fill(bills(), rows, {}, HOME)
    assert found.held["statements.1.expenses.1.charge"] == ""
    assert "(1)" not in str(found.told)


def test_missing_columns_are_named() -> None:
    found = fill(bills(), [("Ай", "Қызмет"), ("2026-03", "Лифт")], {}, HOME)
    assert found.errors[FILE].kk == "Файлда мына бағандар жоқ: сома"


@pytest.mark.parametrize("rows", [[], [("a", "b")], [HEADINGS]])
def test_a_file_without_lines_says_what_is_expected(rows: list[tuple[str, ...]]) -> None:
    found = fill(bills(), rows, {"statements.1": "1"}, HOME)
    assert "названия столбцов" in found.errors[FILE].ru
    assert found.held == {"statements.1": "1"}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"group": "expenses"}, "a table is grouped by a month and has lines"),
        ({"lines": "month"}, "a table is grouped by a month and has lines"),
        ({"headings": {"sum": ("сумма",)}}, "no field 'sum' for a heading"),
        ({"words": {"wifi": ("интернет",)}}, "other words for 'wifi', which is no option"),
    ],
)
def test_a_form_cannot_ask_a_table_for_what_it_does_not_ask(changed, fault: str) -> None:
    form = SERVICES["housing-aid"].form
    assert records().sheet is not None
    wrong = replace(records(), sheet=replace(records().sheet, **changed))
    field = replace(bills(), records=wrong)
    questions = tuple(
        replace(one, fields=tuple(field if it.id == field.id else it for it in one.fields))
        for one in form.questions
    )
    with pytest.raises(BadForm) as bad:
        proofread(replace(form, questions=questions), Path("form.toml"))
    assert any(fault in one for one in bad.value.faults)
