"""The law that the case was decided by: what was cited, with quotes, and the edition's own file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from tirek.audit.export.parcel import Parcel
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.law.catalogue import FOLDER, the_law
from tirek.law.source import load_sources
from tirek.procedure.service import Service


def add_law(to: Parcel, case: Case, told: Iterable[Mapping[str, Any]]) -> None:
    """`law/law.json`, and the files of the editions that the events name."""
    service, events = service_of(case), list(told)
    decisions = [(event["seq"], event["payload"]["decision"]) for event in events
                 if "decision" in event.get("payload", {})]  # fmt: skip
    editions = {decision["edition"]["id"]: decision["edition"] for _, decision in decisions
                if decision.get("edition")}  # fmt: skip
    to.add_json(
        "law/law.json",
        {
            "service": case.service,
            "fingerprint_now": the_law().fingerprint(service.rulebook()),
            "fingerprints": {seq: decision["law"]["fingerprint"] for seq, decision in decisions},
            "editions": [
                {**said, "file": _add_edition(to, service, id_)} for id_, said in editions.items()
            ],
            "cited": list(_cited(events)),
            "sources": [_source(one) for one in load_sources(FOLDER)],
        },
    )


def _add_edition(to: Parcel, service: Service, id_: str) -> str | None:
    """The edition's file as it is coded now; its history is in the project's own."""
    for path in the_law().edition_files(service.rulebook().folder):
        if path.stem == id_:
            return to.add(f"law/editions/{path.name}", path.read_bytes())
    return None


def _cited(events: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Each paragraph once: the act, the place in it, the words where the edition quotes them."""
    told: set[tuple[str, str]] = set()
    for event in events:
        for cite in event.get("basis", ()):
            key = (str(cite.get("act")), str(cite.get("paragraph")))
            if key not in told:
                told.add(key)
                yield cite


def _source(source: Any) -> dict[str, Any]:
    return {**asdict(source), "title": source.title.as_dict()}
