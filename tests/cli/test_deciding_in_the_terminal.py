"""`tirek decide`: options, languages, words for people, what is needed."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from terminal import TIREK, Said, Terminal

import new_place
from law_cases import ALATAU, PANFILOV, UNKNOWN, ZHAKSY, case

SLUG = "home-education"


def decide(tirek: Terminal, facts: Path | str, *options: str | Path, place: str = ZHAKSY) -> Said:
    said = tirek("decide", SLUG, "--place", place, "--facts", facts, *options)
    assert (said.code, said.err) == (0, "")
    return said


def as_json(tirek: Terminal, facts: Path | str, *options: str | Path, place: str = ZHAKSY) -> Any:
    return json.loads(decide(tirek, facts, "--json", *options, place=place).out)


def write(folder: Path, changed: dict[str, object]) -> Path:
    path = folder / "changed.json"
    path.write_text(json.dumps(case(changed)), encoding="utf-8")
    return path


def test_only_months_up_to_the_asked_one_are_worked_out(tirek: Terminal, case_json: Path) -> None:
    found = as_json(tirek, case_json, "--until", "2025-12")
    assert found["total"] == "47184.00"
    assert [due["period"] for due in found["schedule"]][-1] == "2025-12"


def test_what_is_missing_is_a_list_of_facts(tirek: Terminal, tmp_path: Path) -> None:
    facts = write(tmp_path, {"child.born_on": UNKNOWN, "applicant.data_consent": UNKNOWN})
    found = as_json(tirek, facts)
    assert found["outcome"] == "undecidable"
    assert found["needs"] == ["applicant.data_consent", "child.born_on"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Бала мемлекеттің толық қамсыздандыруында, мұндай балаға шығын өтелмейді."),
        (
            "ru",
            "Ребёнок находится на полном государственном обеспечении, на такого ребёнка "
            "затраты не возмещаются.",
        ),
        (
            "en",
            "The child is fully provided for by the state; costs for such a child are not "
            "reimbursed.",
        ),
    ],
)
def test_texts_come_in_the_language_asked_for(
    language: str, text: str, tirek: Terminal, tmp_path: Path
) -> None:
    facts = write(tmp_path, {"child.fully_state_supported": True})
    found = as_json(tirek, facts, "--lang", language)
    (reason,) = found["reasons"]
    assert reason["code"] == "B-N4"
    assert reason["text"] == text
    assert isinstance(reason["cites"][0]["label"], str)


def test_kazakh_is_the_first_language(tirek: Terminal, case_json: Path) -> None:
    assert decide(tirek, case_json).out == decide(tirek, case_json, "--lang", "kk").out
    assert decide(tirek, case_json).out.startswith("ТАҒАЙЫНДАЛАДЫ\n")


def test_for_people_a_granted_case_has_its_schedule_total_and_way(
    tirek: Terminal, case_json: Path
) -> None:
    lines = decide(tirek, case_json, "--lang", "ru").out.splitlines()
    assert lines[0] == "НАЗНАЧИТЬ"
    assert lines[1].startswith("Акт: Жаксынский районный маслихат")
    assert lines[1].endswith(", решение от 11 декабря 2023 года № 8С-15-3")
    assert "График выплат:" in lines
    assert any(line.split()[:2] == ["2025-09", "11796.00"] for line in lines)
    assert any(line.split() == ["Итого", "112059.00"] for line in lines)
    assert "Как решено:" in lines
    assert any("Нет восемнадцати лет" in line and "2025-09..2026-05" in line for line in lines)


def test_for_people_a_refusal_has_its_ground_and_paragraph(tirek: Terminal, tmp_path: Path) -> None:
    facts = write(tmp_path, {"already_paid_to_other": True})
    lines = decide(tirek, facts, "--lang", "ru").out.splitlines()
    assert lines[0] == "ОТКАЗАТЬ"
    assert lines[1].startswith("  [B-N6] За эти же месяцы на ребёнка уже получает другой")
    assert lines[2].strip().endswith("№ 8С-15-3, пункт 3")
    assert "График выплат:" not in lines


def test_for_people_what_is_missing_is_named(tirek: Terminal, tmp_path: Path) -> None:
    facts = write(tmp_path, {"child.born_on": UNKNOWN})
    lines = decide(tirek, facts, "--lang", "en").out.splitlines()
    assert lines[0] == "CANNOT BE DECIDED YET"
    assert lines[lines.index("Facts needed:") + 1] == "  child.born_on"


def test_for_people_panfilov_waits_for_its_amount(tirek: Terminal, case_json: Path) -> None:
    lines = decide(tirek, case_json, "--lang", "ru", place=PANFILOV).out.splitlines()
    assert lines[0] == "РЕШИТЬ НЕЛЬЗЯ"
    assert "размер возмещения не задан" in lines[1]


def test_for_people_without_an_act_there_is_none_to_name(tirek: Terminal, case_json: Path) -> None:
    out = decide(tirek, case_json, "--lang", "en", place="astana").out
    assert "no act in force for this service on 12 September 2025" in out
    assert "\nAct:" not in out


def test_for_people_flags_readings_pending_and_unpaid_months_are_told(
    tirek: Terminal, tmp_path: Path
) -> None:
    changed = {
        "child.moved_away_on": "2026-01-31",
        "child.disability_until": None,
        "certificate.to": "2027-02-25",
    }
    out = decide(tirek, write(tmp_path, changed), "--lang", "en", place=ALATAU).out
    assert "To be looked at:\n  [B-N10] The family moved" in out
    assert "MCI" in out
    assert "computed later" in out
    assert "Months not paid:\n  2026-06..2026-08: This month is outside the school year." in out
    assert "Reading applied:\n  What does a quarter with fewer than three entitled" in out


def test_facts_come_from_standard_input_with_a_dash(
    tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(case())))
    assert as_json(tirek, "-")["total"] == "112059.00"


def test_comments_are_no_facts_and_slashes_in_a_text_are_no_comment(
    tirek: Terminal, tmp_path: Path
) -> None:
    text = json.dumps(case(), indent=1).replace(",\n", ',  // а remark: "x", {\n')
    path = tmp_path / "case.json"
    path.write_text("// the whole line\n" + text + "\n// the end", encoding="utf-8")
    assert as_json(tirek, path)["total"] == "112059.00"
    path.write_text(text.replace('"parent"', '"http://parent"'), encoding="utf-8")
    said = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", path)
    assert "'http://parent' is not possible" in said.complaint


def test_a_new_place_is_decided_from_a_folder_of_further_editions(
    tirek: Terminal, tmp_path: Path
) -> None:
    folder = new_place.write(tmp_path)
    facts = write(tmp_path, {"applied_on": "2026-02-10"})
    found = as_json(tirek, facts, "--editions", folder, place="akmola/burabay")
    assert (found["outcome"], found["total"]) == ("granted", "43250.00")
    assert found["edition"]["number"] == "9С-1-2"


PROGRAM = """
import sys
from tirek.cli.main import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def test_deciding_loads_neither_django_nor_a_calendar_library_nor_a_database(
    case_json: Path,
) -> None:
    arguments = ["decide", SLUG, "--place", ZHAKSY, "--facts", str(case_json), "--json"]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    loaded = set(run.stderr.split())
    assert "tirek" in loaded
    heavy = {"django", "holidays", "psycopg", "polars", "procrastinate", "typst", "pyhanko"}
    assert not loaded & heavy


def test_a_reader_who_has_seen_enough_is_no_error(case_json: Path) -> None:
    arguments = [TIREK, "decide", SLUG, "--place", ZHAKSY, "--facts", case_json, "--json"]
    run = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    errors = run.stderr.read()
    run.stderr.close()
    assert (run.wait(timeout=60), errors) == (0, b"")
