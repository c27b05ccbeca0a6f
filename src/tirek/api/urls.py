"""Addresses for other systems."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from tirek.api.problems import problem
from tirek.api.root import api


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    """An address that is none answers machines in their form too."""
    return problem(404)


urlpatterns = [path("v1/", api.urls), re_path("", nothing_here, name="api-nothing")]
