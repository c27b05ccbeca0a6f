"""Each event carries the hash of the one before; an altered chain is found, link by link."""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from making import APPLIED_AT, decided, submitted
from tirek.casework.canonical import canonical, plain
from tirek.casework.chain import GENESIS
from tirek.casework.queries.chain import BrokenLink, verify
from tirek.kernel.identity import Iin


def forge(sql, *values):
    """Write past the trigger, as somebody with the database in hand could."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.django_db
class TestChain:
    def test_a_whole_chain_is_whole(self):
        case = decided()
        assert verify(case) is None
        events = list(case.events.order_by("seq"))
        assert [event.seq for event in events] == [1, 2, 3, 4]
        assert events[0].previous_hash == GENESIS
        assert [event.previous_hash for event in events[1:]] == [e.hash for e in events[:-1]]
        assert case.last_seq == 4

    def test_the_hash_can_be_recomputed_by_anybody(self):
        """From the words of the documentation alone, not from our own function."""
        case = submitted()
        event = case.events.get(seq=2)
        document = {
            "case": case.number,
            "seq": 2,
            "kind": "Registered",
            "at": "2025-09-12T06:00:00.000000+00:00",
            "actor": None,
            "actor_name": "Tirek",
            "actor_role": "system",
            "basis": [],
            "payload": event.payload,
            "previous_hash": case.events.get(seq=1).hash,
        }
        written = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert event.hash == hashlib.sha256(written.encode()).hexdigest()

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("payload", '{"number": "ZHK-2025-999999"}'),
            ("kind", "Withdrawn"),
            ("actor_name", "Somebody else"),
            ("at", datetime(2020, 1, 1, tzinfo=UTC)),
            ("basis", '[{"act": "x"}]'),
        ],
    )
    def test_an_altered_event_is_named(self, column, value):
        case = decided()
        forge(f"UPDATE casework_event SET {column} = %s WHERE case_id = %s AND seq = 2",
              value, case.pk)  # fmt: skip
        assert verify(case) == BrokenLink(2, "hash")

    def test_an_altered_event_with_a_new_hash_breaks_the_next_link(self):
        case = decided()
        forge(
            "UPDATE casework_event SET hash = %s WHERE case_id = %s AND seq = 2", "0" * 64, case.pk
        )
        assert verify(case) == BrokenLink(2, "hash")
        event = case.events.get(seq=2)
        from tirek.casework.chain import hash_of

        event.payload = {**event.payload, "number": "ZHK-2025-999999"}
        forge(
            "UPDATE casework_event SET payload = %s, hash = %s WHERE case_id = %s AND seq = 2",
            json.dumps(event.payload),
            hash_of(event, case.number),
            case.pk,
        )
        assert verify(case) == BrokenLink(3, "previous_hash")

    def test_a_removed_event_is_named(self):
        case = decided()
        forge("DELETE FROM casework_event WHERE case_id = %s AND seq = 3", case.pk)
        assert verify(case) == BrokenLink(3, "missing")

    def test_a_removed_last_event_is_named(self):
        case = decided()
        forge("DELETE FROM casework_event WHERE case_id = %s AND seq = 4", case.pk)
        assert verify(case) == BrokenLink(4, "missing")

    def test_an_event_slipped_in_at_the_end_is_named(self):
        case = decided()
        case.last_seq = 3
        assert verify(case) == BrokenLink(4, "surplus")

    def test_an_event_of_another_case_does_not_fit(self):
        one, other = submitted(), submitted(at=APPLIED_AT)
        forge("DELETE FROM casework_event WHERE case_id = %s AND seq = 2", one.pk)
        forge(
            "UPDATE casework_event SET case_id = %s WHERE case_id = %s AND seq = 2",
            one.pk,
            other.pk,
        )
        assert verify(one) == BrokenLink(2, "previous_hash")


class TestCanonicalForm:
    def test_equal_documents_give_equal_texts(self):
        assert canonical({"б": 1, "а": [True, None]}) == '{"а":[true,null],"б":1}'

    def test_days_sums_and_numbers_have_an_exact_form(self):
        document = {
            "on": date(2025, 9, 1),
            "at": datetime(2025, 9, 1, 6, tzinfo=UTC),
            "sum": Decimal("11796.00"),
            "iin": Iin("900101300354"),
            "list": (1, 2),
        }
        assert plain(document) == {
            "on": "2025-09-01",
            "at": "2025-09-01T06:00:00+00:00",
            "sum": "11796.00",
            "iin": "900101300354",
            "list": [1, 2],
        }

    @pytest.mark.parametrize("value", [1.5, float("nan"), {1, 2}, object(), b"bytes"])
    def test_what_has_no_exact_form_is_refused(self, value):
        with pytest.raises((TypeError, ValueError)):
            plain({"value": value})
