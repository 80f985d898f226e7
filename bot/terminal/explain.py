"""An utterance in, what decided about it out."""

from bot.content.model import Library
from bot.conversation import Bot
from bot.terminal.plain import printable

SHOWN = 5


def explain(library: Library, utterance: str) -> None:
    """Print the alerts, the ranking with its examples, the thresholds and the decision."""
    bot = Bot(library)
    reply = bot.reply(utterance)
    ranking = bot.matcher.weigh(utterance)
    limits = library.thresholds
    print(f"utterance  {printable(utterance)}")
    print(f"read as    {' '.join(bot.matcher.reader.words(utterance))}")
    for alert in reply.alert_details:
        print(f"alert      {alert.kind} ({alert.weight}), raised by: {alert.words}")
    if not reply.alert_details:
        print("alert      none")
    print("ranking")
    for match in ranking.matches[:SHOWN]:
        print(f"  {match.score:5.1f}  {match.intent:28}  like: {match.example}")
    if ranking.neighbour:
        other = ranking.neighbour
        print(f"  {other.score:5.1f}  not covered: {other.intent:15}  like: {other.example}")
    print(f"thresholds answer {limits.answer}, offer {limits.offer}, margin {limits.margin}")
    print(f"decision   {reply.kind}: {', '.join(reply.intents) or 'nothing near enough'}")
    print(f"disclaimer {reply.weight}")
