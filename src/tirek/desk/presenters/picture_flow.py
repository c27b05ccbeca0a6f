"""The flow of cases by stage as a picture: how long half of them and nine of ten were in each."""

from collections.abc import Sequence
from datetime import date

from tirek.desk.presenters.picture_words import (
    count_cell,
    counted,
    days,
    figure,
    stage_name,
    stages_in_order,
)
from tirek.indicators.queries.pictured import Stay
from tirek.web.components import Cell, Table
from tirek.web.pictures import Bar, Bars
from tirek.web.texts import text


def flow_picture(stays: Sequence[Stay], until: date | None, file: str = "") -> Bars:
    """How long cases were in each stage: half of them, and nine of ten."""
    order = stages_in_order()
    found = sorted(stays, key=lambda stay: order.index(stay.stage))
    left = [stay for stay in found if stay.left]
    return Bars(
        id="flow",
        title=text("desk.pictures.flow"),
        says=" ".join(_stay_says(stay) for stay in left),
        bars=[
            Bar(stage_name(stay.stage, stay.service), [stay.median], days(stay.median), stay.ninth)
            for stay in left
        ],
        series=[text("desk.pictures.half")],
        mark=text("desk.pictures.nine_of_ten"),
        table=_flow_table(found),
        empty=text("desk.pictures.no_flow"),
        note=counted(until),
        file=file,
    )


def _stay_says(stay: Stay) -> str:
    return text("desk.pictures.stage_says", stage=stage_name(stay.stage, stay.service),
                left=figure(stay.left), half=days(stay.median), ninth=days(stay.ninth))  # fmt: skip


def _flow_table(found: Sequence[Stay]) -> Table:
    heads = ("left", "half", "nine_of_ten", "here")
    return Table(
        caption=text("desk.pictures.flow"),
        head=[Cell(text("desk.pictures.by_stage")),
              *(Cell(text(f"desk.pictures.{head}"), numeric=True) for head in heads)],
        rows=[
            [
                Cell(stage_name(stay.stage, stay.service), header=True),
                count_cell(stay.left),
                Cell(days(stay.median) if stay.left else "—", numeric=True),
                Cell(days(stay.ninth) if stay.left else "—", numeric=True),
                count_cell(stay.here),
            ]
            for stay in found
        ],
    )  # fmt: skip
