"""`tirek law check | list | show`: the law as coded."""

from pathlib import Path

import pytest
from terminal import Terminal, command

import new_place
from law_cases import ALATAU, ASTANA, PANFILOV, ZHAKSY
from tirek.services import SERVICES

SLUG = "home-education"


def test_check_finds_nothing_in_the_law_as_shipped(tirek: Terminal) -> None:
    said = tirek("law", "check")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"law check: {len(SERVICES)} services, 0 refusals\n"


def test_check_accepts_a_sound_new_place(tirek: Terminal, tmp_path: Path) -> None:
    said = tirek("law", "check", "--editions", new_place.write(tmp_path))
    assert (said.code, said.out) == (0, f"law check: {len(SERVICES)} services, 0 refusals\n")


def test_check_leaves_with_1_and_a_line_for_each_refusal(tirek: Terminal, tmp_path: Path) -> None:
    text = new_place.FILE.replace('source = "000"\n', "").replace("from = 2026-01-01\n", "")
    folder = new_place.write(tmp_path, text)
    path = folder / "home_education" / "akmola" / "burabay-2026.toml"
    said = tirek("law", "check", "--editions", folder)
    assert (said.code, said.err) == (1, "")
    at = text.lstrip("\n").splitlines().index("[in_force]") + 1
    assert said.out.splitlines() == [
        f"{path}:{at}: dates: a verified edition says from when",
        f"law check: {len(SERVICES)} services, 1 refusals",
    ]


def test_check_with_texts_that_are_not_the_registered_ones_refuses(
    tirek: Terminal, tmp_path: Path
) -> None:
    said = tirek("law", "check", "--sources", tmp_path)
    assert said.code == 1
    assert "sources.toml:" in said.out
    assert "is not in the folder" in said.out


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("kk", "заңгер тексеруі керек"),
        ("ru", "требует проверки юристом"),
        ("en", "to be verified by a lawyer"),
    ],
)
def test_list_names_every_edition_with_its_time_and_mark(
    language: str, mark: str, tirek: Terminal
) -> None:
    said = tirek("law", "list", "--lang", language)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    editions = lines[lines.index(SLUG) + 1 : lines.index("home-schooling-admission")]
    assert len(editions) == 12
    assert sum(mark in line for line in editions) == 8
    (astana,) = [line for line in editions if line.split()[0] == ASTANA]
    assert astana.split()[1] == "2008-04-11..2009-03-27"


def test_list_shows_further_editions_too(tirek: Terminal, tmp_path: Path) -> None:
    said = tirek("law", "list", "--editions", new_place.write(tmp_path))
    assert any(line.split()[0] == "akmola/burabay" for line in said.out.splitlines())


def show(tirek: Terminal, place: str, day: str, *options: str) -> list[str]:
    said = tirek("law", "show", SLUG, "--place", place, "--on", day, *options)
    assert (said.code, said.err) == (0, "")
    return said.out.splitlines()


def test_show_prints_the_edition_term_by_term_in_the_words_of_the_act(tirek: Terminal) -> None:
    lines = show(tirek, ZHAKSY, "2025-09-12", "--lang", "ru")
    assert lines[0].startswith("Жаксынский районный маслихат")
    assert lines[0].endswith(", решение от 11 декабря 2023 года № 8С-15-3")
    assert lines[1] == "Жаксынский район; 2023-12-26..; сверено с официальным текстом"
    assert lines[2].startswith("Решение вводится в действие по истечении десяти")
    at = lines.index("amount [7] mci=3 per=month")
    assert lines[at + 1].strip().startswith("«әрбір мүгедектігі бар балаға оқу жылына ай сайын")
    assert "endings [5] age=18 on_moving_away=True" in lines
    reading = "reading partial_quarter: Треть квартальной ставки за каждый оплачиваемый месяц."
    assert reading in lines


def test_show_says_what_an_act_does_not_set_and_what_was_noted(tirek: Terminal) -> None:
    lines = show(tirek, PANFILOV, "2026-02-01", "--lang", "ru")
    assert any("размер возмещения не задан" in line for line in lines)
    assert any("Номера пунктов после первого в газете не напечатаны" in line for line in lines)


def test_show_names_the_language_kazakh_first(tirek: Terminal) -> None:
    assert show(tirek, ALATAU, "2025-01-01") == show(tirek, ALATAU, "2025-01-01", "--lang", "kk")


def test_show_of_a_day_without_an_act_says_so(tirek: Terminal) -> None:
    assert show(tirek, ASTANA, "2009-04-01", "--lang", "en") == [
        "Astana city: no act in force for this service on 1 April 2009, so nothing can be decided."
    ]


def test_show_says_when_nobody_knows_since_when(tirek: Terminal, tmp_path: Path) -> None:
    text = new_place.FILE.replace("[in_force]\nfrom = 2026-01-01\n", "[in_force]\n")
    said = tirek(
        "law", "show", SLUG, "--place", "akmola/burabay", "--on", "2020-01-01", "--lang", "en",
        "--editions", new_place.write(tmp_path, text),
    )  # fmt: skip
    assert said.out.splitlines()[1] == "Burabay district; ?..; verified in the official text"


def test_the_real_command_lists_checks_and_shows() -> None:
    assert command("law", "check").out == f"law check: {len(SERVICES)} services, 0 refusals\n"
    assert SLUG in command("law", "list").out.splitlines()
    shown = command("law", "show", SLUG, "--place", ALATAU, "--on", "2025-09-12", "--lang", "ru")
    assert "amount [7] mci=8 per=quarter" in shown.out.splitlines()


def test_help_names_every_verb(tirek: Terminal) -> None:
    said = tirek("--help")
    assert said.code == 0
    for verb in ("decide", "facts", "law", "serve", "pay"):
        assert verb in said.out
