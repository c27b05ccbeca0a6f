"""The draft of a year is a file the calendar can read, marked as not yet checked."""

import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tirek.kernel import calendar_source
from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.calendar_source import UnknownHoliday, draft, main, name_of
from tirek.kernel.text import Text


@pytest.mark.parametrize("year", [2024, 2028])
def test_a_draft_is_a_year_to_be_checked(tmp_path: Path, year: int) -> None:
    (tmp_path / f"{year}.toml").write_text(draft(year), encoding="utf-8")
    calendar = WorkingCalendar.load(tmp_path)
    assert calendar.years[year].mark == "to_verify"
    assert not calendar.is_working(date(year, 12, 16))


def test_a_draft_keeps_the_moved_days_the_library_knows(tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text(draft(2024), encoding="utf-8")
    known = WorkingCalendar.load(tmp_path).years[2024]
    assert known.working_weekend_days == (date(2024, 5, 4),)
    assert date(2024, 5, 8) in {day.on for day in known.days_off}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nowruz Holiday", Text("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz")),
        (
            "Victory Day (observed)",
            Text(
                "Жеңіс күні (демалыс күні осы күнге ауыстырылды)",
                "День Победы (выходной перенесён на этот день)",
                "Victory Day (day off moved to this day)",
            ),
        ),
        (
            "Eid al-Adha (estimated)",
            Text(
                "Құрбан айттың бірінші күні (болжамды күн)",
                "Первый день Курбан-айта (ожидаемая дата)",
                "First day of Kurban Ait (expected date)",
            ),
        ),
        (
            "Day off (substituted from 05/04/2024)",
            Text(
                "Демалыс күні (04.05.2024 күнінен ауыстырылды)",
                "Выходной день (перенесён с 04.05.2024)",
                "Day off (moved from 04.05.2024)",
            ),
        ),
    ],
)
def test_what_the_days_are_called(written: str, name: Text) -> None:
    assert name_of(written) == name


def test_a_holiday_without_a_name_stops_the_draft() -> None:
    with pytest.raises(UnknownHoliday, match="Day of Cosmonauts"):
        name_of("Day of Cosmonauts")


def test_the_command_prints_the_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2028"]) == 0
    assert capsys.readouterr().out == draft(2028)


def test_the_module_runs_as_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["calendar_source", "2028"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(calendar_source.__file__, run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("year = 2028\n")


@pytest.mark.parametrize("arguments", [[], ["28"], ["2028", "2029"], ["next"]])
def test_the_command_says_how_it_is_used(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2
    assert "YEAR" in capsys.readouterr().err


def test_the_calendar_of_a_running_program_does_not_import_the_library() -> None:
    program = "import sys, tirek.kernel.calendar; sys.exit('holidays' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
