"""The shared procedure knows no service: nothing outside a service's folder names it."""

import re
from pathlib import Path

import pytest
from checkout import PACKAGE, SERVICES, named, nothing, numbered_lines, tracked
from django.apps import apps

from tirek.services import SERVICES as REGISTERED

INVENTED = PACKAGE / "config" / "demo"
"""Demonstration data invent applications, so they say for what."""
FOLDERS = sorted(path.parent for path in SERVICES.glob("*/__init__.py"))


def _elsewhere() -> list[Path]:
    inside = (SERVICES, INVENTED)
    ours = [path for path in tracked() if path.is_relative_to(PACKAGE)]
    return [path for path in ours if not any(path.is_relative_to(one) for one in inside)]


def _named_in(path: Path, names: re.Pattern[str]) -> list[str]:
    found = [named(path)] if names.search(f"/{path.stem}/") else []
    return found + [f"{at}: {line.strip()[:80]}" for at, line in numbered_lines(path)
                    if names.search(line)]  # fmt: skip


def _names() -> re.Pattern[str]:
    """A package's name anywhere; a slug where it is a value or a part of an address, not prose."""
    packages = "|".join(service.folder.name for service in REGISTERED.values())
    slugs = "|".join(REGISTERED)
    return re.compile(rf"(?<![\w-])({packages})(?![\w-])|[\"'/=]({slugs})[\"'/&?]")


def test_no_file_outside_services_names_a_service() -> None:
    nothing(found for path in _elsewhere() for found in _named_in(path, _names()))


def test_every_folder_is_registered_under_its_own_name() -> None:
    assert [service.folder for service in REGISTERED.values()] == FOLDERS
    assert all(service.slug == service.folder.name.replace("_", "-") for service in
               REGISTERED.values())  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_service_folder_hands_in_everything(folder: Path) -> None:
    files = ("README.md", "passport.toml", "facts.py", "terms.py", "rules.toml",
             "form.toml", "situation.toml", "notices", "editions", "scenarios")  # fmt: skip
    assert [name for name in files if not (folder / name).exists()] == []
    assert (folder / "rules.py").exists() != (folder / "rules").is_dir(), "one module or a folder"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_service_needs_no_migration_and_no_django(folder: Path) -> None:
    assert not list(folder.rglob("migrations"))
    for path in folder.rglob("*.py"):
        assert "django" not in path.read_text(encoding="utf-8"), named(path)


def test_the_tables_would_be_the_same_without_any_one_service() -> None:
    """No choices, constraint or index lists services: another one needs no migration elsewhere."""
    slug = re.compile("|".join(rf"(?<![\w-]){one}(?![\w-])" for one in REGISTERED))
    tables = [model for model in apps.get_models() if model.__module__.startswith("tirek.")]
    assert any(field.name == "service" for model in tables for field in model._meta.fields)
    for model in tables:
        meta = model._meta
        said = [(field.name, field.deconstruct()) for field in meta.fields]
        kept = [one.deconstruct() for one in (*meta.constraints, *meta.indexes)]
        assert not slug.search(repr((said, kept))), model
