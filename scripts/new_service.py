"""`make new-service SLUG=my-service`: the folder of a legal service, with everything to fill in."""

import re
import sys
from pathlib import Path

SKELETON = Path(__file__).parent / "skeletons" / "my_service"
SERVICES = Path(__file__).parents[1] / "src" / "tirek" / "services"
SLUG = re.compile(r"[a-z]+(-[a-z0-9]+)*")


class Refused(Exception):
    """Why no skeleton is written."""


def write_skeleton(slug: str, services: Path = SERVICES) -> Path:
    """Copy the skeleton under the name of the service. Raises Refused."""
    if not SLUG.fullmatch(slug):
        raise Refused(f"SLUG={slug!r}: expected small Latin words joined by hyphens: my-service")
    package = slug.replace("-", "_")
    folder = services / package
    if folder.exists():
        raise Refused(f"{folder.name}: this service is there already")
    for source in sorted(SKELETON.rglob("*.*")):
        if source.is_file() and "__pycache__" not in source.parts:
            target = folder / source.relative_to(SKELETON)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8")
            text = text.replace("my_service", package).replace("my-service", slug)
            target.write_text(text, encoding="utf-8")
    (folder / "editions").mkdir()
    return folder


def main(slug: str) -> int:
    """Write it, and say what comes next."""
    try:
        folder = write_skeleton(slug)
    except Refused as refused:
        sys.stderr.write(f"new-service: {refused}\n")
        return 2
    sys.stdout.write(
        f"{folder.relative_to(SERVICES.parents[2])} is written.\n"
        f"Add `{folder.name}.SERVICE` to SERVICES in src/tirek/services/__init__.py, then fill in\n"
        "what `make law-check` refuses. See docs/how-to/add-a-service.md\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2] or [""]))
