"""`tirek serve [--demo]`: database, web and worker in one process group."""

import argparse


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("--demo", action="store_true", help="with invented families and sign-ins")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from tirek.config.serve import serve  # Django only where it is needed: other verbs stay quick

    return serve(demo=given.demo)
