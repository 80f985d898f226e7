"""What is wanted of the last answer: an utterance in, an act out; an act in, a reply out."""

from dataclasses import replace

from bot.choice import whole
from bot.compose import Found, compose
from bot.content.model import Library
from bot.content.wording import Act
from bot.context import Context
from bot.decide import Decision
from bot.normalize import Words, cut
from bot.phrases import PhraseBook, labelled
from bot.reply import Reply
from bot.views import View


class Acts:
    """Knows the ways to say "more", "repeat", "none of these", and nothing else besides."""

    def __init__(self, library: Library) -> None:
        vocabulary = library.vocabulary
        self._filler = frozenset(vocabulary.filler)
        self._book = PhraseBook(labelled(vocabulary.acts))

    def wanted(self, utterance: str) -> str:
        """The act; empty when the utterance says anything else."""
        words = cut(utterance)
        return whole(self._book, words) or whole(self._book, self._bare(words))

    def _bare(self, words: Words) -> Words:
        """Without the small words before and after: "ok, sources please"."""
        telling = [at for at, word in enumerate(words.words) if word not in self._filler]
        reach = slice(telling[0], telling[-1] + 1) if telling else slice(0)
        return Words(words.words[reach], words.sentences[reach], words.clauses[reach])


def look_back(act: Act, context: Context, library: Library) -> tuple[Reply, Context]:
    """The last answer seen another way, and what is remembered then.

    A grave reply is never shown by halves: whatever is wanted of it, it is said again.
    """
    answer = context.answer
    if act == "repeat" and context.last:
        return context.last, context
    if answer is None:
        return compose(Found(Decision("fallback", ()), view=act), library), context
    if answer.weight in {"urgent", "crisis"}:
        return answer, context
    view: View = "all_said" if act == "more" and not context.shortened else act
    told = (*context.remembered, *answer.alert_details)
    about = answer.about if act == "short" else ""
    found = Found(Decision("answer", context.matches), told=told, view=view, about=about)
    reply = compose(found, library)
    offered = reply.suggestions or context.offered
    return reply, replace(context, last=reply, shortened=act == "short", offered=offered)
