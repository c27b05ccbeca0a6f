"""What the documents name exists: links, commands, decisions, and every word in three languages."""

import re
from collections import Counter
from pathlib import Path

import pytest
from checkout import ROOT, named, tracked

DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"(?:^ {4}|`)(?:[A-Z_]+=\S+ )*make((?: [a-z][a-z-]+)+)", re.MULTILINE)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE))


def test_the_checkout_has_its_front_matter() -> None:
    for name in ("README.md", "CHANGELOG.md", "LICENSE", "docs/architecture.md"):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_command_is_in_the_makefile(path: Path) -> None:
    asked = COMMAND.findall(path.read_text(encoding="utf-8"))
    assert {word for words in asked for word in words.split()} - TARGETS == set()


def test_every_target_that_people_call_says_what_it_does() -> None:
    told = set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, flags=re.MULTILINE))
    house = {"help", "setup", "run", "test", "check", "law-check", "new-edition", "new-service"}
    assert house <= told


def test_numbers_of_architecture_decisions_are_unique() -> None:
    names = [path.name for path in (ROOT / "docs" / "adr").glob("*.md")]
    numbers = Counter(name[:4] for name in names)
    assert all(number.isdigit() for number in numbers)
    assert [number for number, times in numbers.items() if times > 1] == []
    assert len(numbers) >= 5


def test_every_word_of_the_glossary_is_there_in_three_languages() -> None:
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines
            if line.startswith("|") and not set(line) <= set("|- ")]  # fmt: skip
    head, *words = rows
    assert head[:3] == ["en (code)", "kk", "ru"]
    assert [word for word in words if len(word) != 4 or not all(word)] == []
    known = Counter(word[0].partition(" (")[0] for word in words)
    assert [word for word, times in known.items() if times > 1] == []
    house = {"service", "act", "edition", "decision", "place", "case", "event", "fact", "rule",
             "reading", "scenario", "passport", "applicant"}  # fmt: skip
    assert house <= set(known)
