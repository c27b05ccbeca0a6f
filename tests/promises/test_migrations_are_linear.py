"""One history for every database: the migrations of an app follow one another, without branches."""

import ast
import re
from pathlib import Path

import pytest
from checkout import PACKAGE

FOLDERS = sorted(PACKAGE.glob("*/migrations"))


def _own_dependencies(path: Path, app: str) -> list[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign | ast.AnnAssign) and _target(node) == "dependencies":
            # migrations.swappable_dependency(...) stands among the pairs; it names no app of ours.
            pairs = [one for one in getattr(node.value, "elts", []) if isinstance(one, ast.Tuple)]
            return [name for of, name in map(ast.literal_eval, pairs) if of == app]
    return []


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    return ast.unparse(target)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_each_migration_follows_the_one_before(folder: Path) -> None:
    files = sorted(folder.glob("[0-9]*.py"))
    names = [path.stem for path in files]
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    after = [_own_dependencies(path, folder.parent.name) for path in files]
    assert after == [[], *([name] for name in names[:-1])]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_each_migration_says_what_it_does(folder: Path) -> None:
    assert [p.name for p in folder.glob("[0-9]*.py") if re.search(r"_auto_\d", p.name)] == []
