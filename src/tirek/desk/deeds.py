"""A page of the market on the desk: what is known, and one form for each thing that may be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tirek.casework.refused import Refused
from tirek.desk.frame import desk_page
from tirek.documents.actions.store import RefusedFile
from tirek.kernel.money import Tenge
from tirek.procedure.answer import AnswerError, read_money
from tirek.supply.texts import texts
from tirek.web.components import Action, Field, Page, Problem, SummaryRow, Table
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text
from tirek.web.typed import words_sent

MOST = 10**14
"""Tiyn, a million million tenge: a technical limit."""


@dataclass(frozen=True)
class DeedForm:
    """One thing that may be done: `deed` is what its button sends."""

    deed: str
    title: str
    button: str
    what: str = ""
    fields: Sequence[Field] = ()


@dataclass(frozen=True)
class DeedsPage(Page):
    """`rows` are what is known; `table` a list, `tables` more; `links` lead on or to papers;
    `warning` is what is late; `steps` what happened."""

    lead: str = ""
    rows: Sequence[SummaryRow] = ()
    table: Table | None = None
    tables: Sequence[Table] = ()
    warning: str = ""
    forms: Sequence[DeedForm] = ()
    links: Sequence[Action] = ()
    steps: Table | None = None


Deeds = Mapping[str, Callable[[], object]]


def deeds_page(
    request: HttpRequest,
    deeds: Deeds,
    shown: Callable[[Stopped | None], DeedsPage],
    back: str,
    **context: Any,
) -> HttpResponse:
    """GET shows; POST does what its button says and goes to `back`, or says why not.

    `context`: the pages of a long list.
    """
    stopped = None
    if request.method == "POST":
        deed = deeds.get(request.POST.get("deed", ""))
        stopped = Stopped("", 400) if deed is None else tried(deed)
        if stopped is None:
            messages.success(request, text("desk.market.done"))
            return redirect(back)
    status = stopped.status if stopped else 200
    return desk_page(request, "deeds", shown(stopped), status=status, **context)


def tried(deed: Callable[[], object]) -> Stopped | None:
    """Do it; None if it was done. A file that is not taken is said at the field of papers."""

    def done() -> None:
        try:
            deed()
        except RefusedFile as wrong:
            raise Refused(wrong.text, field="papers") from wrong

    return attempt(done)


def problems(stopped: Stopped | None) -> list[Problem]:
    """For the error summary."""
    return [stopped.problem] if stopped and stopped.why else []


def tiyn_sent(request: HttpRequest, name: str) -> int:
    """A sum that was typed in tenge. Raises Refused for what is none."""
    try:
        tiyn = Tenge.of(read_money(words_sent(request, name))).tiyn
    except AnswerError as wrong:
        raise Refused(wrong.text, field=name) from wrong
    if tiyn > MOST:
        raise Refused(texts().refused["price_missing"], field=name)
    return tiyn
