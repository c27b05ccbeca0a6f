"""What a service's README says tells an example of the specification is there and says so."""

import re
from pathlib import Path

import pytest

from tirek.services import SERVICES

TESTS = Path(__file__).parents[1]
HEADING = "## Worked examples of the specification"
TELLING = {
    slug: text.partition(HEADING)[2]
    for slug, service in SERVICES.items()
    if HEADING in (text := (service.folder / "README.md").read_text("utf-8"))
}
SCENARIOS = re.compile(r"\((scenarios/[\w-]+\.toml)\): ((?:`[^`]+`(?:, )?)+)")
TEST = re.compile(r"`(test_\w+\.py)::(test_\w+)`")


def rows(slug: str) -> list[str]:
    lines = TELLING[slug].splitlines()
    return [line for line in lines if line.startswith("| ") and not line.startswith("| example")]


@pytest.mark.parametrize("slug", TELLING)
def test_each_example_is_told_by_what_is_there(slug: str) -> None:
    folder = SERVICES[slug].folder
    for row in rows(slug):
        told = SCENARIOS.findall(row)
        tests = TEST.findall(row)
        assert told or tests, row
        for file, prefixes in told:
            names = re.findall(r'^name = "(.*)"$', (folder / file).read_text("utf-8"), re.MULTILINE)
            for prefix in re.findall(r"`([^`]+)`", prefixes):
                assert any(name.startswith(prefix) for name in names), (row, prefix)
        for file, name in tests:
            (module,) = TESTS.rglob(file)
            assert f"def {name}(" in module.read_text("utf-8"), (row, name)


def test_the_services_of_the_newspaper_tell_all_of_theirs() -> None:
    numbered = {slug: [row.split(",")[0].strip("| ") for row in rows(slug)] for slug in TELLING}
    for slug, last in {
        "guardianship-property-permit": 8,
        "labour-migrant-permit": 12,
        "rehabilitated-person-certificate": 7,
        "tree-felling-permit": 8,
    }.items():
        assert numbered[slug] == [str(number) for number in range(1, last + 1)], slug
