"""The complaint and its case in one file, for the body that considers it.

A ZIP that opens anywhere: the covering letter in Kazakh and Russian, the complaint, the decision,
the events of the case up to the day it was passed on, and every file, each with its SHA-256.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tirek.appeals.models import Complaint
from tirek.appeals.papers import LANGUAGES, cover
from tirek.appeals.queries.history import events_of
from tirek.casework.models import Event
from tirek.casework.queries.proposal import document_in
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file
from tirek.procedure.deadline import ALMATY


def bundle(complaint: Complaint) -> bytes:
    """The same bytes each time. Raises NoPaper for a complaint that was not passed on."""
    letters = {f"letter-{language}.pdf": cover(complaint, language) for language in LANGUAGES}
    passed = events_of(complaint).filter(kind="ComplaintPassedOn").latest("seq")
    events = list(complaint.case.events.filter(seq__lte=passed.seq).order_by("seq"))
    files = list(_files(complaint))
    documents = {
        "complaint.json": _complaint(complaint, passed),
        "events.json": [_event(event) for event in events],
        "decision.json": _decision(events),
        "files.json": [_file(name, file) for name, file in files],
    }
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in letters.items():
            archive.writestr(_entry(name, passed.at), content)
        for name, document in documents.items():
            archive.writestr(_entry(name, passed.at), _json(document))
        for name, file in files:
            with open_file(file) as content_of:
                archive.writestr(_entry(name, passed.at), content_of.read())
    return made.getvalue()


def _files(complaint: Complaint) -> Iterator[tuple[str, StoredFile]]:
    """Every file under a name of its own, those of the complaint first."""
    for folder, files in (("complaint", complaint.files), ("case", complaint.case.files)):
        for at, file in enumerate(files.order_by("uploaded_at", "pk"), start=1):
            yield f"files/{folder}/{at:02d}-{file.name}", file


def _complaint(complaint: Complaint, passed: Event) -> Mapping[str, Any]:
    lodged = events_of(complaint).get(kind="ComplaintLodged").payload
    return {
        **{key: value for key, value in lodged.items() if key != "told"},
        "case": complaint.case.number,
        "service": complaint.case.service,
        "passed_on": {
            "at": passed.at.isoformat(),
            "by": passed.actor_name,
            "role": passed.actor_role,
            "addressee": passed.payload["addressee"],
            "name": passed.payload["name"],
            "answer_due_on": passed.payload["deadline"]["due_on"],
        },
    }


def _event(event: Event) -> Mapping[str, Any]:
    return {
        "seq": event.seq,
        "kind": event.kind,
        "at": event.at.isoformat(),
        "actor": event.actor_name,
        "role": event.actor_role,
        "basis": event.basis,
        "payload": event.payload,
        "previous_hash": event.previous_hash,
        "hash": event.hash,
    }


def _decision(events: list[Event]) -> Any:
    decided = [event for event in events if event.kind == "Decided"]
    return document_in(decided[-1]) if decided else None


def _file(name: str, file: StoredFile) -> Mapping[str, Any]:
    return {
        "name": name,
        "kind": file.kind,
        "content_type": file.content_type,
        "size": file.size,
        "sha256": file.sha256,
        "uploaded_at": file.uploaded_at.isoformat(),
    }


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)


def _entry(name: str, at: datetime) -> ZipInfo:
    """Dated with the day it was passed on, so that the file never changes."""
    entry = ZipInfo(name, date_time=at.astimezone(ALMATY).timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry
