"""The address at which the gateway calls us."""

from __future__ import annotations

from django.urls import path

from tirek.sms.webhook import hook

urlpatterns = [path("hook/", hook, name="sms-hook")]
