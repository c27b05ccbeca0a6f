"""`tirek pay` and `tirek serve` hand over to what stands above the Django line.

What they hand over to has tests of its own; here it is enough what is handed over and given back.
"""

import sys
from types import ModuleType
from typing import Any

import pytest
from terminal import Terminal

from tirek.kernel.period import Month


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **contents: Any) -> None:
    module = ModuleType(name)
    vars(module).update(contents)
    monkeypatch.setitem(sys.modules, name, module)


class CannotPayHere(Exception):
    pass


def test_pay_run_prints_a_line_for_each_register(
    tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def make(month: Month) -> list[str]:
        asked.append(month)
        return ["akmola/zhaksy: 12 lines", "almaty-region/alatau: 3 lines"]

    stand_in(monkeypatch, "tirek.config.pay", make_registers=make, CannotPay=CannotPayHere)
    said = tirek("pay", "run", "--month", "2026-02")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == ["akmola/zhaksy: 12 lines", "almaty-region/alatau: 3 lines"]
    assert asked == [Month.at(2026, 2)]


def test_pay_run_that_is_refused_is_one_line(
    tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(month: Month) -> list[str]:
        raise CannotPayHere(f"{month} has not begun")

    stand_in(monkeypatch, "tirek.config.pay", make_registers=make, CannotPay=CannotPayHere)
    said = tirek("pay", "run", "--month", "2030-01")
    assert said.complaint == "tirek: --month: 2030-01 has not begun"


@pytest.mark.parametrize("raw", ["2026", "2026-00", "February", "2026-02-01"])
def test_pay_run_wants_a_month(raw: str, tirek: Terminal) -> None:
    line = tirek("pay", "run", "--month", raw).complaint
    assert line == f'tirek: --month: {raw!r} cannot be read; expected a month such as "2025-09"'


@pytest.mark.parametrize(("options", "demo"), [([], False), (["--demo"], True)])
def test_serve_is_told_whether_to_show_invented_families(
    options: list[str], demo: bool, tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def serve(*, demo: bool) -> int:
        asked.append(demo)
        return 0

    stand_in(monkeypatch, "tirek.config.serve", serve=serve)
    assert tirek("serve", *options).code == 0
    assert asked == [demo]


def test_a_pipe_that_closes_early_is_no_error(
    tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve(*, demo: bool) -> int:
        raise BrokenPipeError

    stand_in(monkeypatch, "tirek.config.serve", serve=serve)
    assert tirek("serve").code == 0


def test_without_arguments_given_those_of_the_process_are_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tirek.cli.main import main

    monkeypatch.setattr(sys, "argv", ["tirek", "facts", "home-education"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("{")
