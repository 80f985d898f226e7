"""`python -m benchmarks [content] [--questions DIR]`: print the figures."""

import argparse
from pathlib import Path

from benchmarks.content import print_content
from benchmarks.questions import print_cases, print_questions
from benchmarks.speed import print_speed


def main() -> None:
    """Quality on labelled utterances and speed; or, with `content`, how varied the examples are."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=main.__doc__)
    parser.add_argument("part", nargs="?", choices=["content"], help="only the examples")
    parser.add_argument(
        "--questions", type=Path, metavar="DIR", help="a folder of labelled utterances (.jsonl)"
    )
    options = parser.parse_args()
    if options.part == "content":
        print_content()
        return
    if options.questions:
        print_questions(options.questions)
    else:
        print("No --questions folder: the figures are of the project's own cases.")
        print_cases(Path(__file__).parent.parent / "tests" / "cases")
    print_speed()


if __name__ == "__main__":
    main()
