"""Suppliers as the commission sees them, and as each sees itself."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.supplier_details import details_form, details_rows
from tirek.procedure.supply.supplier import Judgement, supplier_table
from tirek.supply.models import Supplier, SupplierPaper, SupplierStep
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, SummaryRow, Table
from tirek.web.components.tones import LIFE_TONES
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import file_field, typed

OUTCOMES: tuple[Judgement, ...] = ("Admitted", "Refused", "Excluded")


def suppliers_table(shown: Sequence[Supplier]) -> Table:
    """A line for each."""
    return Table(
        caption=text("desk.market.suppliers_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.market.{name}")) for name in ("supplier", "stage")],
        rows=[
            [
                Cell(
                    spoken(one.office.name),
                    href=reverse("desk:judge-supplier", args=[one.pk]),
                    header=True,
                ),
                _stage(one),
            ]
            for one in shown
        ],
        empty=text("desk.market.empty"),
    )


def _stage(supplier: Supplier) -> Cell:
    stage = supplier_table().stage(supplier.stage)
    return Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone])


def judged_page(request: HttpRequest, supplier: Supplier, stopped: Stopped | None) -> DeedsPage:
    """Its papers, what happened, and what the commission may decide now."""
    possible = supplier_table().possible(supplier.stage, by="commission")
    fields = [] if not possible else list(_decision(request, stopped))
    forms = [
        DeedForm(
            one,
            spoken(supplier_table().title(one)),
            text("desk.market.write"),
            fields=fields,
        )
        for one in OUTCOMES
        if one in possible
    ]
    return DeedsPage(
        title=spoken(supplier.office.name),
        back=reverse("desk:suppliers"),
        problems=problems(stopped),
        rows=[_papers(supplier), *details_rows(supplier)],
        forms=forms,
        steps=_steps(supplier),
    )


def own_page(request: HttpRequest, supplier: Supplier | None, stopped: Stopped | None) -> DeedsPage:
    """Where the own organisation stands, and the way to ask."""
    table = supplier_table()
    stage = supplier.stage if supplier else table.begins
    forms = []
    if "Applied" in table.possible(stage, by="supplier"):
        fields = [
            file_field("papers", text("desk.market.papers"), stopped),
            typed(
                request,
                "words",
                text("desk.market.words"),
                stopped,
                kind="textarea",
                optional=True,
            ),
        ]
        title, button = spoken(table.title("Applied")), text("desk.market.apply")
        forms.append(DeedForm("apply", title, button, fields=fields))
    standing = SummaryRow(text("desk.market.stage"), spoken(table.stage(stage).officer))
    return DeedsPage(
        title=text("desk.market.own_title"),
        problems=problems(stopped),
        lead=text("desk.market.own_lead"),
        rows=[standing, *([_papers(supplier), *details_rows(supplier)] if supplier else [])],
        forms=[*forms, details_form(request, stopped)],
        steps=_steps(supplier) if supplier else None,
    )


def _decision(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    yield typed(request, "number", text("desk.market.number"), stopped, width=10)
    yield day_field(request, "on", text("desk.market.on"), stopped)
    yield typed(request, "ground", text("desk.market.ground"), stopped, kind="textarea")


def _papers(supplier: Supplier) -> SummaryRow:
    papers = SupplierPaper.objects.filter(step__supplier=supplier).select_related("file")
    links = [
        Action(reverse("desk:supplier-paper", args=[supplier.pk, one.file_id]), one.file.name)
        for one in papers
    ]
    return SummaryRow(text("desk.market.papers"), actions=links)


def _steps(supplier: Supplier) -> Table:
    return Table(
        caption=text("desk.market.steps"),
        head=[Cell(text(f"desk.market.{name}")) for name in ("at", "what", "by")],
        rows=[_step(one) for one in supplier.steps.order_by("-seq")],
    )


def _step(step: SupplierStep) -> list[Cell]:
    said = [f"{text(f'desk.market.{name}')}: {_told(step, name)}" for name in _named(step)]
    return [
        Cell(formats.moment(step.at, current())),
        Cell(spoken(supplier_table().title(step.kind)), note="; ".join(said)),
        Cell(step.by_name),
    ]


def _named(step: SupplierStep) -> list[str]:
    return [name for name in ("number", "on", "ground") if step.payload.get(name)]


def _told(step: SupplierStep, name: str) -> str:
    said = str(step.payload[name])
    return formats.day(said, current()) if name == "on" else said
