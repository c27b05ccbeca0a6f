"""A million cases in an embedded PostgreSQL, with people, events and chains that verify.

    .venv/bin/python bench/million.py [--cases 1000000]      # in var/bench, some minutes

Run again it goes on where it was stopped; the same number gives the same cases. `bench/load.py`
measures the pages over them.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
os.environ.setdefault("TIREK_VAR", str(HERE.parent / "var" / "bench"))

from tirek.config.boot import boot  # noqa: E402

AT_ONCE = 10_000
OFFICERS_OF_A_PLACE = 8
TODAY = date(2026, 11, 20)
"""Undecided cases were received in the days before it."""
FIRST_DAY = date(2023, 2, 1)
FIRST_KEY = 10_000_000
"""Keys below are left to what the real actions make."""
ORDER = 7
"""Where in a row of a person the sort key stands."""
UNDECIDED = {0: "registered", 1: "registered", 2: "proposed"}
"""Of a hundred cases so many are still open; the rest was granted."""


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    wanted = parser.parse_args(given).cases
    embedded = boot()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    try:
        _fill(wanted)
    finally:
        if embedded is not None:
            embedded.leave()
    return 0


def _fill(wanted: int) -> None:
    from django.db import connection

    from tirek.casework.models import Case

    _settings("SET max_wal_size = '8GB'")
    stories = _stories()
    done = Case.objects.filter(pk__gte=FIRST_KEY).count()
    for first in range(done, wanted, AT_ONCE):
        begun = time.monotonic()
        _copy(first, min(first + AT_ONCE, wanted), stories)
        _say(f"{first + AT_ONCE:>9,} cases, {time.monotonic() - begun:.1f} s")
    with connection.cursor() as cursor:
        for statement in FINISHED:
            cursor.execute(statement)
    _settings("RESET max_wal_size")
    _count_days()
    _check(wanted)


def _settings(change: str) -> None:
    """Copying in writes much at once; afterwards the server is as Tirek starts it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"ALTER SYSTEM {change}")
        cursor.execute("SELECT pg_reload_conf()")


def _stories() -> list[Any]:
    """The stories of every place whose law decides; made once, then found again."""
    import pickle

    from stories import officers, stories_of

    from tirek.config.database import var_folder
    from tirek.law.catalogue import the_law

    kept = var_folder() / "stories.pickle"
    if kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    regions = the_law().regions
    found = []
    for place in sorted(place for place in regions if regions[place].code):
        told = stories_of(place)
        if told:
            found.append((place, regions[place].code, told, officers(place, OFFICERS_OF_A_PLACE)))
    kept.write_bytes(pickle.dumps(found))
    return found


def _copy(first: int, last: int, places: Sequence[Any]) -> None:
    """The cases numbered from `first` to before `last`, in one transaction."""
    from django.db import connection, transaction

    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
    for table, row in _rows(first, last, places):
        rows[table].append(row)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(STAGING)
        for table, columns in COLUMNS.items():
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows[table]:
                    copy.write_row(row)
        cursor.execute(EVENTS)
        cursor.execute(WORDS, [FIRST_KEY + first, FIRST_KEY + last])


