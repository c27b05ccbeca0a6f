"""The tail is governed: no long file, no long function, no name that says nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkout import PACKAGE, ROOT, modules, named, nothing

LONGEST_FILE, LONGEST_TEST_FILE, LONGEST_FUNCTION = 400, 600, 40
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc"}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{named(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


@pytest.mark.parametrize(
    ("folder", "longest"),
    [(PACKAGE, LONGEST_FILE), (ROOT / "scripts", LONGEST_FILE), (ROOT / "bench", LONGEST_FILE)],
    ids=["src", "scripts", "bench"],
)
def test_a_file_has_at_most_400_lines(folder: Path, longest: int) -> None:
    nothing(f"{named(p)}: {_lines(p)}" for p in modules(folder) if _lines(p) > longest)


def test_a_test_file_has_at_most_600_lines() -> None:
    tests = modules(ROOT / "tests")
    nothing(f"{named(p)}: {_lines(p)}" for p in tests if _lines(p) > LONGEST_TEST_FILE)


def test_nine_of_ten_files_have_at_most_250_lines() -> None:
    lengths = sorted(_lines(path) for path in modules())
    assert lengths[len(lengths) * 9 // 10] <= 250


def test_a_function_has_at_most_40_lines() -> None:
    nothing(
        f"{where}: {length}"
        for path in (*modules(), *modules(ROOT / "scripts"))
        for where, length in _functions(path)
        if length > LONGEST_FUNCTION
    )


def test_nine_of_ten_functions_have_at_most_22_lines() -> None:
    lengths = sorted(length for path in modules() for _, length in _functions(path))
    assert lengths[len(lengths) * 9 // 10] <= 22


def test_no_module_has_a_name_that_says_nothing() -> None:
    everywhere = [*modules(), *modules(ROOT / "tests"), *modules(ROOT / "scripts")]
    parts = {part for path in everywhere for part in (path.stem, *path.relative_to(ROOT).parts)}
    assert parts & SAYS_NOTHING == set()
