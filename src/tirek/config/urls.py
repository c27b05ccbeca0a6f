"""Which part of Tirek answers at which address."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("api/", include("tirek.api.urls")),
    path("counter/", include("tirek.counter.urls")),
    path("desk/", include("tirek.desk.urls")),
    path("sms/", include("tirek.sms.urls")),
    path("", include("tirek.web.urls")),
    path("", include("tirek.portal.urls")),
]
