"""`python -m tirek.payments.bank_simulator --port 8200`."""

from __future__ import annotations

import argparse

from tirek.payments.bank_simulator.books import Bank
from tirek.payments.bank_simulator.server import server

parser = argparse.ArgumentParser(
    prog="python -m tirek.payments.bank_simulator", description=__doc__
)
parser.add_argument("--port", type=int, default=8200)
given = parser.parse_args()
server(Bank(), given.port).serve_forever()
