"""An answer stands in the file that has the name of its intent's file.

good: intents/evidence.yaml and answers/evidence.yaml
bad:  intents/evidence.yaml and answers/other.yaml
"""

from collections.abc import Iterator

from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "mirrored-topic"


def check(stacked: Stack) -> Iterator[Problem]:
    """Answers whose topic differs from their intent's."""
    answers = stacked.named["answer"]
    for entry in stacked.named["intent"].values():
        answer = answers.get(entry.get("answer", entry.get("intent")))
        if answer and answer.topic != entry.topic:
            message = f"answer {answer.get('answer')!r} belongs in {entry.topic}.yaml"
            yield answer.where("answer").problem(RULE, message)
