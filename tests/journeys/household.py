"""A household typed record by record, as a family does it on its telephone."""

from __future__ import annotations

from typing import Any

from journey import as_typed, send_page


class Family:
    """Types what a family says, record by record."""

    def __init__(self, parent: Any) -> None:
        self.parent, self.page = parent, parent.page

    def add(self, place: str) -> None:
        with self.page.expect_navigation():
            self.page.click(f"button[value='add:{place}']")

    def say(self, place: str, record: dict[str, Any]) -> None:
        """One record; the lists inside it after its own fields."""
        for name, value in record.items():
            if isinstance(value, list):
                for number, inside in enumerate(value, start=1):
                    self.add(f"{place}.{name}")
                    self.say(f"{place}.{name}.{number}", inside)
            elif value is not None:
                self.parent.fill(f"{place}.{name}", as_typed(value))


def read_bills(parent: Any, months: list[dict[str, Any]]) -> None:
    """The provider's file instead of typing: it has a neighbour's line too."""
    lines = ["Ай;Қызмет;Сома;Мөлшері;Мекенжай"]
    for bills in months:
        for one in bills["expenses"]:
            said = (bills["month"], one["kind"], one["charge"], one["quantity"], "Абай көшесі, 5")
            lines.append(";".join(said))
    lines.append(f"{months[0]['month']};Лифт;700;;Абай көшесі, 6")
    file = {"name": "shot.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    parent.page.set_input_files("input[type=file]", file)
    with parent.page.expect_navigation():
        parent.page.click("button[value='read:statements']")
    parent.look("statements")
    assert "Абай көшесі, 6" in parent.text(), "the neighbour's line is told, not taken"


def tell(parent: Any, family: Family, known: dict[str, Any]) -> None:
    """The question pages, one after another, until the papers."""
    for _ in range(30):
        if "/q/" not in parent.page.url:
            return
        for name in ("members", "plots"):
            if parent.page.locator(f"button[value='add:{name}']").count():
                tell_records(parent, family, name, known[name])
        if parent.page.locator("input[type=file]").count():
            read_bills(parent, known["statements"])
        for name in sorted(parent.names_asked() & known.keys()):
            if not isinstance(known[name], list) and known[name] is not None:
                parent.fill(name, as_typed(known[name]))
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()


def tell_records(parent: Any, family: Family, name: str, records: list[dict[str, Any]]) -> None:
    """The records of a list, the first of which may stand there already."""
    for number, record in enumerate(records, start=1):
        if not parent.page.locator(f"[name='{name}.{number}']").count():
            family.add(name)
        family.say(f"{name}.{number}", record)
    parent.look(name)
