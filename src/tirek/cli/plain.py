"""A decision document in one language, as lines for people."""

from collections.abc import Iterator, Mapping
from typing import Any

from tirek.kernel.text import Text

WORDS = {
    "granted": Text("ТАҒАЙЫНДАЛАДЫ", "НАЗНАЧИТЬ", "GRANTED"),
    "refused": Text("БАС ТАРТЫЛАДЫ", "ОТКАЗАТЬ", "REFUSED"),
    "undecidable": Text("ШЕШІМ ШЫҒАРУ МҮМКІН ЕМЕС", "РЕШИТЬ НЕЛЬЗЯ", "CANNOT BE DECIDED YET"),
    "edition": Text("Акт", "Акт", "Act"),
    "flags": Text("Назар аударыңыз", "Обратите внимание", "To be looked at"),
    "schedule": Text("Төлем кестесі", "График выплат", "Schedule"),
    "unpaid": Text("Төленбейтін айлар", "Неоплачиваемые месяцы", "Months not paid"),
    "total": Text("Барлығы", "Итого", "Total"),
    "pending": Text("кейін есептеледі", "будет рассчитано позже", "computed later"),
    "needs": Text("Жетіспейтін мәліметтер", "Не хватает сведений", "Facts needed"),
    "readings": Text("Қолданылған түсіндірме", "Применённое толкование", "Reading applied"),
    "trace": Text("Қалай шешілді", "Как решено", "How it was decided"),
}


def told(document: Mapping[str, Any], language: str) -> str:
    """The document as lines for a person."""
    return "\n".join(_lines(document, language))


def _lines(document: Mapping[str, Any], language: str) -> Iterator[str]:
    def word(name: str) -> str:
        return WORDS[name].in_(language)  # type: ignore[arg-type]

    yield word(document["outcome"])
    for reason in document["reasons"]:
        yield from _reason(reason)
    if document["edition"]:
        yield f"{word('edition')}: {document['edition']['title']}"
    yield from _section(word("flags"), [line for f in document["flags"] for line in _reason(f)])
    pending = word("pending")
    dues = [
        f"  {due['period']:8} {due['amount'] or pending:>12}  {due['sum'] or ''}"
        for due in document["schedule"]
    ]
    yield from _section(word("schedule"), dues)
    if dues:
        yield f"  {word('total'):8} {document['total']:>12}"
    unpaid = [
        f"  {one['months'][0]}..{one['months'][-1]}: " + " ".join(r["text"] for r in one["reasons"])
        for one in document["unpaid"]
    ]
    yield from _section(word("unpaid"), unpaid)
    yield from _section(word("needs"), [f"  {need}" for need in document["needs"]])
    readings = [f"  {one['question']} {one['text']}" for one in document["readings"]]
    yield from _section(word("readings"), readings)
    yield from _section(word("trace"), _trace(document["trace"]))


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}:"
        yield from lines


def _reason(reason: Mapping[str, Any]) -> Iterator[str]:
    yield f"  [{reason['code']}] {reason['text']}"
    for cite in reason["cites"]:
        yield f"      {cite['label']}"


def _trace(steps: list[Mapping[str, Any]]) -> list[str]:
    """What a person follows: each rule with the months in which it had each value."""
    lines = []
    for step in steps:
        if step["value"] is False and step["role"] != "condition":
            continue  # a flag or a question that did not come true says nothing
        value = step["text"] or step["value"]
        when = f" ({step['month']}..{step['until']})" if step["month"] else ""
        cite = f"  [{step['cites'][0]['label']}]" if step["cites"] else ""
        lines.append(f"  {step['label']}: {value}{when}{cite}")
    return lines
