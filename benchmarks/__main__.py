"""`python -m benchmarks [PART] [--questions DIR | --data DIR]`: print the figures."""

import argparse
import json
import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.authoring import print_authoring
from benchmarks.content import print_content
from benchmarks.evaluation import print_evaluation
from benchmarks.keys import print_keys
from benchmarks.questions import print_cases, print_questions
from benchmarks.redaction import print_redaction
from benchmarks.safety import print_safety
from benchmarks.scale import print_scale
from benchmarks.speed import print_speed
from benchmarks.stream import print_stream
from benchmarks.table import print_table

PARTS = (
    "authoring",
    "content",
    "evaluate",
    "keys",
    "redaction",
    "safety",
    "scale",
    "stream",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Quality and speed; or one part of it; or, with --data, beside other methods."""
    options = _options(arguments)
    if options.part == "authoring":
        print_authoring()
    elif options.part == "content":
        print_content()
    elif options.part == "safety":
        print_safety(quick=options.quick)
    elif options.part == "evaluate":
        print_evaluation()
    elif options.part == "redaction":
        print_redaction()
    elif options.part == "keys":
        print_keys()
    elif options.part == "stream":
        print_stream(full=options.full)
    elif options.part == "scale" or options.data:
        print_public(options)
    else:
        print_own(options.questions)


def print_own(questions: Path | None) -> None:
    """Figures of the shipped content: on a folder of labelled utterances, or on the cases."""
    if questions:
        print_questions(questions)
    else:
        print("No --questions folder: the figures are of the project's own cases.")
        print_cases(Path(__file__).parent.parent / "tests" / "cases")
    print_speed()


def print_public(options: argparse.Namespace) -> None:
    """Tables beside other methods and of scale; what is done is written out as it comes."""
    found: dict[str, Any] = {"machine": machine()}
    print(", ".join(f"{name} {value}" for name, value in found["machine"].items()))
    if options.part != "scale":
        found["table"] = print_table(options.data, quick=options.quick)
        _write(options.out, found)
    found["scale"] = print_scale(quick=options.quick)
    _write(options.out, found)


def machine() -> dict[str, str]:
    """What the figures depend on."""
    names = ["rapidfuzz", "numpy", "scipy", "scikit-learn", "sentence-transformers", "torch"]
    return {
        "Python": platform.python_version(),
        "cores": str(os.cpu_count()),
        **{name: _version(name) for name in names},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _write(path: Path | None, found: Mapping[str, Any]) -> None:
    if path:
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=main.__doc__)
    parser.add_argument(
        "part",
        nargs="?",
        choices=PARTS,
        help="only this part",
    )
    parser.add_argument(
        "--questions", type=Path, metavar="DIR", help="a folder of labelled utterances (.jsonl)"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="a folder of public data sets (.jsonl)"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures as JSON, too")
    parser.add_argument(
        "--quick", action="store_true", help="one draw, a quarter of the lines, no million"
    )
    parser.add_argument("--full", action="store_true", help="stream: a million lines, too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
