"""`tirek audit` in the terminal: what it says, in which language, with which exit code."""

import io
from pathlib import Path

import pytest
from forging import forge

from making import submitted
from tirek.audit.models import Seal
from tirek.config import audit

pytestmark = pytest.mark.django_db


class Screen(io.StringIO):
    """A terminal that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def already_started(monkeypatch):
    """The test has a database and Django set up already."""
    monkeypatch.setattr(audit, "boot", lambda: None)
    monkeypatch.setattr(audit, "EVERY", 0)


def verify(language="en", case=None, seals=None, progress=None):
    out, progress = io.StringIO(), progress or io.StringIO()
    code = audit.verify(language, case=case, seals=seals, out=out, progress=progress)
    return code, out.getvalue(), progress.getvalue()


def test_a_whole_register():
    submitted()
    audit.seal("en")
    code, out, progress = verify()
    assert (code, out) == (0, "The chain is whole: no broken link.\n")
    assert "Events of the cases: 2, " in progress
    assert "a second" in progress


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("kk", "{} ісі, 2-оқиға: мазмұны өзгертілген"),
        ("ru", "Дело {}, событие 2: содержание изменено"),
        ("en", "Case {}, event 2: its content was changed"),
    ],
)
def test_the_first_broken_link_is_named_first(language, says):
    case = submitted()
    forge("UPDATE casework_event SET payload = '{}' WHERE case_id = %s AND seq = 2", case.pk)
    code, out, _ = verify(language, progress=Screen())
    assert code == 1
    assert out.splitlines()[0] == says.format(case.number)


def test_of_many_broken_links_twenty_are_told(monkeypatch):
    monkeypatch.setattr(audit, "TOLD", 1)
    for _ in range(3):
        submitted()
    forge("UPDATE casework_event SET payload = '{}' WHERE seq = 2")
    code, out, _ = verify()
    assert code == 1
    assert out.splitlines()[1:] == [
        "… and 2 more", "Broken links: 3. The first one is named first.",
    ]  # fmt: skip


def test_one_case():
    case = submitted()
    assert verify(case=case.number)[0] == 0
    with pytest.raises(audit.CannotAudit, match="unknown"):
        verify(case="ZHK-1999-000001")


def test_a_journal_that_cannot_be_read(tmp_path: Path):
    journal = tmp_path / "seals.txt"
    journal.write_text("not a journal\n", encoding="ascii")
    with pytest.raises(audit.CannotAudit, match="--seals"):
        verify(seals=journal)


def test_sealing_tells_each_seal_and_then_that_nothing_is_new():
    submitted()
    lines = audit.seal("ru")
    assert len(lines) == Seal.objects.count() > 0
    assert lines[0].startswith("Печать 1: casework_case, записей 1, ")
    assert audit.seal("ru") == ["Новых неопечатанных записей нет."]


def test_an_export(tmp_path: Path):
    case = submitted()
    line = audit.export(case.number, tmp_path / "out", "en")
    assert line.startswith(f"Case {case.number} exported: {tmp_path / 'out'}, ")
    assert (tmp_path / "out" / "manifest.json").exists()
    with pytest.raises(audit.CannotAudit, match="unknown"):
        audit.export("ZHK-1999-000001", tmp_path / "other", "en")
