"""Addresses of the front office: one page, one module."""

from __future__ import annotations

from django.urls import path, register_converter

from tirek.counter.addresses import GivenNumber
from tirek.counter.pages import (
    accepted,
    again,
    answers,
    application,
    ask_back,
    begin,
    begun,
    board,
    check,
    consent,
    forward,
    hand_over,
    key_in,
    keys,
    letter,
    move,
    papers,
    queue,
    receipt_pdf,
    refusal,
    refusal_pdf,
    refusals,
    refuse,
    represent,
    results,
    resume,
    scan,
    send_back,
    take,
    terminal,
)

register_converter(GivenNumber, "given")
app_name = "counter"
urlpatterns = [
    path("", queue.page, name="queue"),
    path("tickets/", take.page, name="take"),
    path("tickets/move/", move.page, name="move"),
    path("terminal/<str:key>/", terminal.page, name="terminal"),
    path("board/<str:key>/", board.page, name="board"),
    path("intake/", begin.page, name="begin"),
    path("intake/begun/", begun.page, name="begun"),
    path("intake/paper/", key_in.page, name="key-in"),
    path("intake/<uuid:draft_id>/", answers.page, name="answers"),
    path("intake/<uuid:draft_id>/consent/", consent.page, name="consent"),
    path("intake/<uuid:draft_id>/resume/", resume.page, name="resume"),
    path("intake/<uuid:draft_id>/papers/", papers.page, name="papers"),
    path("intake/<uuid:draft_id>/papers/<uuid:file_id>/", scan.page, name="scan"),
    path("intake/<uuid:draft_id>/check/", check.page, name="check"),
    path("intake/<uuid:draft_id>/refuse/", refuse.page, name="refuse"),
    path("refusals/", refusals.page, name="refusals"),
    path("refusals/<given:number>/", refusal.page, name="refusal"),
    path("refusals/<given:number>/<slug:language>/", refusal_pdf.page, name="refusal-pdf"),
    path("applications/", accepted.page, name="accepted"),
    path("applications/forward/", forward.page, name="forward"),
    path("applications/<given:number>/", application.page, name="application"),
    path("applications/<given:number>/again/", again.page, name="again"),
    path(
        "applications/<given:number>/receipt/<slug:language>/",
        receipt_pdf.page,
        name="receipt-pdf",
    ),
    path("applications/<given:number>/letters/<slug:code>/", letter.page, name="letter"),
    path("applications/<given:number>/hand-over/", hand_over.page, name="hand-over"),
    path("applications/<given:number>/ask-back/", ask_back.page, name="ask-back"),
    path("applications/<given:number>/send-back/", send_back.page, name="send-back"),
    path("represent/", represent.page, name="represent"),
    path("keys/", keys.page, name="keys"),
    path("results/", results.page, name="results"),
]
