"""The entrance for a web server (gunicorn tirek.config.wsgi)."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

from tirek.api.short_way import ShortWay
from tirek.config.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tirek.config.settings")
application = ShortWay(get_wsgi_application())
warm_up()

# What is loaded by now (code, acts, texts) stays for ever: the collector need not walk it again
# and again, and the processes that are made from this one share its memory.
gc.collect()
gc.freeze()
# A page makes a hundred thousand objects that die with it: looking for circles after every 700 of
# them, as Python does unasked, is work for nothing.
gc.set_threshold(50_000, 20, 50)
