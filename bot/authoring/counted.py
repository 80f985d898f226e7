"""A text and an intent in, what each word adds to the intent's lead out."""

from bot.features import Text
from bot.matcher import Matcher


def counted(matcher: Matcher, text: Text, intent: str) -> list[tuple[str, float]]:
    """The words of a text, and the lead over all else that the intent loses without each.

    In points of evidence, those that count most first.
    """
    lead = matcher.lead(text, intent)
    lost = []
    for word in dict.fromkeys(text.words):
        rest = matcher.reader.take(tuple(it for it in text.words if it != word))
        lost.append((word, round(lead - matcher.lead(rest, intent), 1)))
    return sorted(lost, key=lambda pair: -pair[1])
