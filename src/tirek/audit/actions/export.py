"""A case to take away: everything that is needed to check it without Tirek."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tirek.audit.export import verify_export
from tirek.audit.export.case import case_document, events
from tirek.audit.export.enclosures import (
    add_letters,
    add_papers,
    add_root,
    add_signatures,
    leave_out,
)
from tirek.audit.export.law import add_law
from tirek.audit.export.parcel import parcel
from tirek.audit.export.seals import seals_of
from tirek.audit.texts import texts
from tirek.casework.models import Case
from tirek.kernel.text import LANGUAGES

FORMAT = "tirek-export/1"
SCRIPT = Path(verify_export.__file__)


@dataclass(frozen=True)
class Exported:
    """How much was written: files and bytes."""

    files: int
    size: int


def export(*, case: Case, to: Path, at: datetime, with_notes: bool = True) -> Exported:
    """Write the case to the path, a new folder or a new .zip; whole or not at all.

    `with_notes=False` withholds what officers wrote to one another. Who may have it is asked by
    `take_away`.
    """
    with parcel(to, at) as made:
        told = list(events(case, with_notes=with_notes))
        made.add_json("events.json", told)
        made.add_json(
            "case.json",
            {
                **case_document(case),
                "letters": add_letters(made, case),
                "files": add_papers(made, case),
                "signatures": add_signatures(made, case),
                "root_certificate": add_root(made),
            },
        )
        add_law(made, case, told)
        made.add_json("seals.json", seals_of(case))
        made.add("README.txt", _readme(case).encode())
        made.add(SCRIPT.name, SCRIPT.read_bytes())
        leave_out(made, texts().left_out["law"])
        if any(event.get("withheld") for event in told):
            leave_out(made, texts().left_out["notes"])
        made.close({"format": FORMAT, "case": case.number, "made_at": at.isoformat()})
    return Exported(made.files, made.size)


def _readme(case: Case) -> str:
    told = texts().readme.format(case=case.number)
    return "\n\n".join(told.in_(language) for language in LANGUAGES) + "\n"
