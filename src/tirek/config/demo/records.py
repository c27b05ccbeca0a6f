"""What the simulated registries know of the invented families."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tirek.config.demo.families import Application
from tirek.config.demo.people import Somebody

FILE = "registries.json"
ELSEWHERE = "karaganda/karaganda-city"
"""Where a child lives who does not live where the family applied."""

Records = dict[str, dict[str, Any]]


def write_records(plan: Iterable[Application], folder: Path, also: Iterable[Records] = ()) -> None:
    """Keep them where the simulator reads them, with what is known of others."""
    known = records(plan)
    for one in also:
        for registry, people in one.items():
            known[registry] |= people
    text = json.dumps(known, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text, encoding="utf-8")


def child_of(iin: str, folder: Path) -> str:
    """The IIN of a child of that person; "" where the records do not know the person."""
    path = folder / FILE
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    children: list[str] = known.get("population", {}).get(iin, {}).get("children", [])
    return children[0] if children else ""


def records(plan: Iterable[Application]) -> Records:
    """By registry and IIN: as the families say, but for what the stories make different.

    The later application of a family tells how it is now.
    """
    found: Records = defaultdict(dict)
    for one in sorted(plan, key=lambda one: one.at):
        _put_child(found, one)
        _put_applicant(found, one)
    return found


def _put_child(found: Records, one: Application) -> None:
    child, said, iin = one.child, one.answers, one.child.iin
    before = found["population"].get(iin, {"parents": []})
    parents = sorted({*before["parents"], one.applicant.iin})
    place = one.place.id if said["lives_in_place"] else ELSEWHERE
    family = {"parents": parents, "place": place}
    found["population"][iin] = {**person(child), **_home(one), **family}
    terminated = one.story.found.get("applicant.parental_rights_terminated")
    found["civil_acts"][iin] = {
        "born_on": child.born_on.isoformat(),
        "parents": parents,
        "rights_terminated": [one.applicant.iin] if terminated else [],
    }
    until = said["disability_until"] if said["disability_term"] == "until_day" else None
    found["disability"][iin] = {"group": "child", "until": until}
    study = {"from": said["certificate_from"], "until": said["certificate_to"]}
    found["medical_commission"][iin] = {"recommends_home_schooling": True, **study}
    found["school"][iin] = {
        "school": f"№ {1 + one.serial % 9} мектеп",
        "class": str(max(1, int(study["from"][:4]) - child.born_on.year - 6)),
        "at_home_from": study["from"],
        "at_home_to": study["until"],
    }


def _put_applicant(found: Records, one: Application) -> None:
    iin, said = one.applicant.iin, one.answers
    children = found["population"].get(iin, {"children": []})["children"]
    family = {"children": sorted({*children, one.child.iin}), "place": one.place.id}
    found["population"][iin] = {**person(one.applicant), **_home(one), **family}
    found["mobile_numbers"][iin] = {"phone": said["phone"]}
    found["bank_account"].setdefault(iin, []).append({"iban": said["iban"], "bank": said["bank"]})


def person(who: Somebody) -> dict[str, Any]:
    """Who it is."""
    return {
        "surname": who.surname,
        "given_name": who.given_name,
        "patronymic": who.patronymic or None,
        "born_on": who.born_on.isoformat(),
    }


def _home(one: Application) -> dict[str, Any]:
    return {name: one.answers[name] for name in ("settlement", "street", "house", "flat")}
