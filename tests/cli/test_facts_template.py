"""`tirek facts`: a commented template that `tirek decide` reads back as it is."""

import json
from pathlib import Path

import pytest
from terminal import Terminal, command

from law_cases import PATHS, ZHAKSY
from tirek.cli.decide import COMMENT
from tirek.services import SERVICES

NOT_YET_IN_FORCE = {
    "guardianship-property-permit",
    "rehabilitated-person-certificate",
    "home-care",
    "individual-assistant",
    "sign-language-specialist",
    "housing-aid",
    "labour-migrant-permit",
    "local-social-assistance",
    "residential-care",
    "semipalatinsk-compensation",
    "semipalatinsk-duplicate",
    "semipalatinsk-entitlements",
    "tree-felling-permit",
}
"""Services that no act decides in that place on the days of the template."""


def template(tirek: Terminal, slug: str, *options: str) -> str:
    said = tirek("facts", slug, *options)
    assert (said.code, said.err) == (0, "")
    return said.out


@pytest.mark.parametrize("slug", SERVICES)
def test_the_template_is_accepted_as_it_is(slug: str, tirek: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "template.json"
    path.write_text(template(tirek, slug), encoding="utf-8")
    said = tirek("decide", slug, "--place", ZHAKSY, "--facts", path, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert found["outcome"] in (
        ("undecidable",) if slug in NOT_YET_IN_FORCE else ("granted", "refused")
    )
    assert found["needs"] == []


def test_the_template_has_every_fact_once_with_its_name_and_what_it_takes(
    tirek: Terminal,
) -> None:
    out = template(tirek, "home-education", "--lang", "ru")
    document = json.loads(COMMENT.sub(lambda found: found[1] or "", out))
    paths = [
        f"{key}.{name}" if isinstance(value, dict) else key
        for key, value in document.items()
        for name in (value if isinstance(value, dict) else [""])
    ]
    assert tuple(paths) == PATHS
    lines = {line.split('"')[1]: line for line in out.splitlines() if '"' in line}
    assert lines["born_on"].endswith("// дата рождения ребёнка; a date YYYY-MM-DD")
    assert lines["died_on"].endswith("// дата смерти ребёнка; a date YYYY-MM-DD or null")
    assert "one of parent, guardian, other_representative, none" in lines["relation"]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("kk", "баланың туған күні"),
        ("ru", "дата рождения ребёнка"),
        ("en", "the child's birth date"),
    ],
)
def test_the_comments_are_in_the_language_asked_for(
    language: str, label: str, tirek: Terminal
) -> None:
    assert f"// {label};" in template(tirek, "home-education", "--lang", language)


def test_the_real_command_prints_it_and_reads_it_back() -> None:
    printed = command("facts", "home-education")
    assert printed.code == 0
    arguments = ("decide", "home-education", "--place", ZHAKSY, "--facts", "-", "--json")
    said = command(*arguments, stdin=printed.out)
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["outcome"]
