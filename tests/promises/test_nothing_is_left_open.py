"""Nothing half done, nothing hidden from the gates, nothing that ties the project to a machine."""

import re
from pathlib import Path

import pytest
from checkout import ROOT, named, nothing, numbered_lines, tracked

# A letter in brackets keeps each pattern from finding itself here.
LEFT_OPEN = r"[T]ODO|[F]IXME|\b[X]XX\b|[N]otImplementedError"
UNGATED = r"[p]ragma:\s*no (cover|branch)|type:\s*[i]gnore(?!\[)|[n]oqa(?!:)"
REGISTRY = (
    r"p[y]pi\.(org|python)|[p]ythonhosted|registry\.([n]pmjs|[y]arnpkg)|[n]pmmirror|deb\.[d]ebian"
)
DOWNLOAD = (
    r"https?://\S+\.([w]hl|tgz|tar\.gz|deb|zip|exe|AppImage)\b|raw\.[g]ithubusercontent|unp[k]g\.com"
    r'|js[d]elivr|cdn[j]s|(?<!emit-)index[-_][u]rl[=\s]|find-[l]inks|"[r]esolved"\s*:'
)
MACHINE = r"(?<![\w.:/*-])/(work|root|home|Users|tmp|opt)/\w"
SECRET = r"-----BEGIN [A-Z ]*[P]RIVATE KEY-----|AKIA[0-9A-Z]{16}"


def _found(pattern: str, paths: list[Path]) -> list[str]:
    sought = re.compile(pattern)
    return [
        f"{where}: {line.strip()[:80]}"
        for path in paths
        for where, line in numbered_lines(path)
        if sought.search(line)
    ]


@pytest.mark.parametrize(
    "pattern",
    [LEFT_OPEN, UNGATED, REGISTRY, DOWNLOAD, MACHINE, SECRET],
    ids=["left open", "hidden from a gate", "registry", "download", "machine path", "secret"],
)
def test_no_file_contains(pattern: str) -> None:
    nothing(_found(pattern, list(tracked())))


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (LEFT_OPEN, "x = 1  # T_ODO: later"),
        (UNGATED, "if x:  # pragma_: no cover"),
        (REGISTRY, "registry.n_pmjs"),
        (DOWNLOAD, "--index-u_rl somewhere"),
        (MACHINE, "DATA = '/ho_me/somebody/data'"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: str, line: str) -> None:
    assert re.search(pattern, line.replace("_", ""))
    assert not re.search(pattern, line)


def test_every_requirement_is_pinned_with_hashes() -> None:
    for source in sorted((ROOT / "requirements").glob("*.in")):
        lines = source.with_suffix(".txt").read_text(encoding="utf-8").replace("\\\n", " ")
        pins = lines.splitlines()
        assert pins, named(source)
        assert all(re.match(r"\S+==\S+.* --hash=sha256:[0-9a-f]{64}", pin) for pin in pins)


def test_what_runs_has_the_same_versions_in_tests() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^\S+==\S+", text, flags=re.MULTILINE))

    assert pins("run.txt") <= pins("dev.txt")
