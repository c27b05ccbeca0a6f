"""The files of the checkout, as the promises look at them."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "tirek"
SERVICES = PACKAGE / "services"
MADE = {
    ".git", ".venv", ".venv-bench", "node_modules", "var", "htmlcov", "build", "__pycache__",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache",
    ".coverage", "tirek.egg-info",
}  # fmt: skip
"""What .gitignore names: made here, never part of the project."""
TEXTS = {
    ".py", ".toml", ".txt", ".in", ".md", ".html", ".css", ".js", ".json", ".sh", ".typ", ".svg",
    ".cfg", ".yml", ".yaml", "",
}  # fmt: skip


@cache
def tracked() -> tuple[Path, ...]:
    """Every text file of the project."""
    return tuple(path for path in _walk(ROOT) if path.suffix in TEXTS)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in MADE or path.name.startswith(".coverage"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Every Python module below a folder."""
    return [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(folder)]


def tables(folder: Path = PACKAGE) -> dict[Path, dict[str, object]]:
    """Every TOML file below a folder, read."""
    found = [path for path in tracked() if path.suffix == ".toml" and path.is_relative_to(folder)]
    return {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in found}


def named(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


def numbered_lines(path: Path) -> Iterator[tuple[str, str]]:
    """`file:line` and the line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        yield f"{named(path)}:{number}", line


def nothing(found: Iterable[str]) -> None:
    """Fail with every line found, none left out."""
    lines = list(found)
    assert not lines, "\n" + "\n".join(lines)
