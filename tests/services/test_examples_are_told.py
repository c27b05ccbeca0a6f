"""Every worked example of the specifications has its row, and what the row names tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tirek.services import SERVICES

TESTS = Path(__file__).parents[1]
PARTS = TESTS.parent / "docs" / "parts"
HEADING = "## Worked examples of the specification"
SCENARIOS = re.compile(r"\(([\w./-]*scenarios/[\w-]+\.toml)\): ((?:`[^`]+`(?:, )?)+)")
TEST = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
LINK = re.compile(r"\]\(([^)#]+)\)")


@dataclass(frozen=True)
class Told:
    """Where a table of examples stands, and the examples its specification prints."""

    page: Path
    heading: str
    printed: tuple[str, ...]

    def rows(self) -> dict[str, str]:
        """Each row of the table by its example; a row twice is an error."""
        text = self.page.read_text("utf-8").partition(f"{self.heading}\n")[2]
        lines = [line for line in text.partition("\n## ")[0].splitlines() if line[:2] == "| "]
        found = [(re.split(r"[,|]", line[2:])[0].strip(), line) for line in lines[1:]]
        assert len(dict(found)) == len(found), "an example stands twice"
        return dict(found)


def numbered(last: int, before: str = "") -> tuple[str, ...]:
    return tuple(f"{before}{number}" for number in range(1, last + 1))


def in_readme(slug: str, printed: tuple[str, ...]) -> Told:
    return Told(SERVICES[slug].folder / "README.md", HEADING, printed)


def in_parts(slug: str, printed: tuple[str, ...]) -> Told:
    return Told(PARTS / "examples.md", f"## {slug}", printed)


AIDS = Told(
    PARTS / "aids.md",
    "## The worked examples of the specification, and what holds them",
    tuple(
        chain.from_iterable(
            numbered(last, f"X{part}")
            for part, last in {"A": 16, "B": 19, "C": 18, "D": 17, "E": 15}.items()
        )
    ),
)
TELLING = {
    "guardianship-property-permit": in_readme("guardianship-property-permit", numbered(8)),
    "labour-migrant-permit": in_readme("labour-migrant-permit", numbered(12)),
    "rehabilitated-person-certificate": in_readme("rehabilitated-person-certificate", numbered(7)),
    "tree-felling-permit": in_readme("tree-felling-permit", numbered(8)),
    "sanatorium-treatment": in_readme("sanatorium-treatment", numbered(25, "E")),
    "home-education": in_parts("home-education", numbered(15)),
    "housing-aid": in_parts("housing-aid", numbered(28)),
    "local-social-assistance": in_parts("local-social-assistance", numbered(8)),
    "semipalatinsk-compensation": in_parts("semipalatinsk-compensation", numbered(14)),
    "individual-assistant": in_parts("individual-assistant", numbered(15, "A-E")),
    "sign-language-specialist": in_parts("sign-language-specialist", numbered(11, "B-E")),
    "residential-care": in_parts("residential-care", numbered(8, "A-E")),
    "home-care": in_parts("home-care", numbered(10, "B-E")),
}
"""By what the specification calls its examples; the aids of order No 287 have a table of their
own shape."""
WITHOUT = ("home-schooling-admission", "semipalatinsk-duplicate", "semipalatinsk-entitlements")
"""Services whose specification prints no examples, or prints them with those of another."""


@pytest.mark.parametrize("slug", TELLING)
def test_no_example_is_missing_and_none_invented(slug: str) -> None:
    assert tuple(TELLING[slug].rows()) == TELLING[slug].printed


@pytest.mark.parametrize("slug", TELLING)
def test_each_example_is_told_by_what_is_there(slug: str) -> None:
    for row in TELLING[slug].rows().values():
        told = SCENARIOS.findall(row)
        tests = TEST.findall(row)
        assert told or tests, row
        for file, prefixes in told:
            names = names_in(TELLING[slug].page.parent / file)
            for prefix in re.findall(r"`([^`]+)`", prefixes):
                assert any(name.startswith(prefix) for name in names), (row, prefix)
        for file, name in tests:
            (module,) = TESTS.rglob(file)
            assert f"def {name}(" in module.read_text("utf-8"), (row, name)


def names_in(scenarios: Path) -> list[str]:
    return re.findall(r'^name = "(.*)"$', scenarios.read_text("utf-8"), re.MULTILINE)


def test_no_example_of_the_aids_is_missing_and_none_invented() -> None:
    assert tuple(AIDS.rows()) == AIDS.printed


@pytest.mark.parametrize(("example", "row"), AIDS.rows().items())
def test_each_example_of_the_aids_is_told_by_what_is_there(example: str, row: str) -> None:
    files = [AIDS.page.parent / one for one in LINK.findall(row)]
    assert files, row
    assert all(one.is_file() for one in files), row
    number = re.compile(rf"(?<![a-z0-9]){example}(?![0-9])", re.IGNORECASE)
    assert all(number.search(one.read_text("utf-8").replace("_", " ")) for one in files), row


def named() -> Iterator[str]:
    yield from (*TELLING, *WITHOUT, "technical-aids", "wheelchairs", "prosthetic-aid")


def test_every_service_is_held() -> None:
    assert sorted(named()) == sorted(SERVICES)
