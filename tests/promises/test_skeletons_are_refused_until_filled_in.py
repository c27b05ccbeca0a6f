"""What `make new-edition` and `make new-service` write is whole, and relied on when filled in."""

import re
import runpy
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from checkout import ROOT

import tirek.services
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check import check_all
from tirek.procedure.service import Service
from tirek.services import SERVICES

NEW_EDITION = runpy.run_path(str(ROOT / "scripts" / "new_edition.py"))
NEW_SERVICE = runpy.run_path(str(ROOT / "scripts" / "new_service.py"))
BLANK = re.compile(r'= ""|minutes = 0|amount = 0')


def _refused(path: Path, law: Law) -> str:
    service = SERVICES["home-education"]
    return "\n".join(str(one) for one in check_all(law, [service]) if path.name in str(one))


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    path: Path = NEW_EDITION["write_skeleton"](
        "home-education", "akmola/astrakhan", "2026", tmp_path / "home_education"
    )
    return path


def test_a_blank_edition_is_refused_with_file_and_line(edition: Path, tmp_path: Path) -> None:
    assert re.search(r"akmola/astrakhan-2026\.toml:\d+: ", _refused(edition, Law(extra=tmp_path)))


def test_an_edition_filled_in_is_accepted(edition: Path, tmp_path: Path) -> None:
    filled = edition.read_text(encoding="utf-8")
    filled = filled.replace('kk = ""', 'kk = "сөз"').replace('ru = ""', 'ru = "слово"')
    filled = filled.replace('en = ""', 'en = "word"')
    filled = filled.replace('act = ""', 'act = "akmola-zhaksy-8s-15-3-2023"')
    filled = filled.replace("# mci =   # a number", "mci = 2").replace(
        "# per =  ", 'per = "month" '
    )
    edition.write_text(filled, encoding="utf-8")
    assert _refused(edition, Law(extra=tmp_path)) == ""


@pytest.mark.parametrize("slug", list(SERVICES))
def test_the_skeleton_offers_the_whole_vocabulary(slug: str) -> None:
    service = SERVICES[slug]
    text = NEW_EDITION["skeleton"](service, "akmola/zhaksy", "2026")
    for group in service.rulebook().terms.__annotations__:
        assert f"[terms.{group}]" in text
    assert "[new_place]" not in text


@pytest.mark.parametrize(
    "asked",
    [
        ("no-service", "akmola/zhaksy", "2026"),
        ("home-education", "Жақсы", "2026"),
        ("home-education", "../elsewhere", "2026"),
        ("home-education", "akmola/zhaksy", "26"),
        ("home-education", "akmola/zhaksy", "2023"),
    ],
)
def test_a_skeleton_is_not_written_for_nonsense_or_over_an_act(asked: tuple[str, str, str]) -> None:
    assert NEW_EDITION["main"](*asked) == 2


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """The blank service, imported as if it lay beside the others; forgotten afterwards."""
    NEW_SERVICE["write_skeleton"]("foster-care", tmp_path)
    monkeypatch.setattr(tirek.services, "__path__", [*tirek.services.__path__, str(tmp_path)])
    yield import_module("tirek.services.foster_care").SERVICE
    for name in [name for name in sys.modules if name.startswith("tirek.services.foster_care")]:
        del sys.modules[name]
    del tirek.services.foster_care  # type: ignore[attr-defined]


def test_a_blank_service_has_every_file_of_a_service(service: Service) -> None:
    ours = {path.name for path in service.folder.iterdir()}
    for other in SERVICES.values():
        theirs = {path.name for path in other.folder.iterdir()}
        optional = {"readings", "lifecycle", "registries", "own_cases", "conclusions", "changes"}
        optional |= {
            "payment",
            "vouching",
            "population",
            "programme",
            "tables",
            "queue",
            "hours",
            "market",
            "homes",
            "organisation",
        }
        optional |= {listed.path.stem for listed in other.rulebook().lists}
        files = {*(f"{name}.toml" for name in optional), "rules", "annexes.py", "__pycache__"}
        assert theirs - ours <= files
    assert service.slug == "foster-care"


def test_a_blank_service_is_refused_by_the_law_check(service: Service) -> None:
    refusals = [str(one) for one in check_all(Law(), [service])]
    assert any("foster_care/rules.toml" in one for one in refusals)


@pytest.mark.parametrize("part", ["passport", "form"])
def test_a_blank_passport_and_form_cannot_be_read(service: Service, part: str) -> None:
    with pytest.raises(TomlError, match=rf"{part}\.toml:\d+"):
        getattr(service, part)


def _filled(path: Path) -> None:
    words = {
        "act": "order-223-2020",
        "source": "002",
        "lines": "1",
        "paragraph": "1",
        "place": "akmola/zhaksy",
        "situation": "child-at-home",
    }
    text = path.read_text(encoding="utf-8")
    for key, value in {**words, "kk": "сөз", "ru": "слово", "en": "word"}.items():
        text = text.replace(f'{key} = ""', f'{key} = "{value}"')
    text = text.replace("amount = 0", "amount = 5").replace("minutes = 0", "minutes = 20")
    assert not BLANK.search(text)
    path.write_text(text, encoding="utf-8")


def test_a_service_filled_in_can_be_read(service: Service) -> None:
    for path in service.folder.rglob("*.toml"):
        _filled(path)
    assert service.passport.term.amount == 5
    assert service.in_situation is not None
    assert [question.id for question in service.form.questions] == ["data-consent"]
    assert list(service.rulebook().rules) == ["consent_given", "eligible"]
    assert [str(one) for one in check_all(Law(), [service]) if "foster_care" in str(one)] == []


@pytest.mark.parametrize("slug", ["", "Foster", "foster_care", "../foster", "home-education"])
def test_a_service_is_not_written_for_nonsense_or_over_another(slug: str) -> None:
    main: Callable[[str], Any] = NEW_SERVICE["main"]
    assert main(slug) == 2
