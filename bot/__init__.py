"""Curated answers to questions, matched fuzzily, said safely: the public door."""

from bot.content.loader import load_library
from bot.content.model import Answer, Case, Caution, Intent, Library, Source, Thresholds
from bot.content.problem import Problem
from bot.conversation import Bot, Conversation
from bot.decide import Decision, Match
from bot.errors import BotError, ContentError, ContentInvalid, ContentNotFound
from bot.matcher import Matcher
from bot.misses.redaction import Redactor
from bot.misses.store import Misses
from bot.misses.witness import Witness
from bot.reply import Reply
from bot.screen import Alert, Screen
from bot.turn import Turn

__all__ = [
    "Alert",
    "Answer",
    "Bot",
    "BotError",
    "Case",
    "Caution",
    "ContentError",
    "ContentInvalid",
    "ContentNotFound",
    "Conversation",
    "Decision",
    "Intent",
    "Library",
    "Match",
    "Matcher",
    "Misses",
    "Problem",
    "Redactor",
    "Reply",
    "Screen",
    "Source",
    "Thresholds",
    "Turn",
    "Witness",
    "load_library",
]
