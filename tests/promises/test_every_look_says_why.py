"""Whoever is looked at is told why: every name a look is written under means something."""

import ast
from collections.abc import Iterator
from pathlib import Path

import tirek
from tirek.web.looked import PURPOSES

LOOKING = {
    "look",
    "opened",
    "opened_file",
    "seen_together",
    "seen_as_paid",
    "seen_in_register",
}
THE_CASE_ITSELF = {"case", "application", "assign", "lift", "put_aside"}
"""Pages of the case, told as a look at the case."""


def names() -> Iterator[tuple[str, str]]:
    """The first word of each name, and the module that writes it down."""
    for path in sorted(Path(tirek.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in LOOKING:
                found = [one.value for one in node.keywords if one.arg == "page"]
                for one in found or node.args[2:3]:
                    written = one.values[0] if isinstance(one, ast.JoinedStr) else one
                    if isinstance(written, ast.Constant):
                        yield str(written.value).split(" ")[0], path.name


def test_every_name_is_told_to_the_person() -> None:
    found = set(names())
    assert {"run", "maybe-paid", "debt", "register"} <= {name for name, _ in found}
    known = {*PURPOSES, *THE_CASE_ITSELF}
    assert {(name, where) for name, where in found if name not in known} == set()
