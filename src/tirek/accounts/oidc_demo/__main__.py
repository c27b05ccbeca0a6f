"""`python -m tirek.accounts.oidc_demo --back ADDRESS --secret WORD [--port N, --records FILE]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tirek.accounts.oidc_demo.people import People
from tirek.accounts.oidc_demo.provider import Client
from tirek.accounts.oidc_demo.server import server

parser = argparse.ArgumentParser(prog="python -m tirek.accounts.oidc_demo", description=__doc__)
parser.add_argument("--port", type=int, default=8300)
parser.add_argument("--back", nargs="+", required=True, help="where people may be sent back to")
parser.add_argument("--secret", required=True, help="what Tirek shows to get its answer")
parser.add_argument("--records", type=Path, help="JSON: registry, IIN, document")
given = parser.parse_args()
client = Client("tirek", given.secret, tuple(given.back))
server(People(given.records), client, given.port).serve_forever()
