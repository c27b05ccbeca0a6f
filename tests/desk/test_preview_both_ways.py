"""The preview of many cases with lists of records says what each case says alone."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection
from time_machine import travel

from any_household import any_household
from families import APPLIED_AT, DEMO, HOUSING, family_case, family_granted
from making import officer
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case
from tirek.casework.queries.cases_file import write_cases
from tirek.casework.queries.facts import flat
from tirek.desk.queries.law_preview import TwoLaws, effect_of, two_laws
from tirek.law.batch.columns import Columns
from tirek.law.batch.comparison import Effect, Told
from tirek.law.batch.record_file import beside
from tirek.law.catalogue import the_law
from tirek.law.preview import new_value, read_draft
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db
SERVICE = SERVICES[HOUSING]
BOOK = SERVICE.rulebook()
IN_FORCE = Path(SERVICE.folder) / "editions/demo/demo-housing-aid-2026.toml"
BEGINS = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def april():
    with travel(datetime(2026, 4, 24, 6, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def laws() -> TwoLaws:
    """Another share of the town's council and another index from the first of April."""
    text = IN_FORCE.read_text("utf-8").replace("percent = 5\n", "percent = 6\n")
    text = text.replace("from = 2026-01-01", "from = 2026-04-01")
    text = text.replace('id = "demo-housing-aid"', 'id = "april-housing-aid"')
    draft = read_draft(text, BOOK, the_law())
    assert draft.edition is not None
    value = new_value(the_law(), "mci", Decimal(5000), BEGINS)
    return two_laws(SERVICE, BEGINS, draft.edition, [value])


def any_families(number: int, seed: int) -> Iterator[Case]:
    """What an officer found out laid over what was declared; of some, fields are not known."""
    random = Random(seed)
    for _ in range(number):
        case = family_case()
        document = any_household(random)[1]
        establish_facts(
            case=case,
            by=officer(place=DEMO),
            facts=dict(flat(document)),
            source="officer",
            at=APPLIED_AT,
        )
        yield case


def told(laws: TwoLaws) -> Effect:
    return effect_of(Case.objects.all(), laws, Told(most=999))


def told_alone(laws: TwoLaws, monkeypatch: pytest.MonkeyPatch) -> Effect:
    """The same where each case is decided by itself."""
    with monkeypatch.context() as patched:
        patched.setattr("tirek.desk.queries.law_preview.to_be_asked_alone", lambda cases: cases)
        return told(laws)


def left_out(laws: TwoLaws, folder: Path) -> set[str]:
    written = write_cases(Case.objects.all(), Columns(BOOK, laws.after), folder / "cases.csv")
    assert written.count + len(written.left) == Case.objects.count()
    return set(written.left)


def rewrite(case: Case, path: str, value: Any) -> None:
    """No page writes this: a record of a worse time. None takes it away."""
    at = "{facts," + path.replace(".", ",") + "}"
    changed = "payload #- %s" if value is None else "jsonb_set(payload, %s, %s)"
    given = [at] if value is None else [at, json.dumps(value)]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            f"UPDATE casework_event SET payload = {changed}"
            " WHERE case_id = %s AND kind = 'Submitted'",
            [*given, case.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_any_families_are_told_alike_by_table_and_alone(
    laws: TwoLaws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    families = [family_granted(), family_granted(dwelling_basis="state_rent")]
    families += any_families(14, seed=1)
    assert left_out(laws, tmp_path) == set(), "all of them stand in the files"
    both = told(laws)
    assert both == told_alone(laws, monkeypatch)
    assert sum(number for number, _ in both.kinds.values()) == len(families)
    assert both.kinds["loses"][0] >= 1


def test_lists_that_nobody_knows_are_unclear_both_ways(
    laws: TwoLaws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for path in ("members", "statements", "members.1.incomes"):
        rewrite(family_granted(), path, None)
    assert left_out(laws, tmp_path) == set()
    both = told(laws)
    assert both == told_alone(laws, monkeypatch)
    assert both.kinds["unclear"][0] == 3


BROKEN: list[tuple[str, Any]] = [
    ("members", "everybody"),
    ("members", {"1": "Болат"}),
    ("members.1", "Болат"),
    ("members.1.nickname", "Боке"),
    ("members.1.born_on", "the fifth of May"),
    ("members.1.born_on", "2026-02-30"),
    ("members.1.joined_on", "1970-01-01"),
    ("members.1.incomes", 7),
    ("members.1.registered", "yes"),
    ("members.2.relation", "neighbour"),
    ("members.0.incomes.0.to", "2025-12"),
    ("members.0.incomes.0.from", "2026-13"),
    ("members.0.incomes.0.amount", "-1"),
    ("members.0.incomes.0.amount", 300000.5),
    ("members.0.incomes.0.rate", "0"),
    ("statements.1.month", "2026-01"),
    ("statements.1.month", "0000-01"),
]


def test_records_that_cannot_be_read_are_told_as_unclear(
    laws: TwoLaws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = family_granted()
    broken = [family_case() for _ in BROKEN]
    for case, (path, value) in zip(broken, BROKEN, strict=True):
        rewrite(case, path, value)
    assert left_out(laws, tmp_path) == {case.number for case in broken}
    both = told(laws)
    assert both == told_alone(laws, monkeypatch)
    assert both.kinds["unclear"][0] == len(broken)
    assert both.kinds["loses"][0] == 1, whole.number


def test_a_sum_that_no_file_holds_is_decided_alone(
    laws: TwoLaws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    amounts = ("999999999999.99", "00000000000000100000")
    cases = [family_granted() for _ in amounts]
    for case, amount in zip(cases, amounts, strict=True):
        rewrite(case, "members.0.incomes.0.amount", amount)
    assert left_out(laws, tmp_path) == {case.number for case in cases}
    assert told(laws) == told_alone(laws, monkeypatch)


def test_the_largest_sums_a_file_holds_are_worked_out(
    laws: TwoLaws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case = family_granted()
    plot = {
        "what": "картоп",
        "kind": "productive",
        "quantity": "99999.999999",
        "produce": "99999.999999",
        "price": "999999999.99",
        "cost": "0",
        "source": "карточка",
    }
    rewrite(case, "plots", [plot] * 20)
    rewrite(case, "members.0.incomes.0.amount", "999999999.99")
    rewrite(case, "members.0.incomes.0.rate", "99999.999999")
    assert left_out(laws, tmp_path) == set()
    assert told(laws) == told_alone(laws, monkeypatch)


def test_the_files_hold_nobodys_name(laws: TwoLaws, tmp_path: Path) -> None:
    case = family_granted()
    write_cases(Case.objects.all(), Columns(BOOK, laws.after), tmp_path / "cases.csv")
    files = [beside(tmp_path / "cases.csv", one.path) for one in BOOK.rows]
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "cases.csv", *files])
    written = "".join(one.read_text("utf-8") for one in tmp_path.iterdir())
    assert "Болат" not in written
    assert case.applicant.iin not in written
    rows = list(csv.DictReader(files[0].read_text("utf-8").splitlines()))
    assert [row["member"] for row in rows] == ["1", "2", "3"]
    assert {row["id"] for row in rows} == {case.number}
    assert [row["member_born_on"] for row in rows] == ["1990-01-01", "1989-05-05", "2016-03-01"]
    assert "member_name" not in rows[0]
