"""Pasted text in, what the line shows of it out, and the whole of it again when it is sent.

Redrawing a line of a million characters at each key would take seconds.
"""

import re

LONGEST = 2000
"""Characters that are shown as they are."""
MOST_LINES = 12

_MARK = re.compile(r"\[pasted text (\d+): \d+ characters\]")


class Pastes:
    """The long texts that were pasted into one line."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def shown(self, text: str) -> str:
        """The text itself, or a mark in its place when it is long."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) <= LONGEST and text.count("\n") < MOST_LINES:
            return text
        self._texts.append(text)
        return f"[pasted text {len(self._texts)}: {len(text)} characters]"

    def whole(self, line: str) -> str:
        """The line with each mark of ours turned into its text."""
        return _MARK.sub(self._text, line)

    def in_part(self, line: str) -> bool:
        """Whether the line shows only a part of what was pasted."""
        return self.whole(line) != line

    def forget(self) -> None:
        self._texts.clear()

    def _text(self, mark: re.Match[str]) -> str:
        number = int(mark[1])
        return self._texts[number - 1] if 0 < number <= len(self._texts) else mark[0]
