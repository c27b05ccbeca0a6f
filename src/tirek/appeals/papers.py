"""Papers about a complaint as PDF: coupon, covering letter, answer. Same facts, same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tirek.accounts.bodies import departments_of
from tirek.appeals.models import Complaint
from tirek.appeals.queries.history import events_of
from tirek.appeals.texts import names, papers
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.documents.typeset import typeset
from tirek.kernel.text import Language, Text
from tirek.law.catalogue import the_law
from tirek.law.cite import cite_act
from tirek.law.words import day_text
from tirek.procedure.deadline import ALMATY

TEMPLATE = Path(__file__).parent / "templates" / "paper.typ"
WITH_COURT = ("rejected", "left")
LANGUAGES: tuple[Language, ...] = ("kk", "ru")
"""Official papers are written in both."""

Row = tuple[Text, Text]


class NoPaper(LookupError):
    """There is nothing yet that such a paper would tell of."""


def papers_there_are(complaint: Complaint) -> list[str]:
    """The papers for the complainant that there is something to say in by now."""
    decided = events_of(complaint).filter(kind="ComplaintDecided").exists()
    return ["coupon", "answer"] if decided else ["coupon"]


def paper_of(complaint: Complaint, paper: str, language: str) -> bytes:
    """The paper of that name in that language. Raises NoPaper."""
    make = {"coupon": coupon, "answer": answer, "cover": cover}.get(paper)
    spoken = next((one for one in LANGUAGES if one == language), None)
    if make is None or spoken is None:
        raise NoPaper(f"{complaint.number}: no {paper} in {language}")
    return make(complaint, spoken)


def coupon(complaint: Complaint, language: Language) -> bytes:
    """The coupon the complainant is given: date, time, name and position of who accepted it."""
    say = papers()
    event = _event(complaint, "ComplaintLodged")
    sentences = [say.body["within"].format(due_on=_day(event.payload["deadline"]["due_on"]))]
    if event.payload["late"]:
        sentences.append(
            say.body["late"].format(lodge_by=_day(event.payload["lodge_by"]["due_on"]))
        )
        why = event.payload["late_because"]
        sentences += [say.body["late_because"].format(why=why)] if why else []
    rows = [
        *_about(complaint),
        (say.label["lodged"], _moment(event)),
        (say.label["received"], _day(event.payload["received"]["on"])),
        (say.label["way"], names().channel[complaint.channel]),
        (say.label["accepted_by"], _accepted_by(event)),
    ]
    return _paper(complaint, language, event, "coupon", rows, [*sentences, say.body["kept"]])


def cover(complaint: Complaint, language: Language) -> bytes:
    """The letter that goes with the case. Raises NoPaper before it was passed on."""
    say = papers()
    event = _event(complaint, "ComplaintPassedOn")
    files = complaint.files.count() + complaint.case.files.count()
    lodged = _event(complaint, "ComplaintLodged")
    sentences = [
        say.body["cover"].format(
            basis=_basis(lodged.payload["deadline"]["cite"]),
            due_on=_day(event.payload["deadline"]["due_on"]),
        ),
        say.body["enclosed"].format(seq=event.payload["case_up_to"], files=files),
    ]
    to = Text.of(event.payload["name"])
    return _paper(complaint, language, event, "cover", _about(complaint), sentences, to=to)


def answer(complaint: Complaint, language: Language) -> bytes:
    """The answer to the complainant. Raises NoPaper before the complaint is decided."""
    say = papers()
    event = _event(complaint, "ComplaintDecided")
    payload = event.payload
    rows = [*_about(complaint), (say.label["outcome"], names().outcome[payload["outcome"]])]
    told = payload.get("answer", {})
    if told.get("number"):
        written = say.label["answer_of"].format(number=told["number"], on=_day(told["on"]))
        rows.append((say.label["answer"], written))
    name = _same(complaint.complainant)
    return _paper(complaint, language, event, "answer", rows, _said(complaint, event), to=name)


def _said(complaint: Complaint, event: Event) -> list[Text]:
    say, outcome = papers().body, event.payload["outcome"]
    sentences = [say[outcome]]
    passed = events_of(complaint).filter(kind="ComplaintPassedOn").last()
    if passed is not None and outcome != "withdrawn":
        sentences.append(say["considered"].format(name=Text.of(passed.payload["name"])))
    if event.payload["reasons"]:
        sentences.append(say["reasons"].format(reasons=event.payload["reasons"]))
    if event.payload["effect"] == "reopened":
        reopened = complaint.case.events.get(kind="Reopened", seq=event.seq + 1)
        due_on = _day(reopened.payload["deadline"]["due_on"])
        sentences.append(say["reopened"].format(due_on=due_on))
    return [*sentences, say["court"]] if outcome in WITH_COURT else sentences


def _about(complaint: Complaint) -> list[Row]:
    label, service = papers().label, service_of(complaint.case).name
    who = _same(complaint.complainant)
    if complaint.representative:
        who = label["for_applicant"].format(name=complaint.complainant)
    return [
        (label["number"], _same(complaint.number)),
        (label["case"], _same(complaint.case.number)),
        (label["service"], service),
        (label["complainant"], who),
        (label["against"], names().against[complaint.against]),
    ]


def _paper(
    complaint: Complaint,
    language: Language,
    event: Event,
    kind: str,
    rows: Sequence[Row],
    sentences: Sequence[Text],
    *,
    to: Text | None = None,
) -> bytes:
    say = papers()
    footer = say.label["footer"].format(number=complaint.number, case=complaint.case.number)
    values = {
        "language": language,
        "office": _office(complaint).as_dict(),
        "number": complaint.number,
        "date": day_text(local_day(event.at)).in_(language),
        "addressee": to
        and {"label": say.label["addressee"].in_(language), "name": to.in_(language)},
        "title": say.title[kind].in_(language),
        "rows": [
            {"label": label.in_(language), "value": value.in_(language)} for label, value in rows
        ],
        "sentences": [one.in_(language) for one in sentences],
        "signature": _signature(event, language),
        "footer": footer.in_(language),
        "page": say.label["page"].in_(language),
    }
    return typeset(TEMPLATE, values, at=event.at)


def _signature(event: Event, language: Language) -> dict[str, Any] | None:
    """Nobody signs what Tirek did by itself."""
    position = papers().position.get(event.actor_role)
    if position is None:
        return None
    return {"position": position.in_(language), "name": event.actor_name}


def _accepted_by(event: Event) -> Text:
    position = papers().position.get(event.actor_role)
    if position is None:
        return papers().label["by_itself"]
    return Text(*(f"{event.actor_name}, {one.lower()}" for one in (position.kk, position.ru)))


def _office(complaint: Complaint) -> Text:
    return departments_of(complaint.case.service, complaint.place).get().name


def _event(complaint: Complaint, kind: str) -> Event:
    event = events_of(complaint).filter(kind=kind).last()
    if event is None:
        raise NoPaper(f"{complaint.number}: no {kind}")
    return event


def _basis(cite: Mapping[str, str]) -> Text:
    return cite_act(the_law().acts[cite["act"]], cite["paragraph"]).label


def _moment(event: Event) -> Text:
    local = event.at.astimezone(ALMATY)
    day = day_text(local.date())
    return Text(*(f"{day.in_(one)}, {local:%H:%M}" for one in ("kk", "ru", "en")))


def _day(iso: str) -> Text:
    return day_text(date.fromisoformat(iso))


def _same(words: str) -> Text:
    return Text(words, words, words)
