"""A file that is no TOML, a part of one, and the line of what is wrong in it."""

import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toml_rows import Row, written

from tirek.kernel.toml import TomlError, bind, load, read


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a = 1\nb = \n", 2, "Invalid value"),
        ("a = 1\na = 2\n", 2, "Cannot overwrite a value"),
        ('a = 1\n\nb = """x\n', 4, "Unterminated string"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(TomlError) as caught:
        read(path)
    assert str(caught.value) == f"{path}:{line}: {problem}"


def test_a_file_in_an_old_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "data.toml"
    path.write_bytes('a = 1\nb = "да"\n'.encode("cp1251"))
    with pytest.raises(TomlError, match="not in UTF-8") as caught:
        read(path)
    assert caught.value.line == 2


def test_a_file_that_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "data.toml")


def test_a_table_from_no_file_is_refused_at_line_one(tmp_path: Path) -> None:
    with pytest.raises(TomlError) as caught:
        bind(Row, {"amount": "x"}, path=tmp_path / "absent.toml")
    assert caught.value.line == 1
    path = written(tmp_path, "this is not TOML")
    with pytest.raises(TomlError) as caught:
        bind(Row, {"amount": "x"}, path=path, at=("row", 2))
    assert (caught.value.line, caught.value.key) == (1, "row[2].amount")


def test_a_part_of_a_file_is_bound_with_its_own_lines(tmp_path: Path) -> None:
    path = written(tmp_path, "[[row]]\namount = 1\n\n[[row]]\namount = 'x'\n")
    rows = read(path)["row"]
    assert bind(Row, rows[0], path=path, at=("row", 0)) == Row(Decimal(1))
    with pytest.raises(TomlError) as caught:
        bind(Row, rows[1], path=path, at=("row", 1))
    assert (caught.value.line, caught.value.key) == (5, "row[1].amount")


@dataclass(frozen=True)
class Table:
    rows: tuple[Row, ...]


FILLERS = st.sampled_from(["", "# [[rows]]", "   # amount = 'x'", "\t", '# """', "# { [", "# 'х'"])


ROWS = st.sampled_from(
    [
        ["[[rows]]", "amount = {}"],
        ["[[rows]]", 'name = """', "[[rows]]", "amount = 'x'", '"""', "amount = {}"],
        ["[[ rows ]]", 'name = "a#b\\"[["  # c', '"amount" = {}'],
        ["[['rows']]", "amount = {}", "name = '''", "''quoted'' \\", "'''"],
        ['[["rows"]]', "amount = {}", "name = 'a \\'"],
    ]
)


@given(st.lists(st.tuples(st.lists(FILLERS, max_size=3), ROWS), min_size=1), st.data())
def test_the_line_of_a_wrong_value_is_found_among_anything(
    tmp_path_factory: pytest.TempPathFactory,
    blocks: list[tuple[list[str], list[str]]],
    data: st.DataObject,
) -> None:
    wrong = data.draw(st.integers(0, len(blocks) - 1))
    lines: list[str] = []
    expected_line = 0
    for place, (fillers, row) in enumerate(blocks):
        lines += fillers
        for line in row:
            lines.append(line.replace("{}", "true" if place == wrong else "3.5"))
            if "{}" in line and place == wrong:
                expected_line = len(lines)
    path = tmp_path_factory.getbasetemp() / "property.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(TomlError) as caught:
        load(Table, path)
    assert (caught.value.line, caught.value.key) == (expected_line, f"rows[{wrong}].amount")


def test_forty_lines_are_bound_in_well_under_a_millisecond(tmp_path: Path) -> None:
    text = "".join(f'[[rows]]\namount = {n}\nname = "x{n}"\n\n' for n in range(10))
    path = written(tmp_path, text)
    table = read(path)
    bind(Table, table, path=path)
    fastest = min(_seconds(lambda: bind(Table, table, path=path)) for _ in range(20))
    assert fastest < 0.001


def _seconds(call: Any) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
