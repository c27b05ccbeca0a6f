"""Addresses of the desk: one page, one module."""

from django.urls import path, register_converter

from tirek.desk.addresses import CaseNumber, MonthInAddress
from tirek.desk.pages import (
    confirm,
    dossier,
    facts,
    file,
    letter,
    make_register,
    payments,
    propose,
    queue,
    register,
    register_csv,
    register_sheet,
    send_back,
)

register_converter(MonthInAddress, "month")
register_converter(CaseNumber, "number")
app_name = "desk"
urlpatterns = [
    path("", queue.page, name="queue"),
    path("cases/<number:number>/", dossier.page, name="case"),
    path("cases/<number:number>/facts/", facts.page, name="facts"),
    path("cases/<number:number>/propose/", propose.page, name="propose"),
    path("cases/<number:number>/confirm/", confirm.page, name="confirm"),
    path("cases/<number:number>/return/", send_back.page, name="return"),
    path("cases/<number:number>/files/<uuid:file_id>/", file.page, name="file"),
    path("cases/<number:number>/letters/<slug:code>/", letter.page, name="letter"),
    path("payments/", payments.page, name="payments"),
    path("payments/<month:month>/", register.page, name="register"),
    path("payments/<month:month>/make/", make_register.page, name="make-register"),
    path("payments/<month:month>/csv/", register_csv.page, name="register-csv"),
    path("payments/<month:month>/sheet/", register_sheet.page, name="register-sheet"),
]
