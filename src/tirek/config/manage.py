"""`python -m tirek.config.manage migrate`: Django's own commands on Tirek's database."""

from __future__ import annotations

import sys

from tirek.config.boot import boot


def main(arguments: list[str]) -> None:
    boot()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["tirek", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
