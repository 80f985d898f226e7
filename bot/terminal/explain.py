"""An utterance in, what decided about it out; an id in, what its examples stand for out."""

from bot.authoring.counted import counted
from bot.content.example import MOST_WAYS
from bot.content.layers import Stack
from bot.content.unfolded import entries_of, unfolded
from bot.conversation import Bot
from bot.features import Text
from bot.terminal.plain import printable

SHOWN = 5


def explain(bot: Bot, utterance: str) -> None:
    """Print the alerts, the ranking with its examples, the thresholds and the decision."""
    reply = bot.reply(utterance)
    text = bot.matcher.reader.read(utterance)
    ranking = bot.matcher.judge(text)
    limits = bot.library.thresholds
    print(f"utterance  {printable(utterance)}")
    print(f"read as    {' '.join(text.words)}")
    repairs = (f"{typed} -> {known}" for typed, known in bot.matcher.reader.repairs(utterance))
    print(f"repaired   {', '.join(repairs) or 'nothing'}")
    concepts = [feature[1:] for feature in text.features if feature.startswith("@")]
    print(f"concepts   {', '.join(concepts) or 'none'}")
    for alert in bot.screen.mentions(utterance):
        raised = "denied" if alert.negated else f"about {alert.who}, {alert.when}"
        print(f"alert      {alert.kind} ({alert.weight}), words: {alert.words}; {raised}")
    if not reply.alert_details:
        print("alert      none")
    print("ranking")
    for match in ranking.matches[:SHOWN]:
        print(f"  {match.score:5.1f}  {match.intent:28}  like: {match.example}")
    if ranking.neighbour:
        other = ranking.neighbour
        name = other.intent or "nothing known"
        print(f"  {other.score:5.1f}  not covered: {name:15}  like: {other.example}")
    if ranking.matches:
        _counted(bot, text, ranking.matches[0].intent)
    print(f"thresholds answer {limits.answer}, offer {limits.offer}, margin {limits.margin}")
    print(f"decision   {reply.kind}: {', '.join(reply.intents) or 'nothing near enough'}")
    print(f"disclaimer {reply.weight}")


def show_examples(name: str, stacked: Stack) -> bool:
    """Print examples as written and unfolded; False when nothing has this name."""
    kind = next((it for it in ("intent", "neighbour") if name in stacked.named[it]), None)
    if kind is None:
        return False
    total: set[str] = set()
    written = 0
    for entry in entries_of(kind, name, stacked):
        for example in unfolded(entry, stacked):
            written += 1
            total.update(example.ways)
            print(f"{len(example.ways):3}  {printable(example.written)}")
            for way in example.ways if example.ways != (example.written,) else ():
                print(f"       {printable(way)}")
    print(f"{name}: {written} examples stand for {len(total)} sentences, at most {MOST_WAYS} each")
    return True


def _counted(bot: Bot, text: Text, intent: str) -> None:
    """The words that the best intent would miss most."""
    words = [f"{word} {lost:+.1f}" for word, lost in counted(bot.matcher, text, intent)[:SHOWN]]
    print(f"counted    {', '.join(words)} (points of its lead)")
