"""`python -m tirek.registries.simulator --port 8100 [--records FILE]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tirek.registries.simulator.records import Simulator
from tirek.registries.simulator.server import server

parser = argparse.ArgumentParser(prog="python -m tirek.registries.simulator", description=__doc__)
parser.add_argument("--port", type=int, default=8100)
parser.add_argument("--records", type=Path, help="JSON: registry, IIN, document (or several)")
given = parser.parse_args()
server(Simulator(given.records), given.port).serve_forever()