def _rows(first: int, last: int, places: Sequence[Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every row of the cases, with the table it goes to."""
    from invented_people import adult, child
    from stories import NAMES, receipts

    of_service = receipts()
    for n in range(first, last):
        random = Random(n)
        # One place is big; a tenth of all is more than any district of Kazakhstan has.
        place, code, stories, people = places[0 if n % 10 == 0 else n % len(places)]
        kind = UNDECIDED.get(n % 100, "granted")
        story, day = stories[kind], _day(random, kind)
        at, registered, due_on = of_service.on(day)
        number = f"{code}-{day.year}-{n:06d}"
        parent, kid = n * 7 // 10, child(n)
        who = adult(parent)
        if n == 0 or parent != (n - 1) * 7 // 10:
            yield "people_person", who.row(_key(parent, 1))
            yield "accounts_user", _user(parent, who)
        row = kid.row(_key(n, 0))
        yield "people_person", row
        said = dict(zip((f"child_{name}" for name in NAMES), (*kid.names, kid.iin), strict=True))
        said |= dict(zip(NAMES, (*who.names, who.iin), strict=True))
        officer = random.choice(people) if random.random() < 0.7 else None
        decided = day + timedelta(days=4) if kind == "granted" else None
        paid_until = story.paid_until if decided else None
        yield "casework_case", (
            FIRST_KEY + n, number, "home-education", place, _key(parent, 1), _key(n, 0),
            _key(parent, 1), "portal", "kk", row[ORDER], len(story.events), story.stage, day,
            due_on, decided, paid_until, officer, False, "",
        )  # fmt: skip
        payload = registered.replace("@number@", number)
        for event in story.told_of(number, _key(parent, 1), said, payload, at):
            yield "staged_event", (FIRST_KEY + n, *event)


def _key(n: int, which: int) -> int:
    """Children have even keys, their parents odd ones, and users those of the parents."""
    return FIRST_KEY + 2 * n + which


def _user(n: int, who: Any) -> tuple[Any, ...]:
    key = _key(n, 1)
    return (key, "!", f"million-{n}", "citizen", who.iin, who.full_name, "kk", True, False)


def _day(random: Random, kind: str) -> date:
    """A day of receipt: of the last week and a half for what is open, else of the years before."""
    if kind != "granted":
        return TODAY - timedelta(days=random.randrange(12))
    return FIRST_DAY + timedelta(days=random.randrange((TODAY - FIRST_DAY).days - 30))


def _count_days() -> None:
    """What a live system did night by night; left to the worker, it would do so beside the load."""
    from django.utils import timezone

    from tirek.indicators.actions.count_days import count_days

    _say(f"{count_days(at=timezone.now()):,} days are counted")


def _check(wanted: int) -> None:
    """A thousand chains are walked; every one of them is whole."""
    from tirek.casework.models import Case
    from tirek.casework.queries.chain import verify

    for n in range(0, wanted, max(1, wanted // 1000)):
        broken = verify(Case.objects.get(pk=FIRST_KEY + n))
        assert broken is None, broken
    _say(f"{wanted:,} cases are there; the chains of a thousand are whole")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


COLUMNS = {
    "people_person": "id, iin, surname, given_name, patronymic, born_on, phone, sort_key,"
    " search_name",
    "accounts_user": "id, password, username, role, iin, full_name, language, is_active,"
    " password_is_temporary",
    "casework_case": "id, number, service, place, applicant_id, subject_id, applicant_user_id,"
    " channel, language, subject_key, last_seq, stage, received_on, due_on, decided_on,"
    " paid_until, assigned_to_id, on_hold, held_because",
    "staged_event": "case_id, seq, kind, at, actor_id, actor_name, actor_role, previous_hash, hash,"
    " payload, whole",
}
STAGING = """
CREATE TEMPORARY TABLE staged_event (case_id bigint, seq int, kind text, at timestamptz,
    actor_id bigint, actor_name text, actor_role text, previous_hash text, hash text,
    payload jsonb, whole bigint) ON COMMIT DROP
"""
# A whole payload is copied as it lies there, compressed: nine kilobytes a million times.
EVENTS = """
INSERT INTO casework_event (case_id, seq, kind, at, actor_id, actor_name, actor_role, basis,
    payload, previous_hash, hash)
SELECT one.case_id, one.seq, one.kind, one.at, one.actor_id, one.actor_name, one.actor_role,
    coalesce(told.basis, '[]'), coalesce(one.payload, told.payload), one.previous_hash, one.hash
FROM staged_event one LEFT JOIN casework_event told ON told.id = one.whole
ORDER BY one.case_id, one.seq
"""
WORDS = """
INSERT INTO casework_casewords (case_id, lexemes)
SELECT id, casework_words_of(place, subject_id, applicant_id) FROM casework_case
WHERE id >= %s AND id < %s
"""
FINISHED = (
    "INSERT INTO casework_numberseries (code, year, last)"
    " SELECT split_part(number, '-', 1), split_part(number, '-', 2)::int,"
    " max(split_part(number, '-', 3)::int) FROM casework_case GROUP BY 1, 2"
    " ON CONFLICT (code, year) DO UPDATE SET last = greatest(EXCLUDED.last,"
    " casework_numberseries.last)",
    *(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        for table in ("people_person", "accounts_user", "casework_case", "casework_event")
    ),
    "VACUUM ANALYZE",
)

if __name__ == "__main__":
    sys.exit(main())
