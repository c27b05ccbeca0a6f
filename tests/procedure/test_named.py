"""Services that an act only names: each says which act, what is known, and has no folder."""

from pathlib import Path

from tirek.law.catalogue import the_law
from tirek.procedure.named import check_named, load_named
from tirek.services import NAMED_FILE, SERVICES, named

TEXT = '{ kk = "а", ru = "б", en = "c" }'


def written(folder: Path, *entries: str) -> Path:
    path = folder / "named.toml"
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def entry(name: str, act: str = "order-223-2020") -> str:
    cites = f'[{{ act = "{act}", mark = "from_press", press = "x" }}]' if act else "[]"
    said = "\n".join(f"{key} = {TEXT}" for key in ("name", "known", "where"))
    return f'[[named]]\nid = "{name}"\n{said}\ncites = {cites}\n'


def refusals(path: Path) -> list[str]:
    return [str(one) for one in check_named(the_law(), path, SERVICES)]


def test_the_order_names_three_whose_standard_is_not_printed() -> None:
    found = named()
    assert [one.id for one in found] == [
        "pmpc-examination",
        "rehabilitation-of-children",
        "special-schools",
    ]
    assert {cite.act for one in found for cite in one.cites} == {"order-223-2020"}
    assert refusals(NAMED_FILE) == []


def test_what_is_written_is_read(tmp_path: Path) -> None:
    (one,) = load_named(written(tmp_path, entry("a")))
    assert (one.id, one.where.ru) == ("a", "б")


def test_a_service_with_a_folder_is_not_only_named(tmp_path: Path) -> None:
    (refusal,) = refusals(written(tmp_path, entry(next(iter(SERVICES)))))
    assert refusal.endswith("is there already")


def test_a_name_twice_is_refused(tmp_path: Path) -> None:
    (refusal,) = refusals(written(tmp_path, entry("a"), entry("a")))
    assert refusal.endswith("a is there already")


def test_who_names_it_is_said(tmp_path: Path) -> None:
    (refusal,) = refusals(written(tmp_path, entry("a", act="")))
    assert refusal.endswith("a names no act")


def test_an_act_that_is_not_registered_is_refused(tmp_path: Path) -> None:
    (refusal,) = refusals(written(tmp_path, entry("a", act="no-act")))
    assert "no-act, which is not registered" in refusal


def test_a_file_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    (refusal,) = refusals(written(tmp_path, "[[named]]\nid = 1\n"))
    assert "schema" in refusal
