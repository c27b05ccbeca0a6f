"""Addresses of what the state buys."""

from django.urls import path

from tirek.desk.pages import (
    bought,
    bought_card,
    bought_contract,
    bought_file,
    bought_list_file,
    bought_lists,
    bought_people,
    bought_person,
    findings,
)

urlpatterns = [
    path("bought/", bought.page, name="bought"),
    path("bought/contracts/<int:contract_id>/", bought_contract.page, name="bought-contract"),
    path("bought/people/", bought_people.page, name="bought-people"),
    path("bought/people/<int:delivery_id>/", bought_person.page, name="bought-person"),
    path(
        "bought/people/<int:delivery_id>/<slug:card>/<slug:language>/<slug:kind>/",
        bought_card.page,
        name="bought-card",
    ),
    path("bought/lists/", bought_lists.page, name="bought-lists"),
    path(
        "bought/lists/<slug:service>/<slug:paper>/<slug:language>/<slug:kind>/",
        bought_list_file.page,
        name="bought-list-file",
    ),
    path(
        "bought/files/<slug:paper>/<int:paper_id>/<slug:language>/<slug:kind>/",
        bought_file.page,
        name="bought-file",
    ),
    path("findings/", findings.page, name="findings"),
]
