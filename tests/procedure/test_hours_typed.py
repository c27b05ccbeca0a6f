"""A sheet as it is typed: what is wrong is told at its line, in the languages of the pages."""

from datetime import date
from decimal import Decimal

import pytest

from hours_made import MAY, may
from tirek.procedure.work.account import Worked
from tirek.procedure.work.typed import Typed, WrongLines, read_sheet


def read(*lines: tuple[date, str], ends: date | None = None) -> tuple[Worked, ...]:
    typed = [Typed(f"line.{n}", day, hours) for n, (day, hours) in enumerate(lines)]
    return read_sheet(typed, MAY, begins=may(4), today=may(30), ends=ends)


def wrong(*lines: tuple[date, str], ends: date | None = None) -> dict[str, str]:
    with pytest.raises(WrongLines) as told:
        read(*lines, ends=ends)
    assert all(text.ru and text.en for text in told.value.errors.values())
    return {field: text.kk for field, text in told.value.errors.items()}


def test_days_in_order_with_a_comma_or_a_point_and_empty_lines_left_out() -> None:
    found = read((may(6), "4.25"), (may(5), " 4,5 "), (may(7), ""), (may(8), "24"))
    assert found == (
        Worked(may(5), Decimal("4.5")),
        Worked(may(6), Decimal("4.25")),
        Worked(may(8), Decimal(24)),
    )


@pytest.mark.parametrize(
    "hours", ["x", "-1", "0", "4.125", "1e1", "NaN", "Infinity", "٤", "4..5", "1E-1"]
)
def test_hours_that_are_no_number_of_hours(hours: str) -> None:
    assert "Сағат санын жазыңыз" in wrong((may(5), hours))["line.0"]


def test_hours_over_those_of_a_day() -> None:
    assert "24 сағаттан артық" in wrong((may(5), "24.5"))["line.0"]


def test_each_line_has_its_own_error() -> None:
    found = wrong(
        (date(2026, 6, 1), "2"), (may(5), "2"), (may(5), "3"), (may(3), "2"), (may(21), "2"),
        ends=may(20),
    )  # fmt: skip
    assert set(found) == {"line.0", "line.2", "line.3", "line.4"}
    assert "айына жатпайды" in found["line.0"]
    assert "екі рет" in found["line.2"]
    assert "2026 жылғы 4 мамыр" in found["line.3"]
    assert "қайтыс" in found["line.4"]


def test_the_days_of_the_notice_and_of_death_themselves_are_taken() -> None:
    assert len(read((may(4), "1"), (may(20), "1"), ends=may(20))) == 2


def test_a_day_that_is_yet_to_come_is_not_taken() -> None:
    assert "әлі келген жоқ" in wrong((may(31), "2"))["line.0"]
