"""Bad input in the terminal: exit 2 and one line: the key or option, the fault, the remedy."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal, command

import new_place
from law_cases import MODEL, ZHAKSY, case
from tirek.services import SERVICES

SLUG = "home-education"


@pytest.fixture
def facts(tmp_path: Path) -> Any:
    """`facts(text or document)` writes case.json and gives its path."""

    def write(content: Any) -> Path:
        path = tmp_path / "case.json"
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return path

    return write


WRONG_FACTS: dict[str, tuple[dict[str, object], str]] = {
    "an unknown key": (
        {"child.name": "Ali"},
        "child.name: is not a fact of this service; expected a key shown by `tirek facts`",
    ),
    "a wrong type": (
        {"already_paid_to_other": "no"},
        "already_paid_to_other: 'no' is not possible; expected true or false",
    ),
    "a malformed date": (
        {"applied_on": "12.09.2025"},
        "applied_on: '12.09.2025' is not a date; expected a date YYYY-MM-DD",
    ),
    "a date that does not exist": (
        {"certificate.to": "2026-02-30"},
        "certificate.to: '2026-02-30' is not a date of the calendar; expected a date YYYY-MM-DD",
    ),
    "an end before the start": (
        {"certificate.to": "2025-08-25"},
        "certificate.to: 2025-08-25 is before certificate.from (2025-09-01); expected a later day",
    ),
    "a group that is a value": (
        {"applicant": "the mother"},
        "applicant: 'the mother' is not an object; expected an object {...}",
    ),
}


@pytest.mark.parametrize("kind", WRONG_FACTS)
def test_wrong_facts_are_named_by_key(kind: str, tirek: Terminal, facts: Any) -> None:
    changed, line = WRONG_FACTS[kind]
    path = facts(case(changed))
    said = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", path)
    assert said.complaint == f"tirek: {path}: {line}"


def test_several_wrong_keys_are_still_one_line(tirek: Terminal, facts: Any) -> None:
    path = facts(case({"applied_on": "soon", "already_paid_to_other": 1, "child.x\ny": 0}))
    line = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", path).complaint
    assert "applied_on: 'soon' is not a date" in line
    assert "already_paid_to_other: 1 is not possible" in line
    assert "child.x y: is not a fact" in line


WRONG_TEXTS = {
    "no JSON": ("applied_on = 2025", "{path}:1:1: Expecting value; expected a JSON object"),
    "cut off": ('{"applied_on": "2025-09-12"', "{path}:1:28: Expecting ',' delimiter; expected a"),
    "empty": ("", "{path}:1:1: Expecting value; expected a JSON object of facts"),
    "a list": ("[1, 2]", "{path}: expected a JSON object of facts"),
    "a word": ('"applied_on"', "{path}: expected a JSON object of facts"),
    "a key twice": (
        '{"child": {"born_on": "2015-04-10", "born_on": "2016-04-10"}}',
        "{path}: born_on: is given twice; expected each key once",
    ),
    "endless brackets": ("[" * 100_000, "{path}: nested too deeply; expected a JSON object"),
}


@pytest.mark.parametrize("kind", WRONG_TEXTS)
def test_what_is_no_facts_document_is_refused(kind: str, tirek: Terminal, facts: Any) -> None:
    text, line = WRONG_TEXTS[kind]
    path = facts(text)
    said = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", path)
    assert said.complaint.startswith("tirek: " + line.format(path=path))


def test_a_file_that_is_not_there_is_named(tirek: Terminal, tmp_path: Path) -> None:
    missing = tmp_path / "nothing.json"
    line = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", missing).complaint
    assert line.startswith(f"tirek: --facts: {missing} cannot be read")


def test_a_folder_or_a_picture_for_facts_cannot_be_read(tirek: Terminal, tmp_path: Path) -> None:
    picture = tmp_path / "case.png"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    for path in (tmp_path, picture):
        line = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", path).complaint
        assert line.startswith(f"tirek: --facts: {path} cannot be read")


def test_wrong_facts_from_standard_input_are_named_too(
    tirek: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("{"))
    line = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", "-").complaint
    assert line.startswith("tirek: -:1:2: Expecting property name")


OPTIONS = {
    "an unknown place": (
        ["--place", "akmola/zhaksi"],
        "tirek: --place: unknown place 'akmola/zhaksi'; did you mean akmola/zhaksy, akmola?; "
        "`tirek law list` prints the places",
    ),
    "a place like no other": (
        ["--place", "mars"],
        "tirek: --place: unknown place 'mars'; `tirek law list` prints the places",
    ),
    "a month 13": (
        ["--until", "2026-13"],
        "tirek: --until: '2026-13' cannot be read; expected a month such as \"2025-09\"",
    ),
    "a day for a month": (
        ["--until", "2026-12-01"],
        "tirek: --until: '2026-12-01' cannot be read; expected a month such as \"2025-09\"",
    ),
    "an unknown reading": (
        ["--reading", "half_month=paid"],
        "tirek: --reading: 'half_month' is unknown; expected one of partial_quarter, "
        "school_year_months, prolonged_disability, month_of_return",
    ),
    "an unknown option of a reading": (
        ["--reading", "partial_quarter=half"],
        "tirek: --reading partial_quarter: 'half' is unknown; expected prorated, whole",
    ),
    "a reading without an option": (
        ["--reading", "partial_quarter"],
        "tirek: --reading partial_quarter: '' is unknown; expected prorated, whole",
    ),
    "an unknown language": (
        ["--lang", "de"],
        "tirek decide: argument --lang: invalid choice: 'de' (choose from 'kk', 'ru', 'en') "
        "(see tirek decide --help)",
    ),
    "a folder of editions that is none": (
        ["--editions", "no-such-folder"],
        "tirek: --editions: no-such-folder is not a folder",
    ),
    "an option there is not": (
        ["--jason"],
        "tirek: unrecognized arguments: --jason (see tirek --help)",
    ),
}


@pytest.mark.parametrize("kind", OPTIONS)
def test_a_wrong_option_is_named(kind: str, tirek: Terminal, case_json: Path) -> None:
    options, line = OPTIONS[kind]
    usual = [] if "--place" in options else ["--place", ZHAKSY]
    said = tirek("decide", SLUG, "--facts", case_json, *usual, *options)
    assert said.complaint == line


def test_until_before_the_application_is_named(tirek: Terminal, case_json: Path) -> None:
    said = tirek("decide", SLUG, "--place", ZHAKSY, "--facts", case_json, "--until", "2025-08")
    words = "until: 2025-08 is before the application; expected 2025-09 or later"
    assert said.complaint == f"tirek: {case_json}: {words}"


@pytest.mark.parametrize("verb", ["decide", "facts", "law show"])
def test_an_unknown_service_lists_those_there_are(
    verb: str, tirek: Terminal, case_json: Path
) -> None:
    options = {
        "decide": ["--place", ZHAKSY, "--facts", case_json],
        "facts": [],
        "law show": ["--place", ZHAKSY, "--on", "2025-09-12"],
    }[verb]
    assert tirek(*verb.split(), "home-cooking", *options).complaint == (
        f"tirek: service: 'home-cooking' is unknown; expected one of {', '.join(sorted(SERVICES))}"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "the following arguments are required: verb"),
        (["law"], "the following arguments are required: law_verb"),
        (["decide"], "the following arguments are required: service, --place, --facts"),
        (["decide", SLUG, "--facts", "x"], "the following arguments are required: --place"),
        (["refuse"], "invalid choice: 'refuse' (choose from 'decide', 'facts', 'law', 'serve',"),
        (["law", "change"], "invalid choice: 'change'"),
    ],
)
def test_a_missing_or_unknown_verb_is_named(
    arguments: list[str], words: str, tirek: Terminal
) -> None:
    line = tirek(*arguments).complaint
    assert words in line
    assert line.endswith("--help)")


@pytest.mark.parametrize("raw", ["yesterday", "2025-02-30", "2025-W37-5", "20250912"])
def test_law_show_wants_a_day(raw: str, tirek: Terminal) -> None:
    line = tirek("law", "show", SLUG, "--place", ZHAKSY, "--on", raw).complaint
    assert line.startswith(f"tirek: --on: {raw!r} is not a date")
    assert line.endswith("; expected YYYY-MM-DD")


def test_law_show_wants_a_place(tirek: Terminal) -> None:
    line = tirek("law", "show", SLUG, "--place", "mars", "--on", "2025-09-12").complaint
    assert line == "tirek: --place: unknown place 'mars'; `tirek law list` prints the places"


def test_law_check_wants_a_folder_of_texts(tirek: Terminal, tmp_path: Path) -> None:
    line = tirek("law", "check", "--sources", tmp_path / "none").complaint
    assert line == f"tirek: --sources: {tmp_path / 'none'} is not a folder"


BROKEN = {
    "a key nobody knows": (
        new_place.FILE.replace("mci = 2.5", "mcii = 2.5"),
        "burabay-2026.toml:30: terms.amount.mcii: ",
    ),
    "no TOML": (new_place.FILE.replace("mci = 2.5", "mci = two"), "burabay-2026.toml:30: "),
    "an act nobody registered": (
        new_place.FILE[: new_place.FILE.index("[act]")].replace(
            'mark = "verified"', 'act = "lost-1"\nmark = "verified"'
        )
        + new_place.FILE[new_place.FILE.index("[new_place]") :],
        "no act 'lost-1' in the register",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_edition_is_a_line_not_a_trace(
    kind: str, tirek: Terminal, tmp_path: Path, case_json: Path
) -> None:
    text, words = BROKEN[kind]
    document = json.dumps(MODEL).replace("2025-09-12", "2026-02-10")
    case_json.write_text(document, encoding="utf-8")
    folder = new_place.write(tmp_path, text)
    at = ["--place", "akmola/burabay", "--editions", folder]
    decided = tirek("decide", SLUG, "--facts", case_json, *at)
    shown = tirek("law", "show", SLUG, "--on", "2026-02-10", *at)
    for said in (decided, shown):
        assert words in said.complaint
        assert said.complaint.endswith("; `tirek law check` says more")


def test_a_place_inside_itself_is_a_line_and_not_an_endless_search(
    tirek: Terminal, tmp_path: Path, case_json: Path
) -> None:
    text = new_place.FILE.replace('parent = "akmola"', 'parent = "akmola/burabay"')
    folder = new_place.write(tmp_path, text)
    at = ["--place", "akmola/burabay", "--editions", folder]
    line = tirek("decide", SLUG, "--facts", case_json, *at).complaint
    assert line.startswith("tirek: akmola/burabay: the place contains itself")


def test_two_editions_at_once_are_a_line_too(
    tirek: Terminal, tmp_path: Path, case_json: Path
) -> None:
    new_place.write(tmp_path, name="burabay-2025.toml")
    second = new_place.FILE[new_place.FILE.index("[new_place]") :]
    start = new_place.FILE[: new_place.FILE.index("[act]")]
    body = second[second.index("[in_force]") :]
    text = start.replace('mark = "v', 'act = "akmola-burabay-2026"\nmark = "v', 1) + body
    folder = new_place.write(tmp_path, text)
    at = ["--place", "akmola/burabay", "--editions", folder]
    line = tirek("law", "show", SLUG, "--on", "2026-02-10", *at).complaint
    assert "burabay-2025 and burabay-2026 are both in force" in line


def test_a_list_with_a_broken_edition_is_a_line(tirek: Terminal, tmp_path: Path) -> None:
    text, words = BROKEN["an act nobody registered"]
    folder = new_place.write(tmp_path, text)
    assert words in tirek("law", "list", "--editions", folder).complaint


@pytest.mark.parametrize(
    "arguments",
    [
        ["decide", SLUG, "--place", "mars", "--facts", "-"],
        ["decide", SLUG, "--place", ZHAKSY, "--facts", "no-such-file.json"],
        ["decide", SLUG, "--place", ZHAKSY],
        ["law", "show", SLUG, "--place", ZHAKSY, "--on", "soon"],
        [],
    ],
)
def test_the_real_command_leaves_with_2_and_one_line(arguments: list[str]) -> None:
    said = command(*arguments, stdin="{}")
    assert said.complaint.startswith("tirek")
