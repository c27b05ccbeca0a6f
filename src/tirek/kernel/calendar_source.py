"""Drafts a year of the working calendar from the package `holidays` for a person to check.

    python -m tirek.kernel.calendar_source 2028 > 2028.toml

The draft is marked "to_verify": the library knows the rules of the Labour Code, but not the
transfers that will be ordered later nor the confirmed day of Kurban Ait. Somebody compares
it with the official calendar and then puts it into `law/calendars/`. At run time only those
files count; the library is not even imported.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from tirek.kernel.text import Text
from tirek.kernel.toml import load

_REMARK: Final = re.compile(r" \((observed|estimated)\)")
_SUBSTITUTED: Final = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")


class UnknownHoliday(LookupError):
    """The library names a holiday that `holiday_names.toml` does not have yet."""


@dataclass(frozen=True, slots=True)
class _Remarks:
    observed: Text
    estimated: Text
    substituted: Text


@dataclass(frozen=True, slots=True)
class _HolidayNames:
    names: Mapping[str, Text]
    remarks: _Remarks


def draft(year: int) -> str:
    """The year's file as text, from the library; raises UnknownHoliday."""
    from holidays import country_holidays  # costs about a second, so only when asked for

    library = country_holidays("KZ", years=year, language="en_US")
    days = "".join(
        f"  {{ on = {day}, name = {_inline(name_of(name))} }},\n"
        for day, name in sorted(library.items())
    )
    worked = ", ".join(str(day) for day in sorted(library.weekend_workdays) if day.year == year)
    return (
        f"year = {year}\n"
        'mark = "to_verify"\n'
        'source = "package holidays; to be compared with the official calendar"\n'
        f"days_off = [\n{days}]\n"
        f"working_weekend_days = [{worked}]\n"
    )


def name_of(written: str) -> Text:
    """The name in three languages of a day as the library writes it; raises UnknownHoliday."""
    words = _words()
    moved = _SUBSTITUTED.fullmatch(written)
    if moved:
        day = date(int(moved[3]), int(moved[1]), int(moved[2]))
        return words.remarks.substituted.format(day=f"{day:%d.%m.%Y}")
    name = words.names.get(_REMARK.sub("", written))
    if name is None:
        raise UnknownHoliday(written)
    remarks = {"observed": words.remarks.observed, "estimated": words.remarks.estimated}
    for remark in _REMARK.findall(written):
        name = remarks[remark].format(name=name)
    return name


def main(arguments: Sequence[str]) -> int:
    """Writes the draft of the year named by the one argument to standard output."""
    if len(arguments) != 1 or not re.fullmatch(r"[0-9]{4}", arguments[0]):
        sys.stderr.write("usage: python -m tirek.kernel.calendar_source YEAR\n")
        return 2
    sys.stdout.write(draft(int(arguments[0])))
    return 0


@cache
def _words() -> _HolidayNames:
    return load(_HolidayNames, Path(__file__).with_name("holiday_names.toml"))


def _inline(name: Text) -> str:
    return f'{{ kk = "{name.kk}", ru = "{name.ru}", en = "{name.en}" }}'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
